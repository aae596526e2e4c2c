// Clock faces and digital displays.
//
// Face of 44 mm: 60 minute ticks 2.3 mm apart, hour ticks heavier, numerals inside the ticks, tapered hands that stop
// 1 mm short of the numerals so that a hand never strikes a number through. The hour hand moves with the minutes.
#include <algorithm>
#include <array>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

namespace {

constexpr std::array<const char*, 12> kRoman = {"XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"};

struct Time {
    int hour = 12;
    int minute = 0;
};

class Face {
public:
    explicit Face(Sketch& sketch) : sketch_(sketch), radius_(std::max(sketch.span(22_mm), least_radius(sketch))) {}

    void dial(const std::string& numerals) {
        sketch_.add(circle({}, radius_, pens::kHeavy, Fill::White));
        for (int minute = 0; minute < 60; ++minute) {
            const bool hour = minute % 5 == 0;
            const std::int32_t angle = minute * 6000 - 90000;
            const Length inner = radius_ - sketch_.mark(hour ? 2.2_mm : 1.3_mm);
            sketch_.line(polar({}, inner, angle), polar({}, radius_, angle), hour ? pens::kGeometry : pens::kThin);
        }
        for (int hour = 1; hour <= 12 && numerals != "none"; ++hour) {
            const std::string text = numerals == "roman" ? kRoman.at(static_cast<std::size_t>(hour % 12)) : std::to_string(hour);
            const std::int32_t angle = hour * 30000 - 90000;
            // The numeral's box touches a circle just inside the ticks: wide Roman numerals stand further in.
            const Extent extent = sketch_.measure(document::plain(text));
            const auto part = [](Length length, std::int64_t share) {
                return base::scaled(length, share < 0 ? -share : share, geometry::kOne);
            };
            const Length reach = part(extent.width / 2, geometry::cosine(angle)) +
                                 part(sketch_.type(TextSize::Label) * 36 / 100, geometry::sine(angle));
            const Length centre = radius_ - sketch_.mark(3_mm) - reach;
            inner_ = std::min(inner_, centre - reach);
            sketch_.text(text, polar({}, centre, angle));
        }
        sketch_.add(circle({}, sketch_.mark(0.8_mm), pens::kNone, Fill::Ink));
    }

    void hands(const Time& time) {
        const Length reach = inner_ - sketch_.mark(0.8_mm);
        hand((time.hour % 12) * 30000 + time.minute * 500, reach * 64 / 100, sketch_.mark(1.25_mm));
        hand(time.minute * 6000, reach, sketch_.mark(0.6_mm));
        sketch_.add(circle({}, sketch_.mark(1.4_mm), pens::kNone, Fill::Ink));
    }

private:
    static Length least_radius(Sketch& sketch) { return sketch.type(TextSize::Label) * 4; }

    /// A hand that tapers from half-width `half` at the centre to 0.3 mm at its tip, with a short tail.
    void hand(std::int32_t from_twelve, Length length, Length half) {
        const std::int32_t angle = from_twelve - 90000;
        const Point tip = polar({}, length, angle);
        const Point tail = polar({}, sketch_.mark(2.4_mm), angle + 180000);
        const Length thin = sketch_.mark(0.25_mm);
        sketch_.add(
            polygon({polar(tip, thin, angle - 90000), polar(tip, thin, angle + 90000), polar({}, half, angle + 90000),
                     polar(tail, half / 2, angle + 90000), polar(tail, half / 2, angle - 90000), polar({}, half, angle - 90000)},
                    pens::kHair, Fill::Ink));
    }

    Sketch& sketch_;
    Length radius_;
    Length inner_ = radius_ * 3 / 4;  ///< nearest reach of a numeral to the centre
};

std::string between_numbers(const Time& time) {
    const int hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
    if (time.minute == 0) {
        return "at " + std::to_string(hour);
    }
    return "between " + std::to_string(hour) + " and " + std::to_string(hour % 12 + 1);
}

std::string minute_place(int minute) {
    if (minute % 5 == 0) {
        return "at " + std::to_string(minute == 0 ? 12 : minute / 5);
    }
    const int before = minute / 5;
    return "between " + std::to_string(before == 0 ? 12 : before) + " and " + std::to_string(before + 1);
}

base::Status draw_clock(Parameters& in, Sketch& sketch) {
    const std::optional<int> hour = in.maybe_whole("hour", {0, 24});
    const std::optional<int> minute = in.maybe_whole("minute", {0, 59});
    const std::string numerals = in.choice("numerals", {"12", "roman", "none"});
    const bool shown = in.yes("show", true) && hour;
    in.demand(!minute || hour, "hour", "is missing beside `minute`");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Time time{hour.value_or(12), minute.value_or(0)};
    Face face(sketch);
    face.dial(numerals);
    if (hour && (shown || sketch.answer())) {
        face.hands(time);
    }
    const std::string dial = numerals == "roman"  ? "A clock face with Roman numerals"
                             : numerals == "none" ? "A clock face without numbers"
                                                  : "A clock face";
    sketch.say(dial +
               (shown ? ". The short hand points " + between_numbers(time) + ", the long hand " + minute_place(time.minute) + "."
                      : " without hands."));
    return {};
}

std::string two_digits(int value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

base::Status draw_digital(Parameters& in, Sketch& sketch) {
    const int hour = in.whole("hour", {0, 24});
    const int minute = in.whole("minute", {0, 59});
    const bool shown = in.yes("show", true);
    const std::string suffix = in.words("suffix");
    const bool twelve = in.choice("format", {"24", "12"}) == "12";
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length width = std::max(sketch.mark(34_mm), sketch.type(TextSize::Digit) * 5);
    const Length height = sketch.mark(15_mm);
    sketch.add(rounded({}, width, height, sketch.mark(2.5_mm), pens::kHeavy, Fill::White));
    const Length pad = sketch.mark(2_mm);
    sketch.add(rounded({pad, pad}, width - pad * 2, height - pad * 2, sketch.mark(1_mm), pens::kThin));
    const Point middle{width / 2, height / 2};
    if (shown || sketch.answer()) {
        const Length apart = sketch.type(TextSize::Digit) * 35 / 100;
        const RichText hours = document::bold(twelve ? std::to_string(hour) : two_digits(hour));
        sketch.text(hours, {middle.x - apart, middle.y}, {.size = TextSize::Digit, .anchor = Anchor::Right});
        sketch.text(document::bold(two_digits(minute)), {middle.x + apart, middle.y},
                    {.size = TextSize::Digit, .anchor = Anchor::Left});
    }
    for (const Length dy : {-sketch.mark(1.3_mm), sketch.mark(1.3_mm)}) {
        sketch.add(circle({middle.x, middle.y + dy}, sketch.mark(0.6_mm), pens::kNone, Fill::Ink));
    }
    if (!suffix.empty()) {
        sketch.text(suffix, {width + 2_mm, middle.y}, {.anchor = Anchor::Left});
    }
    sketch.say(shown ? "A digital clock shows " + (twelve ? std::to_string(hour) : two_digits(hour)) + ":" + two_digits(minute) +
                           (suffix.empty() ? "." : " " + suffix + ".")
                     : "A digital clock, its display empty.");
    return {};
}

}  // namespace

Kind clock() {
    return {"clock", draw_clock, "{hour: 7, minute: 35, show: false}"};
}

Kind digital_clock() {
    return {"digital_clock", draw_digital, "{hour: 16, minute: 5, show: false}"};
}

}  // namespace bookbag::layout::figures
