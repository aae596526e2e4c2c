// A row of named shapes to sort, name or choose from. Their names are never written: that is the question.
#include <algorithm>
#include <array>

#include "layout/figures/figures.hpp"
#include "layout/figures/marks.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"
#include "layout/figures/solid.hpp"

namespace bookbag::layout::figures {

using base::Rational;
using geometry::Vector;

namespace {

struct Outline {
    const char* name;
    std::vector<Vector> corners;  ///< on a square of 100, y upwards; empty = regular polygon or round
};

const std::vector<Outline>& outlines() {
    static const std::vector<Outline> list = {
        {"triangle", {{0, 8}, {100, 0}, {36, 92}}},
        {"equilateral triangle", {{0, 0}, {100, 0}, {50, 87}}},
        {"isosceles triangle", {{16, 0}, {84, 0}, {50, 100}}},
        {"scalene triangle", {{0, 0}, {100, 14}, {30, 76}}},
        {"right-angled triangle", {{0, 0}, {90, 0}, {0, 80}}},
        {"square", {{0, 0}, {80, 0}, {80, 80}, {0, 80}}},
        {"rectangle", {{0, 0}, {100, 0}, {100, 60}, {0, 60}}},
        {"rhombus", {{40, 0}, {80, 50}, {40, 100}, {0, 50}}},
        {"kite", {{38, 0}, {76, 66}, {38, 100}, {0, 66}}},
        {"parallelogram", {{0, 0}, {74, 0}, {100, 56}, {26, 56}}},
        {"trapezium", {{0, 0}, {100, 0}, {74, 58}, {20, 58}}},
        {"quadrilateral", {{10, 0}, {100, 18}, {80, 84}, {0, 64}}},
        {"irregular pentagon", {{0, 0}, {90, 0}, {90, 50}, {45, 90}, {0, 50}}},
        {"irregular hexagon", {{0, 0}, {100, 0}, {100, 45}, {50, 45}, {50, 90}, {0, 90}}},
        {"arrowhead", {{0, 0}, {50, 30}, {100, 0}, {50, 96}}},
        {"cross",
         {{33, 0}, {66, 0}, {66, 33}, {99, 33}, {99, 66}, {66, 66}, {66, 99}, {33, 99}, {33, 66}, {0, 66}, {0, 33}, {33, 33}}},
        {"star", {{50, 100}, {62, 65}, {98, 65}, {69, 44}, {79, 9}, {50, 30}, {21, 9}, {31, 44}, {2, 65}, {38, 65}}},
    };
    return list;
}

struct Regular {
    const char* name;
    int sides;
};

constexpr std::array<Regular, 7> kRegular = {
    {{"pentagon", 5}, {"hexagon", 6}, {"heptagon", 7}, {"octagon", 8}, {"nonagon", 9}, {"decagon", 10}, {"dodecagon", 12}}};

std::vector<std::string> known_names() {
    std::vector<std::string> names = {"circle", "oval", "semicircle"};
    for (const Outline& outline : outlines()) {
        names.emplace_back(outline.name);
    }
    for (const Regular& regular : kRegular) {
        names.emplace_back(regular.name);
    }
    names.insert(names.end(), solid_names().begin(), solid_names().end());
    return names;
}

std::vector<Point> placed(std::vector<Point> points, const Box& room) {
    Length right;
    Length foot;
    for (const Point p : points) {
        right = std::max(right, p.x);
        foot = std::max(foot, p.y);
    }
    for (Point& p : points) {
        p = {room.left + (room.width() - right) / 2 + p.x, room.top + (room.height() - foot) / 2 + p.y};
    }
    return points;
}

void draw_shape(Sketch& sketch, const std::string& name, const Box& room) {
    const Point centre = room.centre();
    const Length half = std::min(room.width(), room.height()) / 2;
    for (const Outline& outline : outlines()) {
        if (name == outline.name) {
            sketch.add(polygon(placed(fitted(outline.corners, {room.width(), room.height()}), room), pens::kGeometry));
            return;
        }
    }
    for (const Regular& regular : kRegular) {
        if (name == regular.name) {
            std::vector<Point> points;
            for (int i = 0; i < regular.sides; ++i) {
                points.push_back(polar(
                    centre, half, static_cast<std::int32_t>(90000 + 180000LL / regular.sides + 360000LL * i / regular.sides)));
            }
            sketch.add(polygon(points, pens::kGeometry));
            return;
        }
    }
    if (is_solid(name)) {
        draw_solid(sketch, name, room);
    } else if (name == "oval") {
        sketch.ellipse(centre, {half, half * 62 / 100}, pens::kGeometry);
    } else if (name == "semicircle") {
        sketch.add({{MoveTo{{centre.x - half, centre.y + half / 2}}, Arc{{centre.x, centre.y + half / 2}, half, 180000, 180000},
                     Close{}},
                    pens::kGeometry,
                    Fill::None});
    } else {
        sketch.add(circle(centre, half, pens::kGeometry));
    }
}

base::Status draw(Parameters& in, Sketch& sketch) {
    std::vector<std::string> names;
    const std::vector<std::string> known = known_names();
    for (const Entry& item : in.needed_entries("items")) {
        names.push_back(document::plain_text(item.text));
        in.demand(std::find(known.begin(), known.end(), names.back()) != known.end(), "items",
                  "has `" + names.back() + "`, which is no shape known here");
    }
    const bool letters = in.yes("letters");
    const std::vector<int> shaded = in.wholes("tick", {0, 11});
    in.demand(names.size() <= 12, "items", "has more than 12 shapes");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length side = sketch.span(names.size() <= 4 ? 26_mm : 21_mm);
    const Length gap = sketch.span(9_mm);
    const int per_row = names.size() <= 5 ? 5 : static_cast<int>((names.size() + 1) / 2);
    const Length row_height = side + gap + (letters ? sketch.lead() : Length{});
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto col = static_cast<std::int32_t>(i) % per_row;
        const auto row = static_cast<std::int32_t>(i) / per_row;
        const Point corner{(side + gap) * col, row_height * row};
        draw_shape(sketch, names[i], {corner.x, corner.y, corner.x + side, corner.y + side});
        const bool ringed = sketch.answer() && std::find(shaded.begin(), shaded.end(), static_cast<int>(i)) != shaded.end();
        if (letters) {
            const Point at{corner.x + side / 2, corner.y + side + 2_mm + sketch.lead() / 2};
            sketch.text(document::bold(std::string(1, static_cast<char>('A' + static_cast<char>(i)))), at);
            if (ringed) {
                sketch.add(circle(at, sketch.mark(3.4_mm), pens::kHeavy));
            }
        }
    }
    sketch.say(counted(static_cast<std::int64_t>(names.size()), "shape", "shapes") +
               std::string(letters ? " with the letters A to " +
                                         std::string(1, static_cast<char>('A' + static_cast<char>(names.size() - 1))) + "."
                                   : "."));
    return {};
}

}  // namespace

Kind shapes() {
    return {"shapes", draw, "{items: [kite, trapezium, hexagon, cylinder, semicircle], letters: true, tick: [2]}"};
}

}  // namespace bookbag::layout::figures
