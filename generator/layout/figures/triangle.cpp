// Triangles from three sides, from two or three angles, or right-angled; corners A, B, C with the sides a, b, c opposite.
//
// AB lies level with A at the left; a right-angled triangle is turned so that its right angle stands at the foot, on the
// left when it is C, which textbooks do. Given sides are drawn in proportion. With `right: true` two legs are enough and a
// rounded hypotenuse is not taken at its word. A label of A, B or C that is one capital letter names the corner and
// stands outside; any other is the size of its angle and stands inside.
#include <algorithm>
#include <array>
#include <map>

#include "layout/figures/figures.hpp"
#include "layout/figures/marks.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;
using geometry::Vector;

namespace {

constexpr std::int64_t kUnit = 1000000;  ///< figure units of the longest side

struct Values {
    std::vector<Rational> sides, angles;
    std::map<std::string, Entry> labels;
    bool right = false;
    std::vector<std::string> equal;
};

/// Corners A, B, C in figure units, y upwards, and which corner has the right angle (-1 = none).
struct Shape {
    std::array<Vector, 3> corners;
    int right = -1;
};

/// The legs that meet at the right angle, the longer level: right angle at the origin.
Shape right_shape(const std::array<std::int64_t, 3>& sides, int right) {
    // Corner `right` lies opposite the longest side; its neighbours follow in the order of the letters.
    const auto corner = [right](int step) { return static_cast<std::size_t>((right + step) % 3); };
    const std::size_t first = corner(1);  // reached along the side opposite `second`
    const std::size_t second = corner(2);
    Shape shape;
    shape.right = right;
    shape.corners[static_cast<std::size_t>(right)] = {0, 0};
    const std::int64_t to_first = sides[second];
    const std::int64_t to_second = sides[first];
    if (to_first >= to_second) {
        shape.corners[first] = {to_first, 0};
        shape.corners[second] = {0, to_second};
    } else {
        shape.corners[first] = {0, to_first};
        shape.corners[second] = {to_second, 0};
    }
    return shape;
}

/// A at the origin, B to the right, C by the cosine rule.
Shape shape_of_sides(const std::array<std::int64_t, 3>& sides) {
    const auto [a, b, c] = sides;
    const std::int64_t x = (b * b + c * c - a * a) / (2 * c);
    return {{Vector{0, 0}, Vector{c, 0}, Vector{x, geometry::square_root(b * b - x * x)}}, -1};
}

/// Sides from angles by the sine rule.
std::array<std::int64_t, 3> sides_of_angles(const std::vector<Rational>& angles) {
    std::array<std::int64_t, 3> sides{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto milli = static_cast<std::int32_t>(times(angles[i], Rational(1000)).floor());
        sides[i] = geometry::sine(milli) * kUnit / geometry::kOne;
    }
    return sides;
}

std::array<std::int64_t, 3> scaled_sides(const std::vector<Rational>& sides) {
    const Rational longest = *std::max_element(sides.begin(), sides.end());
    std::array<std::int64_t, 3> list{};
    for (std::size_t i = 0; i < 3; ++i) {
        list[i] = times(over(sides[i], longest), Rational(kUnit)).floor();
    }
    return list;
}

Shape shape_of(const Values& v) {
    std::array<std::int64_t, 3> sides{kUnit * 5 / 13, kUnit * 9 / 13, kUnit};
    if (v.sides.size() == 3) {
        sides = scaled_sides(v.sides);
    } else if (v.sides.size() == 2) {
        sides = scaled_sides({v.sides[0], v.sides[1], plus(v.sides[0], v.sides[1])});
    } else if (v.angles.size() == 3) {
        sides = sides_of_angles(v.angles);
    } else if (!v.right) {
        sides = {kUnit * 8 / 10, kUnit * 7 / 10, kUnit};
    }
    if (v.right) {
        const auto longest = std::max_element(sides.begin(), sides.end());
        return right_shape(sides, static_cast<int>(longest - sides.begin()));
    }
    Shape shape = shape_of_sides(sides);
    for (std::size_t i = 0; i < v.angles.size(); ++i) {
        if (v.angles[i] == Rational(90)) {
            shape = right_shape(sides, static_cast<int>(i));
        }
    }
    return shape;
}

Values read(Parameters& in) {
    Values v;
    v.sides = in.numbers("sides");
    v.angles = in.numbers("angles");
    v.labels = in.labels("labels", {"a", "b", "c", "A", "B", "C"});
    v.right = in.yes("right");
    for (const Entry& side : in.entries("equal")) {
        v.equal.push_back(document::plain_text(side.text));
        in.demand(v.equal.back() == "a" || v.equal.back() == "b" || v.equal.back() == "c", "equal", "must name sides a, b, c");
    }
    return v;
}

void check(Parameters& in, const Values& v) {
    in.demand(v.sides.empty() || v.sides.size() == 3 || (v.right && v.sides.size() == 2), "sides",
              "must be three numbers (or two legs with `right`)");
    in.demand(v.angles.empty() || v.angles.size() == 3, "angles", "must be three numbers");
    in.demand(v.angles.empty() || sum_of(v.angles) == Rational(180), "angles", "must add up to 180");
    in.demand(v.sides.empty() || v.angles.empty(), "angles", "and `sides` cannot stand together");
    for (const Rational& side : v.sides) {
        in.demand(side.sign() > 0, "sides", "must be above 0");
    }
    for (const Rational& angle : v.angles) {
        in.demand(angle >= Rational(10), "angles", "has an angle under 10 degrees");
    }
    if (v.sides.size() == 3 && !v.right && !in.failed()) {
        const auto longest = *std::max_element(v.sides.begin(), v.sides.end());
        in.demand(minus(sum_of(v.sides), longest) > longest, "sides", "do not meet: one is as long as the two others");
    }
    if (v.sides.size() >= 2 && v.right && !in.failed()) {
        std::vector<Rational> sorted = v.sides;
        std::sort(sorted.begin(), sorted.end());
        in.demand(times(sorted[0], Rational(9)) >= sorted[1], "sides", "make a triangle too thin to read");
    }
}

class TriangleDrawing {
public:
    TriangleDrawing(Sketch& sketch, const Values& values) : sketch_(sketch), v_(values) {
        const Shape shape = shape_of(values);
        right_ = shape.right;
        points_ = fitted({shape.corners.begin(), shape.corners.end()}, {sketch.span(62_mm), sketch.span(44_mm)});
    }

    void draw() {
        sketch_.add(polygon(points_, pens::kGeometry));
        const Point inside = geometry::centroid(points_);
        for (std::size_t i = 0; i < 3; ++i) {
            side(i, inside);
        }
        for (std::size_t i = 0; i < 3; ++i) {
            corner(i, inside);
        }
    }

    std::string alt() const {
        std::string text = right_ >= 0 ? "A right-angled triangle." : "A triangle.";
        for (const auto& [name, label] : v_.labels) {
            const std::string what = name[0] >= 'a' ? " Side " : " Angle ";
            if (!is_name(name, label)) {
                text += what + name + ": " +
                        (label.blank() || document::plain_text(label.text) == "?" ? "unknown" : spoken(label)) + ".";
            }
        }
        return text + (v_.equal.empty() ? ""
                                        : " " + counted(static_cast<std::int64_t>(v_.equal.size()), "side is", "sides are") +
                                              " marked as equal.");
    }

private:
    static bool is_name(const std::string& name, const Entry& label) {
        const std::string text = document::plain_text(label.text);
        return name[0] <= 'Z' && text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z';
    }

    const Entry* label(char name) const {
        const auto found = v_.labels.find(std::string(1, name));
        return found == v_.labels.end() ? nullptr : &found->second;
    }

    /// The side opposite corner `i`.
    void side(std::size_t i, Point inside) {
        const Point from = points_[(i + 1) % 3];
        const Point to = points_[(i + 2) % 3];
        const char name = static_cast<char>('a' + static_cast<char>(i));
        if (const Entry* entry = label(name)) {
            label_side(sketch_, {from, to}, inside, letter_text(unknown_text(sketch_, *entry)));
        }
        if (std::find(v_.equal.begin(), v_.equal.end(), std::string(1, name)) != v_.equal.end()) {
            draw_dashes(sketch_, from, to, 1);
        }
    }

    void corner(std::size_t i, Point inside) {
        const Wedge wedge = wedge_at(points_[i], points_[(i + 1) % 3], points_[(i + 2) % 3]);
        if (static_cast<int>(i) == right_) {
            draw_right_angle(sketch_, wedge, sketch_.mark(3.4_mm));
        }
        const char name = static_cast<char>('A' + static_cast<char>(i));
        const Entry* entry = label(name);
        if (entry == nullptr) {
            return;
        }
        if (is_name(std::string(1, name), *entry)) {
            sketch_.text_beside(letter_text(entry->text), points_[i], geometry::between(inside, points_[i]),
                                sketch_.mark(0.8_mm));
        } else if (static_cast<int>(i) != right_) {
            const Length radius = sketch_.mark(6_mm);
            draw_angle(sketch_, wedge, radius);
            label_angle(sketch_, wedge, letter_text(unknown_text(sketch_, *entry)), radius + sketch_.mark(0.5_mm));
        }
    }

    Sketch& sketch_;
    const Values& v_;
    std::vector<Point> points_;
    int right_ = -1;
};

void fill_unknowns(Values& v) {
    std::vector<Entry*> entries;
    std::vector<std::optional<Rational>> lengths;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto side = v.labels.find(std::string(1, static_cast<char>('a' + static_cast<char>(i))));
        if (side != v.labels.end() && v.sides.size() == 3) {
            entries.push_back(&side->second);
            lengths.push_back(v.sides[i]);
        }
        const auto angle = v.labels.find(std::string(1, static_cast<char>('A' + static_cast<char>(i))));
        if (angle != v.labels.end() && v.angles.size() == 3 && angle->second.blank() && angle->second.text.empty()) {
            angle->second.text = document::joined(number_text(v.angles[i]), document::plain("°"));
        }
    }
    fill_lengths(entries, lengths);
}

base::Status draw(Parameters& in, Sketch& sketch) {
    Values v = read(in);
    check(in, v);
    if (auto status = in.done(); !status) {
        return status;
    }
    fill_unknowns(v);
    TriangleDrawing triangle(sketch, v);
    triangle.draw();
    sketch.say(triangle.alt());
    return {};
}

}  // namespace

Kind triangle() {
    return {"triangle", draw, "{right: true, sides: [5, 12, 13], labels: {a: '5 cm', b: '12 cm', c: '?=13 cm'}}"};
}

}  // namespace bookbag::layout::figures
