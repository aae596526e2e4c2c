// A circle and the parts that have names. Each part has its own place, so that several can stand together.
#include <algorithm>
#include <map>

#include "layout/figures/figures.hpp"
#include "layout/figures/marks.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

const std::vector<std::string>& part_names() {
    static const std::vector<std::string> names = {"radius",  "diameter", "chord",         "tangent", "sector",
                                                   "segment", "arc",      "circumference", "centre"};
    return names;
}

class CircleDrawing {
public:
    CircleDrawing(Sketch& sketch, Length radius) : sketch_(sketch), radius_(radius) {}

    void outline() {
        sketch_.add(circle({}, radius_, pens::kGeometry));
        sketch_.add(circle({}, sketch_.mark(0.8_mm), pens::kNone, Fill::Ink));
    }

    /// Draws a part and gives the place and direction of its label.
    void part(const std::string& name, const RichText& label) {
        if (name == "radius") {
            straight({}, at(198000), label);
        } else if (name == "diameter") {
            straight(at(180000), at(0), label);
        } else if (name == "chord") {
            straight(at(150000), at(60000), label);
        } else if (name == "tangent") {
            const Point touch = at(-130000);
            const geometry::Vector along = geometry::quarter_turn(geometry::between({}, touch));
            sketch_.line(geometry::moved(touch, along, radius_), geometry::moved(touch, along, -radius_), pens::kGeometry);
            sketch_.text_beside(label, geometry::moved(touch, along, -radius_ / 2), geometry::between({}, touch), 1.2_mm);
        } else if (name == "sector") {
            slice({{MoveTo{{}}, LineTo{at(-80000)}, Arc{{}, radius_, -80000, 65000}, Close{}}, pens::kGeometry, Fill::HatchRight},
                  label, -47000);
        } else if (name == "segment") {
            slice({{MoveTo{at(40000)}, Arc{{}, radius_, 40000, 95000}, Close{}}, pens::kGeometry, Fill::HatchLeft}, label, 87000);
        } else if (name == "arc") {
            sketch_.arc({}, radius_, {-75000, 70000}, {pens::kHeavy.width * 2, 100});
            outside(label, -40000);
        } else if (name == "circumference") {
            outside(label, -140000);
        } else if (name == "centre") {
            sketch_.text(label, {-2_mm, -3_mm}, {.anchor = Anchor::Right});
        }
    }

private:
    Point at(std::int32_t angle) const { return polar({}, radius_, angle); }

    void straight(Point from, Point to, const RichText& label) {
        sketch_.line(from, to, pens::kGeometry);
        if (!label.empty()) {
            const Point below{from.x, from.y - 10_mm};
            label_side(sketch_, {from, to}, {geometry::middle(from, to).x, below.y + 20_mm}, label);
        }
    }

    void slice(PathItem item, const RichText& label, std::int32_t direction) {
        sketch_.add(std::move(item));
        outside(label, direction);
    }

    void outside(const RichText& label, std::int32_t direction) {
        sketch_.text_beside(label, at(direction), geometry::between({}, at(direction)), sketch_.mark(1.6_mm));
    }

    Sketch& sketch_;
    Length radius_;
};

base::Status draw(Parameters& in, Sketch& sketch) {
    const Rational radius = in.number("radius", Rational(22));
    std::vector<std::string> parts;
    for (const Entry& part : in.entries("parts")) {
        parts.push_back(document::plain_text(part.text));
        const auto& known = part_names();
        in.demand(std::find(known.begin(), known.end(), parts.back()) != known.end(), "parts",
                  "has `" + parts.back() + "`, which is no part of a circle");
    }
    const Entry label = in.entry("label");
    const std::map<std::string, Entry> labels = in.labels("labels", part_names());
    in.demand(radius >= Rational(8) && radius <= Rational(60), "radius", "must be 8 to 60 mm on paper");
    if (auto status = in.done(); !status) {
        return status;
    }
    CircleDrawing drawing(sketch, sketch.span(base::microns(times(radius, Rational(1000)).floor())));
    drawing.outline();
    std::vector<std::string> words;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto found = labels.find(parts[i]);
        const Entry own = found != labels.end() ? found->second : i == 0 ? label : Entry{};
        drawing.part(parts[i], own.empty() ? RichText{} : letter_text(unknown_text(sketch, own)));
        words.push_back(own.empty() || own.blank() ? "a marked part" : parts[i] + " marked " + spoken(own));
    }
    sketch.say("A circle with its centre" + (words.empty() ? std::string(".") : " and " + listed(words) + "."));
    return {};
}

}  // namespace

Kind circle_parts() {
    return {"circle_parts", draw, "{parts: [radius, chord, sector], labels: {radius: '6 cm', chord: '?=chord'}}"};
}

}  // namespace bookbag::layout::figures
