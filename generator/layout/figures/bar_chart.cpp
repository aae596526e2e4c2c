// Bar charts: vertical bars on a counted scale, one or two bars a label.
//
// Bars are filled with light grey (the second series is hatched) and outlined, so that a photocopy keeps them. The axis
// text stands level above the axis: no reader should have to turn the page. Missing bars appear in the answer form only.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Values {
    std::vector<Entry> labels;
    std::vector<Rational> values, second;
    std::vector<Entry> names;
    std::string title, axis, x_label;
    std::optional<Rational> step, to;
    std::vector<int> missing;
};

Values read(Parameters& in) {
    Values v;
    v.labels = in.needed_entries("labels");
    v.values = in.needed_numbers("values");
    v.second = in.numbers("second");
    v.names = in.entries("names");
    v.title = in.words("title");
    v.axis = in.words("axis");
    v.x_label = in.words("x_label");
    v.step = in.maybe_number("step");
    v.to = in.maybe_number("to");
    v.missing = in.wholes("missing", {0, 20});
    in.demand(v.labels.size() == v.values.size(), "values", "must be as many as `labels`");
    in.demand(v.second.empty() || v.second.size() == v.values.size(), "second", "must be as many as `values`");
    in.demand(v.labels.size() <= 12, "labels", "has more than 12 bars");
    in.demand(!v.step || v.step->sign() > 0, "step", "must be above 0");
    for (const Rational& value : v.values) {
        in.demand(value.sign() >= 0, "values", "must not be negative");
    }
    return v;
}

class Chart {
public:
    Chart(Sketch& sketch, const Values& values) : sketch_(sketch), v_(values) {
        Rational most(1);
        for (const auto* list : {&v_.values, &v_.second}) {
            for (const Rational& value : *list) {
                most = std::max(most, value);
            }
        }
        step_ = v_.step.value_or(std::max(tidy_step(most, 10), most > Rational(3) ? Rational(1) : tidy_step(most, 10)));
        top_ = rounded_up(std::max(most, v_.to.value_or(Rational(0))), step_);
        const Rational rows = over(top_, step_);
        height_ = std::clamp(geometry::share(sketch.span(7_mm), rows), sketch.span(42_mm), sketch.span(66_mm));
        pitch_ = sketch.span(v_.second.empty() ? 19_mm : 25_mm);
        for (const Entry& label : v_.labels) {
            pitch_ = std::max(pitch_, longest_word(label) + 2.5_mm);
        }
    }

    Length row_height() const { return geometry::share(height_, over(step_, top_)); }

    void draw() {
        const Length width = pitch_ * static_cast<std::int32_t>(v_.values.size());
        scale(width);
        for (std::size_t i = 0; i < v_.values.size(); ++i) {
            bars(i);
        }
        sketch_.line({}, {width, {}}, pens::kGeometry);
        sketch_.line({}, {{}, -height_}, pens::kGeometry);
        Length top = -height_ - sketch_.mark(3_mm);
        if (!v_.axis.empty()) {
            sketch_.text(v_.axis, {-label_width_ - sketch_.mark(2.2_mm), top}, {.anchor = Anchor::Left, .level = Level::Above});
            top -= sketch_.lead();
        }
        if (!v_.title.empty()) {
            sketch_.text(document::bold(v_.title), {width / 2, top - 0.5_mm}, {.level = Level::Above});
        }
        if (!v_.x_label.empty()) {
            const Length y = sketch_.lead() * static_cast<std::int32_t>(label_lines_) + 3.5_mm;
            sketch_.text(v_.x_label, {width / 2, y}, {.level = Level::Below});
        }
        if (!v_.second.empty() && v_.names.size() == 2) {
            key(width);
        }
    }

private:
    Length longest_word(const Entry& label) const {
        Length widest;
        for (const RichText& line : sketch_.lines_of(label.text, 1_pt)) {
            widest = std::max(widest, sketch_.measure(line).width);
        }
        return widest;
    }

    bool hidden(std::size_t i) const {
        return !sketch_.answer() && std::find(v_.missing.begin(), v_.missing.end(), static_cast<int>(i)) != v_.missing.end();
    }

    void scale(Length width) {
        std::int32_t every = 1;
        while (row_height() * every < sketch_.type(TextSize::Label) * 11 / 10) {
            every = every == 1 ? 2 : every == 2 ? 5 : every * 2;
        }
        std::int32_t row = 0;
        for (const Rational& value : steps(Rational(0), top_, step_)) {
            const Length y = -geometry::share(height_, over(value, top_));
            sketch_.line({-sketch_.mark(1.2_mm), y}, {width, y}, pens::kSquare);
            if (row++ % every == 0) {
                const Box box = sketch_.text(number_text(value), {-sketch_.mark(2.2_mm), y}, {.anchor = Anchor::Right});
                label_width_ = std::max(label_width_, box.width());
            }
        }
    }

    void bar(const Rational& value, Length left, std::pair<Length, Fill> width_fill) {
        const Length height = geometry::share(height_, over(value, top_));
        if (height.units > 0) {
            sketch_.add(rectangle({left, -height}, width_fill.first, height, pens::kNone, Fill::White));
            sketch_.add(rectangle({left, -height}, width_fill.first, height, pens::kFigure, width_fill.second));
        }
    }

    void bars(std::size_t i) {
        const Length left = pitch_ * static_cast<std::int32_t>(i);
        const Length width = v_.second.empty() ? std::min(pitch_ * 56 / 100, sketch_.span(12_mm)) : pitch_ * 36 / 100;
        const Length start = left + (pitch_ - width * (v_.second.empty() ? 1 : 2)) / 2;
        if (!hidden(i)) {
            bar(v_.values[i], start, {width, Fill::Light});
            if (!v_.second.empty()) {
                bar(v_.second[i], start + width, {width, Fill::HatchRight});
            }
        }
        const auto lines = sketch_.lines_of(v_.labels[i].text, pitch_ - 1.5_mm);
        label_lines_ = std::max(label_lines_, lines.size());
        Length y = 1.6_mm;
        for (const RichText& line : lines) {
            sketch_.text(line, {left + pitch_ / 2, y}, {.level = Level::Below});
            y += sketch_.lead();
        }
    }

    void key(Length width) {
        Length y = -height_;
        const Length side = sketch_.mark(4_mm);
        for (std::size_t i = 0; i < 2; ++i) {
            const Point corner{width + 4_mm, y};
            sketch_.add(rectangle(corner, side, side, pens::kMain, i == 0 ? Fill::Light : Fill::HatchRight));
            sketch_.text(v_.names[i].text, {corner.x + side + 1.6_mm, y + side / 2}, {.anchor = Anchor::Left});
            y += std::max(side + 2_mm, sketch_.lead());
        }
    }

    Sketch& sketch_;
    const Values& v_;
    Rational step_, top_;
    Length height_, pitch_, label_width_;
    std::size_t label_lines_ = 1;
};

base::Status draw(Parameters& in, Sketch& sketch) {
    const Values v = read(in);
    if (auto status = in.done(); !status) {
        return status;
    }
    Chart chart(sketch, v);
    in.demand(chart.row_height() >= 2_mm, "step", "puts grid lines under 2 mm apart");
    if (auto status = in.done(); !status) {
        return status;
    }
    chart.draw();
    std::vector<std::string> names;
    for (const Entry& label : v.labels) {
        names.push_back(spoken(label));
    }
    sketch.say("Bar chart" + (v.title.empty() ? "" : ": " + v.title) + ". Bars for " + listed(names) + "." +
               (v.axis.empty() ? "" : " Scale: " + v.axis + ".") +
               (v.missing.empty()
                    ? ""
                    : " " + counted(static_cast<std::int64_t>(v.missing.size()), "bar is", "bars are") + " not drawn."));
    return {};
}

}  // namespace

Kind bar_chart() {
    return {"bar_chart", draw,
            "{title: Books read in a week, axis: children, labels: [Mon, Tue, Wed, Thu, Fri], values: [6, 9, 4, 7, 12], step: 2, "
            "missing: [3]}"};
}

}  // namespace bookbag::layout::figures
