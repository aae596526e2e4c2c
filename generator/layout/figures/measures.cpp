// Instruments with a scale: jug, dial, thermometer, and the balance.
//
// A level, needle or column that the child must draw (`show: false`) appears in the answer form only. Ticks closer than
// 1.6 mm are refused; on the way to that the instrument grows, up to its largest size.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Scaled {
    Rational max, major, minor;
    std::optional<Rational> value;
    RichText unit;
    bool shown = true;
};

Scaled read_scaled(Parameters& in, std::string_view value) {
    Scaled s;
    s.max = in.number("max");
    s.major = in.number("major");
    s.minor = in.number("minor", s.major);
    s.value = in.maybe_number(value);
    s.unit = in.entry("unit").text;
    s.shown = in.yes("show", true);
    in.demand(s.max.sign() > 0, "max", "must be above 0");
    in.demand(s.major.sign() > 0 && s.major <= s.max, "major", "must be above 0 and not above `max`");
    in.demand(s.minor.sign() > 0 && s.minor <= s.major, "minor", "must be above 0 and not above `major`");
    if (!in.failed()) {
        in.demand(over(s.max, s.minor) <= Rational(120), "minor", "gives more than 120 ticks");
    }
    in.demand(!s.value || (s.value->sign() >= 0 && *s.value <= s.max), value, "must lie on the scale");
    return s;
}

/// A pitch that shows `parts` ticks: `natural` in all, more when ticks would be closer than 2.4 mm, at most `most`.
Length roomy(const Sketch& sketch, const Rational& parts, std::pair<Length, Length> natural_most) {
    const Length needed = geometry::share(sketch.mark(2.4_mm), parts);
    return std::clamp(std::max(sketch.span(natural_most.first), needed), sketch.span(natural_most.first),
                      sketch.mark(natural_most.second));
}

void jug_body(Sketch& sketch, Length width, Length height) {
    const Length lip = sketch.span(5_mm);
    const Length rim = -height - sketch.span(5_mm);
    const Length round = sketch.span(4_mm);
    // From the spout down the left side, along the foot, up the right side; then the handle.
    sketch.add({{MoveTo{{-lip, rim}}, CurveTo{{-lip / 3, rim + lip / 2}, {{}, rim + lip}, {{}, rim + lip * 2}},
                 LineTo{{{}, -round}}, CurveTo{{{}, {}}, {{}, {}}, {round, {}}}, LineTo{{width - round, {}}},
                 CurveTo{{width, {}}, {width, {}}, {width, -round}}, LineTo{{width, rim}}, Close{}},
                pens::kGeometry,
                Fill::None});
    const Length reach = sketch.span(11_mm);
    const Length top = -height * 85 / 100;
    const Length low = -height * 30 / 100;
    sketch.add({{MoveTo{{width, top}}, CurveTo{{width + reach, top - reach / 4}, {width + reach, low}, {width, low}}},
                pens::kGeometry,
                Fill::None});
    sketch.add({{MoveTo{{width, top + reach / 4}},
                 CurveTo{{width + reach * 7 / 10, top}, {width + reach * 7 / 10, low - reach / 4}, {width, low - reach / 4}}},
                pens::kMain,
                Fill::None});
}

base::Status draw_jug(Parameters& in, Sketch& sketch) {
    const Scaled s = read_scaled(in, "level");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length height = roomy(sketch, over(s.max, s.minor), {42_mm, 78_mm});
    in.demand(geometry::share(height, over(s.minor, s.max)) >= 1.6_mm, "minor", "puts ticks under 1.6 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    Length widest;
    for (const Rational& value : steps(s.major, s.max, s.major)) {
        widest = std::max(widest, sketch.measure(number_text(value)).width);
    }
    const Length width = std::max(sketch.span(28_mm), widest + sketch.mark(13_mm));
    const Scale scale{Rational(0), s.max, {}, -height};
    if (s.value && (s.shown || sketch.answer())) {
        const Length y = scale.at(*s.value);
        sketch.add(
            rectangle({sketch.span(0.5_mm), y}, width - sketch.span(1_mm), -y - sketch.span(0.5_mm), pens::kNone, Fill::Light));
        sketch.line({{}, y}, {width, y}, pens::kHeavy);
    }
    jug_body(sketch, width, height);
    for (const Rational& value : steps(s.minor, s.max, s.minor)) {
        const bool major = on_step(value, Rational(0), s.major);
        const Length y = scale.at(value);
        sketch.line({sketch.mark(2_mm), y}, {sketch.mark(2_mm) + sketch.mark(major ? 6_mm : 3.5_mm), y},
                    major ? pens::kFigure : pens::kMain);
        if (major) {
            const bool last = value == s.max;
            const RichText text = last && !s.unit.empty()
                                      ? document::joined(document::joined(number_text(value), document::plain("\u00A0")), s.unit)
                                      : number_text(value);
            sketch.text(text, {sketch.mark(9_mm), y}, {.anchor = Anchor::Left});
        }
    }
    sketch.say("A measuring jug with a scale up to " + spoken(s.max) +
               (s.unit.empty() ? "" : " " + document::plain_text(s.unit)) + ", labelled every " + spoken(s.major) + "." +
               (s.value && s.shown ? " It holds some water." : " It is empty."));
    return {};
}

class Dial {
public:
    Dial(Sketch& sketch, const Scaled& s) : sketch_(sketch), s_(s) {
        const Rational parts = over(s.max, s.minor);
        // 270 degrees of a circle: 4.71 radii of arc.
        radius_ =
            std::clamp(geometry::share(sketch.mark(2_mm), over(parts, Rational(4))), sketch.span(24_mm), sketch.span(34_mm));
        radius_ = std::max(radius_, sketch.type(TextSize::Label) * 5);
    }

    Length pitch() const { return geometry::share(radius_ * 471 / 100, over(s_.minor, s_.max)); }

    void draw() {
        sketch_.add(circle({}, radius_ + sketch_.mark(3_mm), pens::kHeavy, Fill::White));
        for (const Rational& value : steps(Rational(0), s_.max, s_.minor)) {
            const bool major = on_step(value, Rational(0), s_.major);
            const Length inner = radius_ - sketch_.mark(major ? 3.6_mm : 2_mm);
            sketch_.line(polar({}, inner, angle(value)), polar({}, radius_, angle(value)), major ? pens::kGeometry : pens::kThin);
            if (major) {
                label(value);
            }
        }
        if (!s_.unit.empty()) {
            sketch_.text(bolder(s_.unit), {{}, radius_ * 62 / 100});
        }
        if (s_.value && (s_.shown || sketch_.answer())) {
            needle(angle(*s_.value));
        }
        sketch_.add(circle({}, sketch_.mark(1.5_mm), pens::kNone, Fill::Ink));
    }

private:
    std::int32_t angle(const Rational& value) const {
        return 135000 + static_cast<std::int32_t>(times(over(value, s_.max), Rational(270000)).floor());
    }

    void label(const Rational& value) {
        const std::int32_t direction = angle(value);
        const Extent extent = sketch_.measure(number_text(value));
        const auto part = [](Length length, std::int64_t share) {
            return base::scaled(length, share < 0 ? -share : share, geometry::kOne);
        };
        const Length reach = part(extent.width / 2, geometry::cosine(direction)) +
                             part(sketch_.type(TextSize::Label) * 36 / 100, geometry::sine(direction));
        sketch_.text(number_text(value), polar({}, radius_ - sketch_.mark(4.6_mm) - reach, direction));
    }

    void needle(std::int32_t direction) {
        const Point tip = polar({}, radius_ - sketch_.mark(2.4_mm), direction);
        const Length half = sketch_.mark(0.9_mm);
        const Point tail = polar({}, sketch_.mark(5_mm), direction + 180000);
        sketch_.add(
            polygon({tip, polar({}, half, direction + 90000), tail, polar({}, half, direction - 90000)}, pens::kThin, Fill::Ink));
    }

    Sketch& sketch_;
    const Scaled& s_;
    Length radius_;
};

base::Status draw_dial(Parameters& in, Sketch& sketch) {
    const Scaled s = read_scaled(in, "needle");
    if (auto status = in.done(); !status) {
        return status;
    }
    Dial dial(sketch, s);
    in.demand(dial.pitch() >= 1.6_mm, "minor", "puts ticks under 1.6 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    dial.draw();
    sketch.say("A round dial from 0 to " + spoken(s.max) + (s.unit.empty() ? "" : " " + document::plain_text(s.unit)) +
               ", labelled every " + spoken(s.major) + "." +
               (s.value && s.shown ? " A needle points to a place on it." : " It has no needle."));
    return {};
}

base::Status draw_thermometer(Parameters& in, Sketch& sketch) {
    const Rational low = in.number("low");
    const Rational high = in.number("high");
    const Rational step = in.number("step");
    const Rational minor = in.number("minor", step);
    const auto value = in.maybe_number("value");
    const bool shown = in.yes("show", true);
    Entry unit = in.entry("unit");
    in.demand(low < high, "high", "must be above `low`");
    in.demand(step.sign() > 0 && minor.sign() > 0 && minor <= step, "step", "and `minor` must be above 0");
    in.demand(!value || (*value >= low && *value <= high), "value", "must lie on the scale");
    if (!in.failed()) {
        in.demand(over(minus(high, low), minor) <= Rational(100), "minor", "gives more than 100 ticks");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length height = roomy(sketch, over(minus(high, low), minor), {58_mm, 90_mm});
    in.demand(geometry::share(height, over(minor, minus(high, low))) >= 1.6_mm, "minor", "puts ticks under 1.6 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Scale scale{low, high, {}, -height};
    const Length half = sketch.mark(1.9_mm);
    const Length bulb = sketch.mark(4.2_mm);
    const Length top = -height - sketch.mark(4_mm);
    const Length foot = sketch.mark(8_mm);
    const std::int32_t opening = geometry::arc_cosine(half.units, bulb.units);  // where the tube meets the bulb
    sketch.add({{MoveTo{{-half, foot - sketch.mark(3.7_mm)}}, LineTo{{-half, top}}, Arc{{{}, top}, half, 180000, 180000},
                 LineTo{{half, foot - sketch.mark(3.7_mm)}}, Arc{{{}, foot}, bulb, -opening, 180000 + 2 * opening}, Close{}},
                pens::kGeometry,
                Fill::White});
    sketch.add(circle({{}, foot}, bulb - sketch.mark(1.1_mm), pens::kNone, Fill::Solid));
    if (value && (shown || sketch.answer())) {
        const Length y = scale.at(*value);
        sketch.add(rectangle({-half / 2, y}, half, foot - y - bulb / 2, pens::kNone, Fill::Solid));
    }
    for (const Rational& mark : steps(low, high, minor)) {
        const bool major = on_step(mark, low, step);
        const Length y = scale.at(mark);
        sketch.line({half, y}, {half + sketch.mark(major ? 4_mm : 2.4_mm), y}, major ? pens::kFigure : pens::kMain);
        if (major) {
            sketch.text(number_text(mark), {half + sketch.mark(5_mm), y}, {.anchor = Anchor::Left});
        }
    }
    sketch.text(unit.empty() ? document::plain("°C") : unit.text, {half + sketch.mark(5_mm), top - sketch.mark(1.5_mm)},
                {.anchor = Anchor::Left});
    sketch.say("A thermometer from " + spoken(low) + " to " + spoken(high) + " degrees, labelled every " + spoken(step) + "." +
               (value && shown ? " Its column stands at a mark." : ""));
    return {};
}

Length box_width(const Sketch& sketch, const Entry& item) {
    return std::max(sketch.mark(item.blank() ? 11_mm : 9_mm), sketch.room_of(item).width + 3.5_mm);
}

/// Boxes of one pan: up to three side by side, more in two rows, the longer row below.
std::vector<std::vector<Entry>> stacked(const std::vector<Entry>& items) {
    const std::size_t below = items.size() <= 3 ? items.size() : (items.size() + 1) / 2;
    const auto cut = items.begin() + static_cast<std::ptrdiff_t>(below);
    return {{items.begin(), cut}, {cut, items.end()}};
}

Length row_width(const Sketch& sketch, const std::vector<Entry>& row) {
    Length width;
    for (const Entry& item : row) {
        width += box_width(sketch, item) + 1.2_mm;
    }
    return width;
}

Length pan_width(const Sketch& sketch, const std::vector<Entry>& items) {
    const auto rows = stacked(items);
    return std::max(row_width(sketch, rows[0]), row_width(sketch, rows[1]));
}

void load_pan(Sketch& sketch, const std::vector<Entry>& items, Length middle) {
    const Length height = sketch.mark(9_mm);
    Length foot;
    for (const auto& row : stacked(items)) {
        Length left = middle - row_width(sketch, row) / 2 + 0.6_mm;
        for (const Entry& item : row) {
            const Length width = box_width(sketch, item);
            sketch.add(
                rectangle({left, foot - height}, width, height, item.blank() ? pens::kAnswer : pens::kFigure, Fill::White));
            if (!item.blank()) {
                sketch.text(letter_text(item.text), {left + width / 2, foot - height / 2});
            } else if (sketch.answer()) {
                sketch.text(bolder(item.text), {left + width / 2, foot - height / 2});
            }
            left += width + 1.2_mm;
        }
        foot -= height + 0.8_mm;
    }
}

base::Status draw_balance(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> left = in.needed_entries("left");
    const std::vector<Entry> right = in.needed_entries("right");
    in.demand(left.size() <= 8 && right.size() <= 8, "left", "and `right` hold at most 8 boxes");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length pan =
        std::max(std::max(pan_width(sketch, left), pan_width(sketch, right)) + sketch.span(4_mm), sketch.span(36_mm));
    const Length reach = pan / 2 + sketch.span(7_mm);
    const Length beam = sketch.mark(9_mm);
    for (const auto& [items, x] : {std::pair{&left, -reach}, std::pair{&right, reach}}) {
        load_pan(sketch, *items, x);
        sketch.line({x - pan / 2, {}}, {x + pan / 2, {}}, pens::kHeavy);
        sketch.add(
            {{MoveTo{{x - pan / 2, {}}}, CurveTo{{x - pan / 3, beam * 5 / 8}, {x + pan / 3, beam * 5 / 8}, {x + pan / 2, {}}}},
             pens::kFigure,
             Fill::None});
        sketch.line({x, beam / 2}, {x, beam}, pens::kFigure);
    }
    sketch.line({-reach, beam}, {reach, beam}, pens::kHeavy);
    const Length foot = beam + sketch.mark(13_mm);
    sketch.add(polygon({{{}, beam}, {sketch.mark(7_mm), foot}, {-sketch.mark(7_mm), foot}}, pens::kFigure, Fill::White));
    sketch.line({-sketch.mark(12_mm), foot}, {sketch.mark(12_mm), foot}, pens::kHeavy);
    sketch.say("A balance, level. On the left: " + spoken_entries(left) + ". On the right: " + spoken_entries(right) + ".");
    return {};
}

}  // namespace

Kind jug() {
    return {"jug", draw_jug, "{max: 500, major: 100, minor: 20, level: 340, unit: ml}"};
}

Kind scale_dial() {
    return {"scale_dial", draw_dial, "{max: 1000, major: 100, minor: 20, needle: 640, unit: g}"};
}

Kind thermometer() {
    return {"thermometer", draw_thermometer, "{low: -10, high: 30, step: 10, minor: 2, value: -4, show: false}"};
}

Kind balance() {
    return {"balance", draw_balance, "{left: [x, x, x, 5], right: [11, '?=9']}"};
}

}  // namespace bookbag::layout::figures
