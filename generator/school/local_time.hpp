// The school's clock: Europe/London, by rule and not by a system table.
//
// Exports hold times with and without a zone, and the machine's own zone must not matter. Since 1996 the rule is: summer time,
// one hour ahead of UTC, from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Directive
// 2000/84/EC, kept by the Summer Time Order 2002). Earlier years are read by the same rule.
#pragma once

#include <cstdint>

#include "base/date.hpp"

namespace bookbag::school {

/// Hours ahead of UTC (0 or 1) at `at` seconds since 1970 UTC.
int london_offset_hours(std::int64_t at);

/// The school's calendar day at `at` seconds since 1970 UTC: 23:30 UTC in July belongs to the next day.
base::Date london_day(std::int64_t at);

/// How a local time without a zone became UTC.
enum class LocalTimeKind : std::uint8_t {
    Plain,     ///< one meaning
    Repeated,  ///< in the hour that October repeats: the earlier was taken
    Missing,   ///< in the hour that March leaves out: moved forward by an hour
};

struct LocalTime {
    std::int64_t at = 0;  ///< seconds since 1970 UTC
    LocalTimeKind kind = LocalTimeKind::Plain;
};

/// The moment of `second_of_day` (0 … 86,399) on a local day.
LocalTime from_london(base::Date day, std::int32_t second_of_day);

}  // namespace bookbag::school
