// One place of a figure where words, a number or a blank can stand.
//
// Authors write numbers, texts and blanks in the same lists: `[3, "'?'", "'?=7'", "''"]`. An Entry is what such a value
// means: what the child sees, what the answer form shows, and the number behind it when there is one.
#pragma once

#include <optional>
#include <string>

#include "base/rational.hpp"
#include "document/figure_spec.hpp"
#include "document/rich_text.hpp"

namespace bookbag::layout::figures {

struct Entry {
    enum class Kind : std::uint8_t { Empty, Text, Blank };
    Kind kind = Kind::Empty;
    document::RichText text = {};               ///< of a Blank: the answer, empty when only the figure can know it
    std::optional<base::Rational> number = {};  ///< when the text is a number; of a Blank: the answer's
    bool blank() const { return kind == Kind::Blank; }
    bool empty() const { return kind == Kind::Empty; }
};

/// A number as a label: 12,345 with thin spaces, a true minus sign, decimals when they end within 4 places, else a fraction.
document::RichText number_text(const base::Rational& value);
/// A number as a whole, a fraction or a mixed number.
document::RichText fraction_text(const base::Rational& value);
/// A fraction with the given denominator, not reduced: 2/4.
document::RichText unreduced_text(std::int64_t numerator, std::int64_t denominator);
/// Maths notation as rich text.
document::RichText maths_text(std::string notation);
/// The same text in bold.
document::RichText bolder(document::RichText text);
/// A single letter as an italic letter of mathematics, anything else as it is: names of angles, sides and points.
document::RichText letter_text(const document::RichText& text);

/// A number for the words of an alternative text: "12345", "-3", "0.5", "3/4".
std::string spoken(const base::Rational& value);

/// Entry of a spec value: a number, a text, `?`, `?=answer` or ''. Absent for lists, maps and truths.
std::optional<Entry> entry_of(const document::FigureValue& value);
Entry number_entry(const base::Rational& value);
Entry blank_entry(const base::Rational& answer);

}  // namespace bookbag::layout::figures
