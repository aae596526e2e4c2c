// Graphs of data on a framed plane: line graphs, scatter graphs, frequency polygons, cumulative frequency, histograms.
//
// All share one reading of ranges: from zero (or `y_from`) up to the first tidy step above the data. Points are crosses,
// as they are plotted with a pencil. `answer_only` leaves the plane empty for the child.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/plane.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

/// Data range of one axis: what the author said, else from `least` to the data's end rounded up to a tidy step.
struct Range {
    Rational from, to, step;
};

Range range_of(const std::vector<Rational>& values, std::optional<Rational> from,
               std::pair<std::optional<Rational>, std::optional<Rational>> to_step) {
    Rational low =
        from.value_or(std::min(Rational(0), values.empty() ? Rational(0) : *std::min_element(values.begin(), values.end())));
    const Rational high = values.empty() ? plus(low, Rational(10)) : *std::max_element(values.begin(), values.end());
    const Rational end = std::max(to_step.first.value_or(high), plus(low, Rational(0)));
    const Rational span = end > low ? minus(end, low) : Rational(1);
    const Rational step = to_step.second.value_or(tidy_step(span, 10));
    if (!from && low.sign() < 0) {
        low = minus(Rational(0), rounded_up(minus(Rational(0), low), step));
    }
    return {low, plus(low, rounded_up(minus(std::max(end, plus(low, step)), low), step)), step};
}

struct Titles {
    std::string title;
    Entry x, y;
};

Titles read_titles(Parameters& in) {
    return {in.words("title"), in.entry("x_label"), in.entry("y_label")};
}

struct DataPlane {
    Range x, y;
    std::vector<Entry> names;  ///< of the x axis, in place of numbers
};

Plane make_plane(Sketch& sketch, const DataPlane& data, const Titles& titles) {
    const Rational columns = over(minus(data.x.to, data.x.from), data.x.step);
    const Rational rows = over(minus(data.y.to, data.y.from), data.y.step);
    Length width = std::clamp(geometry::share(sketch.span(11_mm), columns), sketch.span(70_mm), sketch.span(115_mm));
    for (const Entry& name : data.names) {
        width = std::max(width, geometry::share(sketch.measure(name.text).width + 2_mm, columns));
    }
    PlaneAxis x{data.x.from, data.x.to, data.x.step, data.x.step, width, titles.x, data.names};
    PlaneAxis y{data.y.from,
                data.y.to,
                data.y.step,
                data.y.step,
                std::clamp(geometry::share(sketch.span(7.5_mm), rows), sketch.span(48_mm), sketch.span(75_mm)),
                titles.y};
    if (data.names.empty()) {
        const Length widest =
            std::max(sketch.measure(number_text(data.x.from)).width, sketch.measure(number_text(data.x.to)).width);
        x.labels = label_step(x, widest + 2_mm);
    }
    y.labels = label_step(y, sketch.type(TextSize::Label) * 11 / 10);
    return {sketch, std::move(x), std::move(y), AxisLook::Frame};
}

void put_title(Sketch& sketch, const Titles& titles, const Plane& plane) {
    if (!titles.title.empty()) {
        const Length above = plane.y().length + sketch.mark(3_mm) + (titles.y.empty() ? Length{} : sketch.lead());
        sketch.text(document::bold(titles.title), {plane.x().length / 2, -above}, {.level = Level::Above});
    }
}

void draw_points(Sketch& sketch, Plane& plane, const std::vector<Pair>& points, Pen join) {
    std::vector<Point> line;
    for (const Pair& point : points) {
        line.push_back(plane.at(point));
    }
    if (join.width.units > 0 && line.size() > 1) {
        sketch.add(polyline(line, join));
    }
    for (const Pair& point : points) {
        plane.cross(point);
    }
}

bool fine(const DataPlane& data, const Plane& plane) {
    const auto cell = [](const PlaneAxis& axis) {
        return geometry::share(axis.length, over(axis.grid, minus(axis.to, axis.from)));
    };
    return !data.x.step.is_zero() && cell(plane.x()) >= 2_mm && cell(plane.y()) >= 2_mm;
}

std::string titled(const std::string& kind, const Titles& titles) {
    std::string text = kind + (titles.title.empty() ? "" : ": " + titles.title) + ".";
    text += titles.x.empty() ? "" : " Across: " + spoken(titles.x) + ".";
    return text + (titles.y.empty() ? "" : " Up: " + spoken(titles.y) + ".");
}

base::Status draw_line_graph(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> xs = in.needed_entries("x");
    const std::vector<Rational> ys = in.needed_numbers("y");
    const std::vector<Rational> second = in.numbers("second");
    const Titles titles = read_titles(in);
    const auto step = in.maybe_number("step");
    const auto y_from = in.maybe_number("y_from");
    const auto y_to = in.maybe_number("y_to");
    const auto x_step = in.maybe_number("x_step");
    const bool hidden = in.yes("answer_only");
    in.demand(xs.size() == ys.size(), "y", "must be as many as `x`");
    in.demand(second.empty() || second.size() == ys.size(), "second", "must be as many as `y`");
    in.demand(xs.size() <= 40, "x", "has more than 40 values");
    in.demand(!step || step->sign() > 0, "step", "must be above 0");
    in.demand(!x_step || x_step->sign() > 0, "x_step", "must be above 0");
    if (auto status = in.done(); !status) {
        return status;
    }
    const bool numeric = std::all_of(xs.begin(), xs.end(), [](const Entry& x) { return x.number.has_value(); });
    std::vector<Rational> places;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        places.push_back(numeric ? *xs[i].number : Rational(static_cast<std::int64_t>(i)));
    }
    DataPlane data{range_of(places, places.front(), {places.back(), x_step}), {}, numeric ? std::vector<Entry>{} : xs};
    if (!numeric) {
        data.x = {Rational(0), Rational(static_cast<std::int64_t>(std::max<std::size_t>(xs.size() - 1, 1))), Rational(1)};
    }
    std::vector<Rational> all = ys;
    all.insert(all.end(), second.begin(), second.end());
    data.y = range_of(all, y_from, {y_to, step});
    Plane plane = make_plane(sketch, data, titles);
    in.demand(fine(data, plane), "step", "puts grid lines under 2 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    plane.grid();
    plane.axes();
    put_title(sketch, titles, plane);
    if (!hidden || sketch.answer()) {
        const Pen dashed{pens::kGeometry.width, 100, 1.8_mm, 1.4_mm};
        for (const auto& [list, pen] : {std::pair{&ys, pens::kGeometry}, std::pair{&second, dashed}}) {
            std::vector<Pair> points;
            for (std::size_t i = 0; i < list->size(); ++i) {
                points.push_back({places[i], (*list)[i]});
            }
            draw_points(sketch, plane, points, pen);
        }
    }
    sketch.say(titled("Line graph", titles) + (hidden ? " No points are drawn." : ""));
    return {};
}

base::Status draw_scatter(Parameters& in, Sketch& sketch) {
    const std::vector<Pair> points = in.pairs("points");
    const Titles titles = read_titles(in);
    const bool has_x = in.has("x");
    const bool has_y = in.has("y");
    const Pair x_range = has_x ? in.interval("x") : Pair{};
    const Pair y_range = has_y ? in.interval("y") : Pair{};
    const auto x_step = in.maybe_number("x_step");
    const auto y_step = in.maybe_number("y_step");
    const bool hidden = in.yes("answer_only");
    std::optional<Pair> fit;
    for (Parameters& line : in.maps("line")) {
        const Rational m = line.number("m");
        fit = Pair{m, line.number("c")};
    }
    in.demand(!points.empty(), "points", "is missing or empty");
    if (auto status = in.done(); !status) {
        return status;
    }
    std::vector<Rational> xs;
    std::vector<Rational> ys;
    for (const Pair& point : points) {
        xs.push_back(point.x);
        ys.push_back(point.y);
    }
    const auto given = [](bool has, const Rational& value) { return has ? std::optional(value) : std::nullopt; };
    const DataPlane data{range_of(xs, given(has_x, x_range.x), {given(has_x, x_range.y), x_step}),
                         range_of(ys, given(has_y, y_range.x), {given(has_y, y_range.y), y_step}),
                         {}};
    Plane plane = make_plane(sketch, data, titles);
    in.demand(fine(data, plane), "x_step", "or `y_step` puts grid lines under 2 mm apart");
    in.demand(std::all_of(points.begin(), points.end(), [&](const Pair& p) { return plane.holds(p); }), "points",
              "lie outside the axes");
    if (auto status = in.done(); !status) {
        return status;
    }
    plane.grid();
    plane.axes();
    put_title(sketch, titles, plane);
    if (!hidden || sketch.answer()) {
        draw_points(sketch, plane, points, pens::kNone);
    }
    if (fit && sketch.answer()) {
        if (const auto ends = plane.clipped(fit->x, fit->y)) {
            sketch.line(ends->first, ends->second, {pens::kMain.width, 100, 1.8_mm, 1.4_mm});
        }
    }
    sketch.say(titled("Scatter graph", titles) +
               (hidden ? " No points are drawn."
                       : " " + counted(static_cast<std::int64_t>(points.size()), "point", "points") + " marked with crosses."));
    return {};
}

/// Class boundaries with their frequencies, densities or running totals.
struct Classes {
    std::vector<Rational> edges, heights;
    Titles titles;
    std::optional<Rational> step, x_step;
    std::vector<int> missing;
    bool hidden = false;
};

Classes read_classes(Parameters& in, const std::string& heights) {
    Classes c;
    c.edges = in.needed_numbers("edges");
    c.heights = in.needed_numbers(heights);
    c.titles = read_titles(in);
    c.step = in.maybe_number("step");
    c.x_step = in.maybe_number("x_step");
    c.missing = in.wholes("missing", {0, 20});
    c.hidden = in.yes("answer_only");
    in.demand(c.edges.size() == c.heights.size() + 1, "edges", "must be one more than `" + heights + "`");
    in.demand(std::is_sorted(c.edges.begin(), c.edges.end()), "edges", "must rise");
    in.demand(!c.step || c.step->sign() > 0, "step", "must be above 0");
    in.demand(!c.x_step || c.x_step->sign() > 0, "x_step", "must be above 0");
    for (const Rational& height : c.heights) {
        in.demand(height.sign() >= 0, heights, "must not be negative");
    }
    return c;
}

DataPlane plane_of(const Classes& c) {
    return {range_of(c.edges, c.edges.front(), {c.edges.back(), c.x_step}),
            range_of(c.heights, std::nullopt, {std::nullopt, c.step}),
            {}};
}

base::Status draw_histogram(Parameters& in, Sketch& sketch) {
    const Classes c = read_classes(in, "densities");
    if (auto status = in.done(); !status) {
        return status;
    }
    const DataPlane data = plane_of(c);
    Plane plane = make_plane(sketch, data, c.titles);
    in.demand(fine(data, plane), "step", "puts grid lines under 2 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    plane.grid();
    for (std::size_t i = 0; i < c.heights.size(); ++i) {
        const bool missing = c.hidden || std::find(c.missing.begin(), c.missing.end(), static_cast<int>(i)) != c.missing.end();
        if (!missing || sketch.answer()) {
            const Point top = plane.at(c.edges[i], c.heights[i]);
            const Point foot = plane.at(c.edges[i + 1], data.y.from);
            sketch.add(rectangle(top, foot.x - top.x, foot.y - top.y, pens::kFigure, Fill::Light));
        }
    }
    plane.axes();
    put_title(sketch, c.titles, plane);
    sketch.say(titled("Histogram", c.titles) + (c.hidden ? " No bars are drawn." : ""));
    return {};
}

enum class Count : std::uint8_t { EachClass, Running };

base::Status draw_classes(Parameters& in, Sketch& sketch, Count count) {
    const bool running = count == Count::Running;
    Classes c = read_classes(in, "frequencies");
    if (auto status = in.done(); !status) {
        return status;
    }
    std::vector<Pair> points;
    Rational total;
    if (running) {
        points.push_back({c.edges.front(), Rational(0)});
    }
    for (std::size_t i = 0; i < c.heights.size(); ++i) {
        total = plus(total, c.heights[i]);
        const Rational middle = over(plus(c.edges[i], c.edges[i + 1]), Rational(2));
        points.push_back(running ? Pair{c.edges[i + 1], total} : Pair{middle, c.heights[i]});
    }
    DataPlane data = plane_of(c);
    if (running) {
        data.y = range_of({total}, std::nullopt, {std::nullopt, c.step});
    }
    Plane plane = make_plane(sketch, data, c.titles);
    in.demand(fine(data, plane), "step", "puts grid lines under 2 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    plane.grid();
    plane.axes();
    put_title(sketch, c.titles, plane);
    if (!c.hidden || sketch.answer()) {
        draw_points(sketch, plane, points, pens::kGeometry);
    }
    sketch.say(titled(running ? "Cumulative frequency graph" : "Frequency polygon", c.titles) +
               (c.hidden ? " No points are drawn." : ""));
    return {};
}

base::Status draw_cumulative(Parameters& in, Sketch& sketch) {
    return draw_classes(in, sketch, Count::Running);
}
base::Status draw_polygon(Parameters& in, Sketch& sketch) {
    return draw_classes(in, sketch, Count::EachClass);
}

}  // namespace

Kind line_graph() {
    return {"line_graph", draw_line_graph,
            "{title: Temperature, x: ['9:00', '10:00', '11:00', '12:00', '13:00'], y: [8, 11, 13, 17, 16], x_label: time, "
            "y_label: '°C', step: 2}"};
}

Kind scatter() {
    return {"scatter", draw_scatter,
            "{points: [[2, 35], [3, 42], [5, 50], [6, 61], [8, 70], [9, 84]], x_label: hours, y_label: marks, y: [0, 100], line: "
            "{m: 6.5, c: 22}}"};
}

Kind histogram() {
    return {"histogram", draw_histogram,
            "{edges: [0, 10, 15, 20, 40], densities: [1.2, 3, 2.4, 0.6], x_label: minutes, y_label: frequency density, missing: "
            "[2]}"};
}

Kind cumulative_frequency() {
    return {"cumulative_frequency", draw_cumulative,
            "{edges: [0, 10, 20, 30, 40, 50], frequencies: [4, 11, 18, 12, 5], x_label: minutes, y_label: cumulative frequency, "
            "answer_only: true}"};
}

Kind frequency_polygon() {
    return {"frequency_polygon", draw_polygon,
            "{edges: [0, 10, 20, 30, 40], frequencies: [5, 12, 9, 3], x_label: minutes, y_label: frequency}"};
}

}  // namespace bookbag::layout::figures
