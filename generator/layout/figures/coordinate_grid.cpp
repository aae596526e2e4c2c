// Coordinate grids and graphs of functions on one ground (plane.hpp).
//
// Points that are part of the question are dots with their letters; points the child plots (`answer: true`) and images of
// transformations appear in the answer form only. Words never name a point's coordinates.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/plane.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct PlotPoint {
    Pair at;
    Entry label;
    bool answer_only;
};

struct PlotLine {
    std::vector<Rational> coefficients;  ///< from the constant up
    std::optional<Rational> vertical;
    Entry label;
    bool dashed = false;
    bool answer_only = false;
};

std::vector<PlotPoint> read_points(Parameters& in) {
    std::vector<PlotPoint> points;
    for (Parameters& point : in.maps("points")) {
        const Rational x = point.number("x");
        const Rational y = point.number("y");
        Entry label = point.entry("label");
        points.push_back({{x, y}, std::move(label), point.yes("answer")});
    }
    return points;
}

std::vector<PlotLine> read_polynomials(Parameters& in, std::string_view key, const std::vector<std::string>& names) {
    std::vector<PlotLine> lines;
    for (Parameters& line : in.maps(key)) {
        PlotLine plot;
        if (line.has("x") && names.size() == 2) {
            plot.vertical = line.number("x");
        } else if (line.has("y") && names.size() == 2) {
            plot.coefficients = {line.number("y")};
        } else {
            for (auto name = names.rbegin(); name != names.rend(); ++name) {
                plot.coefficients.push_back(line.number(*name, Rational(0)));
            }
        }
        plot.label = line.entry("label");
        plot.dashed = line.yes("dashed");
        plot.answer_only = line.yes("answer");
        lines.push_back(std::move(plot));
    }
    return lines;
}

struct Values {
    Pair x, y;
    std::optional<Rational> step;
    std::vector<PlotPoint> points;
    std::vector<PlotLine> plots;
    std::vector<Pair> shape, image;
    Entry x_label, y_label;
    bool answer_only = false;
};

Values read_common(Parameters& in) {
    Values v;
    v.x = in.interval("x");
    v.y = in.interval("y");
    v.step = in.maybe_number("step");
    v.points = read_points(in);
    v.plots = read_polynomials(in, "lines", {"m", "c"});
    v.shape = in.pairs("shape");
    v.image = in.pairs("image");
    v.x_label = in.entry("x_label");
    v.y_label = in.entry("y_label");
    in.demand(!v.step || v.step->sign() > 0, "step", "must be above 0");
    const auto small = [](const Pair& range) { return minus(range.y, range.x) <= Rational(100000); };
    in.demand(small(v.x), "x", "is too wide");
    in.demand(small(v.y), "y", "is too wide");
    return v;
}

/// Both axes at their scale: equal units when the ranges are alike, each its own when they differ by more than three times.
std::pair<PlaneAxis, PlaneAxis> axes_for(const Sketch& sketch, const Values& v, Length most) {
    const Rational width = minus(v.x.y, v.x.x);
    const Rational height = minus(v.y.y, v.y.x);
    Length x_length = most;
    Length y_length = most;
    const Rational wider = std::max(width, height);
    if (wider <= times(std::min(width, height), Rational(3))) {
        x_length = geometry::share(most, over(width, wider));
        y_length = geometry::share(most, over(height, wider));
    }
    const Length cell = sketch.span(4_mm);
    const auto step = [&](const Rational& span, Length length) {
        const Rational tidy = grid_step(span, length, cell);
        return v.step ? *v.step : std::max(tidy, Rational(1));
    };
    PlaneAxis x{v.x.x, v.x.y, step(width, x_length), Rational(1), x_length, v.x_label};
    PlaneAxis y{v.y.x, v.y.y, step(height, y_length), Rational(1), y_length, v.y_label};
    const Length widest = std::max(sketch.measure(number_text(v.x.x)).width, sketch.measure(number_text(v.x.y)).width);
    x.labels = label_step(x, widest + 1.6_mm);
    y.labels = label_step(y, sketch.type(TextSize::Label) * 105 / 100);
    return {std::move(x), std::move(y)};
}

/// A natural size by the number of squares: 8 mm a unit for small grids, at most 96 mm.
Length natural_size(const Values& v) {
    const Rational wider = std::max(minus(v.x.y, v.x.x), minus(v.y.y, v.y.x));
    const Rational squares = over(wider, v.step.value_or(Rational(1)));
    if (squares <= Rational(12)) {
        return std::clamp(geometry::share(8_mm, squares), 40_mm, 96_mm);
    }
    return 100_mm;
}

class Graph {
public:
    Graph(Sketch& sketch, const Values& values, Plane& plane) : sketch_(sketch), v_(values), plane_(plane) {}

    void draw() {
        plane_.grid();
        for (const auto* corners : {&v_.shape, &v_.image}) {  // in both forms, so that labels stay where they are
            for (std::size_t i = 0; i < corners->size(); ++i) {
                plane_.keep_free(plane_.at((*corners)[i]), plane_.at((*corners)[(i + 1) % corners->size()]));
            }
        }
        polygon(v_.shape, pens::kGeometry, Fill::None);
        if (sketch_.answer()) {
            polygon(v_.image, pens::kGeometry, Fill::HatchRight);
        }
        plane_.axes();
        for (const PlotLine& line : v_.plots) {
            if (sketch_.answer() || !(line.answer_only || v_.answer_only)) {
                plot(line);
            }
        }
        for (const PlotPoint& point : v_.points) {
            if (!point.answer_only && !v_.answer_only) {
                plane_.dot(point.at, point.label);
            } else if (sketch_.answer()) {
                plane_.cross(point.at);
                label_beside(point);
            }
        }
    }

private:
    void polygon(const std::vector<Pair>& corners, Pen pen, Fill fill) {
        std::vector<Point> points;
        for (const Pair& corner : corners) {
            points.push_back(plane_.at(corner));
        }
        if (points.size() > 1) {
            sketch_.add(layout::polygon(points, pen, fill));
        }
    }

    void label_beside(const PlotPoint& point) {
        if (!point.label.empty()) {
            const Point at = plane_.at(point.at);
            const Length d = sketch_.mark(3.2_mm);
            sketch_.text_where_free(letter_text(point.label.text),
                                    {{at.x + d, at.y - d}, {at.x - d, at.y - d}, {at.x + d, at.y + d}},
                                    {.behind = Behind::Clear});
        }
    }

    void plot(const PlotLine& line) {
        Pen pen = pens::kGeometry;
        if (line.dashed) {
            pen.dash_on = 1.8_mm;
            pen.dash_off = 1.2_mm;
        }
        if (line.vertical) {
            const Point foot = plane_.at(*line.vertical, plane_.y().from);
            const Point top = plane_.at(*line.vertical, plane_.y().to);
            sketch_.line(foot, top, pen);
            name(line.label, {top.x + sketch_.mark(1_mm), top.y - sketch_.mark(1_mm)});
        } else if (line.coefficients.size() <= 2) {
            const Rational m = line.coefficients.size() > 1 ? line.coefficients[1] : Rational(0);
            if (const auto ends = plane_.clipped(m, line.coefficients.front())) {
                plane_.keep_free(ends->first, ends->second);
                sketch_.line(ends->first, ends->second, pen);
                const Point end = ends->first.x > ends->second.x ? ends->first : ends->second;
                name(line.label,
                     {end.x + sketch_.mark(1.2_mm), end.y + (m.sign() > 0 ? sketch_.mark(1_mm) : -sketch_.mark(1_mm))});
            }
        } else {
            plane_.curve(line.coefficients, pen);
        }
    }

    void name(const Entry& label, Point at) {
        if (!label.empty()) {
            sketch_.text(label.text, at, {.anchor = Anchor::Left});
        }
    }

    Sketch& sketch_;
    const Values& v_;
    Plane& plane_;
};

std::string alt(const Values& v, const std::string& name) {
    std::string text =
        name + ", x from " + spoken(v.x.x) + " to " + spoken(v.x.y) + ", y from " + spoken(v.y.x) + " to " + spoken(v.y.y) + ".";
    std::vector<std::string> points;
    for (const PlotPoint& point : v.points) {
        if (!point.answer_only && !v.answer_only) {
            points.push_back(point.label.empty() ? "a point" : "point " + spoken(point.label));
        }
    }
    text += points.empty() ? "" : " Marked: " + listed(points) + ".";
    text += v.shape.size() < 2
                ? ""
                : " A shape with " + counted(static_cast<std::int64_t>(v.shape.size()), "corner", "corners") + " is drawn.";
    const auto shown =
        std::count_if(v.plots.begin(), v.plots.end(), [&v](const PlotLine& line) { return !line.answer_only && !v.answer_only; });
    return text + (shown == 0 ? "" : " " + counted(shown, "graph is", "graphs are") + " drawn.");
}

base::Status draw_on(Parameters& in, Sketch& sketch, const Values& v, const std::string& name) {
    auto [x, y] = axes_for(sketch, v, sketch.span(natural_size(v)));
    const auto cell = [](const PlaneAxis& axis) {
        return geometry::share(axis.length, over(axis.grid, minus(axis.to, axis.from)));
    };
    in.demand(std::min(cell(x), cell(y)) >= 2_mm, "step", "puts grid lines under 2 mm apart");
    Plane plane(sketch, x, y, AxisLook::Crossing);
    for (const PlotPoint& point : v.points) {
        in.demand(plane.holds(point.at), "points", "lie outside the grid");
    }
    for (const auto& [key, corners] : {std::pair{"shape", v.shape}, std::pair{"image", v.image}}) {
        in.demand(std::all_of(corners.begin(), corners.end(), [&](const Pair& corner) { return plane.holds(corner); }), key,
                  "lies outside the grid");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    Graph(sketch, v, plane).draw();
    sketch.say(alt(v, name));
    return {};
}

base::Status draw_grid(Parameters& in, Sketch& sketch) {
    const Values v = read_common(in);
    if (auto status = in.done(); !status) {
        return status;
    }
    return draw_on(in, sketch, v, "Coordinate grid");
}

base::Status draw_function(Parameters& in, Sketch& sketch) {
    Values v = read_common(in);
    for (const auto& [key, names] : std::vector<std::pair<std::string, std::vector<std::string>>>{
             {"quadratics", {"a", "b", "c"}}, {"cubics", {"a", "b", "c", "d"}}}) {
        const auto more = read_polynomials(in, key, names);
        v.plots.insert(v.plots.end(), more.begin(), more.end());
    }
    v.answer_only = in.yes("answer_only");
    if (auto status = in.done(); !status) {
        return status;
    }
    return draw_on(in, sketch, v, "Graph");
}

}  // namespace

Kind coordinate_grid() {
    return {"coordinate_grid", draw_grid,
            "{x: [-6, 6], y: [-5, 5], points: [{x: 2, y: 3, label: A}], shape: [[-5, 1], [-2, 1], [-2, 4]], image: [[5, 1], [2, "
            "1], [2, 4]]}"};
}

Kind function_graph() {
    return {"function_graph", draw_function,
            "{x: [-3, 4], y: [-5, 6], quadratics: [{a: 1, b: -1, c: -4}], lines: [{m: 1, c: 1, answer: true}]}"};
}

}  // namespace bookbag::layout::figures
