// Calendar arithmetic through std::chrono, and the one text form of a date that machines read.
#include "base/date.hpp"

#include "base/text.hpp"

namespace bookbag::base {

CivilDate civil(Date date) {
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date.days}}};
    return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())};
}

Result<Date> make_date(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day candidate{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!candidate.ok()) {
        const std::string shown = std::to_string(day) + '/' + std::to_string(month) + '/' + std::to_string(year);
        return Fault{FaultKind::BadInput, {}, "there is no day " + shown, "write a date of the calendar"};
    }
    return Date{static_cast<std::int32_t>(std::chrono::sys_days{candidate}.time_since_epoch().count())};
}

Result<Date> parse_iso_date(std::string_view text) {
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const auto year = shaped ? parse_integer(text.substr(0, 4)) : std::nullopt;
    const auto month = shaped ? parse_integer(text.substr(5, 2)) : std::nullopt;
    const auto day = shaped ? parse_integer(text.substr(8, 2)) : std::nullopt;
    if (!year || !month || !day || *year < 0 || *month < 0 || *day < 0) {
        return Fault{FaultKind::BadInput,
                     {},
                     "\"" + std::string(text.substr(0, 40)) + "\" is not a date",
                     "write YYYY-MM-DD, for example 2026-11-24"};
    }
    return make_date(static_cast<int>(*year), static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string to_iso(Date date) {
    if (!date.valid()) {
        return {};
    }
    const CivilDate day = civil(date);
    return zero_padded(day.year, 4) + '-' + zero_padded(day.month, 2) + '-' + zero_padded(day.day, 2);
}

int weekday(Date date) {
    const std::chrono::weekday day{std::chrono::sys_days{std::chrono::days{date.days}}};
    return static_cast<int>(day.iso_encoding()) - 1;
}

Date monday_of(Date date) {
    return date - weekday(date);
}

}  // namespace bookbag::base
