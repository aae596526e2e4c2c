// Box plots over a scale, and stem-and-leaf diagrams.
#include <algorithm>
#include <map>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

void one_box(Sketch& sketch, const Scale& scale, const std::vector<Rational>& five, Length middle) {
    const Length half = sketch.mark(4.5_mm);
    const auto x = [&](std::size_t i) { return scale.at(five[i]); };
    sketch.line({x(0), middle}, {x(1), middle}, pens::kFigure);
    sketch.line({x(3), middle}, {x(4), middle}, pens::kFigure);
    sketch.add(rectangle({x(1), middle - half}, x(3) - x(1), half * 2, pens::kGeometry));
    sketch.line({x(2), middle - half}, {x(2), middle + half}, pens::kHeavy);
    for (const std::size_t end : {std::size_t{0}, std::size_t{4}}) {
        sketch.line({x(end), middle - half * 2 / 3}, {x(end), middle + half * 2 / 3}, pens::kGeometry);
    }
}

void scale_below(Sketch& sketch, const Scale& scale, const Rational& step, Length y) {
    const Length cell = geometry::share(scale.span, over(step, minus(scale.to, scale.from)));
    const Length widest = sketch.measure(number_text(scale.to)).width + 2_mm;
    const auto every = std::max<std::int32_t>(1, (widest.units + cell.units - 1) / cell.units);
    std::int32_t index = 0;
    sketch.line({{}, y}, {scale.span, y}, pens::kFigure);
    for (const Rational& value : steps(scale.from, scale.to, step)) {
        sketch.line({scale.at(value), y}, {scale.at(value), y + sketch.mark(2_mm)}, pens::kMain);
        if (index++ % every == 0) {
            sketch.text(number_text(value), {scale.at(value), y + sketch.mark(2.8_mm)}, {.level = Level::Below});
        }
    }
}

base::Status draw_box(Parameters& in, Sketch& sketch) {
    const std::vector<Rational> values = in.needed_numbers("values");
    const std::vector<Rational> second = in.numbers("second");
    const std::vector<Entry> names = in.entries("names");
    const auto from = in.maybe_number("from");
    const auto to = in.maybe_number("to");
    const auto given = in.maybe_number("step");
    const Entry label = in.entry("label");
    const bool shown = in.yes("show", true);
    for (const auto* list : {&values, &second}) {
        in.demand(list->empty() || (list->size() == 5 && std::is_sorted(list->begin(), list->end())), "values",
                  "must be five rising numbers");
    }
    in.demand(!given || given->sign() > 0, "step", "must be above 0");
    if (auto status = in.done(); !status) {
        return status;
    }
    Rational low = values.front();
    Rational high = values.back();
    if (!second.empty()) {
        low = std::min(low, second.front());
        high = std::max(high, second.back());
    }
    const Rational step = given.value_or(tidy_step(minus(to.value_or(high), from.value_or(low)), 15));
    const Scale scale{from.value_or(times(step, Rational(over(low, step).floor()))),
                      to.value_or(rounded_up(high, step)),
                      {},
                      sketch.span(130_mm)};
    in.demand(scale.from <= low && scale.to >= high && scale.from < scale.to, "from", "and `to` must hold all values");
    in.demand(geometry::share(scale.span, over(step, minus(scale.to, scale.from))) >= 2_mm, "step",
              "puts ticks under 2 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length pitch = sketch.mark(14_mm);
    const std::int32_t rows = second.empty() ? 1 : 2;
    const Length foot = pitch * rows + sketch.mark(1_mm);
    for (const Rational& value : steps(scale.from, scale.to, step)) {
        sketch.line({scale.at(value), {}}, {scale.at(value), foot}, pens::kSquare);
    }
    if (shown || sketch.answer()) {
        one_box(sketch, scale, values, pitch / 2);
    }
    if (!second.empty()) {
        one_box(sketch, scale, second, pitch * 3 / 2);
    }
    for (std::size_t i = 0; i < names.size() && i < 2; ++i) {
        sketch.text(names[i].text, {-2.5_mm, pitch * static_cast<std::int32_t>(2 * i + 1) / 2}, {.anchor = Anchor::Right});
    }
    scale_below(sketch, scale, step, foot);
    if (!label.empty()) {
        sketch.text(label.text, {scale.span / 2, foot + sketch.mark(2.8_mm) + sketch.lead()}, {.level = Level::Below});
    }
    sketch.say(
        (shown ? (rows == 1 ? std::string("A box plot") : std::string("Two box plots")) : std::string("Room for a box plot")) +
        " over a scale from " + spoken(scale.from) + " to " + spoken(scale.to) +
        (label.empty() ? "." : ", " + spoken(label) + "."));
    return {};
}

base::Status draw_stem(Parameters& in, Sketch& sketch) {
    in.needed_numbers("values");
    std::vector<int> values = in.wholes("values", {0, 9999});
    const std::string key = in.words("unit");
    const bool shown = in.yes("show", true);
    if (auto status = in.done(); !status) {
        return status;
    }
    std::sort(values.begin(), values.end());
    std::map<int, std::vector<int>> rows;
    for (int stem = values.front() / 10; stem <= values.back() / 10; ++stem) {
        rows[stem];
    }
    if (rows.size() > 12) {
        in.refuse("`values` need more than 12 stems", "use numbers that lie closer together");
        return in.done();
    }
    for (const int value : values) {
        rows[value / 10].push_back(value % 10);
    }
    const Length pitch = sketch.lead(TextSize::Body) * 11 / 10;
    const Length gap = sketch.mark(6_mm);
    Length y;
    std::size_t longest = 4;
    for (const auto& [stem, leaves] : rows) {
        sketch.text(document::bold(std::to_string(stem)), {-sketch.mark(3_mm), y},
                    {.size = TextSize::Body, .anchor = Anchor::Right});
        longest = std::max(longest, leaves.size());
        for (std::size_t i = 0; i < leaves.size() && (shown || sketch.answer()); ++i) {
            sketch.text(std::to_string(leaves[i]), {gap * static_cast<std::int32_t>(i) + sketch.mark(4_mm), y},
                        {.size = TextSize::Body});
        }
        y += pitch;
    }
    sketch.line({{}, -pitch * 6 / 10}, {{}, y - pitch * 4 / 10}, pens::kGeometry);
    sketch.reserve({{}, {}, gap * static_cast<std::int32_t>(longest), y});
    const std::string sample = std::to_string(values.front() / 10) + " | " + std::to_string(values.front() % 10);
    sketch.text("Key: " + sample + " means " + std::to_string(values.front()) + (key.empty() ? "" : " " + key),
                {sketch.mark(4_mm), y + sketch.mark(2_mm)}, {.anchor = Anchor::Left});
    sketch.say("Stem-and-leaf diagram with the stems " + std::to_string(values.front() / 10) + " to " +
               std::to_string(values.back() / 10) + (shown ? "." : ", the leaves left out."));
    return {};
}

}  // namespace

Kind box_plot() {
    return {"box_plot", draw_box, "{values: [12, 19, 24, 31, 45], from: 10, to: 50, step: 5, label: minutes, show: false}"};
}

Kind stem_leaf() {
    return {"stem_leaf", draw_stem, "{values: [12, 15, 21, 24, 24, 28, 33, 37, 40], unit: cm}"};
}

}  // namespace bookbag::layout::figures
