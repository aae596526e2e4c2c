// How a value is spelt: once in maths notation, once in words.
//
// All signs and groupings of printed numbers come from here: a true minus sign in words, digit groups from 10 000 up,
// £3.50 and never £3.5, 2x and never 1x or + -3. Checks never call this file (see verify.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/rational.hpp"
#include "base/result.hpp"
#include "questions/value.hpp"

namespace bookbag::questions {

/// A whole number; digits in groups of three with thin spaces from 10 000 up.
Spelling spell_whole(std::int64_t number);

/// A whole number with digit groups from 1,000 up.
Spelling spell_grouped(std::int64_t number);

/// numerator over denominator as they are, the sign before the bar. denominator != 0.
Spelling spell_fraction(std::int64_t numerator, std::int64_t denominator);

/// A fraction in lowest terms; a whole number as such.
Spelling spell_rational(const base::Rational& number);

/// 11/5 as 2 1/5; a whole number or a proper fraction as such.
Spelling spell_mixed(const base::Rational& number);

/// The exact decimal form. BadInput when it never ends or needs more than 12 places.
base::Result<Spelling> spell_decimal(const base::Rational& number);

/// Exactly `places` (0–12) decimals. BadInput outside, or when that would round.
base::Result<Spelling> spell_places(const base::Rational& number, int places);

/// Pounds: £4, £3.50. BadInput unless the pence are whole.
base::Result<Spelling> spell_money(const base::Rational& pounds);

/// 0.35 as 35%. BadInput when the decimal never ends.
base::Result<Spelling> spell_percent(const base::Rational& number);

/// Minutes after midnight (taken modulo a day) as 15:15, or as 3:15 pm with 12:00 noon and 12:00 midnight.
Spelling spell_time24(std::int64_t minutes);
Spelling spell_time12(std::int64_t minutes);

/// A duration of `minutes` >= 0: "45 min", "2 h", "1 h 20 min".
Spelling spell_duration(std::int64_t minutes);

/// The decimal form with the repeating digits dotted.
base::Result<Spelling> spell_recurring(const base::Rational& number);

/// A value as it stands bare in {{…}}: numbers by their style, texts as they are, lists with commas.
/// BadInput for true or false and for an approximate number.
base::Result<Spelling> spell(const Value& value);

/// Words upright inside mathematics.
std::string maths_text(std::string_view words);

/// Both spellings put one after another.
Spelling operator+(Spelling a, const Spelling& b);

/// The same text in both spellings.
Spelling both(std::string text);

/// A whole exponent in superscript digits, for words: 2 is "²".
std::string superscript(std::int64_t exponent);

}  // namespace bookbag::questions
