// A line of time and a month of days.
//
// The timeline ticks every hour, half hour, quarter or five minutes, whichever leaves about 4 mm between ticks; whole
// hours are labelled. Days of the calendar start on Monday; the weekday is computed (Zeller's rule in whole numbers).
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

std::string clock_time(std::int64_t minutes, bool twelve) {
    const std::int64_t day = ((minutes % 1440) + 1440) % 1440;
    const std::string minute = base::zero_padded(day % 60, 2);
    if (!twelve) {
        return base::zero_padded(day / 60, 2) + ":" + minute;
    }
    const std::int64_t hour = day / 60 % 12 == 0 ? 12 : day / 60 % 12;
    return std::to_string(hour) + ":" + minute + (day < 720 ? " am" : " pm");
}

struct Values {
    std::int64_t from, to;
    bool twelve;
    std::vector<Mark> events;
};

class Timeline {
public:
    Timeline(Sketch& sketch, const Values& values) : sketch_(sketch), v_(values) {
        scale_ = {Rational(v_.from), Rational(v_.to), {}, sketch.span(138_mm)};
    }

    void draw() {
        const Length over_end = sketch_.mark(5_mm);
        sketch_.arrow({-over_end, {}}, {scale_.span + over_end, {}}, pens::kFigure);
        ticks();
        labels();
        for (const Mark& event : v_.events) {
            draw_event(event);
        }
    }

private:
    Length at(std::int64_t minute) const { return scale_.at(Rational(minute)); }

    std::int64_t fine_step() const {
        for (const std::int64_t step : {1, 5, 10, 15, 30}) {
            if (at(v_.from + step) >= 2.6_mm) {
                return step;
            }
        }
        return 60;
    }

    void ticks() {
        const std::int64_t step = fine_step();
        const std::int64_t first = (v_.from + step - 1) / step * step;
        for (std::int64_t minute = first; minute <= v_.to; minute += step) {
            const bool hour = minute % 60 == 0;
            const Length half = sketch_.mark(hour ? 3.2_mm : minute % 30 == 0 ? 2.4_mm : 1.7_mm);
            sketch_.line({at(minute), -half}, {at(minute), half}, hour ? pens::kHeavy : pens::kMain);
        }
    }

    void labels() {
        const RichText widest = document::bold(clock_time(v_.to, v_.twelve));
        const Length room = sketch_.measure(widest).width + 3_mm;
        std::int64_t step = 5;
        for (const std::int64_t candidate : {5, 10, 15, 30, 60, 120, 180, 240, 360}) {
            step = candidate;
            if (at(v_.from + candidate) >= room) {
                break;
            }
        }
        for (std::int64_t minute = (v_.from + step - 1) / step * step; minute <= v_.to; minute += step) {
            sketch_.text(document::bold(clock_time(minute, v_.twelve)), {at(minute), sketch_.mark(3.2_mm) + 1.4_mm},
                         {.level = Level::Below});
        }
    }

    void draw_event(const Mark& event) {
        const std::int64_t minute = event.at.floor();
        const Length tip = -sketch_.mark(4_mm);
        const Length start = -sketch_.mark(9_mm);
        sketch_.arrow({at(minute), start}, {at(minute), tip}, pens::kFigure);
        if (event.label.blank()) {
            const RichText answer = event.label.text.empty() ? document::plain(clock_time(minute, v_.twelve)) : event.label.text;
            const std::size_t letters = document::plain_text(answer).size();
            sketch_.answer_box({at(minute), start - 0.8_mm - sketch_.box_size(letters).y / 2}, answer, letters);
        } else if (!event.label.empty()) {
            const Length above = start - 0.6_mm;
            const Length line = sketch_.measure(event.label.text).height();
            sketch_.text_where_free(event.label.text,
                                    {{at(minute), above}, {at(minute), above - line}, {at(minute), above - line * 2}},
                                    {.level = Level::Above});
        }
    }

    Sketch& sketch_;
    const Values& v_;
    Scale scale_;
};

base::Status draw_timeline(Parameters& in, Sketch& sketch) {
    const int from = in.whole("from", {0, 2880});
    const int to = in.whole("to", {1, 2880});
    const bool twelve = in.choice("format", {"24", "12"}) == "12";
    const Values v{from, to, twelve, in.marks("events")};
    in.demand(to > from, "to", "must be after `from`");
    for (const Mark& event : v.events) {
        in.demand(event.at >= Rational(from) && event.at <= Rational(to), "events", "must lie between `from` and `to`");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    Timeline(sketch, v).draw();
    std::vector<std::string> names;
    for (const Mark& event : v.events) {
        names.push_back(event.label.empty() ? "a mark" : event.label.blank() ? "a blank" : spoken(event.label));
    }
    sketch.say("A line of time from " + clock_time(from, twelve) + " to " + clock_time(to, twelve) + "." +
               (names.empty() ? "" : " Marked: " + listed(names) + "."));
    return {};
}

constexpr std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

bool leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap(year) ? 1 : 0);
}

/// 0 = Monday. Zeller's congruence, with January and February as months 13 and 14 of the year before.
int weekday_of_first(int year, int month) {
    const int m = month < 3 ? month + 12 : month;
    const int y = month < 3 ? year - 1 : year;
    const int saturday_based = (1 + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7;
    return (saturday_based + 5) % 7;
}

base::Status draw_calendar(Parameters& in, Sketch& sketch) {
    const int year = in.whole("year", {1900, 2100});
    const int month = in.whole("month", {1, 12});
    const std::vector<int> marked = in.wholes("mark", {1, 31});
    const std::vector<int> missing = in.wholes("missing", {1, 31});
    const bool shown = in.yes("show", true);
    if (auto status = in.done(); !status) {
        return status;
    }
    const int first = weekday_of_first(year, month);
    const int days = days_in(year, month);
    const int rows = (first + days + 6) / 7;
    const Length width = std::max(sketch.span(12.5_mm), sketch.measure(document::bold("Wed")).width + 2_mm);
    const Length height = std::max(sketch.span(9_mm), sketch.type(TextSize::Label) * 13 / 10);
    const std::string name = kMonths.at(static_cast<std::size_t>(month - 1));
    sketch.text(document::bold(name + " " + std::to_string(year)), {width * 7 / 2, -height - 1.5_mm},
                {.size = TextSize::Body, .level = Level::Above});
    const Cells cells{{}, {width, height}, 7, rows, pens::kThin, pens::kFigure};
    for (int day = 0; day < 7; ++day) {
        sketch.text(document::bold(kDays.at(static_cast<std::size_t>(day))), cells.centre(day, -1));
    }
    draw_cells(sketch, cells);
    sketch.add(rectangle({{}, -height}, width * 7, height, pens::kFigure));
    for (int day = 1; day <= days; ++day) {
        const Point centre = cells.centre((first + day - 1) % 7, (first + day - 1) / 7);
        const bool ringed = std::find(marked.begin(), marked.end(), day) != marked.end();
        const bool hidden = std::find(missing.begin(), missing.end(), day) != missing.end();
        if (!hidden || sketch.answer()) {
            sketch.text(hidden ? document::bold(std::to_string(day)) : document::plain(std::to_string(day)), centre);
        }
        if (ringed && (shown || sketch.answer())) {
            sketch.add(circle(centre, height * 44 / 100, pens::kHeavy));
        }
    }
    sketch.say("A calendar of " + name + " " + std::to_string(year) + ", the weeks from Monday to Sunday" +
               (shown && !marked.empty() ? ", some days ringed." : "."));
    return {};
}

}  // namespace

Kind timeline() {
    return {"timeline", draw_timeline, "{from: 540, to: 720, events: [{at: 575, label: start}, {at: 650, label: '?'}]}"};
}

Kind calendar() {
    return {"calendar", draw_calendar, "{year: 2027, month: 3, mark: [12], missing: [18]}"};
}

}  // namespace bookbag::layout::figures
