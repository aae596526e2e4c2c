// Pie charts: slices from twelve o'clock clockwise, labels inside wide slices and outside narrow ones.
//
// A slice under 12 degrees cannot be read and is refused. With `show: false` the circle is empty with one radius, for the
// child to draw; `angles: true` writes the angle under each name.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Slice {
    RichText name;
    Rational angle;         ///< degrees
    std::int32_t from, to;  ///< 1/1000 degree from the positive x axis
};

class Pie {
public:
    explicit Pie(Sketch& sketch) : sketch_(sketch), radius_(sketch.span(26_mm)) {}

    void circle_only() {
        sketch_.add(circle({}, radius_, pens::kFigure));
        sketch_.add(circle({}, sketch_.mark(0.6_mm), pens::kNone, Fill::Ink));
    }

    void radius_at(std::int32_t angle) { sketch_.line({}, polar({}, radius_, angle), pens::kFigure); }

    void label(const Slice& slice, const RichText& below) {
        const std::int32_t middle = (slice.from + slice.to) / 2;
        const Extent extent = sketch_.measure(slice.name);
        const Extent under = sketch_.measure(below);
        const Length width = std::max(extent.width, under.width) + 1.6_mm;
        const Length height = (below.empty() ? Length{} : sketch_.lead()) + sketch_.type(TextSize::Label);
        // Inside when the box fits the slice at 62 % of the radius: its half-diagonal must clear both edges and the rim.
        const Point centre = polar({}, radius_ * 62 / 100, middle);
        const Box box{centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2};
        if (inside(box, slice)) {
            put(slice.name, below, centre);
            return;
        }
        const geometry::Vector away = geometry::between({}, polar({}, radius_, middle));
        const Point rim = polar({}, radius_, middle);
        const Length reach_x = base::scaled(width / 2, away.x < 0 ? -away.x : away.x, radius_.units);
        const Length reach_y = base::scaled(height / 2, away.y < 0 ? -away.y : away.y, radius_.units);
        put(slice.name, below, geometry::moved(rim, away, reach_x + reach_y + sketch_.mark(1.5_mm)));
    }

private:
    bool inside(const Box& box, const Slice& slice) const {
        for (const Point corner :
             {Point{box.left, box.top}, Point{box.right, box.top}, Point{box.left, box.foot}, Point{box.right, box.foot}}) {
            const std::int32_t angle = geometry::direction(geometry::between({}, corner));
            const std::int32_t past = ((angle - slice.from) % 360000 + 360000) % 360000;
            if (past > slice.to - slice.from || geometry::distance({}, corner) > radius_ - 1_mm) {
                return false;
            }
        }
        return true;
    }

    void put(const RichText& name, const RichText& below, Point centre) {
        if (below.empty()) {
            sketch_.text(name, centre);
        } else {
            sketch_.text(name, {centre.x, centre.y - sketch_.lead() / 2});
            sketch_.text(below, {centre.x, centre.y + sketch_.lead() / 2});
        }
    }

    Sketch& sketch_;
    Length radius_;
};

std::vector<Slice> slices_of(const std::vector<Entry>& labels, const std::vector<Rational>& values) {
    const Rational total = sum_of(values);
    std::vector<Slice> slices;
    Rational sum;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto angle = [&](const Rational& part) {
            return static_cast<std::int32_t>(times(over(part, total), Rational(360000)).floor()) - 90000;
        };
        const std::int32_t from = angle(sum);
        sum = plus(sum, values[i]);
        slices.push_back({labels[i].text, times(over(values[i], total), Rational(360)), from, angle(sum)});
    }
    return slices;
}

base::Status draw(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> labels = in.needed_entries("labels");
    const std::vector<Rational> values = in.needed_numbers("values");
    const bool shown = in.yes("show", true);
    const bool angles = in.yes("angles");
    const std::string title = in.words("title");
    in.demand(labels.size() == values.size(), "values", "must be as many as `labels`");
    const Rational total = sum_of(values);
    in.demand(total.sign() > 0, "values", "add up to nothing");
    for (const Rational& value : values) {
        in.demand(total.sign() > 0 && times(over(value, total), Rational(360)) >= Rational(12), "values",
                  "make a slice under 12 degrees");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    Pie pie(sketch);
    pie.circle_only();
    pie.radius_at(-90000);
    if (shown || sketch.answer()) {
        for (const Slice& slice : slices_of(labels, values)) {
            pie.radius_at(slice.to);
            const bool with_angle = angles || !shown;
            pie.label(slice, with_angle ? document::joined(number_text(slice.angle), document::plain("°")) : RichText{});
        }
    }
    if (!title.empty()) {
        sketch.text(document::bold(title), {{}, -sketch.span(26_mm) - sketch.lead() - sketch.mark(3_mm)},
                    {.level = Level::Above});
    }
    sketch.say(shown ? "Pie chart" + (title.empty() ? "" : ": " + title) + ". Slices: " + spoken_entries(labels) + "."
                     : "A circle with its centre and one radius, for a pie chart of " + spoken_entries(labels) + ".");
    return {};
}

}  // namespace

Kind pie_chart() {
    return {"pie_chart", draw, "{labels: [walk, bus, car, bike], values: [15, 8, 10, 3]}"};
}

}  // namespace bookbag::layout::figures
