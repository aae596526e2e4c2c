// Nets of solids, and solids built of cubes on isometric paper.
//
// A net is the faces laid flat, edge to edge, with its folds thin. Cubes are drawn in isometric projection, the far ones
// first, so that nearer ones cover them; the light falls from above, the left face is hatched by tint only as mood.
#include <algorithm>
#include <tuple>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Face {
    Rational x, y, width, height;
};

class Net {
public:
    Net(Sketch& sketch, Length unit) : sketch_(sketch), unit_(unit) {}

    void face(const Face& f) {
        sketch_.add(rectangle({paper(f.x), paper(f.y)}, paper(f.width), paper(f.height), pens::kGeometry));
    }
    void flap(std::vector<Pair> corners) {
        std::vector<Point> points;
        for (const Pair& corner : corners) {
            points.push_back({paper(corner.x), paper(corner.y)});
        }
        sketch_.add(polygon(points, pens::kGeometry));
    }
    void disc(const Rational& x, const Rational& y, const Rational& radius) {
        sketch_.add(circle({paper(x), paper(y)}, paper(radius), pens::kGeometry));
    }
    Length paper(const Rational& value) const { return geometry::share(unit_, value); }

private:
    Sketch& sketch_;
    Length unit_;
};

struct Size {
    Rational width, height, depth;
};

/// A box: four walls in a row of height `height`, lid and foot on the second wall.
void box_net(Net& net, const Size& s) {
    const Rational zero(0);
    net.face({zero, s.depth, s.depth, s.height});
    net.face({s.depth, s.depth, s.width, s.height});
    net.face({plus(s.depth, s.width), s.depth, s.depth, s.height});
    net.face({plus(plus(s.depth, s.width), s.depth), s.depth, s.width, s.height});
    net.face({s.depth, zero, s.width, s.depth});
    net.face({s.depth, plus(s.depth, s.height), s.width, s.depth});
}

/// Square pyramid: a triangle on each side of its foot.
void pyramid_net(Net& net, const Size& s) {
    const Rational a = s.width;
    const Rational h = s.height;
    const Rational half = over(a, Rational(2));
    net.face({h, h, a, a});
    net.flap({{h, h}, {plus(h, a), h}, {plus(h, half), Rational(0)}});
    net.flap({{h, plus(h, a)}, {plus(h, a), plus(h, a)}, {plus(h, half), plus(plus(h, a), h)}});
    net.flap({{h, h}, {h, plus(h, a)}, {Rational(0), plus(h, half)}});
    net.flap({{plus(h, a), h}, {plus(h, a), plus(h, a)}, {plus(plus(h, a), h), plus(h, half)}});
}

/// Triangular prism with equilateral ends: three rectangles one under the other, triangles beside the middle one.
void prism_net(Net& net, const Size& s) {
    const Rational a = s.width;
    const Rational rise = times(a, over(Rational(866), Rational(1000)));  // sqrt(3) / 2
    for (std::int64_t i = 0; i < 3; ++i) {
        net.face({rise, times(a, Rational(i)), s.depth, a});
    }
    const Rational middle = over(times(a, Rational(3)), Rational(2));
    net.flap({{rise, a}, {rise, plus(a, a)}, {Rational(0), middle}});
    net.flap({{plus(rise, s.depth), a}, {plus(rise, s.depth), plus(a, a)}, {plus(plus(rise, rise), s.depth), middle}});
}

/// Cylinder: a rectangle as long as the circumference, discs above and below (pi taken as 22/7).
void cylinder_net(Net& net, const Size& s) {
    const Rational radius = over(s.width, Rational(2));
    const Rational around = times(s.width, over(Rational(22), Rational(7)));
    net.face({Rational(0), s.width, around, s.height});
    net.disc(over(around, Rational(2)), radius, radius);
    net.disc(over(around, Rational(2)), plus(plus(s.width, s.height), radius), radius);
}

base::Status draw_net(Parameters& in, Sketch& sketch) {
    const std::string shape = in.needed_choice("shape", {"cube", "cuboid", "pyramid", "prism", "cylinder"});
    const bool even = shape == "cube";
    const Size size{in.number("width", Rational(even ? 2 : 3)),
                    in.number("height", Rational(even                 ? 2
                                                 : shape == "pyramid" ? 3
                                                                      : 2)),
                    in.number("depth", Rational(even               ? 2
                                                : shape == "prism" ? 5
                                                                   : 1))};
    const Entry edge = in.entry("label");
    for (const auto& [key, value] :
         {std::pair{"width", size.width}, std::pair{"height", size.height}, std::pair{"depth", size.depth}}) {
        in.demand(value.sign() > 0 && value <= Rational(100), key, "must be above 0, at most 100");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    const Rational reach = shape == "pyramid"    ? plus(size.width, plus(size.height, size.height))
                           : shape == "prism"    ? plus(size.depth, times(size.width, Rational(2)))
                           : shape == "cylinder" ? times(size.width, over(Rational(22), Rational(7)))
                                                 : times(plus(size.width, size.depth), Rational(2));
    Net net(sketch, geometry::share(sketch.span(70_mm), over(Rational(1), reach)));
    if (shape == "pyramid") {
        pyramid_net(net, size);
    } else if (shape == "prism") {
        prism_net(net, size);
    } else if (shape == "cylinder") {
        cylinder_net(net, size);
    } else {
        box_net(net, size);
    }
    if (!edge.empty()) {  // under the lowest level edge of the second wall, or beside the foot
        const Rational x = shape == "prism"
                               ? plus(times(size.width, over(Rational(866), Rational(1000))), over(size.depth, Rational(2)))
                           : shape == "pyramid"  ? plus(size.height, over(size.width, Rational(2)))
                           : shape == "cylinder" ? over(reach, Rational(8))
                                                 : plus(size.depth, over(size.width, Rational(2)));
        const Rational y = shape == "prism"      ? times(size.width, Rational(3))
                           : shape == "pyramid"  ? plus(size.height, size.width)
                           : shape == "cylinder" ? plus(size.width, size.height)
                                                 : plus(plus(size.depth, size.height), size.depth);
        const bool inside = shape == "pyramid";
        sketch.text(edge.text, {net.paper(x), net.paper(y) + (inside ? -1_mm : 1_mm)},
                    {.level = inside ? Level::Above : Level::Below});
    }
    sketch.say("The net of a solid: flat faces joined at their edges.");
    return {};
}

struct Cube {
    int x, y, z;  ///< x to the right, y to the back left, z up
};

class Isometric {
public:
    Isometric(Sketch& sketch, Length edge) : sketch_(sketch), dx_(base::scaled(edge, 866, 1000)), dy_(edge / 2), edge_(edge) {}

    Point at(int x, int y, int z) const { return {dx_ * (x - y), dy_ * (x + y) - edge_ * z}; }

    /// x runs down to the right, y down to the left: the nearest corner of the foot has the greatest x and y.
    void cube(const Cube& c) {
        const Point top = at(c.x, c.y, c.z + 1);
        const Point right = at(c.x + 1, c.y, c.z + 1);
        const Point near = at(c.x + 1, c.y + 1, c.z + 1);
        const Point left = at(c.x, c.y + 1, c.z + 1);
        const Point right_foot = at(c.x + 1, c.y, c.z);
        const Point near_foot = at(c.x + 1, c.y + 1, c.z);
        const Point left_foot = at(c.x, c.y + 1, c.z);
        sketch_.add(polygon({top, right, near, left}, pens::kFigure, Fill::White));
        sketch_.add(polygon({left, near, near_foot, left_foot}, pens::kFigure, Fill::Grey10));
        sketch_.add(polygon({right, near, near_foot, right_foot}, pens::kFigure, Fill::Light));
    }

    void dots(const Box& room) {
        for (int row = -30; row <= 60; ++row) {
            for (int col = -40; col <= 40; ++col) {
                if ((row + col) % 2 == 0) {
                    const Point p{dx_ * col, dy_ * row};
                    if (p.x >= room.left && p.x <= room.right && p.y >= room.top && p.y <= room.foot) {
                        sketch_.add(circle(p, sketch_.mark(0.35_mm), pens::kNone, Fill::Solid));
                    }
                }
            }
        }
    }

private:
    Sketch& sketch_;
    Length dx_, dy_, edge_;
};

/// Plan, front or side: squares where a cube is seen.
void view(Sketch& sketch, const std::vector<std::pair<int, int>>& cells, Point corner, const std::string& name) {
    int cols = 1;
    int rows = 1;
    for (const auto& [col, row] : cells) {
        cols = std::max(cols, col + 1);
        rows = std::max(rows, row + 1);
    }
    const Length side = sketch.span(7_mm);
    const Cells grid{corner, {side, side}, std::max(cols, 4), std::max(rows, 4), pens::kSquare, pens::kSquare};
    draw_cells(sketch, grid);
    for (const auto& [col, row] : cells) {
        if (sketch.answer()) {
            const Point at = grid.corner_of(col, grid.rows - 1 - row);
            sketch.add(rectangle(at, side, side, pens::kFigure, Fill::HatchRight));
        }
    }
    sketch.text(name, {corner.x + side * grid.cols / 2, grid.foot() + 1.4_mm}, {.level = Level::Below});
}

base::Status draw_isometric(Parameters& in, Sketch& sketch) {
    std::vector<Cube> cubes;
    for (const auto& row : in.entry_rows("cubes")) {
        const bool good = row.size() == 3 && std::all_of(row.begin(), row.end(), [](const Entry& e) {
                              return e.number && e.number->is_integer() && *e.number >= Rational(0) && *e.number < Rational(8);
                          });
        in.demand(good, "cubes", "must be places [x, y, z] of whole numbers 0 to 7");
        if (good) {
            cubes.push_back({static_cast<int>(row[0].number->numerator()), static_cast<int>(row[1].number->numerator()),
                             static_cast<int>(row[2].number->numerator())});
        }
    }
    const bool views = in.yes("views");
    const bool dots = in.yes("dots");
    if (auto status = in.done(); !status) {
        return status;
    }
    std::sort(cubes.begin(), cubes.end(), [](const Cube& a, const Cube& b) {
        return std::tuple(a.x + a.y + a.z, a.z, a.x) < std::tuple(b.x + b.y + b.z, b.z, b.x);
    });
    const Length edge = sketch.span(7.5_mm);
    Isometric board(sketch, edge);
    Box room{{}, {}, {}, {}};
    for (const Cube& c : cubes) {
        for (const Point p : {board.at(c.x, c.y, c.z + 1), board.at(c.x + 1, c.y, c.z), board.at(c.x + 1, c.y + 1, c.z),
                              board.at(c.x, c.y + 1, c.z)}) {
            room = {std::min(room.left, p.x), std::min(room.top, p.y), std::max(room.right, p.x), std::max(room.foot, p.y)};
        }
    }
    if (dots) {
        board.dots(room.grown(edge));
    }
    for (const Cube& cube : cubes) {
        board.cube(cube);
    }
    if (views) {
        // From the right-hand front (x faces the reader's right, y the left): plan from above, front along y, side along x.
        std::vector<std::pair<int, int>> plan;
        std::vector<std::pair<int, int>> front;
        std::vector<std::pair<int, int>> side;
        int deepest = 0;
        for (const Cube& c : cubes) {
            deepest = std::max(deepest, c.y);
        }
        for (const Cube& c : cubes) {
            plan.emplace_back(c.x, deepest - c.y);
            front.emplace_back(c.x, c.z);
            side.emplace_back(deepest - c.y, c.z);
        }
        // Arrows show from where front and side are seen.
        const Point left_foot{room.left + sketch.span(4_mm), room.foot - sketch.span(2_mm)};
        const Point right_foot{room.right - sketch.span(4_mm), left_foot.y};
        const Length run = sketch.mark(6_mm);
        sketch.arrow({left_foot.x - run, left_foot.y + run * 6 / 10}, left_foot, pens::kFigure);
        sketch.text("front", {left_foot.x - run, left_foot.y + run * 6 / 10 + 1_mm}, {.level = Level::Below});
        sketch.arrow({right_foot.x + run, right_foot.y + run * 6 / 10}, right_foot, pens::kFigure);
        sketch.text("side", {right_foot.x + run, right_foot.y + run * 6 / 10 + 1_mm}, {.level = Level::Below});
        const Length step = sketch.span(7_mm) * 4 + sketch.span(6_mm);
        const Length left = room.right + sketch.span(20_mm);
        view(sketch, plan, {left, room.top}, "plan");
        view(sketch, front, {left + step, room.top}, "front");
        view(sketch, side, {left + step * 2, room.top}, "side");
    }
    sketch.say("A solid built of cubes" + std::string(views ? ", with squared paper for its plan, front and side." : "."));
    return {};
}

}  // namespace

Kind net() {
    return {"net", draw_net, "{shape: cuboid, width: 4, height: 2, depth: 3, label: '4 cm'}"};
}

Kind isometric() {
    return {"isometric", draw_isometric, "{cubes: [[0, 0, 0], [1, 0, 0], [2, 0, 0], [0, 1, 0], [0, 0, 1]], views: true}"};
}

}  // namespace bookbag::layout::figures
