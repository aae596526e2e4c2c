// A ruler and the object it measures, at true scale: it must print at 100 %.
//
// Millimetre ticks 3 mm, half centimetres 4.2 mm, centimetres 5.6 mm. In large print nothing is at true scale: ruler and
// object grow together and a line says so; the reading stays the same.
#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

base::Status draw(Parameters& in, Sketch& sketch) {
    const int cm = in.whole("cm", {1, 17});
    const Rational from = in.number("from", Rational(0));
    const auto to = in.maybe_number("to");
    const bool millimetres = in.yes("mm", true);
    const std::vector<Entry> label = in.entries("label");
    in.demand(from.sign() >= 0 && from < Rational(cm * 10), "from", "must lie on the ruler, in mm");
    in.demand(!to || (*to > from && *to <= Rational(cm * 10)), "to", "must be above `from` and on the ruler, in mm");
    if (auto status = in.done(); !status) {
        return status;
    }
    sketch.at_true_scale();
    const auto at = [&sketch](const Rational& mm) { return sketch.span(base::microns(times(mm, Rational(1000)).floor())); };
    const Length margin = sketch.span(3.5_mm);
    const Length height = sketch.mark(12_mm);
    sketch.add(rectangle({-margin, {}}, at(Rational(cm * 10)) + margin * 2, height, pens::kFigure, Fill::White));
    for (int mm = 0; mm <= cm * 10; ++mm) {
        const bool whole = mm % 10 == 0;
        if (!whole && !millimetres && mm % 5 != 0) {
            continue;
        }
        const Length length = sketch.mark(whole ? 5.6_mm : mm % 5 == 0 ? 4.2_mm : 2.8_mm);
        sketch.line({at(Rational(mm)), {}}, {at(Rational(mm)), length}, whole ? pens::kMain : pens::kHair);
        if (whole) {
            sketch.text(std::to_string(mm / 10), {at(Rational(mm)), sketch.mark(6_mm)}, {.level = Level::Below});
        }
    }
    if (to) {
        const Length top = -sketch.mark(9.5_mm);
        sketch.add(rectangle({at(from), top}, at(*to) - at(from), sketch.mark(6.5_mm), pens::kFigure, Fill::HatchLeft));
        const Pen dashed{pens::kThin.width, 100, 0.8_mm, 0.8_mm};
        for (const Rational& end : {from, *to}) {
            sketch.line({at(end), top + sketch.mark(6.5_mm)}, {at(end), -sketch.mark(0.4_mm)}, dashed);
        }
    }
    const bool fits =
        sketch.measure(document::plain("cm"), TextSize::Small).width + sketch.type(TextSize::Label) < sketch.span(10_mm);
    sketch.text(fits ? "cm" : "", {at(Rational(5)), sketch.mark(6_mm)}, {.size = TextSize::Small, .level = Level::Below});
    if (!sketch.true_scale()) {
        Length y = height + 1.5_mm;
        const Length room = at(Rational(cm * 10)) + margin * 2;
        for (const RichText& line : sketch.lines_of(document::plain("In cm. Not true to size: read the numbers."), room)) {
            sketch.text(line, {-margin, y}, {.anchor = Anchor::Left, .level = Level::Below});
            y += sketch.lead();
        }
    }
    sketch.say("A ruler marked in centimetres" + std::string(millimetres ? " and millimetres" : "") +
               (to ? ", with a bar above it" : "") + (from.sign() > 0 ? " that does not start at zero." : "."));
    return {};
}

}  // namespace

Kind ruler() {
    return {"ruler", draw, "{cm: 10, from: 0, to: 64}"};
}

}  // namespace bookbag::layout::figures
