// Two bars that start together, so that the difference is the part that sticks out; and ratio bars of equal parts.
//
// A label that is a number or an unknown stands inside its bar, a word stands to the left of it as its name.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Row {
    Rational length;
    Entry label;  ///< as the author gave it
    Entry value;
    std::string spoken_name() const { return label.empty() || label.blank() ? "one bar" : document::plain_text(label.text); }
};

bool inside(const Entry& entry) {
    return entry.blank() || entry.number.has_value();
}

void name_row(Sketch& sketch, const Entry& label, Length middle) {
    if (!label.empty() && !inside(label)) {
        sketch.text(label.text, {-2.5_mm, middle}, {.anchor = Anchor::Right});
    }
}

class Comparison {
public:
    Comparison(Sketch& sketch, const Row& a, const Row& b)
        : sketch_(sketch), a_(a), b_(b), longest_(std::max(a.length, b.length)) {}

    void draw(const Entry& difference) {
        const Length step = height() + sketch_.mark(3_mm);
        bar(a_, {});
        bar(b_, step);
        if (!difference.empty() && a_.length != b_.length) {
            const bool a_short = a_.length < b_.length;
            const Length left = width(a_short ? a_.length : b_.length);
            const Length top = a_short ? Length{} : step;
            const Pen dashed{pens::kMain.width, 100, 1.2_mm, 1.2_mm};
            sketch_.add(polyline({{left, top}, {width(longest_), top}, {width(longest_), top + height()}, {left, top + height()}},
                                 dashed));
            const Point centre{(left + width(longest_)) / 2, top + height() / 2};
            const RichText text = unknown_text(sketch_, difference);
            if (sketch_.measure(text).width + 1.5_mm <= width(longest_) - left) {
                sketch_.text(text, centre);
            } else {
                sketch_.text(text, {width(longest_) + 2_mm, centre.y}, {.anchor = Anchor::Left});
            }
        }
    }

private:
    Length width(const Rational& length) const { return geometry::share(sketch_.span(120_mm), over(length, longest_)); }
    Length height() const { return sketch_.mark(9_mm); }

    void bar(const Row& row, Length top) {
        sketch_.add(rectangle({{}, top}, width(row.length), height(), pens::kFigure));
        name_row(sketch_, row.label, top + height() / 2);
        const Entry& shown = row.value.empty() && inside(row.label) ? row.label : row.value;
        if (!shown.empty()) {
            sketch_.text(unknown_text(sketch_, shown), {width(row.length) / 2, top + height() / 2});
        }
    }

    Sketch& sketch_;
    const Row& a_;
    const Row& b_;
    Rational longest_;
};

void fill(Entry& entry, const Rational& value) {
    if (entry.blank() && entry.text.empty()) {
        entry = blank_entry(value);
    }
}

std::string spoken_unknown(const Entry& entry) {
    return entry.blank() ? "unknown" : spoken(entry);
}

base::Status draw_comparison(Parameters& in, Sketch& sketch) {
    Row a{in.number("a"), in.entry("a_label"), in.entry("a_value")};
    Row b{in.number("b"), in.entry("b_label"), in.entry("b_value")};
    Entry difference = in.entry("difference");
    in.demand(a.length.sign() > 0, "a", "must be above 0");
    in.demand(b.length.sign() > 0, "b", "must be above 0");
    if (auto status = in.done(); !status) {
        return status;
    }
    for (Row* row : {&a, &b}) {
        fill(row->label, row->length);
        fill(row->value, row->length);
    }
    fill(difference, a.length < b.length ? minus(b.length, a.length) : minus(a.length, b.length));
    Comparison(sketch, a, b).draw(difference);
    std::string alt = "Comparison bars: " + (a.label.empty() ? std::string("a bar") : spoken_unknown(a.label)) + " and " +
                      (b.label.empty() ? std::string("a bar") : spoken_unknown(b.label)) + ".";
    alt += a.length == b.length  ? " They are equally long."
           : a.length > b.length ? " The first is longer."
                                 : " The second is longer.";
    alt += difference.empty() ? "" : " The difference is " + spoken_unknown(difference) + ".";
    sketch.say(std::move(alt));
    return {};
}

/// Ratio bars: all parts are equally long.
struct Ratio {
    int a = 1;
    int b = 1;
    Entry a_label, b_label, total, part;
};

void ratio_row(Sketch& sketch, const Ratio& ratio, int count, Point corner) {
    const Length cell = sketch.span(std::min(16_mm, 130_mm / std::max(ratio.a, ratio.b)));
    const Length height = sketch.mark(9_mm);
    for (int i = 0; i < count; ++i) {
        sketch.add(rectangle({cell * i, corner.y}, cell, height, pens::kFigure));
        if (!ratio.part.empty()) {
            sketch.text(unknown_text(sketch, ratio.part), {cell * i + cell / 2, corner.y + height / 2});
        }
    }
    const Entry& label = corner.y == Length{} ? ratio.a_label : ratio.b_label;
    if (!label.empty()) {
        sketch.text(unknown_text(sketch, label), {-2.5_mm, corner.y + height / 2}, {.anchor = Anchor::Right});
    }
}

base::Status draw_ratio(Parameters& in, Sketch& sketch) {
    Ratio r{in.whole("a", {1, 20}), in.whole("b", {1, 20}), in.entry("a_label"),
            in.entry("b_label"),    in.entry("total"),      in.entry("part")};
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length cell = sketch.span(std::min(16_mm, 130_mm / std::max(r.a, r.b)));
    const Length height = sketch.mark(9_mm);
    const Length step = height + sketch.mark(3_mm);
    ratio_row(sketch, r, r.a, {});
    ratio_row(sketch, r, r.b, {{}, step});
    if (!r.total.empty()) {
        bracket_right(sketch, {{}, step + height}, cell * std::max(r.a, r.b) + sketch.mark(5_mm), unknown_text(sketch, r.total));
    }
    sketch.say("Ratio bars of equal parts: " + (r.a_label.empty() ? std::string("first") : spoken_unknown(r.a_label)) + " " +
               counted(r.a, "part", "parts") + ", " + (r.b_label.empty() ? std::string("second") : spoken_unknown(r.b_label)) +
               " " + counted(r.b, "part", "parts") + "." +
               (r.total.empty() ? "" : " The whole is " + spoken_unknown(r.total) + "."));
    return {};
}

}  // namespace

Kind comparison_bars() {
    return {"comparison_bars", draw_comparison,
            "{a: 34, b: 21, a_label: Leila, b_label: Sam, a_value: 34, b_value: 21, difference: '?'}"};
}

Kind ratio_bars() {
    return {"ratio_bars", draw_ratio, "{a: 3, b: 4, a_label: red, b_label: blue, total: 42, part: '?=6'}"};
}

}  // namespace bookbag::layout::figures
