// Single angles, the protractor, angles on a line and round a point, parallel lines with a transversal, and bearings.
//
// Angles are drawn true, whatever the print size, so that a child can measure them. Directions here are turned
// anticlockwise from the right, as mathematics does; on the page y grows downwards, hence the minus signs.
#include <algorithm>
#include <iterator>

#include "layout/figures/figures.hpp"
#include "layout/figures/marks.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

std::int32_t milli(const Rational& degrees) {
    return static_cast<std::int32_t>(times(degrees, Rational(1000)).floor());
}

RichText degrees_text(const Rational& degrees) {
    return document::joined(number_text(degrees), document::plain("°"));
}

/// What stands in an angle: the given text, "?" for a blank (its size in the answer form).
RichText angle_text(const Sketch& sketch, const Entry& label, const Rational& degrees) {
    if (label.blank() && label.text.empty()) {
        return sketch.answer() ? bolder(degrees_text(degrees)) : document::bold("?");
    }
    return label.blank() ? unknown_text(sketch, label) : letter_text(label.text);
}

base::Status draw_angle_figure(Parameters& in, Sketch& sketch) {
    const Rational degrees = in.number("degrees");
    const Entry label = in.entry("label");
    const Rational turn = in.number("turn", Rational(0));
    const bool right = in.yes("right");
    const std::vector<Entry> names = in.entries("names");
    in.demand(degrees >= Rational(5) && degrees < Rational(360), "degrees", "must be 5 to 359");
    in.demand(turn >= Rational(-360) && turn <= Rational(360), "turn", "must be -360 to 360");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length arm = sketch.span(36_mm);
    const std::int32_t from = -milli(turn);
    const Wedge wedge{{}, from, -milli(degrees)};
    sketch.add(polyline({polar({}, arm, from), {}, polar({}, arm, wedge.from + wedge.sweep)}, pens::kGeometry));
    const Length radius = degrees < Rational(30) ? sketch.mark(12_mm) : sketch.mark(7_mm);
    if (right && degrees == Rational(90)) {
        draw_right_angle(sketch, wedge, sketch.mark(4.5_mm));
    } else {
        draw_angle(sketch, wedge, radius);
    }
    if (!label.empty()) {
        label_angle(sketch, wedge, angle_text(sketch, label, degrees), radius + sketch.mark(0.8_mm));
    }
    if (names.size() == 3) {  // the letters of an angle ABC: first arm, vertex, second arm
        const auto beyond = [&](std::int32_t direction) { return geometry::between({}, polar({}, 10_mm, direction)); };
        sketch.text_beside(letter_text(names[0].text), polar({}, arm, from), beyond(from), 1_mm);
        sketch.text_beside(letter_text(names[1].text), {}, beyond(wedge.middle() + 180000), 1_mm);
        sketch.text_beside(letter_text(names[2].text), polar({}, arm, wedge.from + wedge.sweep), beyond(wedge.from + wedge.sweep),
                           1_mm);
    }
    sketch.say("An angle between two lines" +
               (label.empty() || label.blank() ? std::string(".") : ", marked " + spoken(label) + "."));
    return {};
}

/// Numbers every 10 degrees on two circles, every 30 when the type is too large for that.
void protractor_numbers(Sketch& sketch, Length radius) {
    const Length type = sketch.type(TextSize::Small);
    const Length outer = radius - sketch.mark(5.6_mm) - type * 9 / 10;
    const Length inner = outer - type * 19 / 10;
    const bool dense = base::scaled(inner, geometry::sine(10000), geometry::kOne) > type * 21 / 10;
    for (int degree = 0; degree <= 180; degree += dense ? 10 : 30) {
        const std::int32_t angle = -degree * 1000;
        if (degree % 180 != 0) {
            sketch.text(std::to_string(180 - degree), polar({}, outer, angle), {.size = TextSize::Small});
            sketch.text(std::to_string(degree), polar({}, inner, angle), {.size = TextSize::Small, .grey = 70});
        } else {
            const Point at{degree == 0 ? inner : -inner, -type * 6 / 10};
            sketch.text(std::to_string(degree), at, {.size = TextSize::Small, .grey = 70});
        }
    }
}

void protractor_body(Sketch& sketch, Length radius) {
    sketch.add({{MoveTo{{radius, {}}}, Arc{{}, radius, 0, -180000}, Close{}}, pens::kFigure, Fill::White});
    for (int degree = 0; degree <= 180; ++degree) {
        const Length length = sketch.mark(degree % 10 == 0 ? 5_mm : degree % 5 == 0 ? 3.6_mm : 2.2_mm);
        const std::int32_t angle = -degree * 1000;
        sketch.line(polar({}, radius - length, angle), polar({}, radius, angle), degree % 10 == 0 ? pens::kThin : pens::kHair);
    }
    protractor_numbers(sketch, radius);
    sketch.line({-radius, {}}, {radius, {}}, pens::kThin);
    sketch.line({{}, {}}, {{}, -sketch.mark(4_mm)}, pens::kThin);
}

base::Status draw_protractor(Parameters& in, Sketch& sketch) {
    const Rational degrees = in.number("degrees");
    const bool from_left = in.choice("from", {"right", "left"}) == "left";
    in.demand(degrees >= Rational(5) && degrees <= Rational(175), "degrees", "must be 5 to 175");
    if (auto status = in.done(); !status) {
        return status;
    }
    sketch.at_true_scale();
    const Length radius = sketch.span(50_mm);
    protractor_body(sketch, radius);
    const Length arm = radius + sketch.span(9_mm);
    const std::int32_t base = from_left ? 180000 : 0;
    const std::int32_t other = from_left ? 180000 + milli(degrees) : -milli(degrees);
    sketch.add(polyline({polar({}, arm, base), {}, polar({}, arm, other)}, pens::kHeavy));
    sketch.add(circle({}, sketch.mark(0.8_mm), pens::kNone, Fill::Ink));
    sketch.say(std::string("A protractor on an angle. One arm lies along its base line, to the ") +
               (from_left ? "left" : "right") + "; the other arm crosses the scale.");
    return {};
}

struct Fan {
    std::vector<Rational> values;
    std::vector<Entry> labels;
};

Fan read_fan(Parameters& in, const Rational& whole) {
    Fan fan{in.needed_numbers("values"), in.entries("labels")};
    in.demand(fan.values.size() >= 2 && fan.values.size() <= 8, "values", "must be 2 to 8 angles");
    in.demand(fan.labels.empty() || fan.labels.size() == fan.values.size(), "labels", "must be as many as `values`");
    in.demand(sum_of(fan.values) == whole, "values", "must add up to " + spoken(whole));
    for (const Rational& value : fan.values) {
        in.demand(value >= Rational(8), "values", "has an angle under 8 degrees");
    }
    return fan;
}

/// Rays from one point, clockwise from direction `start`, with arcs and labels. Neighbouring arcs differ in radius.
void draw_fan(Sketch& sketch, const Fan& fan, std::int32_t start, Length ray) {
    Rational sum;
    for (std::size_t i = 0; i < fan.values.size(); ++i) {
        const std::int32_t from = start + milli(sum);
        sum = plus(sum, fan.values[i]);
        const Wedge wedge{{}, from, start + milli(sum) - from};
        const Entry label =
            fan.labels.empty() ? Entry{Entry::Kind::Text, degrees_text(fan.values[i]), fan.values[i]} : fan.labels[i];
        const RichText text = label.empty() ? RichText{} : angle_text(sketch, label, fan.values[i]);
        const bool square = fan.values[i] == Rational(90) && (label.empty() || document::plain_text(text) == "90°");
        const Length radius = sketch.mark(fan.values[i] < Rational(40) ? 10_mm : i % 2 == 0 ? 6.5_mm : 8_mm);
        if (square) {
            draw_right_angle(sketch, wedge, sketch.mark(4.5_mm));
        } else {
            draw_angle(sketch, wedge, radius);
        }
        if (!text.empty() && !square) {
            label_angle(sketch, wedge, text, radius + sketch.mark(0.8_mm));
        }
        sketch.line({}, polar({}, ray, from), pens::kGeometry);
    }
}

std::string fan_words(const Fan& fan) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < fan.values.size(); ++i) {
        if (fan.labels.empty()) {
            words.push_back(spoken(fan.values[i]) + "°");
        } else if (!fan.labels[i].empty()) {
            words.push_back(fan.labels[i].blank() ? "unknown" : spoken(fan.labels[i]));
        }
    }
    return counted(static_cast<std::int64_t>(fan.values.size()), "angle", "angles") +
           (words.empty() ? "." : ", marked " + listed(words) + ".");
}

base::Status draw_line_angles(Parameters& in, Sketch& sketch) {
    const Fan fan = read_fan(in, Rational(180));
    if (auto status = in.done(); !status) {
        return status;
    }
    draw_fan(sketch, fan, 180000, sketch.span(30_mm));
    const Length half = sketch.span(38_mm);
    sketch.line({-half, {}}, {half, {}}, pens::kGeometry);
    sketch.say("On a straight line: " + fan_words(fan));
    return {};
}

base::Status draw_point_angles(Parameters& in, Sketch& sketch) {
    const Fan fan = read_fan(in, Rational(360));
    const Rational turn = in.number("turn", Rational(0));
    if (auto status = in.done(); !status) {
        return status;
    }
    draw_fan(sketch, fan, -milli(turn), sketch.span(28_mm));
    sketch.say("Round a point: " + fan_words(fan));
    return {};
}

/// Texts at the eight angles: 1 upper left, 2 upper right, 3 lower right, 4 lower left of the upper crossing; 5 to 8 below.
std::vector<Entry> eight_labels(Parameters& in) {
    std::vector<std::string> names;
    for (const char* name :
         {"1", "2", "3", "4", "5", "6", "7", "8", "a", "b", "c", "d", "e", "f", "g", "h", "A", "B", "C", "D"}) {
        names.emplace_back(name);
    }
    std::vector<Entry> list(8);
    for (const auto& [name, entry] : in.labels("labels", names)) {
        if (name[0] >= '1' && name[0] <= '8') {
            list[static_cast<std::size_t>(name[0] - '1')] = entry;
        } else if (name[0] >= 'a' && name[0] <= 'h') {
            list[static_cast<std::size_t>(name[0] - 'a')] = entry;
        }
    }
    return list;
}

struct Crossing {
    Point upper, lower;
    std::int32_t lean;  ///< direction of the transversal upwards, 1/1000 degree, negative
};

void label_crossing(Sketch& sketch, const Crossing& crossing, const std::vector<Entry>& labels, const Rational& degrees) {
    const std::int32_t up = crossing.lean;
    const std::int32_t down = crossing.lean + 180000;
    for (std::size_t i = 0; i < 8; ++i) {
        if (labels[i].empty()) {
            continue;
        }
        const Point vertex = i < 4 ? crossing.upper : crossing.lower;
        const std::size_t place = i % 4;
        const Wedge wedge = place == 0   ? Wedge{vertex, -180000, up + 180000}
                            : place == 1 ? Wedge{vertex, up, -up}
                            : place == 2 ? Wedge{vertex, 0, down}
                                         : Wedge{vertex, down, 180000 - down};
        const Rational size = place % 2 == 0 ? minus(Rational(180), degrees) : degrees;
        const Length radius = sketch.mark(5.5_mm);
        draw_angle(sketch, wedge, radius);
        label_angle(sketch, wedge, angle_text(sketch, labels[i], size), radius + sketch.mark(0.6_mm));
    }
}

base::Status draw_parallel_lines(Parameters& in, Sketch& sketch) {
    const Rational degrees = in.number("degrees");
    const std::vector<Entry> labels = eight_labels(in);
    const std::vector<Entry> ends = in.entries("ends");
    in.demand(degrees >= Rational(25) && degrees <= Rational(155), "degrees", "must be 25 to 155");
    in.demand(ends.empty() || ends.size() == 4, "ends", "must be four letters");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length apart = std::max(sketch.span(20_mm), sketch.mark(18_mm));
    const std::int32_t lean = -milli(degrees);
    const Length run = base::scaled(apart, geometry::cosine(lean), -geometry::sine(lean));
    const Length half = sketch.span(30_mm) + (run.units < 0 ? -run : run) / 2;
    const Crossing crossing{{run / 2, {}}, {-run / 2, apart}, lean};
    for (const Length y : {Length{}, apart}) {
        sketch.line({-half, y}, {half, y}, pens::kGeometry);
        sketch.arrow_head({half - sketch.span(8_mm), y}, {1, 0}, pens::kFigure);
    }
    const Length beyond = sketch.mark(8_mm);
    sketch.line(polar(crossing.upper, beyond, lean), polar(crossing.lower, beyond, lean + 180000), pens::kGeometry);
    label_crossing(sketch, crossing, labels, degrees);
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const bool left = i % 2 == 0;
        const Point at{left ? -half - 2_mm : half + 2_mm, i < 2 ? Length{} : apart};
        sketch.text(letter_text(ends[i].text), at, {.anchor = left ? Anchor::Right : Anchor::Left});
    }
    std::vector<Entry> used;
    std::copy_if(labels.begin(), labels.end(), std::back_inserter(used), [](const Entry& entry) { return !entry.empty(); });
    sketch.say("Two parallel lines crossed by a third line." +
               (used.empty() ? std::string() : " Angles marked " + spoken_entries(used) + "."));
    return {};
}

base::Status draw_bearing(Parameters& in, Sketch& sketch) {
    const Rational degrees = in.number("degrees");
    const Entry label = in.entry("label");
    const std::vector<Entry> names = in.entries("names");
    const bool shown = in.yes("show", true);
    in.demand(degrees.sign() >= 0 && degrees < Rational(360), "degrees", "must be 0 to 359");
    in.demand(names.empty() || names.size() == 2, "names", "must be two letters");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length north = sketch.span(28_mm);
    const Length reach = sketch.span(34_mm);
    sketch.arrow({}, {{}, -north}, pens::kFigure);
    sketch.text(document::bold("N"), {{}, -north - 1_mm}, {.level = Level::Above});
    sketch.add(circle({}, sketch.mark(0.9_mm), pens::kNone, Fill::Ink));
    const std::int32_t to = milli(degrees) - 90000;
    const Point end = polar({}, reach, to);
    const Wedge wedge{{}, -90000, milli(degrees)};
    if (shown || sketch.answer()) {
        sketch.line({}, end, pens::kGeometry);
        sketch.add(circle(end, sketch.mark(0.9_mm), pens::kNone, Fill::Ink));
        const Length radius = sketch.mark(8_mm);
        if (degrees.sign() > 0) {
            draw_angle(sketch, wedge, radius);
        }
        if (!label.empty()) {
            label_angle(sketch, wedge, angle_text(sketch, label, degrees), radius + sketch.mark(0.8_mm));
        }
        if (names.size() == 2) {
            sketch.text_beside(letter_text(names[1].text), end, geometry::between({}, end), sketch.mark(1.6_mm));
        }
    }
    if (!names.empty()) {
        const std::int32_t away = wedge.middle() + 180000;
        sketch.text_beside(letter_text(names[0].text), {}, geometry::between({}, polar({}, 10_mm, away)), sketch.mark(1.6_mm));
    }
    sketch.say(std::string("A north line") + (shown ? " and a line to a second point" : "") +
               (label.empty() || label.blank() ? "." : ", the angle marked " + spoken(label) + "."));
    return {};
}

}  // namespace

Kind angle() {
    return {"angle", draw_angle_figure, "{degrees: 138, turn: 12, label: a}"};
}

Kind protractor() {
    return {"protractor", draw_protractor, "{degrees: 64}"};
}

Kind angles_on_line() {
    return {"angles_on_line", draw_line_angles, "{values: [48, 90, 42], labels: ['48°', '90°', '?']}"};
}

Kind angles_at_point() {
    return {"angles_at_point", draw_point_angles, "{values: [125, 86, 149], labels: ['125°', '86°', x]}"};
}

Kind parallel_lines() {
    return {"parallel_lines", draw_parallel_lines, "{degrees: 62, labels: {b: '62°', g: a}, ends: [A, B, C, D]}"};
}

Kind bearing() {
    return {"bearing", draw_bearing, "{degrees: 126, label: '?=126°', names: [A, B]}"};
}

}  // namespace bookbag::layout::figures
