// Looks at printed texts the way a careful proof-reader does: doubled spaces, 1x, + -3, a apple. Small scans, no grammar;
// what they cannot see is for a teacher's eye. Inside the room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/rational.hpp"
#include "document/rich_text.hpp"

namespace bookbag::questions {

/// What is wrong with the look of a text: doubled spaces, "1x", "+ -3", "£3.5", an unresolved "{{", "a apple"; "" when nothing is.
std::string fault_of_look(const document::RichText& text);

/// The first sentence of more than `most` words, or "". A formula counts as one word.
std::string long_sentence(const document::RichText& text, std::size_t most);

/// A line or sentence of the text that starts with a small letter, or "".
std::string small_start(const document::RichText& text);

/// Whether one of the whole numbers or fractions written in `text` ("7", "8/12", "1 1/2") has this value.
bool shows_number(std::string_view text, const base::Rational& number);

/// Letters, digits and signs only: no spaces of any kind, one minus sign for all; for comparing what is read alike.
std::string without_spaces(std::string_view text);

}  // namespace bookbag::questions
