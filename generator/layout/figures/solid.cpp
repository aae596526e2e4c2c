// Solids in oblique projection: the front in true shape, depth at half length and 40 degrees, hidden edges dashed.
//
// Round bodies stand on an ellipse a quarter as high as it is wide; the back half of the foot is dashed. A prism lies
// with its triangle to the front; a pyramid has a square foot. Labels stand outside the edge they measure; a radius is
// drawn from the centre of the top (or of the foot of a cone).
#include "layout/figures/solid.hpp"

#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/marks.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

using Labels = std::map<std::string, Entry>;

class Solid {
public:
    Solid(Sketch& sketch, const Labels& labels) : sketch_(sketch), labels_(labels) {}

    void cuboid(const SolidSize& size, const Box& room) {
        const Frame f = frame(size, room);
        const Point a{f.left, f.foot};
        const Point b{f.left + f.width, f.foot};
        const Point c{b.x, f.foot - f.height};
        const Point d{a.x, c.y};
        hidden(back(a, f), a);
        hidden(back(a, f), back(b, f));
        hidden(back(a, f), back(d, f));
        sketch_.add(polygon({a, b, c, d}, pens::kGeometry));
        sketch_.add(polyline({b, back(b, f), back(c, f), back(d, f), d}, pens::kGeometry));
        sketch_.line(c, back(c, f), pens::kGeometry);
        side("width", a, b, c);
        side("height", a, d, b);
        side("depth", b, back(b, f), d);
    }

    void prism(const SolidSize& size, const Box& room) {
        const Frame f = frame(size, room);
        const Point a{f.left, f.foot};
        const Point b{f.left + f.width, f.foot};
        const Point top{(a.x + b.x) / 2, f.foot - f.height};
        hidden(back(a, f), a);
        hidden(back(a, f), back(b, f));
        hidden(back(a, f), back(top, f));
        sketch_.add(polygon({a, b, top}, pens::kGeometry));
        sketch_.add(polyline({b, back(b, f), back(top, f), top}, pens::kGeometry));
        side("width", a, b, top);
        side("depth", b, back(b, f), a);
        dimension(f.left, top.y, f.foot);
        side("slant", top, b, a);
    }

    void pyramid(const SolidSize& size, const Box& room) {
        const Frame f = frame(size, room);
        const Point a{f.left, f.foot};
        const Point b{f.left + f.width, f.foot};
        const Point middle = geometry::middle(a, back(b, f));
        const Point top{middle.x, middle.y - f.height};
        hidden(back(a, f), a);
        hidden(back(a, f), back(b, f));
        hidden(back(a, f), top);
        sketch_.add(polyline({a, b, back(b, f), top, a}, pens::kGeometry));
        sketch_.line(b, top, pens::kGeometry);
        side("width", a, b, top);
        side("depth", b, back(b, f), a);
        axis(top, middle);
        dimension(f.left, top.y, middle.y);
    }

    void cylinder(const SolidSize& size, const Box& room) {
        const auto [half, height, centre] = round(size, room);
        sketch_.ellipse({centre.x, centre.y - height}, half, pens::kGeometry);
        foot(centre, half);
        for (const Length x : {centre.x - half.x, centre.x + half.x}) {
            sketch_.line({x, centre.y}, {x, centre.y - height}, pens::kGeometry);
        }
        radius({centre.x, centre.y - height}, half.x, {centre.x + half.x / 2, centre.y - height - half.y - 1_mm}, Level::Above);
        side("height", {centre.x + half.x, centre.y}, {centre.x + half.x, centre.y - height}, centre);
    }

    void cone(const SolidSize& size, const Box& room) {
        const auto [half, height, centre] = round(size, room);
        const Point top{centre.x, centre.y - height};
        foot(centre, half);
        sketch_.add(polyline({{centre.x - half.x, centre.y}, top, {centre.x + half.x, centre.y}}, pens::kGeometry));
        radius(centre, half.x, {centre.x + half.x / 2, centre.y + half.y + 1_mm}, Level::Below);
        axis(top, centre);
        dimension(centre.x - half.x, top.y, centre.y);
        side("slant", {centre.x + half.x, centre.y}, top, centre);
    }

    void sphere(const Box& room) {
        const Length r = std::min(room.width(), room.height()) / 2;
        const Point centre = room.centre();
        sketch_.add(circle(centre, r, pens::kGeometry));
        foot(centre, {r, r / 4});
        radius(centre, r, {centre.x + r / 2, centre.y - 0.8_mm}, Level::Above);
    }

private:
    struct Frame {
        Length left, foot, width, height, back_x, back_y;
    };
    struct Round {
        Point half;
        Length height;
        Point centre;
    };

    /// Fits width + depth across and height + depth up into the room with one scale.
    Frame frame(const SolidSize& size, const Box& room) const {
        const Rational across = plus(size.width, times(size.depth, over(Rational(383), Rational(1000))));  // 0.5 cos 40
        const Rational up = plus(size.height, times(size.depth, over(Rational(321), Rational(1000))));     // 0.5 sin 40
        const Rational unit_x = over(Rational(room.width().units), across);
        const Rational unit_y = over(Rational(room.height().units), up);
        const Rational unit = std::min(unit_x, unit_y);
        const auto paper = [&unit](const Rational& value) {
            return Length{static_cast<std::int32_t>(times(value, unit).floor())};
        };
        return {room.left,
                room.foot,
                paper(size.width),
                paper(size.height),
                paper(times(size.depth, over(Rational(383), Rational(1000)))),
                paper(times(size.depth, over(Rational(321), Rational(1000))))};
    }

    Round round(const SolidSize& size, const Box& room) const {
        const Rational up = plus(size.height, over(size.width, Rational(4)));
        const Rational unit = std::min(over(Rational(room.width().units), size.width), over(Rational(room.height().units), up));
        const Length half{static_cast<std::int32_t>(times(size.width, unit).floor() / 2)};
        const Length height{static_cast<std::int32_t>(times(size.height, unit).floor())};
        return {{half, half / 4}, height, {room.left + half, room.foot - half / 4}};
    }

    static Point back(Point p, const Frame& f) { return {p.x + f.back_x, p.y - f.back_y}; }

    void hidden(Point a, Point b) { sketch_.line(a, b, {pens::kMain.width, 100, 1.3_mm, 1.2_mm}); }

    /// The foot of a round body: its front half in full, its back half dashed.
    void foot(Point centre, Point half) {
        const Length kx = base::scaled(half.x, 55228, 100000);
        const Length ky = base::scaled(half.y, 55228, 100000);
        const Point left{centre.x - half.x, centre.y};
        const Point right{centre.x + half.x, centre.y};
        const auto bow = [&](Length y_half, Length y_k, Pen pen) {
            sketch_.add({{MoveTo{left},
                          CurveTo{{left.x, centre.y + y_k}, {centre.x - kx, centre.y + y_half}, {centre.x, centre.y + y_half}},
                          CurveTo{{centre.x + kx, centre.y + y_half}, {right.x, centre.y + y_k}, right}},
                         pen,
                         Fill::None});
        };
        bow(half.y, ky, pens::kGeometry);
        bow(-half.y, -ky, {pens::kMain.width, 100, 1.3_mm, 1.2_mm});
    }

    const Entry* find(const std::string& name) const {
        const auto found = labels_.find(name);
        return found == labels_.end() ? nullptr : &found->second;
    }

    RichText shown(const Entry& entry) const { return letter_text(unknown_text(sketch_, entry)); }

    void side(const std::string& name, Point a, Point b, Point inside) {
        if (const Entry* label = find(name)) {
            label_side(sketch_, {a, b}, inside, shown(*label));
        }
    }

    /// The height inside a pointed body, when it is asked for.
    void axis(Point top, Point low) {
        if (find("height") != nullptr) {
            hidden(top, low);
        }
    }

    /// The height as a measure to the left of the body, clear of its edges.
    void dimension(Length left, Length top, Length low) {
        if (const Entry* label = find("height")) {
            const Length x = left - sketch_.mark(4_mm);
            const Length end = sketch_.mark(1_mm);
            sketch_.line({x, top}, {x, low}, pens::kThin);
            sketch_.line({x - end, top}, {x + end, top}, pens::kThin);
            sketch_.line({x - end, low}, {x + end, low}, pens::kThin);
            sketch_.text(shown(*label), {x - 1.6_mm, (top + low) / 2}, {.anchor = Anchor::Right});
        }
    }

    void radius(Point centre, Length length, Point label_at, Level level) {
        if (const Entry* label = find("radius")) {
            sketch_.line(centre, {centre.x + length, centre.y}, pens::kMain);
            sketch_.add(circle(centre, sketch_.mark(0.6_mm), pens::kNone, Fill::Ink));
            sketch_.text(shown(*label), label_at, {.level = level, .behind = Behind::Clear});
        }
    }

    Sketch& sketch_;
    const Labels& labels_;
};

SolidSize usual_size(const std::string& name) {
    const auto size = [](std::int64_t width, std::int64_t height, std::int64_t depth) {
        return SolidSize{Rational(width), Rational(height), Rational(depth)};
    };
    return name == "cuboid"                          ? size(6, 3, 4)
           : name == "prism"                         ? size(5, 4, 7)
           : name == "cone"                          ? size(6, 6, 4)
           : name == "cylinder" || name == "pyramid" ? size(4, 5, 4)
                                                     : size(4, 4, 4);
}

base::Status draw(Parameters& in, Sketch& sketch) {
    const std::string shape = in.needed_choice("shape", solid_names());
    const Labels labels = in.labels("labels", {"width", "height", "depth", "radius", "slant"});
    const SolidSize size{in.number("width", usual_size(shape).width), in.number("height", usual_size(shape).height),
                         in.number("depth", usual_size(shape).depth)};
    for (const auto& [key, value] :
         {std::pair{"width", size.width}, std::pair{"height", size.height}, std::pair{"depth", size.depth}}) {
        in.demand(value.sign() > 0 && value < Rational(100000), key, "must be above 0");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    const Box room{{}, {}, sketch.span(46_mm), sketch.span(36_mm)};
    draw_labelled_solid(sketch, shape, size, {room, labels});
    std::string text = "A " + shape + ".";
    for (const auto& [name, label] : labels) {
        text += " " + name + ": " + (label.blank() ? "unknown" : spoken(label)) + ".";
    }
    sketch.say(text);
    return {};
}

}  // namespace

const std::vector<std::string>& solid_names() {
    static const std::vector<std::string> names = {"cuboid", "cube", "cylinder", "cone", "pyramid", "sphere", "prism"};
    return names;
}

bool is_solid(const std::string& name) {
    return std::find(solid_names().begin(), solid_names().end(), name) != solid_names().end();
}

void draw_labelled_solid(Sketch& sketch, const std::string& name, const SolidSize& size,
                         const std::pair<Box, Labels>& room_labels) {
    const auto& [room, labels] = room_labels;
    Solid solid(sketch, labels);
    if (name == "cylinder") {
        solid.cylinder(size, room);
    } else if (name == "cone") {
        solid.cone(size, room);
    } else if (name == "sphere") {
        solid.sphere(room);
    } else if (name == "pyramid") {
        solid.pyramid(size, room);
    } else if (name == "prism") {
        solid.prism(size, room);
    } else {
        solid.cuboid(size, room);
    }
}

void draw_solid(Sketch& sketch, const std::string& name, const Box& room) {
    draw_labelled_solid(sketch, name, usual_size(name), {room, {}});
}

Kind solid() {
    return {"solid", draw,
            "{shape: cuboid, width: 6, height: 3, depth: 4, labels: {width: '6 cm', height: '3 cm', depth: '?=4 cm'}}"};
}

}  // namespace bookbag::layout::figures
