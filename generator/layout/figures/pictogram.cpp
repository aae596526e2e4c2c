// Pictograms and tally tables: counting made visible.
//
// One icon stands for `key` things; parts of an icon are quarters of a circle, so other icons need whole numbers of
// icons. Tallies are bundles of five with the stroke across.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/icons.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

bool contains(const std::vector<int>& list, std::size_t index) {
    return std::find(list.begin(), list.end(), static_cast<int>(index)) != list.end();
}

struct Pictures {
    std::vector<Entry> labels;
    std::vector<Rational> values;
    Rational key;
    std::string icon, title, things;
    std::vector<int> missing;
};

Length label_column(const Sketch& sketch, const std::vector<Entry>& labels, Length least) {
    Length width = least;
    for (const Entry& label : labels) {
        width = std::max(width, sketch.measure(bolder(label.text)).width + 4_mm);
    }
    return width;
}

void picture_row(Sketch& sketch, const Pictures& p, std::size_t row, Point corner) {
    const Length pitch = sketch.span(9.5_mm);
    const Length size = sketch.span(8_mm);
    const Rational quarters = times(over(p.values[row], p.key), Rational(4));
    auto left = static_cast<int>(quarters.numerator());
    for (int i = 0; left > 0; ++i, left -= 4) {
        draw_icon_part(sketch, p.icon, {corner.x + pitch * i, corner.y}, size, std::min(left, 4));
    }
}

void check(Parameters& in, const Pictures& p) {
    in.demand(p.labels.size() == p.values.size(), "values", "must be as many as `labels`");
    in.demand(p.labels.size() <= 10, "labels", "has more than 10 rows");
    in.demand(p.key.sign() > 0, "key", "must be above 0");
    Rational icons;
    for (const Rational& value : p.values) {
        const Rational count = over(value, p.key);
        const bool whole = p.icon == "circle" ? times(count, Rational(4)).is_integer() : count.is_integer();
        in.demand(
            value.sign() >= 0 && whole, "values",
            p.icon == "circle" ? "need parts of an icon finer than a quarter" : "need parts of an icon; only circles can be cut");
        in.demand(count <= Rational(15), "key", "makes a row longer than 15 icons");
        icons = plus(icons, count);
    }
    in.demand(icons <= Rational(60), "key", "makes more than 60 icons");
}

base::Status draw_pictogram(Parameters& in, Sketch& sketch) {
    Pictures p;
    p.labels = in.needed_entries("labels");
    p.values = in.needed_numbers("values");
    p.key = in.number("key");
    p.icon = in.choice("icon", icon_names());
    p.title = in.words("title");
    p.things = in.words("things");
    p.missing = in.wholes("missing", {0, 20});
    check(in, p);
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length height = std::max(sketch.span(10.5_mm), sketch.lead());
    const Length left = label_column(sketch, p.labels, sketch.span(22_mm));
    Rational most(4);
    for (const Rational& value : p.values) {
        most = std::max(most, over(value, p.key));
    }
    const Length width =
        left + sketch.span(9.5_mm) * static_cast<std::int32_t>(most.floor() + (most.is_integer() ? 0 : 1)) + sketch.span(4_mm);
    for (std::size_t i = 0; i < p.labels.size(); ++i) {
        const Length top = height * static_cast<std::int32_t>(i);
        sketch.text(p.labels[i].text, {left - 2_mm, top + height / 2}, {.anchor = Anchor::Right});
        if (sketch.answer() || !contains(p.missing, i)) {
            picture_row(sketch, p, i, {left + sketch.span(1.5_mm), top + (height - sketch.span(8_mm)) / 2});
        }
    }
    const Cells cells{{}, {width, height}, 1, static_cast<int>(p.labels.size()), pens::kThin, pens::kFigure};
    draw_cells(sketch, cells);
    sketch.line({left, {}}, {left, cells.foot()}, pens::kFigure);
    if (!p.title.empty()) {
        sketch.text(document::bold(p.title), {width / 2, -2_mm}, {.level = Level::Above});
    }
    const Length key_top = cells.foot() + sketch.mark(3_mm);
    draw_icon(sketch, p.icon, {left, key_top}, sketch.span(8_mm));
    const RichText means = document::joined(document::joined(document::plain("= "), number_text(p.key)),
                                            document::plain(p.things.empty() ? "" : " " + p.things));
    sketch.text(means, {left + sketch.span(10_mm), key_top + sketch.span(4_mm)}, {.anchor = Anchor::Left});
    sketch.text(document::bold("Key"), {left - 2_mm, key_top + sketch.span(4_mm)}, {.anchor = Anchor::Right});
    sketch.say("Pictogram" + (p.title.empty() ? "" : ": " + p.title) + ". Rows for " + spoken_entries(p.labels) +
               ". One picture means " + spoken(p.key) + (p.things.empty() ? "." : " " + p.things + "."));
    return {};
}

/// Tallies for `count`, from `left`, on the middle line `y`; gives nothing.
void tally(Sketch& sketch, int count, Point left) {
    const Length pitch = sketch.mark(1.8_mm);
    const Length half = sketch.mark(2.4_mm);
    Length x = left.x;
    for (int bundle = 0; bundle * 5 < count; ++bundle) {
        const int here = std::min(5, count - bundle * 5);
        for (int stroke = 0; stroke < std::min(here, 4); ++stroke) {
            sketch.line({x + pitch * stroke, left.y - half}, {x + pitch * stroke, left.y + half}, pens::kFigure);
        }
        if (here == 5) {
            sketch.line({x - pitch * 2 / 3, left.y + half * 2 / 3}, {x + pitch * 3 + pitch * 2 / 3, left.y - half * 2 / 3},
                        pens::kFigure);
        }
        x += pitch * 3 + sketch.mark(3.6_mm);
    }
}

base::Status draw_tally(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> labels = in.needed_entries("labels");
    in.needed_numbers("values");
    const std::vector<int> values = in.wholes("values", {0, 60});
    const std::string show = in.choice("show", {"tally", "number", "both", "none"});
    const std::vector<Entry> head = in.entries("head");
    in.demand(labels.size() == values.size(), "values", "must be as many as `labels`");
    in.demand(labels.size() <= 12, "labels", "has more than 12 rows");
    in.demand(head.empty() || head.size() == 3, "head", "must name three columns");
    if (auto status = in.done(); !status) {
        return status;
    }
    const int most = *std::max_element(values.begin(), values.end());
    const Length height = std::max(sketch.mark(9.5_mm), sketch.lead());
    const Length first = label_column(sketch, labels, sketch.span(24_mm));
    const Length second = std::max(sketch.span(34_mm), sketch.mark(9_mm) * ((most + 4) / 5) + sketch.mark(5_mm));
    const Length third = std::max(sketch.span(24_mm), sketch.measure(document::bold("Number")).width + 4_mm);
    const bool tallies = sketch.answer() || show == "tally" || show == "both";
    const bool numbers = sketch.answer() || show == "number" || show == "both";
    const std::vector<Length> edges = {{}, first, first + second, first + second + third};
    const std::vector<RichText> heads = head.empty()
                                            ? std::vector{RichText{}, document::plain("Tally"), document::plain("Number")}
                                            : std::vector{head[0].text, head[1].text, head[2].text};
    for (std::size_t c = 0; c < 3; ++c) {
        sketch.text(bolder(heads[c]), {(edges[c] + edges[c + 1]) / 2, height / 2});
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Length y = height * static_cast<std::int32_t>(i + 1) + height / 2;
        sketch.text(labels[i].text, {2_mm, y}, {.anchor = Anchor::Left});
        if (tallies) {
            tally(sketch, values[i], {first + sketch.mark(3_mm), y});
        }
        if (numbers) {
            const RichText number = number_text(Rational(values[i]));
            sketch.text(show == "number" || show == "both" ? number : bolder(number), {(edges[2] + edges[3]) / 2, y});
        }
    }
    const Length foot = height * static_cast<std::int32_t>(labels.size() + 1);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Length y = height * static_cast<std::int32_t>(i + 1);
        sketch.line({{}, y}, {edges[3], y}, i == 0 ? pens::kFigure : pens::kThin);
    }
    sketch.line({edges[1], {}}, {edges[1], foot}, pens::kThin);
    sketch.line({edges[2], {}}, {edges[2], foot}, pens::kThin);
    sketch.add(rectangle({}, edges[3], foot, pens::kFigure));
    sketch.say("Tally table with rows for " + spoken_entries(labels) + "." +
               (show == "tally"    ? " The numbers are blank."
                : show == "number" ? " The tallies are blank."
                                   : ""));
    return {};
}

}  // namespace

Kind pictogram() {
    return {
        "pictogram", draw_pictogram,
        "{title: Favourite fruit, labels: [apple, banana, plum], values: [12, 6, 9], key: 4, things: children, missing: [2]}"};
}

Kind tally_table() {
    return {"tally_table", draw_tally, "{labels: [walk, bus, car], values: [13, 5, 8], show: tally}"};
}

}  // namespace bookbag::layout::figures
