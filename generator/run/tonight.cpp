// Small calendar rules of the night.
#include "run/tonight.hpp"

namespace bookbag::run {

namespace {
constexpr int kWeek = 7;
}

bool is_due(const Tonight& tonight, const school::SchoolClass& school_class, school::PupilIndex pupil) {
    const auto& person = tonight.roll.pupils.at(pupil);
    const std::string& only = tonight.scope.only;
    if (!only.empty()) {
        return only == school_class.id || only == person.token.value || only == person.id.value;
    }
    if (tonight.settings.booklet_weekday >= 0) {
        return base::weekday(tonight.date) == tonight.settings.booklet_weekday;
    }
    const auto& booklets = tonight.history.pupils.at(pupil).booklets;
    return booklets.empty() || tonight.date - booklets.back() >= kWeek;
}

std::map<school::PupilIndex, std::size_t> choose_previews(const Tonight& tonight) {
    std::vector<school::PupilIndex> due;
    for (const auto& school_class : tonight.roll.classes) {
        for (const auto pupil : school_class.register_order) {
            if (is_due(tonight, school_class, pupil)) {
                due.push_back(pupil);
            }
        }
    }
    if (due.empty()) {
        return {};
    }
    return {{due.front(), 0}, {due[due.size() / 2], 2}, {due.back(), 3}};
}

int school_week(base::Date date) {
    const auto day = base::civil(date);
    const int year = day.month >= 9 ? day.year : day.year - 1;
    const auto start = base::make_date(year, 9, 1);
    return (base::monday_of(date) - base::monday_of(*start)) / kWeek;
}

std::string term_key(const school::Settings& settings, base::Date date) {
    for (const auto& term : settings.terms) {
        if (date >= term.from && date <= term.to) {
            return term.name + " " + base::to_iso(term.from);
        }
    }
    const auto day = base::civil(date);
    return std::to_string(day.year) + (day.month >= 9 ? " autumn" : day.month >= 4 ? " summer" : " spring");
}

}  // namespace bookbag::run
