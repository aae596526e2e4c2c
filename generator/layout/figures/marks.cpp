// A label between two arms is pushed outwards in steps of half a millimetre until the four corners of its box lie inside
// the wedge; narrow angles so get their label further out instead of over a line.
#include "layout/figures/marks.hpp"

#include <algorithm>

namespace bookbag::layout::figures {

using geometry::Vector;

namespace {

std::int32_t positive(std::int32_t angle) {
    return ((angle % 360000) + 360000) % 360000;
}

bool inside(const Wedge& wedge, const Box& box) {
    const std::int32_t from = wedge.sweep >= 0 ? wedge.from : wedge.from + wedge.sweep;
    const std::int32_t sweep = wedge.sweep >= 0 ? wedge.sweep : -wedge.sweep;
    for (const Point corner :
         {Point{box.left, box.top}, Point{box.right, box.top}, Point{box.left, box.foot}, Point{box.right, box.foot}}) {
        if (positive(geometry::direction(geometry::between(wedge.vertex, corner)) - from) > sweep) {
            return false;
        }
    }
    return true;
}

/// The ink of a label about `centre`: digits reach 0.36 em up and down, descenders 0.6 em down.
Box ink_box(const Sketch& sketch, const RichText& text, Point centre) {
    const Extent extent = sketch.measure(text);
    const Length em = sketch.type(TextSize::Label);
    const Length up = std::max(em * 42 / 100, extent.height() * 42 / 100);
    const bool descends = document::plain_text(text).find_first_of("gjpqy") != std::string::npos;
    const Length down = descends ? std::max(up, em * 60 / 100) : up;
    const Length half_width = extent.width / 2 + 0.6_mm;
    return {centre.x - half_width, centre.y - up, centre.x + half_width, centre.y + down};
}

}  // namespace

Wedge wedge_at(Point vertex, Point a, Point b) {
    const std::int32_t from = geometry::direction(geometry::between(vertex, a));
    const std::int32_t to = geometry::direction(geometry::between(vertex, b));
    const std::int32_t sweep = positive(to - from);
    return sweep <= 180000 ? Wedge{vertex, from, sweep} : Wedge{vertex, to, 360000 - sweep};
}

void draw_angle(Sketch& sketch, const Wedge& wedge, Length radius) {
    sketch.arc(wedge.vertex, radius, {wedge.from, wedge.sweep}, pens::kMain);
}

void draw_right_angle(Sketch& sketch, const Wedge& wedge, Length side) {
    const Point a = polar(wedge.vertex, side, wedge.from);
    const Point b = polar(wedge.vertex, side, wedge.from + wedge.sweep);
    const Point corner{a.x + b.x - wedge.vertex.x, a.y + b.y - wedge.vertex.y};
    sketch.add(polyline({a, corner, b}, pens::kMain));
}

Length label_distance(const Sketch& sketch, const Wedge& wedge, const RichText& text, Length least) {
    Length distance = least;
    const Length limit = least + 40_mm;
    while (distance < limit && !inside(wedge, ink_box(sketch, text, polar(wedge.vertex, distance, wedge.middle())))) {
        distance += 0.5_mm;
    }
    return distance;
}

void label_angle(Sketch& sketch, const Wedge& wedge, const RichText& text, Length least) {
    // `least` is the arc's radius: the box must not touch the arc either.
    const std::int32_t middle = wedge.middle();
    const Box box = ink_box(sketch, text, {});
    const auto part = [](Length length, std::int64_t share) {
        return base::scaled(length, share < 0 ? -share : share, geometry::kOne);
    };
    const Length reach = part(box.right, geometry::cosine(middle)) + part(box.foot, geometry::sine(middle));
    sketch.text(text, polar(wedge.vertex, label_distance(sketch, wedge, text, least + reach), middle));
}

void draw_dashes(Sketch& sketch, Point a, Point b, int count) {
    const Vector along = geometry::between(a, b);
    const Vector across = geometry::quarter_turn(along);
    const Length half = sketch.mark(1.4_mm);
    for (int i = 0; i < count; ++i) {
        const Length shift = sketch.mark(1.1_mm) * (2 * i - count + 1) / 2;
        const Point middle = geometry::moved(geometry::middle(a, b), along, shift);
        sketch.line(geometry::moved(middle, across, -half), geometry::moved(middle, across, half), pens::kMain);
    }
}

void draw_parallel(Sketch& sketch, Point a, Point b, int count) {
    const Vector along = geometry::between(a, b);
    for (int i = 0; i < count; ++i) {
        const Length shift = sketch.mark(1.6_mm) * (2 * i - count + 1) / 2 + sketch.mark(1.1_mm);
        sketch.arrow_head(geometry::moved(geometry::middle(a, b), along, shift), along, pens::kFigure);
    }
}

void label_side(Sketch& sketch, std::pair<Point, Point> side, Point inside_point, const RichText& text) {
    const Point middle = geometry::middle(side.first, side.second);
    Vector away = geometry::quarter_turn(geometry::between(side.first, side.second));
    const Vector in = geometry::between(middle, inside_point);
    if (away.x * in.x + away.y * in.y > 0) {
        away = {-away.x, -away.y};
    }
    sketch.text_beside(text, middle, away, sketch.mark(1.3_mm));
}

void fill_lengths(const std::vector<Entry*>& labels, const std::vector<std::optional<base::Rational>>& lengths) {
    std::optional<std::string> unit;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i]->blank() || labels[i]->empty()) {
            continue;
        }
        const std::string text = document::plain_text(labels[i]->text);
        const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
        const auto number = base::parse_rational(std::string_view(text).substr(0, end));
        if (!number || !lengths[i] || *number != *lengths[i]) {
            return;
        }
        unit = text.substr(end);
    }
    for (std::size_t i = 0; unit && i < labels.size(); ++i) {
        if (labels[i]->blank() && labels[i]->text.empty() && lengths[i]) {
            labels[i]->text = document::joined(number_text(*lengths[i]), document::plain(*unit));
            labels[i]->number = lengths[i];
        }
    }
}

std::vector<Point> fitted(const std::vector<Vector>& corners, Point most) {
    const auto [x_low, x_high] =
        std::minmax_element(corners.begin(), corners.end(), [](Vector a, Vector b) { return a.x < b.x; });
    const auto [y_low, y_high] =
        std::minmax_element(corners.begin(), corners.end(), [](Vector a, Vector b) { return a.y < b.y; });
    const std::int64_t width = std::max<std::int64_t>(x_high->x - x_low->x, 1);
    const std::int64_t height = std::max<std::int64_t>(y_high->y - y_low->y, 1);
    // One scale for both directions: the tighter of the two.
    const bool by_width = static_cast<std::int64_t>(most.x.units) * height <= static_cast<std::int64_t>(most.y.units) * width;
    const std::int64_t num = by_width ? most.x.units : most.y.units;
    const std::int64_t den = by_width ? width : height;
    std::vector<Point> points;
    for (const Vector corner : corners) {
        points.push_back({{static_cast<std::int32_t>((corner.x - x_low->x) * num / den)},
                          {static_cast<std::int32_t>((y_high->y - corner.y) * num / den)}});
    }
    return points;
}

}  // namespace bookbag::layout::figures
