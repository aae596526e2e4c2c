// Small text helpers that know no locale.
//
// <format> is missing in GCC 12 and the printf family follows the process locale, so text is put together with these.
// Everything here is ASCII-only on purpose; Unicode is the business of base/utf8.hpp.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bookbag::base {

/// A whole decimal integer with an optional minus sign, nothing else around it; absent if not one or out of range.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// A decimal number such as "-12.50" with a point, no exponent, nothing else around it; absent if not one.
std::optional<double> parse_decimal(std::string_view text);

/// `value` >= 0 in decimal with leading zeros up to `width`.
std::string zero_padded(std::int64_t value, int width);

/// `value` with exactly `places` decimals (0–9), rounded half away from zero, with a point whatever the locale.
std::string fixed(double value, int places);

/// Without white space (space, tab, CR, LF) at both ends.
std::string_view trimmed(std::string_view text);

/// The parts of `text` between `separator`s; an empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts with `separator` between them.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// ASCII letters in lower case, all other bytes as they are.
std::string lower_ascii(std::string_view text);

/// Every occurrence of `from` (not empty) replaced by `to`.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// Of `known`, the one nearest to `word` by edit distance when that is at most 3 and less than the word's length; for "did you
/// mean".
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

/// Whole number in decimal with thousands separated by `separator`: 12,345.
std::string grouped(std::int64_t value, std::string_view separator = ",");

}  // namespace bookbag::base
