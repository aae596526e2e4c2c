// Plans and maps: places on a field with a scale bar and a north arrow.
//
// Items stand at their x, y in units of `width` x `height`, y upwards. `bar: {units, label}` draws the scale bar so that a
// child can measure with it; `scale` is words such as "1 cm is 5 m". At `true_scale: true` one unit is one centimetre.
#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Item {
    Pair at;
    Entry label;
    bool answer_only;
};

struct Values {
    std::vector<Item> items;
    Rational width, height;
    RichText scale;
    std::vector<Pair> route;
    bool grid = false;
    bool north = false;
    bool true_scale = false;
};

Values read(Parameters& in) {
    Values v;
    v.width = in.number("width", Rational(12));
    v.height = in.number("height", Rational(7));
    for (Parameters& item : in.maps("items")) {
        const Rational x = item.number("x");
        const Rational y = item.number("y");
        item.demand(x.sign() >= 0 && y.sign() >= 0 && x <= v.width && y <= v.height, "x", "and `y` must lie on the plan");
        Entry label = item.entry("label");
        v.items.push_back({{x, y}, std::move(label), item.yes("answer")});
    }
    v.scale = in.entry("scale").text;
    v.route = in.pairs("route");
    v.grid = in.yes("grid");
    v.north = in.yes("north");
    v.true_scale = in.yes("true_scale");
    in.demand(v.width.sign() > 0 && v.height.sign() > 0 && v.width <= Rational(1000) && v.height <= Rational(1000), "width",
              "and `height` must be above 0");
    return v;
}

base::Status draw(Parameters& in, Sketch& sketch) {
    const Values v = read(in);
    if (auto status = in.done(); !status) {
        return status;
    }
    if (v.true_scale) {
        sketch.at_true_scale();
    }
    const Length natural = v.true_scale ? 10_mm
                                        : std::min(geometry::share(110_mm, over(Rational(1), v.width)),
                                                   geometry::share(75_mm, over(Rational(1), v.height)));
    const Length unit = sketch.span(natural);
    const auto at = [&](const Pair& p) { return Point{geometry::share(unit, p.x), -geometry::share(unit, p.y)}; };
    const Point size{geometry::share(unit, v.width), geometry::share(unit, v.height)};
    if (v.grid) {
        for (const Rational& x : steps(Rational(1), v.width, Rational(1))) {
            sketch.line(at({x, Rational(0)}), at({x, v.height}), pens::kSquare);
        }
        for (const Rational& y : steps(Rational(1), v.height, Rational(1))) {
            sketch.line(at({Rational(0), y}), at({v.width, y}), pens::kSquare);
        }
    }
    sketch.add(rectangle({{}, -size.y}, size.x, size.y, pens::kFigure));
    std::vector<Point> route;
    for (const Pair& p : v.route) {
        route.push_back(at(p));
    }
    if (route.size() > 1) {
        sketch.add(polyline(route, {pens::kFigure.width, 100, 1.8_mm, 1.4_mm}));
    }
    std::vector<Entry> names;
    for (const Item& item : v.items) {
        if (item.answer_only && !sketch.answer()) {
            continue;
        }
        const Point p = at(item.at);
        sketch.add(circle(p, sketch.mark(1_mm), pens::kNone, Fill::Ink));
        if (!item.label.empty() && !item.label.blank()) {
            const Length dx = sketch.measure(item.label.text).width / 2 + sketch.mark(1.8_mm);
            const Length dy = sketch.mark(3.2_mm);
            sketch.text_where_free(letter_text(item.label.text),
                                   {{p.x + dx, p.y}, {p.x - dx, p.y}, {p.x, p.y - dy}, {p.x, p.y + dy}},
                                   {.behind = Behind::Clear});
            names.push_back(item.label);
        }
    }
    if (v.north) {
        const Length x = size.x + sketch.mark(7_mm);
        sketch.arrow({x, -size.y + sketch.mark(17_mm)}, {x, -size.y + sketch.mark(5_mm)}, pens::kFigure);
        sketch.text(document::bold("N"), {x, -size.y + sketch.mark(4.4_mm)}, {.level = Level::Above});
    }
    if (!v.scale.empty()) {
        sketch.text(v.scale, {{}, sketch.mark(2.5_mm)}, {.anchor = Anchor::Left, .level = Level::Below});
        sketch.line({size.x - unit, sketch.mark(4_mm)}, {size.x, sketch.mark(4_mm)}, pens::kMain);
        for (const Length x : {size.x - unit, size.x}) {
            sketch.line({x, sketch.mark(3_mm)}, {x, sketch.mark(5_mm)}, pens::kMain);
        }
    }
    sketch.say("A plan" + (names.empty() ? std::string() : " with " + spoken_entries(names)) + "." +
               (v.scale.empty() ? "" : " Scale: " + document::plain_text(v.scale) + "."));
    return {};
}

}  // namespace

Kind plan() {
    return {"plan", draw,
            "{width: 12, height: 7, items: [{x: 2, y: 2, label: school}, {x: 9, y: 5, label: park}], scale: 'One square is 100 "
            "m', grid: true, north: true}"};
}

}  // namespace bookbag::layout::figures
