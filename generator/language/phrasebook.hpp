// The fixed words of one tongue: titles, labels, sentences with named holes, plural forms, dates and numbers.
//
// Everything that a child or parent reads outside questions comes from templates/language/<tag>.yaml. A missing phrase is
// an error when the book is loaded, never a blank on a page, and a machine never invents a translation: a language is
// offered only when a named person has checked it (`reviewed_by`). Format: docs/formats/language.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "files/yaml_node.hpp"

namespace bookbag::language {

/// Values for the holes of a phrase, by name.
using Holes = std::vector<std::pair<std::string_view, std::string>>;

/// Which form a counted noun takes (Unicode CLDR plural categories, those that our languages use).
enum class Plural : std::uint8_t { One, Few, Many, Other };

/// One language. Pure after loading; phrases are found by key in logarithmic time.
class Phrasebook {
public:
    /// Reads a language file. All faults found are returned together: unknown keys at the top, a phrase that is neither
    /// text nor plural forms, a hole without an end, missing months or weekdays.
    static std::vector<base::Fault> read(const files::YamlNode& root, Phrasebook& into);

    /// BCP 47 tag, "en-GB".
    const std::string& tag() const { return tag_; }
    /// Whether the script runs from right to left.
    bool right_to_left() const { return right_to_left_; }
    /// Whether a named person has checked every phrase.
    bool reviewed() const { return !reviewed_by_.empty(); }

    /// The phrase under `key` with its holes filled. A key that the file lacks gives "⟦key⟧", which the load check
    /// against the English book (missing_phrases) makes impossible in a night and every golden page would show.
    std::string say(std::string_view key, const Holes& holes = {}) const;

    /// The plural form of `key` for `count`; the hole {count} is filled with it.
    std::string count(std::string_view key, std::int64_t count, Holes holes = {}) const;

    /// Whether the book has this key.
    bool has(std::string_view key) const;

    /// "Tuesday 24 November 2026", "24 November 2026", "Tue 24 November", "24 November".
    std::string full_date(base::Date date) const;
    std::string long_date(base::Date date) const;
    std::string short_date(base::Date date) const;
    std::string day_and_month(base::Date date) const;
    /// "6 to 12 March", "28 February to 5 March".
    std::string span(base::Date from, base::Date to) const;

    /// Words joined as a list: "a, b and c".
    std::string list(const std::vector<std::string>& parts) const;

    /// Keys of `reference` that this book lacks, in order.
    std::vector<std::string> missing_phrases(const Phrasebook& reference) const;

private:
    std::string tag_;
    bool right_to_left_ = false;
    std::string reviewed_by_;
    std::string plural_rule_ = "english";
    std::vector<std::string> months_;
    std::vector<std::string> weekdays_;
    std::map<std::string, std::map<std::string, std::string>, std::less<>> phrases_;  ///< key -> form ("" or plural name) -> text
};

/// The plural category of `n` under a rule: "english" (1, other), "polish" (1, 2-4, 5+), "urdu" (1, other).
/// Source: Unicode CLDR 42 cardinal rules for en, pl, ur.
Plural plural_of(std::string_view rule, std::int64_t n);

/// `text` with each {name} replaced; an unknown hole stays as it is, so that a test can see it.
std::string filled(std::string_view text, const Holes& holes);

}  // namespace bookbag::language
