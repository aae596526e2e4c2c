// A circle cut into equal sectors, as many circles as the shaded parts need; the first cut points straight up.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

namespace {

void draw_circle(Sketch& sketch, Point centre, Length radius, std::pair<int, int> parts_shaded) {
    const auto [parts, shaded] = parts_shaded;
    const auto angle = [parts = parts](int part) { return static_cast<std::int32_t>(-90000 + 360000LL * part / parts); };
    if (shaded == parts) {
        sketch.add(circle(centre, radius, pens::kNone, Fill::HatchRight));
    } else if (shaded > 0) {
        sketch.add({{MoveTo{centre}, LineTo{polar(centre, radius, angle(0))},
                     Arc{centre, radius, angle(0), angle(shaded) - angle(0)}, Close{}},
                    pens::kNone,
                    Fill::HatchRight});
    }
    for (int part = 0; part < parts && parts > 1; ++part) {
        sketch.line(centre, polar(centre, radius, angle(part)), pens::kMain);
    }
    sketch.add(circle(centre, radius, pens::kFigure));
}

base::Status draw(Parameters& in, Sketch& sketch) {
    const int parts = in.whole("parts", {1, 24});
    const int shaded = in.whole("shaded", {0, 96});
    const bool shown = in.yes("show", true);
    in.demand(shaded <= parts * 4, "shaded", "is more than four circles");
    if (auto status = in.done(); !status) {
        return status;
    }
    const int wholes = std::max(1, (shaded + parts - 1) / parts);
    const Length radius = sketch.span(wholes > 2 ? 15_mm : 18_mm);
    for (int i = 0; i < wholes; ++i) {
        const int here = shown || sketch.answer() ? std::clamp(shaded - i * parts, 0, parts) : 0;
        draw_circle(sketch, {(radius * 2 + sketch.span(6_mm)) * i, {}}, radius, {parts, here});
    }
    sketch.say((wholes > 1 ? std::to_string(wholes) + " circles, each" : std::string("A circle")) + " cut into " +
               counted(parts, "equal part", "equal parts") + "." +
               (shown ? " " + counted(shaded, "part is", "parts are") + " shaded." : ""));
    return {};
}

}  // namespace

Kind fraction_circle() {
    return {"fraction_circle", draw, "{parts: 6, shaded: 5}"};
}

}  // namespace bookbag::layout::figures
