// Calendar days without a clock.
//
// The night's date is an argument of everything; nothing here asks the machine what day it is. Days are counted from
// 1970-01-01 in the proleptic Gregorian calendar with std::chrono's calendar types.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace bookbag::base {

/// A day, as a count of days since 1970-01-01. Default: an absent date (see valid()).
struct Date {
    std::int32_t days = kAbsent;

    static constexpr std::int32_t kAbsent = INT32_MIN;
    constexpr bool valid() const { return days != kAbsent; }
    friend constexpr auto operator<=>(Date, Date) = default;
    friend constexpr Date operator+(Date date, std::int32_t n) { return {date.days + n}; }
    friend constexpr Date operator-(Date date, std::int32_t n) { return {date.days - n}; }
    friend constexpr std::int32_t operator-(Date a, Date b) { return a.days - b.days; }
};

/// Year, month (1–12) and day of month (1–31) of a valid date.
struct CivilDate {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

/// The calendar day of `date`, which must be valid.
CivilDate civil(Date date);

/// The date of a calendar day, or BadInput when there is no such day (29 February 2027).
Result<Date> make_date(int year, unsigned month, unsigned day);

/// Reads exactly "YYYY-MM-DD"; anything else is BadInput with the text in `what`.
Result<Date> parse_iso_date(std::string_view text);

/// "YYYY-MM-DD"; "" for an absent date.
std::string to_iso(Date date);

/// 0 = Monday … 6 = Sunday, of a valid date.
int weekday(Date date);

/// The Monday on or before `date`.
Date monday_of(Date date);

}  // namespace bookbag::base
