// The only place where UTF-8 text is taken apart.
// Decoding is strict: overlong forms and surrogates are no characters, so two spellings of one name cannot hide.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bookbag::base {

/// Whether `text` is well-formed UTF-8 (no overlong form, no surrogate, nothing above U+10FFFF).
bool is_utf8(std::string_view text);

/// The code points of well-formed UTF-8; a broken byte becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view text);

/// One code point in UTF-8.
std::string to_utf8(char32_t point);

/// Code points in UTF-8.
std::string to_utf8(const std::vector<char32_t>& points);

}  // namespace bookbag::base
