// Single cells to values: dates and their order, times, scores, yes and no, UPNs, e-mail addresses.
//
// Each reader takes text and gives a value or a Refusal (code, what, remedy) without a place; the caller knows the place.
// Nothing is guessed: "03/04/2026" is refused until the column has proved its order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "school/local_time.hpp"
#include "school/roll.hpp"

namespace bookbag::ingest {

/// Why a cell cannot be used, or what is odd about it. `code` begins with E-, W- or I-.
struct Refusal {
    std::string code;
    std::string what;
    std::string remedy;
};

/// A value or a Refusal.
template <typename T>
class Reading {
public:
    Reading(T value) : content_(std::move(value)) {}            // NOLINT(google-explicit-constructor): reads as a plain return
    Reading(Refusal refusal) : content_(std::move(refusal)) {}  // NOLINT(google-explicit-constructor)
    explicit operator bool() const { return content_.index() == 0; }
    const T& operator*() const { return std::get<0>(content_); }
    const T* operator->() const { return &std::get<0>(content_); }
    const Refusal& refusal() const { return std::get<1>(content_); }

private:
    std::variant<T, Refusal> content_;
};

enum class DateOrder : std::uint8_t { Iso, DayFirst, MonthFirst };

/// What the cells of one date column prove about their order (inputs.md 4.5). Feed every cell, then ask.
class DateProof {
public:
    /// `line` is used in messages. Cells that are no d/m/y are ignored.
    void see(std::string_view text, std::uint32_t line);
    /// The order of the whole column: proved by the cells, else `set`, else E-DATE-AMBIGUOUS; E-DATE-MIXED when both are proved, or when
    /// month-first is proved and not set. Cells in ISO form are always read as ISO.
    Reading<DateOrder> order(std::optional<DateOrder> set) const;
    /// The line that proves day-first or month-first; 0 when none does.
    std::uint32_t day_first_line() const { return day_first_; }
    std::uint32_t month_first_line() const { return month_first_; }
    /// Whether any cell needs an order.
    bool needed() const { return seen_; }

private:
    bool seen_ = false;
    std::uint32_t day_first_ = 0;
    std::uint32_t month_first_ = 0;
};

/// A date with the code of a warning (W-YEAR2) or "".
struct ReadDate {
    base::Date date;
    std::string warning;
};

/// What a date stands for decides its plausible years.
enum class DateUse : std::uint8_t { Birth, Event };

/// "2026-10-12", "12/10/2026", "12.10.26", "12 Oct 2026"; with `order` for the figures. `night` settles two-digit years and the plausible
/// range: a birth 2 to 25 years before, an event within 1901 … 2098. Codes E-DATE, E-DATE-RANGE, E-DATE-SERIAL, E-DATE-AMBIGUOUS.
struct DateRules {
    std::optional<DateOrder> order;
    base::Date night;
    DateUse use = DateUse::Event;
};
Reading<ReadDate> read_date(std::string_view text, const DateRules& rules);

/// A moment, and the code of a warning (W-ZONE) or "".
struct ReadMoment {
    std::int64_t at = 0;
    std::string warning;
    bool whole_day = false;  ///< only a day was given; `at` is its local noon
    bool zoned = false;      ///< the text named its zone
};

/// A date as above, alone or followed by 'T' or spaces and HH:MM[:SS[.fff]] with optional Z or ±HH:MM (or AM, PM). Without a zone
/// the time is London's.
Reading<ReadMoment> read_moment(std::string_view text, const DateRules& rules);

/// Marks in hundredths; `possible` is absent when the cell holds none.
struct ReadScore {
    std::int64_t got = 0;
    std::optional<std::int64_t> possible;
};

enum class DecimalSign : std::uint8_t { Point, Comma };

/// "12", "12/20", "4 / 5", "85%", "1.5" or with a decimal comma. E-SCORE for anything else, I-STATUS for "-", "Abs", "n/a", "NA", "." and
/// letters with signs such as "A*".
Reading<ReadScore> read_score(std::string_view text, DecimalSign sign);

/// Y/N, Yes/No, True/False, 1/0, T/F, x, tick; blank is unknown. E-YESNO otherwise.
Reading<school::Known> read_known(std::string_view text);

/// Seconds from "47", "47 s", "1:05", "0:01:05", "47 mins 28 secs", "PT1M5S". E-DURATION otherwise.
Reading<std::int32_t> read_duration(std::string_view text);

/// The letter that should open a UPN of these 12 characters, or 0 when they are not of its form.
char upn_check_letter(std::string_view rest);

/// A UPN in capitals without spaces, and the code of a warning (W-UPN-CHECK) or "". "UN1" … "UN5" and blanks are I-UPN-NONE, a wrong form
/// W-UPN-FORMAT.
struct ReadUpn {
    std::string value;
    std::string warning;
    char expected = 0;
};
Reading<ReadUpn> read_upn(std::string_view text);

/// One address, without "mailto:" and outer spaces; "" for "n/a", "none" and blanks. E-EMAIL otherwise.
Reading<std::string> read_email(std::string_view text);

/// An identifier as written, trimmed. E-ID-SCI for scientific notation.
Reading<std::string> read_id(std::string_view text);

/// A school year 1 … 13 or 0 for Reception and Nursery, from "5", "Year 5", "Y5", "5.0", "R". E-YEAR otherwise.
Reading<int> read_year(std::string_view text);

/// Whether the text looks like UTF-8 decoded twice ("ZoÃ«").
bool looks_like_mojibake(std::string_view text);

/// The text without control characters and direction overrides; equal to the input when there are none.
std::string without_controls(std::string_view text);

}  // namespace bookbag::ingest
