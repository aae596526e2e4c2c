// Quadrilaterals, regular polygons and shapes made of level and upright sides.
//
// Corners A, B, C, D start at the top left and go clockwise; a label of one capital letter names a corner, any other is
// the size of the angle there. Side labels stand outside. Equal sides carry dashes and parallel sides arrow heads when
// `marks: true`.
#include <algorithm>
#include <map>

#include "layout/figures/figures.hpp"
#include "layout/figures/marks.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;
using geometry::Vector;

namespace {

struct Values {
    std::string shape;
    Rational width, height;
    std::map<std::string, Entry> labels;
    bool marks = false;
    bool diagonals = false;
};

/// Corners from the top left clockwise, y upwards, in thousandths of a figure unit.
std::vector<Vector> corners_of(const Values& v) {
    const auto thousandths = [](const Rational& value) { return times(value, Rational(1000)).floor(); };
    const std::int64_t w = thousandths(v.width);
    const std::int64_t h = thousandths(v.height);
    if (v.shape == "parallelogram") {
        const std::int64_t lean = std::min(w / 3, h / 2);
        return {{lean, h}, {w + lean, h}, {w, 0}, {0, 0}};
    }
    if (v.shape == "trapezium") {
        return {{w / 5, h}, {w * 7 / 10, h}, {w, 0}, {0, 0}};
    }
    if (v.shape == "kite") {
        return {{w / 2, h}, {w, h * 2 / 3}, {w / 2, 0}, {0, h * 2 / 3}};
    }
    if (v.shape == "rhombus") {
        return {{w / 2, h}, {w, h / 2}, {w / 2, 0}, {0, h / 2}};
    }
    if (v.shape == "irregular") {
        return {{w / 8, h * 9 / 10}, {w * 8 / 10, h}, {w, h / 5}, {w / 3, 0}};
    }
    return {{0, h}, {w, h}, {w, 0}, {0, 0}};
}

Values read(Parameters& in) {
    Values v;
    v.shape = in.needed_choice("shape", {"rectangle", "square", "parallelogram", "trapezium", "kite", "rhombus", "irregular"});
    const bool tall = v.shape == "square" || v.shape == "rhombus" || v.shape == "kite";
    v.width = in.number("width", Rational(tall ? 4 : 7));
    v.height = in.number("height", v.shape == "square" ? v.width : Rational(tall ? (v.shape == "kite" ? 6 : 5) : 4));
    v.labels = in.labels("labels", {"top", "right", "bottom", "left", "A", "B", "C", "D", "height"});
    v.marks = in.yes("marks");
    v.diagonals = in.yes("diagonals");
    in.demand(v.width.sign() > 0 && v.width < Rational(100000), "width", "must be above 0");
    in.demand(v.height.sign() > 0 && v.height < Rational(100000), "height", "must be above 0");
    return v;
}

class QuadrilateralDrawing {
public:
    QuadrilateralDrawing(Sketch& sketch, const Values& values) : sketch_(sketch), v_(values) {
        // A very long shape is drawn as five to one: labels say the truth, the page stays usable.
        Values drawn = values;
        drawn.width = std::min(values.width, times(values.height, Rational(5)));
        drawn.height = std::min(values.height, times(drawn.width, Rational(5)));
        points_ = fitted(corners_of(drawn), {sketch.span(60_mm), sketch.span(40_mm)});
    }

    void draw() {
        sketch_.add(polygon(points_, pens::kGeometry));
        const Point inside = geometry::centroid(points_);
        const std::vector<std::string> sides = {"top", "right", "bottom", "left"};
        const std::vector<std::string> corners = {"A", "B", "C", "D"};
        if (v_.diagonals) {
            sketch_.line(points_[0], points_[2], pens::kMain);
            sketch_.line(points_[1], points_[3], pens::kMain);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            if (const Entry* label = find(sides[i])) {
                label_side(sketch_, {points_[i], points_[(i + 1) % 4]}, inside, letter_text(unknown_text(sketch_, *label)));
            }
        }
        for (std::size_t i = 0; i < 4; ++i) {
            if (const Entry* label = find(corners[i])) {
                corner(i, *label, inside);
            }
        }
        if (v_.marks) {
            marks();
        }
        if (const Entry* label = find("height")) {
            height(*label);
        }
    }

private:
    const Entry* find(const std::string& name) const {
        const auto found = v_.labels.find(name);
        return found == v_.labels.end() ? nullptr : &found->second;
    }

    void corner(std::size_t i, const Entry& label, Point inside) {
        const std::string text = document::plain_text(label.text);
        if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') {
            sketch_.text_beside(letter_text(label.text), points_[i], geometry::between(inside, points_[i]), sketch_.mark(0.8_mm));
            return;
        }
        const Wedge wedge = wedge_at(points_[i], points_[(i + 3) % 4], points_[(i + 1) % 4]);
        if (text == "90°") {
            draw_right_angle(sketch_, wedge, sketch_.mark(3.4_mm));
            return;
        }
        const Length radius = sketch_.mark(5.5_mm);
        draw_angle(sketch_, wedge, radius);
        label_angle(sketch_, wedge, letter_text(unknown_text(sketch_, label)), radius + sketch_.mark(0.5_mm));
    }

    void marks() {
        const auto dashes = [this](std::size_t side, int count) {
            draw_dashes(sketch_, points_[side], points_[(side + 1) % 4], count);
        };
        if (v_.shape == "rectangle" || v_.shape == "square") {
            for (std::size_t i = 0; i < 4; ++i) {
                draw_right_angle(sketch_, wedge_at(points_[i], points_[(i + 3) % 4], points_[(i + 1) % 4]), sketch_.mark(3_mm));
            }
        }
        if (v_.shape == "trapezium") {
            draw_parallel(sketch_, points_[0], points_[1], 1);
            draw_parallel(sketch_, points_[3], points_[2], 1);
        } else if (v_.shape == "parallelogram") {
            draw_parallel(sketch_, points_[0], points_[1], 1);
            draw_parallel(sketch_, points_[3], points_[2], 1);
            draw_parallel(sketch_, points_[3], points_[0], 2);
            draw_parallel(sketch_, points_[2], points_[1], 2);
        } else if (v_.shape == "kite") {
            dashes(0, 1);
            dashes(3, 1);
            dashes(1, 2);
            dashes(2, 2);
        } else if (v_.shape != "irregular") {
            const bool all = v_.shape != "rectangle";
            dashes(0, 1);
            dashes(2, 1);
            dashes(1, all ? 1 : 2);
            dashes(3, all ? 1 : 2);
        }
    }

    /// The height of a parallelogram or trapezium: dashed from the top left corner down to the base.
    void height(const Entry& label) {
        const Point top = points_[0];
        const Point foot{top.x, points_[2].y};
        sketch_.line(top, foot, {pens::kMain.width, 100, 1.4_mm, 1.2_mm});
        const Length side = sketch_.mark(2.6_mm);
        sketch_.add(polyline({{foot.x + side, foot.y}, {foot.x + side, foot.y - side}, {foot.x, foot.y - side}}, pens::kThin));
        sketch_.text(letter_text(unknown_text(sketch_, label)), {foot.x + 1.6_mm, (top.y + foot.y) / 2},
                     {.anchor = Anchor::Left});
    }

    Sketch& sketch_;
    const Values& v_;
    std::vector<Point> points_;
};

std::string label_words(const std::map<std::string, Entry>& labels) {
    std::string text;
    for (const auto& [name, label] : labels) {
        const std::string words = document::plain_text(label.text);
        const bool names_corner = name.size() == 1 && words.size() == 1 && words[0] >= 'A' && words[0] <= 'Z';
        if (!names_corner) {
            text += " " + std::string(name.size() == 1 ? "Angle " : "Side ") + name + ": " +
                    (label.blank() || words == "?" ? "unknown" : spoken(label)) + ".";
        }
    }
    return text;
}

void fill_unknowns(Values& v) {
    if (v.shape != "rectangle" && v.shape != "square") {
        return;
    }
    std::vector<Entry*> entries;
    std::vector<std::optional<Rational>> lengths;
    for (auto& [name, entry] : v.labels) {
        if (name.size() > 1 && name != "height") {
            entries.push_back(&entry);
            lengths.push_back(name == "top" || name == "bottom" ? v.width : v.height);
        }
    }
    fill_lengths(entries, lengths);
}

base::Status draw_quadrilateral(Parameters& in, Sketch& sketch) {
    Values v = read(in);
    if (auto status = in.done(); !status) {
        return status;
    }
    fill_unknowns(v);
    QuadrilateralDrawing(sketch, v).draw();
    const std::string article = v.shape == "irregular" ? "A four-sided shape" : "A " + v.shape;
    sketch.say(article + (v.diagonals ? " with its diagonals." : ".") + label_words(v.labels));
    return {};
}

base::Status draw_polygon(Parameters& in, Sketch& sketch) {
    const int sides = in.whole("sides", {3, 20});
    const std::vector<Entry> labels = in.entries("labels");
    const Entry angle = in.entry("angle");
    const Entry exterior = in.entry("exterior");
    const bool marks = in.yes("marks");
    in.demand(labels.size() <= static_cast<std::size_t>(sides), "labels", "are more than the sides");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length radius = sketch.span(21_mm);
    std::vector<Point> points;
    for (int i = 0; i < sides; ++i) {  // a level side at the foot; corner 0 is its left end
        points.push_back(polar({}, radius, static_cast<std::int32_t>(90000 + 180000LL / sides + 360000LL * i / sides)));
    }
    sketch.add(polygon(points, pens::kGeometry));
    const auto at = [&](std::size_t i) { return points[i % points.size()]; };
    const auto count = points.size();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!labels[i].empty()) {
            label_side(sketch, {at(i + count - 1), at(i)}, {}, letter_text(unknown_text(sketch, labels[i])));
        }
    }
    for (std::size_t i = 0; marks && i < count; ++i) {
        draw_dashes(sketch, at(i), at(i + 1), 1);
    }
    const Length arc = sketch.mark(5.5_mm);
    if (!angle.empty()) {
        const Wedge wedge = wedge_at(at(0), at(count - 1), at(1));
        draw_angle(sketch, wedge, arc);
        label_angle(sketch, wedge, letter_text(unknown_text(sketch, angle)), arc + sketch.mark(0.5_mm));
    }
    if (!exterior.empty()) {  // the foot is drawn on to the right of its right end
        const Point corner = at(count - 1);
        const Point beyond{corner.x + sketch.span(16_mm), corner.y};
        sketch.line(corner, beyond, pens::kMain);
        const Wedge wedge = wedge_at(corner, beyond, at(count - 2));
        draw_angle(sketch, wedge, arc);
        label_angle(sketch, wedge, letter_text(unknown_text(sketch, exterior)), arc + sketch.mark(0.5_mm));
    }
    sketch.say("A regular shape with straight sides" +
               std::string(labels.empty() ? "." : ", sides marked " + spoken_entries(labels) + "."));
    return {};
}

/// Lengths of level and upright sides; slanted ones have none.
std::vector<std::optional<Rational>> side_lengths(const std::vector<Pair>& vertices) {
    std::vector<std::optional<Rational>> lengths;
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const Rational dx = minus(vertices[(i + 1) % vertices.size()].x, vertices[i].x);
        const Rational dy = minus(vertices[(i + 1) % vertices.size()].y, vertices[i].y);
        const Rational along = dx.is_zero() ? dy : dx;
        const bool level = dx.is_zero() || dy.is_zero();
        lengths.push_back(level ? std::optional(along.sign() < 0 ? minus(Rational(0), along) : along) : std::nullopt);
    }
    return lengths;
}

base::Status draw_compound(Parameters& in, Sketch& sketch) {
    const std::vector<Pair> vertices = in.pairs("vertices");
    std::vector<Entry> labels = in.entries("labels");
    const bool shaded = in.yes("shaded");
    const std::vector<Pair> cut = in.pairs("cut");
    in.demand(vertices.size() >= 3 && vertices.size() <= 20, "vertices", "must be 3 to 20 corners");
    in.demand(labels.size() <= vertices.size(), "labels", "are more than the sides");
    for (const Pair& vertex : vertices) {
        in.demand(vertex.x < Rational(100000) && vertex.x > Rational(-100000) && vertex.y < Rational(100000) &&
                      vertex.y > Rational(-100000),
                  "vertices", "lie too far out");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    std::vector<Entry*> entries;
    for (Entry& label : labels) {
        entries.push_back(&label);
    }
    fill_lengths(entries, side_lengths(vertices));
    std::vector<Vector> corners;
    for (const auto* list : {&vertices, &cut}) {
        for (const Pair& vertex : *list) {
            corners.push_back({times(vertex.x, Rational(1000)).floor(), times(vertex.y, Rational(1000)).floor()});
        }
    }
    const std::vector<Point> all = fitted(corners, {sketch.span(70_mm), sketch.span(48_mm)});
    const std::vector<Point> points(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(vertices.size()));
    sketch.add(polygon(points, pens::kGeometry, shaded ? Fill::HatchRight : Fill::None));
    for (std::size_t i = vertices.size(); i + 1 < all.size(); i += 2) {
        sketch.line(all[i], all[i + 1], {pens::kMain.width, 100, 1.4_mm, 1.2_mm});
    }
    // Twice the area with its sign: tells on which side of an edge the inside lies.
    std::int64_t area = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a = points[i];
        const Point b = points[(i + 1) % points.size()];
        area += std::int64_t{a.x.units} * b.y.units - std::int64_t{b.x.units} * a.y.units;
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i].empty()) {
            continue;
        }
        const Point a = points[i];
        const Point b = points[(i + 1) % points.size()];
        Vector away = geometry::quarter_turn(geometry::between(a, b));
        if (area > 0) {
            away = {-away.x, -away.y};
        }
        sketch.text_beside(letter_text(unknown_text(sketch, labels[i])), geometry::middle(a, b), away, sketch.mark(1.3_mm));
    }
    std::vector<std::string> words;
    for (const Entry& label : labels) {
        if (!label.empty()) {
            words.push_back(label.blank() ? "unknown" : spoken(label));
        }
    }
    sketch.say("A shape with " + counted(static_cast<std::int64_t>(vertices.size()), "side", "sides") + "." +
               (words.empty() ? "" : " Sides marked " + listed(words) + "."));
    return {};
}

}  // namespace

Kind quadrilateral() {
    return {"quadrilateral", draw_quadrilateral,
            "{shape: parallelogram, labels: {bottom: '9 cm', height: '5 cm', D: '64°', B: '?=64°'}, marks: true}"};
}

Kind regular_polygon() {
    return {"polygon", draw_polygon, "{sides: 5, labels: ['4 cm'], angle: '?=108°'}"};
}

Kind compound_shape() {
    return {"compound_shape", draw_compound,
            "{vertices: [[0, 0], [9, 0], [9, 3], [4, 3], [4, 7], [0, 7]], labels: ['9 cm', '3 cm', '', '?', '4 cm', '7 cm']}"};
}

}  // namespace bookbag::layout::figures
