// Fractions as strips: one bar, two bars of the same whole, and the wall of unit fractions.
//
// Equal parts are computed from the whole each time, so rounding never adds up. Shaded parts are hatched, a second
// amount is dotted; with `show: false` the child shades and the answer form shows the shading.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

constexpr Length kWhole = 100_mm;

base::Status draw_bar(Parameters& in, Sketch& sketch) {
    const int parts = in.whole("parts", {1, 80});
    const int shaded = in.whole("shaded", {0, 200});
    const int dotted = in.whole("dotted", {0, 200}, 0);
    const bool shown = in.yes("show", true);
    const Entry label = in.entry("label");
    in.demand(shaded + dotted <= parts * 4, "shaded", "is more than four wholes");
    const Length whole_bar = sketch.span(std::max(kWhole, 2.05_mm * parts));
    if (auto status = in.done(); !status) {
        return status;
    }
    const Point size{whole_bar, sketch.mark(11_mm)};
    const bool paint = shown || sketch.answer();
    const int wholes = std::max(1, (shaded + dotted + parts - 1) / parts);
    Length top;
    for (int whole = 0; whole < wholes; ++whole) {
        const int hatch = std::clamp(shaded - whole * parts, 0, parts);
        const int dots = std::clamp(shaded + dotted - whole * parts, 0, parts) - hatch;
        draw_strip(sketch, {{{}, top}, size, parts, paint ? hatch : 0, paint ? dots : 0});
        top += size.y + sketch.mark(2.5_mm);
    }
    if (!label.empty()) {
        const Extent room = sketch.room_of(label);
        sketch.entry(label, {size.x + sketch.mark(3_mm) + room.width / 2, (top - sketch.mark(2.5_mm)) / 2});
    }
    const std::string wholes_words = wholes > 1 ? std::to_string(wholes) + " bars, each" : "A bar";
    sketch.say(wholes_words + " cut into " + counted(parts, "equal part", "equal parts") + "." +
               (!shown                       ? ""
                : shaded == 0 && dotted == 0 ? " No part is shaded."
                                             : " " + counted(shaded, "part is", "parts are") + " shaded.") +
               (shown && dotted > 0 ? " " + counted(dotted, "part is", "parts are") + " dotted." : ""));
    return {};
}

/// One strip of the pair: `value` of a whole, cut by its denominator, with finer dashed cuts when `split` asks for them.
struct Line {
    Rational value;
    int split;
    Entry label;
};

void draw_line(Sketch& sketch, const Line& line, Length top, Length whole) {
    const Length height = sketch.mark(9_mm);
    const int parts = static_cast<int>(line.value.denominator());
    const int wholes =
        static_cast<int>(std::max<std::int64_t>(1, over(line.value, Rational(1)).floor() + (line.value.is_integer() ? 0 : 1)));
    const auto shaded = static_cast<int>(line.value.numerator());
    for (int i = 0; i < wholes; ++i) {
        const Length left = (whole + sketch.mark(3_mm)) * i;
        draw_strip(sketch, {{left, top}, {whole, height}, parts, std::clamp(shaded - i * parts, 0, parts), 0});
        const Pen dashed{pens::kThin.width, 100, 0.9_mm, 0.9_mm};
        for (int cut = 1; cut < line.split; ++cut) {
            if ((cut * parts) % line.split != 0) {
                const Length x = left + base::scaled(whole, cut, line.split);
                sketch.line({x, top}, {x, top + height}, dashed);
            }
        }
    }
    const RichText text = line.label.empty() ? fraction_text(line.value) : unknown_text(sketch, line.label);
    sketch.text(text, {-sketch.mark(3.5_mm), top + height / 2}, {.anchor = Anchor::Right});
}

base::Status draw_pair(Parameters& in, Sketch& sketch) {
    Line a{in.number("a"), in.whole("split_a", {1, 60}, 1), in.entry("a_label")};
    Line b{in.number("b"), in.whole("split_b", {1, 60}, 1), in.entry("b_label")};
    for (const auto& [key, line] : {std::pair{"a", &a}, std::pair{"b", &b}}) {
        in.demand(line->value.sign() >= 0 && line->value <= Rational(3), key, "must be a fraction from 0 to 3");
        in.demand(line->value.denominator() <= 30, key, "has a denominator over 30, too fine to see");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    const Rational most = std::max(a.value, b.value);
    const auto wholes = std::max<std::int64_t>(1, most.is_integer() ? most.numerator() : most.floor() + 1);
    const Length whole = sketch.span(wholes > 1 ? 120_mm : kWhole) / static_cast<std::int32_t>(wholes);
    const Length step =
        sketch.mark(9_mm) + std::max(sketch.mark(4_mm), sketch.measure(fraction_text(a.value)).height() - sketch.mark(8_mm));
    draw_line(sketch, a, {}, whole);
    draw_line(sketch, b, step, whole);
    const auto named = [](const Line& line) {
        return line.label.blank() ? std::string("an unknown fraction") : base::to_string(line.value);
    };
    sketch.say("Two strips of the same length. The upper one shows " + named(a) + ", the lower one " + named(b) + ".");
    return {};
}

base::Status draw_wall(Parameters& in, Sketch& sketch) {
    const std::vector<int> rows = [&] {
        in.needed_numbers("denominators");
        return in.wholes("denominators", {1, 12});
    }();
    const std::vector<int> blank = in.wholes("blank", {1, 12});
    in.demand(rows.size() <= 12, "denominators", "has more than 12 rows");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Point size{sketch.span(140_mm), std::max(sketch.mark(9.5_mm), sketch.measure(unreduced_text(1, 2)).height() + 2.4_mm)};
    Length top;
    std::vector<std::string> words;
    for (const int parts : rows) {
        draw_strip(sketch, {{{}, top}, size, parts, 0, 0});
        const bool hidden = std::find(blank.begin(), blank.end(), parts) != blank.end();
        for (int i = 0; i < parts && (!hidden || sketch.answer()); ++i) {
            const Length middle = base::scaled(size.x, 2 * i + 1, 2 * parts);
            sketch.text(parts == 1 ? document::plain("1") : unreduced_text(1, parts), {middle, top + size.y / 2});
        }
        words.push_back(hidden ? "a row without labels" : parts == 1 ? "1 whole" : std::to_string(parts) + " parts");
        top += size.y;
    }
    sketch.say("Fraction wall with rows of the same length: " + listed(words) + ".");
    return {};
}

}  // namespace

Kind fraction_bar() {
    return {"fraction_bar", draw_bar, "{parts: 8, shaded: 3, dotted: 2}"};
}

Kind fraction_strip_pair() {
    return {"fraction_strip_pair", draw_pair, "{a: 2/3, b: 5/9, split_a: 9}"};
}

Kind fraction_wall() {
    return {"fraction_wall", draw_wall, "{denominators: [1, 2, 3, 4, 6], blank: [6]}"};
}

}  // namespace bookbag::layout::figures
