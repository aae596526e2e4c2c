// Two lines that run together, one quantity above and one below; and the empty number line.
//
// Places are in proportion to the line whose numbers are all known, when that leaves room for the labels; else the marks
// are evenly spaced, as teachers sketch them. An unknown is worked out from the first pair that has both numbers.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Values {
    std::vector<Entry> top, bottom;
    Entry top_label, bottom_label;
};

bool all_numbers(const std::vector<Entry>& list) {
    return std::all_of(list.begin(), list.end(), [](const Entry& entry) { return entry.number && !entry.blank(); });
}

void fill_unknowns(Values& v) {
    std::optional<Rational> rate;  // bottom for one of top
    for (std::size_t i = 0; i < v.top.size(); ++i) {
        const bool known = v.top[i].number && v.bottom[i].number && !v.top[i].number->is_zero() && !v.bottom[i].number->is_zero();
        if (known && !rate) {
            rate = over(*v.bottom[i].number, *v.top[i].number);
        }
    }
    for (std::size_t i = 0; i < v.top.size() && rate; ++i) {
        if (v.bottom[i].blank() && v.bottom[i].text.empty() && v.top[i].number) {
            v.bottom[i] = blank_entry(times(*v.top[i].number, *rate));
        } else if (v.top[i].blank() && v.top[i].text.empty() && v.bottom[i].number) {
            v.top[i] = blank_entry(over(*v.bottom[i].number, *rate));
        }
    }
}

class DoubleLine {
public:
    DoubleLine(Sketch& sketch, const Values& values) : sketch_(sketch), v_(values) { places_ = places(); }

    void draw() {
        const Length gap = sketch_.mark(11_mm);
        const Length over_end = sketch_.mark(6_mm);
        const Length end = places_.back();
        for (const Length y : {Length{}, gap}) {
            sketch_.arrow({-sketch_.mark(3_mm), y}, {end + over_end, y}, pens::kFigure);
        }
        const Length half = sketch_.mark(2_mm);
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const Length x = places_[i];
            sketch_.line({x, -half}, {x, half}, pens::kHeavy);
            sketch_.line({x, gap - half}, {x, gap + half}, pens::kHeavy);
            sketch_.line({x, half}, {x, gap - half}, {pens::kThin.width, 60, 0.9_mm, 1.1_mm});
            label(v_.top[i], x, -half, Level::Above);
            label(v_.bottom[i], x, gap + half, Level::Below);
        }
        name(v_.top_label, {});
        name(v_.bottom_label, gap);
    }

private:
    Length room(std::size_t i) const { return std::max(sketch_.room_of(v_.top[i]).width, sketch_.room_of(v_.bottom[i]).width); }

    std::vector<Length> places() const {
        const std::size_t count = v_.top.size();
        const Length span = sketch_.span(118_mm);
        const std::vector<Entry>* known = all_numbers(v_.top) ? &v_.top : all_numbers(v_.bottom) ? &v_.bottom : nullptr;
        std::vector<Length> list;
        if (known != nullptr && *known->front().number < *known->back().number) {
            const Scale scale{*known->front().number, *known->back().number, {}, span};
            bool fits = true;
            for (std::size_t i = 0; i < count; ++i) {
                list.push_back(scale.at(*(*known)[i].number));
                fits = fits && (i == 0 || list[i] - list[i - 1] >= (room(i) + room(i - 1)) / 2 + 1.5_mm);
            }
            if (fits) {
                return list;
            }
        }
        list.clear();
        for (std::size_t i = 0; i < count; ++i) {
            list.push_back(span * static_cast<std::int32_t>(i) / static_cast<std::int32_t>(count - 1));
        }
        return list;
    }

    void label(const Entry& entry, Length x, Length y, Level level) {
        const Length gap = level == Level::Above ? -1_mm : 1_mm;
        if (entry.blank()) {
            const Length half = sketch_.box_size().y / 2;
            sketch_.entry(entry, {x, y + gap + (level == Level::Above ? -half : half)});
        } else if (!entry.empty()) {
            sketch_.text(bolder(entry.text), {x, y + gap}, {.level = level});
        }
    }

    void name(const Entry& label, Length y) {
        if (!label.empty()) {
            sketch_.text(label.text, {-std::max(sketch_.mark(6_mm), room(0) / 2 + 2_mm), y}, {.anchor = Anchor::Right});
        }
    }

    Sketch& sketch_;
    const Values& v_;
    std::vector<Length> places_;
};

base::Status draw_double(Parameters& in, Sketch& sketch) {
    Values v{in.needed_entries("top"), in.needed_entries("bottom"), in.entry("top_label"), in.entry("bottom_label")};
    in.demand(v.top.size() == v.bottom.size(), "bottom", "must be as long as `top`");
    in.demand(v.top.size() >= 2 && v.top.size() <= 12, "top", "must have 2 to 12 marks");
    if (auto status = in.done(); !status) {
        return status;
    }
    fill_unknowns(v);
    DoubleLine(sketch, v).draw();
    const auto named = [](const Entry& label, const char* otherwise) {
        return label.empty() ? std::string(otherwise) : spoken(label);
    };
    sketch.say("Double number line. " + named(v.top_label, "Top") + ": " + spoken_entries(v.top) + ". " +
               named(v.bottom_label, "Bottom") + ": " + spoken_entries(v.bottom) + ".");
    return {};
}

base::Status draw_empty(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> marks = in.entries("marks");
    const Rational width = in.number("width", Rational(150));
    in.demand(width >= Rational(40) && width <= Rational(175), "width", "must be 40 to 175 mm");
    in.demand(marks.size() <= 12, "marks", "has more than 12 marks");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length span = sketch.span(base::microns(times(width, Rational(1000)).floor()) - 16_mm);
    // Marks keep their proportion when all are numbers in rising order; else they are spread evenly.
    bool rising = all_numbers(marks) && marks.size() >= 2;
    for (std::size_t i = 1; rising && i < marks.size(); ++i) {
        rising = *marks[i - 1].number < *marks[i].number;
    }
    sketch.line({-sketch.mark(5_mm), {}}, {span + sketch.mark(5_mm), {}}, pens::kFigure);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto last = static_cast<std::int32_t>(std::max<std::size_t>(marks.size() - 1, 1));
        const Length x = rising ? Scale{*marks.front().number, *marks.back().number, {}, span}.at(*marks[i].number)
                                : span * static_cast<std::int32_t>(i) / last;
        const Length half = sketch.mark(2.5_mm);
        sketch.line({x, -half}, {x, half}, pens::kGeometry);
        if (marks[i].blank()) {
            sketch.entry(marks[i], {x, half + 1_mm + sketch.box_size().y / 2});
        } else if (!marks[i].empty()) {
            sketch.text_where_free(bolder(marks[i].text), {{x, half + 1.2_mm}, {x, half + sketch.mark(6.5_mm)}},
                                   {.level = Level::Below});
        }
    }
    sketch.reserve({{}, -sketch.mark(16_mm), span, {}});
    sketch.say(marks.empty() ? std::string("An empty number line.")
                             : "A number line without a scale. Marked: " + spoken_entries(marks) + ".");
    return {};
}

}  // namespace

Kind double_number_line() {
    return {"double_number_line", draw_double,
            "{top: [0, 2, 4, 10], bottom: [0, 70, 140, '?'], top_label: people, bottom_label: grams}"};
}

Kind empty_number_line() {
    return {"empty_number_line", draw_empty, "{marks: [38, 64]}"};
}

}  // namespace bookbag::layout::figures
