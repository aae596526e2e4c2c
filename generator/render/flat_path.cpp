// See flat_path.hpp. Hatching and dots: 45 degrees, pitch 1.9 mm, 0.7 pt; radius 0.42 mm, pitch 1.9 mm (mock-up notes).
#include "render/flat_path.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <type_traits>

namespace bookbag::render {

namespace {

using layout::Length;
using layout::Point;

constexpr std::int32_t kHatchStep = 7617;     // 1.9 mm between lines at 45 degrees, measured along an axis: times sqrt 2
constexpr std::int32_t kDotStep = 5386;       // 1.9 mm
constexpr std::int32_t kDotWidth = 2381;      // twice 0.42 mm
constexpr std::int32_t kDotLength = 10;       // nearly nothing; some printers drop a dash of no length at all
constexpr layout::Pen kHatchPen{{700}, 100};
constexpr double kSmallRadius = 85000;        // 30 mm

std::int32_t round_to_unit(double value) {
    return static_cast<std::int32_t>(std::lround(value));
}

class Flattener {
public:
    explicit Flattener(const layout::PathMark& mark) : mark_(mark) {}

    FlatPath run() {
        path_.reserve(mark_.path.segments.size());
        for (const layout::Segment& segment : mark_.path.segments) {
            std::visit([this](const auto& s) { add(s); }, segment);
        }
        return std::move(path_);
    }

private:
    Point placed(Point p) const {
        if (mark_.scale_permille != 1000) {
            p = {base::scaled(p.x, mark_.scale_permille, 1000), base::scaled(p.y, mark_.scale_permille, 1000)};
        }
        return {p.x + mark_.offset.x, p.y + mark_.offset.y};
    }

    void add(const layout::MoveTo& s) { path_.push_back({FlatSegment::Kind::Move, placed(s.to)}); }
    void add(const layout::LineTo& s) { path_.push_back({FlatSegment::Kind::Line, placed(s.to)}); }
    void add(const layout::CurveTo& s) { path_.push_back({FlatSegment::Kind::Curve, placed(s.to), placed(s.c1), placed(s.c2)}); }
    void add(const layout::Close&) { path_.push_back({FlatSegment::Kind::Close, {}}); }

    // An arc joins on with a line when a path is open, as in Cairo; its first point starts one otherwise.
    void add(const layout::Arc& arc) {
        const Point centre = placed(arc.centre);
        const double radius = base::scaled(arc.radius, mark_.scale_permille, 1000).units;
        const double sweep = arc.sweep / 1000.0;
        const double most = radius <= kSmallRadius ? 90.0 : 45.0;
        const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / most - 1e-9)));
        const double step = sweep / pieces * std::numbers::pi / 180.0;
        const double handle = 4.0 / 3.0 * std::tan(step / 4.0) * radius;
        double angle = arc.from / 1000.0 * std::numbers::pi / 180.0;
        const auto at = [&](double along, double across, double turn) {
            return Point{{centre.x.units + round_to_unit(along * std::cos(turn) - across * std::sin(turn))},
                         {centre.y.units + round_to_unit(along * std::sin(turn) + across * std::cos(turn))}};
        };
        join(at(radius, 0, angle));
        for (int i = 0; i < pieces; ++i) {
            const double next = angle + step;
            path_.push_back({FlatSegment::Kind::Curve, at(radius, 0, next), at(radius, handle, angle), at(radius, -handle, next)});
            angle = next;
        }
    }

    void join(Point first) {
        const bool open = !path_.empty() && path_.back().kind != FlatSegment::Kind::Close;
        if (!open) {
            path_.push_back({FlatSegment::Kind::Move, first});
        } else if (path_.back().to != first) {
            path_.push_back({FlatSegment::Kind::Line, first});
        }
    }

    const layout::PathMark& mark_;
    FlatPath path_;
};

// The first multiple of `step` from `anchor` that is not below `value`.
std::int32_t first_on_grid(std::int32_t value, std::int32_t anchor, std::int32_t step) {
    const std::int32_t past = (value - anchor) % step;
    return past == 0 ? value : value - past + (past > 0 ? step : 0);
}

void add_line(FlatPath& path, std::int32_t x0, std::int32_t y0, std::int32_t x1, std::int32_t y1) {
    path.push_back({FlatSegment::Kind::Move, {{x0}, {y0}}});
    path.push_back({FlatSegment::Kind::Line, {{x1}, {y1}}});
}

// Rising lines have x + y constant, falling ones x - y.
Pattern hatch(const Box& box, Point anchor, bool rising) {
    const std::int32_t left = box.least.x.units, right = box.most.x.units;
    const std::int32_t top = box.least.y.units, bottom = box.most.y.units;
    const std::int32_t sign = rising ? 1 : -1;
    const std::int32_t least = left + std::min(sign * top, sign * bottom);
    const std::int32_t most = right + std::max(sign * top, sign * bottom);
    Pattern pattern{{}, kHatchPen};
    for (std::int32_t c = first_on_grid(least, anchor.x.units + sign * anchor.y.units, kHatchStep); c <= most; c += kHatchStep) {
        const std::int32_t x0 = std::max(left, c - std::max(sign * top, sign * bottom));
        const std::int32_t x1 = std::min(right, c - std::min(sign * top, sign * bottom));
        if (x0 < x1) {
            add_line(pattern.lines, x0, sign * (c - x0), x1, sign * (c - x1));
        }
    }
    return pattern;
}

Pattern dots(const Box& box, Point anchor) {
    Pattern pattern{{}, {{kDotWidth}, 100}};
    const std::int32_t half = kDotStep / 2;
    for (std::int32_t y = first_on_grid(box.least.y.units, anchor.y.units + half, kDotStep); y <= box.most.y.units; y += kDotStep) {
        for (std::int32_t x = first_on_grid(box.least.x.units, anchor.x.units + half, kDotStep); x <= box.most.x.units; x += kDotStep) {
            add_line(pattern.lines, x, y, x + kDotLength, y);
        }
    }
    return pattern;
}

std::optional<layout::Grey> flat_grey(layout::Fill fill) {
    switch (fill) {
        case layout::Fill::White:
            return layout::Grey{0};
        case layout::Fill::Tint:
            return layout::Grey{6};
        case layout::Fill::Grey10:
            return layout::Grey{10};
        case layout::Fill::Light:
            return layout::Grey{18};
        case layout::Fill::Solid:
            return layout::Grey{85};
        case layout::Fill::Ink:
            return layout::Grey{100};
        case layout::Fill::None:
        case layout::Fill::HatchRight:
        case layout::Fill::HatchLeft:
        case layout::Fill::Dots:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

Box box_of(const FlatPath& path) {
    Box box;
    bool first = true;
    const auto include = [&](Point p) {
        box.least = first ? p : Point{std::min(box.least.x, p.x), std::min(box.least.y, p.y)};
        box.most = first ? p : Point{std::max(box.most.x, p.x), std::max(box.most.y, p.y)};
        first = false;
    };
    for (const FlatSegment& segment : path) {
        if (segment.kind == FlatSegment::Kind::Close) {
            continue;
        }
        include(segment.to);
        if (segment.kind == FlatSegment::Kind::Curve) {
            include(segment.a);
            include(segment.b);
        }
    }
    return box;
}

Painting painting_of(const layout::PathMark& mark) {
    Painting painting;
    painting.outline = Flattener(mark).run();
    painting.fill = flat_grey(mark.path.fill);
    painting.pen = mark.path.pen;
    const layout::Fill fill = mark.path.fill;
    if (fill == layout::Fill::HatchRight || fill == layout::Fill::HatchLeft) {
        painting.pattern = hatch(box_of(painting.outline), mark.offset, fill == layout::Fill::HatchRight);
    } else if (fill == layout::Fill::Dots) {
        painting.pattern = dots(box_of(painting.outline), mark.offset);
    }
    return painting;
}

}  // namespace bookbag::render
