// Grid lines are thin and half grey, axes are heavy; labels stand below and left of the axes and clear the grid behind
// them, so that a number is never struck through (mock/booklet-notes.md, "Year 9"). Curves are drawn as chains of lines
// of 0.3 mm, finer than any printer's eye: the sagitta at a curvature of 3 mm is 0.004 mm.
#include "layout/figures/plane.hpp"

#include <algorithm>

namespace bookbag::layout::figures {

using base::Rational;

Rational grid_step(const Rational& span, Length length, Length least) {
    return tidy_step(span, std::max(1, static_cast<int>(length.units / std::max(least.units, 1))));
}

Rational label_step(const PlaneAxis& axis, Length widest) {
    const Length cell = geometry::share(axis.length, over(axis.grid, minus(axis.to, axis.from)));
    for (const std::int64_t by : {1, 2, 5, 10, 20, 50}) {
        if (cell * static_cast<std::int32_t>(by) >= widest) {
            return times(axis.grid, Rational(by));
        }
    }
    return times(axis.grid, Rational(100));
}

Plane::Plane(Sketch& sketch, PlaneAxis x, PlaneAxis y, AxisLook look)
    : sketch_(sketch),
      x_(std::move(x)),
      y_(std::move(y)),
      look_(look),
      x_scale_{x_.from, x_.to, {}, x_.length},
      y_scale_{y_.from, y_.to, {}, -y_.length} {}

bool Plane::holds(const Pair& pair) const {
    return pair.x >= x_.from && pair.x <= x_.to && pair.y >= y_.from && pair.y <= y_.to;
}

Pair Plane::origin() const {
    const auto zero = [](const PlaneAxis& axis) {
        const bool inside = axis.from.sign() <= 0 && axis.to.sign() >= 0;
        return inside ? Rational(0) : axis.from;
    };
    return {zero(x_), zero(y_)};
}

void Plane::grid() {
    // Grid lines go through the origin, so that a range like -3 to 7 in steps of 2 keeps zero on a line.
    const auto first = [](const PlaneAxis& axis) { return rounded_up(axis.from, axis.grid); };
    for (const Rational& value : steps(first(x_), x_.to, x_.grid)) {
        sketch_.line(at(value, y_.from), at(value, y_.to), pens::kSquare);
    }
    for (const Rational& value : steps(first(y_), y_.to, y_.grid)) {
        sketch_.line(at(x_.from, value), at(x_.to, value), pens::kSquare);
    }
}

void Plane::axes() {
    const Pair zero = origin();
    if (look_ == AxisLook::Frame) {
        sketch_.line(at(x_.from, y_.from), at(x_.to, y_.from), pens::kGeometry);
        sketch_.line(at(x_.from, y_.from), at(x_.from, y_.to), pens::kGeometry);
        frame_labels();
        return;
    }
    const Length beyond = sketch_.mark(4.5_mm);
    const Length before = sketch_.mark(1.2_mm);
    const Point left = at(x_.from, zero.y);
    const Point right = at(x_.to, zero.y);
    const Point foot = at(zero.x, y_.from);
    const Point top = at(zero.x, y_.to);
    sketch_.arrow({left.x - (x_.from.sign() < 0 ? before : Length{}), left.y}, {right.x + beyond, right.y}, pens::kGeometry);
    sketch_.arrow({foot.x, foot.y + (y_.from.sign() < 0 ? before : Length{})}, {top.x, top.y - beyond}, pens::kGeometry);
    crossing_labels();
    const RichText x_name = x_.title.empty() ? maths_text("x") : letter_text(x_.title.text);
    const RichText y_name = y_.title.empty() ? maths_text("y") : letter_text(y_.title.text);
    sketch_.text(x_name, {right.x + beyond + 1.2_mm, right.y}, {.size = TextSize::Body, .anchor = Anchor::Left});
    const bool letter = sketch_.measure(y_name, TextSize::Body).width < 6_mm;
    if (letter) {
        sketch_.text(y_name, {top.x + 2_mm, top.y - beyond + sketch_.mark(1_mm)},
                     {.size = TextSize::Body, .anchor = Anchor::Left});
    } else {
        sketch_.text(y_name, {top.x - 2_mm, top.y - beyond - 1_mm},
                     {.size = TextSize::Label, .anchor = Anchor::Left, .level = Level::Above});
    }
}

void Plane::crossing_labels() {
    const Pair zero = origin();
    const Length gap = sketch_.mark(1.2_mm);
    const TextLook below{.level = Level::Below, .behind = Behind::Clear};
    const TextLook left{.anchor = Anchor::Right, .behind = Behind::Clear};
    for (const Rational& value : steps(rounded_up(x_.from, x_.labels), x_.to, x_.labels)) {
        if (value != zero.x || !value.is_zero()) {
            sketch_.text(number_text(value), {at(value, zero.y).x, at(value, zero.y).y + gap}, below);
        }
    }
    for (const Rational& value : steps(rounded_up(y_.from, y_.labels), y_.to, y_.labels)) {
        if (value != zero.y || !value.is_zero()) {
            sketch_.text(number_text(value), {at(zero.x, value).x - gap, at(zero.x, value).y}, left);
        }
    }
    if (zero.x.is_zero() && zero.y.is_zero()) {
        const Point origin_at = at(zero);
        const TextLook corner{.anchor = Anchor::Right, .level = Level::Below, .behind = Behind::Clear};
        sketch_.text(number_text(Rational(0)), {origin_at.x - gap, origin_at.y + gap * 3 / 5}, corner);
    }
}

void Plane::frame_labels() {
    const Length gap = sketch_.mark(1.8_mm);
    Length widest;
    for (const Rational& value : steps(rounded_up(y_.from, y_.labels), y_.to, y_.labels)) {
        const Point place = at(x_.from, value);
        sketch_.line({place.x - sketch_.mark(1.2_mm), place.y}, place, pens::kMain);
        const Box box = sketch_.text(number_text(value), {place.x - gap, place.y}, {.anchor = Anchor::Right});
        widest = std::max(widest, box.width());
    }
    // Low enough that a wide label at the corner clears the lowest label of the upright axis.
    const Length below = std::max(gap, sketch_.type(TextSize::Label) * 42 / 100);
    std::size_t name = 0;
    for (const Rational& value : steps(rounded_up(x_.from, x_.labels), x_.to, x_.labels)) {
        const Point place = at(value, y_.from);
        sketch_.line({place.x, place.y + sketch_.mark(1.2_mm)}, place, pens::kMain);
        const RichText text = x_.names.empty() ? number_text(value) : name < x_.names.size() ? x_.names[name++].text : RichText{};
        sketch_.text(text, {place.x, place.y + below}, {.level = Level::Below});
    }
    const Point foot = at(x_.from, y_.from);
    if (!x_.title.empty()) {
        sketch_.text(x_.title.text, {foot.x + x_.length / 2, foot.y + below + sketch_.lead() + 1_mm}, {.level = Level::Below});
    }
    if (!y_.title.empty()) {
        sketch_.text(y_.title.text, {foot.x - gap - widest, foot.y - y_.length - sketch_.mark(2.5_mm)},
                     {.anchor = Anchor::Left, .level = Level::Above});
    }
}

void Plane::keep_free(Point from, Point to) {
    const Length step = sketch_.mark(1.2_mm);
    const auto count = std::max<std::int32_t>(1, geometry::distance(from, to).units / step.units);
    for (std::int32_t i = 0; i <= count; ++i) {
        const Point p = geometry::part_way(from, to, i, count);
        sketch_.take({p.x - step / 3, p.y - step / 3, p.x + step / 3, p.y + step / 3});
    }
}

void Plane::dot(const Pair& pair, const Entry& label) {
    const Point centre = at(pair);
    const Length radius = sketch_.mark(0.95_mm);
    sketch_.add(circle(centre, radius, pens::kNone, Fill::Ink));
    sketch_.take({centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius});
    if (label.empty() || label.blank()) {
        return;
    }
    const RichText text = letter_text(label.text);
    const Extent extent = sketch_.measure(text, TextSize::Body);
    const Length dx = extent.width / 2 + sketch_.mark(1.6_mm);
    const Length dy = sketch_.type(TextSize::Body) / 2 + sketch_.mark(0.6_mm);
    const std::vector<Point> places = {{centre.x + dx, centre.y - dy},
                                       {centre.x - dx, centre.y - dy},
                                       {centre.x + dx, centre.y + dy},
                                       {centre.x - dx, centre.y + dy},
                                       {centre.x, centre.y - dy * 3 / 2}};
    sketch_.text_where_free(text, places, {.size = TextSize::Body, .behind = Behind::Clear});
}

void Plane::cross(const Pair& pair) {
    const Point c = at(pair);
    const Length arm = sketch_.mark(1.1_mm);
    sketch_.line({c.x - arm, c.y - arm}, {c.x + arm, c.y + arm}, pens::kFigure);
    sketch_.line({c.x - arm, c.y + arm}, {c.x + arm, c.y - arm}, pens::kFigure);
    sketch_.take({c.x - arm, c.y - arm, c.x + arm, c.y + arm});
}

std::optional<std::pair<Point, Point>> Plane::clipped(const Rational& m, const Rational& c) const {
    std::vector<Pair> ends;
    const auto keep = [&](const Rational& x, const Rational& y) {
        const Pair pair{x, y};
        const bool known = std::any_of(ends.begin(), ends.end(), [&](const Pair& e) { return e.x == x && e.y == y; });
        if (holds(pair) && !known) {
            ends.push_back(pair);
        }
    };
    for (const Rational& x : {x_.from, x_.to}) {
        keep(x, plus(times(m, x), c));
    }
    if (!m.is_zero()) {
        for (const Rational& y : {y_.from, y_.to}) {
            keep(over(minus(y, c), m), y);
        }
    }
    if (ends.size() < 2) {
        return std::nullopt;
    }
    return std::pair{at(ends[0]), at(ends[1])};
}

void Plane::curve(const std::vector<Rational>& coefficients, Pen pen) {
    // Fixed point with 20 bits after the point: at 10 mm a unit the error is under 0.1 units of 1/1000 pt.
    constexpr std::int64_t kFine = std::int64_t{1} << 20;
    const auto fine = [](const Rational& value) { return times(value, Rational(kFine)).floor(); };
    const int pieces = std::max(8, static_cast<int>(x_.length.units / 850));
    const std::int64_t from = fine(x_.from);
    const std::int64_t to = fine(x_.to);
    const std::int64_t low = fine(y_.from);
    const std::int64_t high = fine(y_.to);
    std::vector<Point> run;
    const auto flush = [&] {
        if (run.size() > 1) {
            sketch_.add(polyline(run, pen));
        }
        run.clear();
    };
    const auto place = [&](std::int64_t x, std::int64_t y) {
        return Point{base::scaled(x_.length, x - from, to - from), base::scaled(-y_.length, y - low, high - low)};
    };
    const auto value = [&](std::int64_t x) {
        std::int64_t sum = 0;
        for (std::size_t k = coefficients.size(); k-- > 0;) {
            sum = std::clamp<std::int64_t>(sum, -(kFine << 12), kFine << 12);  // far outside: only the sign matters
            sum = sum * (x >> 4) / (kFine >> 4) + fine(coefficients[k]);
        }
        return sum;
    };
    std::int64_t last_x = from;
    std::int64_t last_y = value(from);
    for (int i = 0; i <= pieces; ++i) {
        const std::int64_t x = from + (to - from) * i / pieces;
        const std::int64_t y = value(x);
        const bool inside = y >= low && y <= high;
        const bool was_inside = i > 0 && last_y >= low && last_y <= high;
        if (i > 0 && inside != was_inside) {  // the crossing of the edge, by straight interpolation over 0.3 mm
            const std::int64_t edge = (inside ? last_y : y) > high ? high : low;
            run.push_back(place(last_x + (x - last_x) * (edge - last_y) / (y - last_y), edge));
        }
        if (inside) {
            run.push_back(place(x, y));
        } else {
            flush();
        }
        last_x = x;
        last_y = y;
    }
    flush();
}

}  // namespace bookbag::layout::figures
