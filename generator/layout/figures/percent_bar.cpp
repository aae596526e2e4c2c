// A bar with percentages above and amounts below: 0 % and 100 % always, the author's marks between.
//
// The whole's amount stands under 100 %. An unknown amount is an answer box; when the total is a number the answer form
// works it out, so that figure and question cannot disagree.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Step {
    Rational percent;
    Entry label;
    Entry above;  ///< replaces the percentage: '?' = to be filled in
};

RichText percent_text(const Rational& value) {
    return document::joined(number_text(value), document::plain("%"));
}

class PercentBar {
public:
    PercentBar(Sketch& sketch, Rational top) : sketch_(sketch), most_(std::move(top)) {}

    void draw(const std::vector<Step>& marks, const Entry& total, std::optional<Rational> shaded) {
        const Length height = sketch_.mark(9_mm);
        if (shaded) {
            sketch_.add(rectangle({}, at(*shaded), height, pens::kNone, Fill::HatchRight));
        }
        sketch_.add(rectangle({}, at(most_), height, pens::kFigure));
        percent(Rational(0), {});
        amount(Rational(0), number_entry(Rational(0)));
        for (const Step& mark : marks) {
            sketch_.line({at(mark.percent), {}}, {at(mark.percent), height}, pens::kFigure);
            percent(mark.percent, mark.above);
            amount(mark.percent, mark.label);
        }
        const bool marked =
            std::any_of(marks.begin(), marks.end(), [](const Step& mark) { return mark.percent == Rational(100); });
        if (!marked) {
            if (most_ > Rational(100)) {
                sketch_.line({at(Rational(100)), {}}, {at(Rational(100)), height}, pens::kFigure);
            }
            percent(Rational(100), {});
            amount(Rational(100), total);
        }
    }

private:
    Length at(const Rational& percent) const { return geometry::share(sketch_.span(130_mm), over(percent, most_)); }

    void tick(Length x, Length from, Length to) { sketch_.line({x, from}, {x, to}, pens::kMain); }

    void percent(const Rational& value, const Entry& above) {
        tick(at(value), -sketch_.mark(1.5_mm), {});
        if (above.blank()) {
            const Point size = sketch_.box_size(3);
            sketch_.answer_box({at(value), -sketch_.mark(2_mm) - size.y / 2}, percent_text(value), 3);
        } else {
            sketch_.text_where_free(percent_text(value), {{at(value), -sketch_.mark(2_mm)}, {at(value), -sketch_.mark(7.5_mm)}},
                                    {.level = Level::Above});
        }
    }

    void amount(const Rational& value, const Entry& label) {
        if (label.empty()) {
            return;
        }
        const Length foot = sketch_.mark(9_mm);
        tick(at(value), foot, foot + sketch_.mark(1.5_mm));
        const Length top = foot + sketch_.mark(2.2_mm);
        if (label.blank()) {
            const std::size_t digits = document::plain_text(label.text).size();
            const Point size = sketch_.box_size(digits);
            sketch_.answer_box({at(value), top + size.y / 2}, label.text, digits);
        } else {
            sketch_.text_where_free(label.text, {{at(value), top}, {at(value), top + sketch_.mark(9.5_mm)}},
                                    {.level = Level::Below});
        }
    }

    Sketch& sketch_;
    Rational most_;
};

base::Status draw(Parameters& in, Sketch& sketch) {
    std::vector<Step> marks;
    Rational most(100);
    for (Parameters& mark : in.maps("marks")) {
        const Rational percent = mark.number("percent");
        mark.demand(percent.sign() >= 0 && percent <= Rational(250), "percent", "must be 0 to 250");
        most = std::max(most, percent);
        Entry label = mark.entry("label");
        marks.push_back({percent, std::move(label), mark.entry("above")});
    }
    const Entry total = in.entry("total");
    const std::optional<Rational> shaded = in.maybe_number("shaded");
    if (auto status = in.done(); !status) {
        return status;
    }
    std::vector<std::string> words;
    for (Step& mark : marks) {
        if (mark.label.blank() && mark.label.text.empty() && total.number) {
            mark.label = blank_entry(over(times(*total.number, mark.percent), Rational(100)));
        }
        const std::string amount = mark.label.empty() ? "no amount" : spoken(mark.label);
        words.push_back((mark.above.blank() ? "a blank percentage" : spoken(mark.percent) + "%") + " at " + amount);
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Step& a, const Step& b) { return a.percent < b.percent; });
    PercentBar(sketch, most).draw(marks, total, shaded);
    sketch.say("Percentage bar from 0% to " + spoken(most) + "%." +
               (total.empty() ? "" : " The whole is " + spoken(total) + ".") +
               (words.empty() ? "" : " Marked: " + listed(words) + "."));
    return {};
}

}  // namespace

Kind percent_bar() {
    return {"percent_bar", draw, "{total: 240, marks: [{percent: 10, label: 24}, {percent: 35, label: '?'}]}"};
}

}  // namespace bookbag::layout::figures
