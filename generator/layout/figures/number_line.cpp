// The number line: the most used figure of the mathematics map (85 skills).
//
// An axis with major ticks (heavy, 7 mm), half ticks where a major step has an even number of at least four parts, and
// minor ticks. Labels stand in bold under the major ticks and are thinned out to every 2nd, 5th or 10th before they
// touch. Arrows and jumps stand above the line, extra labels below it, in a second row when the first is taken.
// Ticks closer than 2 mm cannot be counted on paper and are refused (questions.md 7.2).
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Jump {
    Rational from, to;
    Entry label;
    bool answer_only = false;
};

struct Values {
    Rational from, to, major;
    std::optional<Rational> minor;
    std::string labels;
    std::vector<Rational> show, blank;
    std::vector<Mark> arrow, mark;
    std::vector<Jump> jumps;
    bool fractions = false;
    std::optional<int> denominator;
    Rational width;
};

Values read(Parameters& in) {
    Values v;
    v.from = in.number("from");
    v.to = in.number("to");
    v.major = in.number("major");
    v.minor = in.maybe_number("minor");
    v.labels = in.choice("labels", {"all", "ends", "none"});
    v.show = in.numbers("show");
    v.blank = in.numbers("blank");
    v.arrow = in.marks("arrow");
    v.mark = in.marks("mark");
    for (Parameters& jump : in.maps("jumps")) {
        const Rational from = jump.number("from");
        const Rational to = jump.number("to");
        Jump entry{from, to, jump.entry("label"), jump.yes("answer")};
        if (entry.label.blank() && entry.label.text.empty()) {
            const Rational step = minus(to, from);
            entry.label.text = step.sign() < 0 ? number_text(step) : document::joined(document::plain("+"), number_text(step));
        }
        v.jumps.push_back(std::move(entry));
    }
    v.fractions = in.yes("fractions");
    v.denominator = in.maybe_whole("denominator", {2, 100});
    v.width = in.number("width", Rational(150));
    return v;
}

void check(Parameters& in, const Values& v) {
    in.demand(v.from < v.to, "to", "must be above `from`");
    in.demand(v.major.sign() > 0, "major", "must be above 0");
    in.demand(!v.minor || v.minor->sign() > 0, "minor", "must be above 0");
    in.demand(v.width >= Rational(40) && v.width <= Rational(175), "width", "must be 40 to 175 mm");
    if (in.failed() || v.from >= v.to) {
        return;
    }
    in.demand(over(minus(v.to, v.from), v.major) <= Rational(100), "major", "gives more than 100 major ticks");
    in.demand(!v.minor || over(minus(v.to, v.from), *v.minor) <= Rational(200), "minor", "gives more than 200 ticks");
    const auto inside = [&v](const Rational& value) { return value >= v.from && value <= v.to; };
    const auto all_inside = [&](const std::vector<Mark>& marks) {
        return std::all_of(marks.begin(), marks.end(), [&](const Mark& mark) { return inside(mark.at); });
    };
    in.demand(all_inside(v.arrow), "arrow", "lies outside the line");
    in.demand(all_inside(v.mark), "mark", "lies outside the line");
    in.demand(std::all_of(v.show.begin(), v.show.end(), inside), "show", "lies outside the line");
    in.demand(std::all_of(v.blank.begin(), v.blank.end(), inside), "blank", "lies outside the line");
    for (const Jump& jump : v.jumps) {
        in.demand(inside(jump.from) && inside(jump.to) && jump.from != jump.to, "jumps", "must lie on the line and go somewhere");
    }
}

class NumberLine {
public:
    NumberLine(Values values, Sketch& sketch) : v_(std::move(values)), sketch_(sketch) {
        const Length width = base::microns(times(v_.width, Rational(1000)).floor());
        scale_ = {v_.from, v_.to, {}, sketch.span(width - 16_mm)};
    }

    base::Status draw(Parameters& in) {
        const Rational fine = v_.minor.value_or(v_.major);
        const Length pitch = geometry::share(scale_.span, over(fine, minus(v_.to, v_.from)));
        in.demand(pitch >= 2_mm, v_.minor ? "minor" : "major", "puts ticks under 2 mm apart");
        if (in.failed()) {
            return in.done();
        }
        axis();
        ticks(pitch);
        labels();
        extra_labels();
        jumps();
        arrows();
        if (sketch_.answer()) {
            dots();
        }
        sketch_.say(alt());
        return {};
    }

private:
    Point on(const Rational& value) const { return {scale_.at(value), {}}; }

    RichText label(const Rational& value) const {
        if (v_.denominator && !value.is_integer()) {
            const Rational top = times(value, Rational(*v_.denominator));
            if (top.is_integer() && top.sign() > 0 && value < Rational(1)) {
                return unreduced_text(top.numerator(), *v_.denominator);
            }
        }
        return v_.fractions || v_.denominator ? fraction_text(value) : number_text(value);
    }

    void axis() {
        const Length over_end = sketch_.mark(7_mm);
        const Point left{-sketch_.mark(v_.from.sign() < 0 ? 7_mm : 5_mm), {}};
        sketch_.arrow({}, {scale_.span + over_end, {}}, pens::kFigure);
        if (v_.from.sign() < 0) {
            sketch_.arrow({}, left, pens::kFigure);
        } else {
            sketch_.line({}, left, pens::kFigure);
        }
    }

    void tick(const Rational& value, Length half, Pen pen) {
        const Point place = on(value);
        sketch_.line({place.x, -sketch_.mark(half)}, {place.x, sketch_.mark(half)}, pen);
    }

    bool needed(const Rational& value) const {
        const auto at = [&value](const Mark& mark) { return mark.at == value; };
        return std::any_of(v_.arrow.begin(), v_.arrow.end(), at) || std::any_of(v_.mark.begin(), v_.mark.end(), at) ||
               std::find(v_.show.begin(), v_.show.end(), value) != v_.show.end();
    }

    /// In large print ticks closer than 3 mm are thinned to every second or fifth, unless something stands between them.
    Rational drawn_minor(Length pitch) const {
        const Rational minor = *v_.minor;
        if (!sketch_.large() || pitch >= 3_mm) {
            return minor;
        }
        for (const std::int64_t by : {2, 5, 10}) {
            const Rational coarse = times(minor, Rational(by));
            bool fits = over(v_.major, coarse).is_integer() && pitch * static_cast<std::int32_t>(by) >= 3_mm;
            for (const Rational& value : steps(v_.from, v_.to, minor)) {
                fits = fits && (on_step(value, v_.from, coarse) || !needed(value));
            }
            if (fits) {
                return coarse;
            }
        }
        return minor;
    }

    void ticks(Length pitch) {
        if (v_.minor) {
            const Rational minor = drawn_minor(pitch);
            const Rational parts = over(v_.major, minor);
            const bool halves = parts.is_integer() && parts.numerator() % 2 == 0 && parts >= Rational(4);
            const Rational half = over(v_.major, Rational(2));
            for (const Rational& value : steps(v_.from, v_.to, minor)) {
                if (!on_step(value, v_.from, v_.major)) {
                    const bool middle = halves && on_step(value, v_.from, half);
                    tick(value, middle ? 2.8_mm : 2.1_mm, pens::kMain);
                }
            }
        }
        // Without minor ticks a dense row of heavy ones would look like a fence.
        const bool dense = !v_.minor && pitch < 10_mm;
        for (const Rational& value : steps(v_.from, v_.to, v_.major)) {
            tick(value, dense ? 2.8_mm : 3.5_mm, dense ? pens::kFigure : pens::kHeavy);
        }
    }

    Length label_top() const { return sketch_.mark(3.5_mm) + 1.6_mm; }

    bool is_blank(const Rational& value) const { return std::find(v_.blank.begin(), v_.blank.end(), value) != v_.blank.end(); }

    bool crowded(const std::vector<Rational>& values, std::size_t every) const {
        Length last{-10000000};
        for (std::size_t i = 0; i < values.size(); i += every) {
            const Length half = sketch_.measure(bolder(label(values[i]))).width / 2;
            if (on(values[i]).x - half < last + 1.2_mm) {
                return true;
            }
            last = on(values[i]).x + half;
        }
        return false;
    }

    /// The major values that carry a label: all, thinned so that none touch, or the ends.
    std::vector<Rational> labelled() const {
        std::vector<Rational> values = steps(v_.from, v_.to, v_.major);
        if (v_.labels == "none") {
            return {};
        }
        if (v_.labels == "ends") {
            return {values.front(), values.back()};
        }
        std::size_t every = 1;
        for (const std::size_t by : {std::size_t{2}, std::size_t{5}, std::size_t{10}, std::size_t{20}, std::size_t{50}}) {
            if (!crowded(values, every)) {
                break;
            }
            every = by;
        }
        std::vector<Rational> kept;
        for (std::size_t i = 0; i < values.size(); i += every) {
            kept.push_back(values[i]);
        }
        return kept;
    }

    void labels() {
        for (const Rational& value : v_.blank) {
            const Point size = sketch_.box_size(document::plain_text(label(value)).size());
            sketch_.answer_box({on(value).x, label_top() + size.y / 2}, label(value));
        }
        for (const Rational& value : labelled()) {
            if (!is_blank(value)) {
                sketch_.text(bolder(label(value)), {on(value).x, label_top()}, {.level = Level::Below});
            }
        }
    }

    void extra_labels() {
        for (const Rational& value : v_.show) {
            if (v_.labels == "all" && on_step(value, v_.from, v_.major) && !is_blank(value)) {
                const auto shown = labelled();
                if (std::find(shown.begin(), shown.end(), value) != shown.end()) {
                    continue;
                }
            }
            tick(value, 2.8_mm, pens::kFigure);
            const RichText text = label(value);
            const Length second = label_top() + sketch_.measure(text).height() + 0.6_mm;
            sketch_.text_where_free(text, {{on(value).x, label_top()}, {on(value).x, second}}, {.level = Level::Below});
        }
    }

    void jumps() {
        for (const Jump& jump : v_.jumps) {
            if (jump.answer_only && !sketch_.answer()) {
                continue;
            }
            const Length foot = -sketch_.mark(4_mm);  // above the ticks
            const Point from{on(jump.from).x, foot};
            const Point to{on(jump.to).x, foot};
            const Length reach = geometry::distance(from, to);
            const Length rise = std::clamp(reach / 2, sketch_.mark(7_mm), sketch_.mark(15_mm));
            const Length lean = (to.x - from.x) / 8;
            const Point c1{from.x + lean, foot - rise};
            const Point c2{to.x - lean, foot - rise};
            sketch_.add({{MoveTo{from}, CurveTo{c1, c2, to}}, pens::kFigure, Fill::None});
            sketch_.arrow_head(to, geometry::between(c2, to), pens::kFigure);
            jump_label(jump, geometry::middle(from, to).x, foot - rise * 3 / 4);
        }
    }

    void jump_label(const Jump& jump, Length x, Length peak) {
        if (jump.label.blank()) {
            const Point size = sketch_.box_size();
            sketch_.answer_box({x, peak - 1.2_mm - size.y / 2}, jump.label.text);
        } else if (!jump.label.empty()) {
            sketch_.text(jump.label.text, {x, peak - 0.8_mm}, {.level = Level::Above});
        }
    }

    void pointer(const Mark& mark) {
        const Point at = on(mark.at);
        const Length tip = -sketch_.mark(4.3_mm);
        const Length start = -sketch_.mark(9.5_mm);
        sketch_.arrow({at.x, start}, {at.x, tip}, pens::kGeometry);
        if (mark.label.blank()) {
            const Point size = sketch_.box_size();
            const RichText answer = mark.label.text.empty() ? label(mark.at) : mark.label.text;
            sketch_.answer_box({at.x, start - 0.8_mm - size.y / 2}, answer, document::plain_text(answer).size());
        } else if (!mark.label.empty()) {
            const RichText name = letter_text(mark.label.text);
            const Length above = start - 0.6_mm;
            sketch_.text_where_free(name, {{at.x, above}, {at.x, above - sketch_.measure(name).height()}},
                                    {.level = Level::Above});
        }
    }

    void arrows() {
        for (const Mark& mark : v_.arrow) {
            pointer(mark);
        }
    }

    void dots() {
        for (const Mark& mark : v_.mark) {
            sketch_.add(circle(on(mark.at), sketch_.mark(1.4_mm), pens::kFigure, Fill::Ink));
            const RichText text = bolder(mark.label.text.empty() ? label(mark.at) : letter_text(mark.label.text));
            const Length above = -sketch_.mark(4_mm);
            sketch_.text_where_free(text, {{on(mark.at).x, above}, {on(mark.at).x, above - sketch_.mark(7_mm)}},
                                    {.level = Level::Above});
        }
    }

    /// "at 20" for a value whose label can be read, else "between 20 and 30", the nearest labels on either side.
    std::string where(const Rational& value) const {
        std::vector<Rational> shown;
        for (const Rational& one : labelled()) {
            if (!is_blank(one)) {
                shown.push_back(one);
            }
        }
        shown.insert(shown.end(), v_.show.begin(), v_.show.end());
        if (std::find(shown.begin(), shown.end(), value) != shown.end()) {
            return "at " + spoken(value);
        }
        std::optional<Rational> below;
        std::optional<Rational> above;
        for (const Rational& one : shown) {
            if (one < value && (!below || one > *below)) {
                below = one;
            }
            if (one > value && (!above || one < *above)) {
                above = one;
            }
        }
        return below && above ? "between " + spoken(*below) + " and " + spoken(*above) : "at a mark";
    }

    std::string alt() const {
        std::string text = "Number line";
        if (v_.labels != "none") {
            const auto ends = steps(v_.from, v_.to, v_.major);
            text += " from " + (is_blank(ends.front()) ? "blank" : spoken(ends.front())) + " to " +
                    (is_blank(ends.back()) ? "blank" : spoken(ends.back()));
        }
        text += v_.labels == "all" ? ", labelled every " + spoken(v_.major) : ", with marks";
        text += v_.minor ? ", with smaller marks between." : ".";
        for (const Mark& mark : v_.arrow) {
            const std::string name = mark.label.empty() || mark.label.blank() ? "" : " " + document::plain_text(mark.label.text);
            text += " Arrow" + name + " points " + where(mark.at) + ".";
        }
        for (const Jump& jump : v_.jumps) {
            if (!jump.answer_only) {
                text += std::string(" A jump to the ") + (jump.from < jump.to ? "right." : "left.");
            }
        }
        if (!v_.blank.empty()) {
            text += " " + counted(static_cast<std::int64_t>(v_.blank.size()), "label is", "labels are") + " blank.";
        }
        return text;
    }

    Values v_;
    Sketch& sketch_;
    Scale scale_;
};

base::Status draw(Parameters& in, Sketch& sketch) {
    Values values = read(in);
    check(in, values);
    if (auto status = in.done(); !status) {
        return status;
    }
    return NumberLine(std::move(values), sketch).draw(in);
}

}  // namespace

Kind number_line() {
    return {"number_line", draw,
            "{from: 0, to: 2, major: 1, minor: 1/8, show: [3/4], arrow: [3/4], fractions: true, mark: [11/8]}"};
}

}  // namespace bookbag::layout::figures
