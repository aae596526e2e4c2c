// Last Sundays found by counting back from the 31st, which both months have.
#include "school/local_time.hpp"

namespace bookbag::school {

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kHour = 3'600;

/// 01:00 UTC on the last Sunday of a month of 31 days.
std::int64_t change_in(int year, unsigned month) {
    const base::Date last = *base::make_date(year, month, 31);
    const base::Date sunday = last - (base::weekday(last) + 1) % 7;
    return sunday.days * kDay + kHour;
}

base::Date utc_day(std::int64_t at) {
    const std::int64_t days = at >= 0 ? at / kDay : -((-at + kDay - 1) / kDay);
    return {static_cast<std::int32_t>(days)};
}

}  // namespace

int london_offset_hours(std::int64_t at) {
    const int year = base::civil(utc_day(at)).year;
    return at >= change_in(year, 3) && at < change_in(year, 10) ? 1 : 0;
}

base::Date london_day(std::int64_t at) { return utc_day(at + london_offset_hours(at) * kHour); }

LocalTime from_london(base::Date day, std::int32_t second_of_day) {
    const std::int64_t as_utc = day.days * kDay + second_of_day;
    const bool summer_fits = london_offset_hours(as_utc - kHour) == 1;
    const bool winter_fits = london_offset_hours(as_utc) == 0;
    if (summer_fits && winter_fits) {
        return {as_utc - kHour, LocalTimeKind::Repeated};
    }
    if (!summer_fits && !winter_fits) {
        return {as_utc, LocalTimeKind::Missing};  // 01:30 that is not there is 02:30 summer time, 01:30 UTC
    }
    return {summer_fits ? as_utc - kHour : as_utc, LocalTimeKind::Plain};
}

}  // namespace bookbag::school
