// Bar models: bars whose parts are as long as their numbers, with the whole in a bracket above.
//
// An unknown is a bold "?" as teachers write it. Lengths are often the real numbers and sometimes only a sketch
// ("3 kg" over a part of length 1), so the answer form fills in a "?" from the lengths only when every numeric label
// agrees with its length; otherwise the author gives the answer as `?=…`.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Part {
    Rational len;
    Entry label;
    bool shaded = false;
};

struct Bar {
    std::vector<Part> parts;
    Entry name, total;
    Rational length() const {
        Rational sum;
        for (const Part& part : parts) {
            sum = plus(sum, part.len);
        }
        return sum;
    }
};

struct Values {
    std::vector<Bar> bars;
    Entry total;
};

std::vector<Part> read_parts(Parameters& in) {
    std::vector<Part> parts;
    for (Parameters& part : in.maps("parts")) {
        const Rational len = part.number("len");
        part.demand(len.sign() > 0, "len", "must be above 0");
        parts.push_back({len, part.entry("label"), part.yes("shaded")});
    }
    in.demand(!parts.empty(), "parts", "is missing or empty");
    return parts;
}

Values read(Parameters& in) {
    Values v;
    v.total = in.entry("total");
    if (in.has("bars")) {
        for (Parameters& bar : in.maps("bars")) {
            Entry name = bar.entry("label");
            Entry total = bar.entry("total");
            v.bars.push_back({read_parts(bar), std::move(name), std::move(total)});
        }
    } else {
        v.bars.push_back({read_parts(in), in.entry("label"), {}});
    }
    in.demand(!v.bars.empty() && v.bars.size() <= 4, "bars", "must be 1 to 4 bars");
    return v;
}

/// Whether the numbers on the parts are their lengths, so that an unknown can be read off a length.
bool lengths_are_numbers(const Values& v) {
    bool any = false;
    for (const Bar& bar : v.bars) {
        for (const Part& part : bar.parts) {
            if (part.label.number && !part.label.blank()) {
                any = true;
                if (*part.label.number != part.len) {
                    return false;
                }
            }
        }
    }
    return any;
}

void fill(Entry& entry, const Rational& value) {
    if (entry.blank() && entry.text.empty()) {
        entry = blank_entry(value);
    }
}

void fill_unknowns(Values& v) {
    if (!lengths_are_numbers(v)) {
        return;
    }
    Rational whole;
    for (Bar& bar : v.bars) {
        fill(bar.total, bar.length());
        whole = plus(whole, bar.length());
        for (Part& part : bar.parts) {
            fill(part.label, part.len);
        }
    }
    fill(v.total, whole);
}

class BarModel {
public:
    BarModel(const Values& values, Sketch& sketch) : v_(values), sketch_(sketch) {
        for (const Bar& bar : v_.bars) {
            longest_ = std::max(longest_, bar.length());
        }
    }

    void draw() {
        const bool several = v_.bars.size() > 1;
        Length y;
        for (const Bar& bar : v_.bars) {
            const Entry& total = several ? bar.total : v_.total;
            if (!total.empty()) {
                y += sketch_.measure(total.text).above;
                bracket_above(sketch_, {{}, width(bar.length())}, y - sketch_.mark(3.2_mm), unknown_text(sketch_, total));
            }
            draw_bar(bar, y);
            y += height() + sketch_.mark(4_mm);
        }
        if (several && !v_.total.empty()) {
            bracket_right(sketch_, {{}, y - sketch_.mark(4_mm)}, width(longest_) + sketch_.mark(5_mm),
                          unknown_text(sketch_, v_.total));
        }
        sketch_.say(alt());
    }

private:
    Length width(const Rational& len) const { return geometry::share(sketch_.span(130_mm), over(len, longest_)); }
    Length height() const { return sketch_.mark(10_mm); }

    void draw_bar(const Bar& bar, Length y) {
        if (!bar.name.empty()) {
            sketch_.text(unknown_text(sketch_, bar.name), {-2.5_mm, y + height() / 2}, {.anchor = Anchor::Right});
        }
        Rational start;
        for (const Part& part : bar.parts) {
            const Length left = width(start);
            start = plus(start, part.len);
            const Length right = width(start);
            sketch_.add(rectangle({left, y}, right - left, height(), pens::kFigure, part.shaded ? Fill::HatchRight : Fill::None));
            draw_label(part, {(left + right) / 2, y + height() / 2}, right - left);
        }
    }

    void draw_label(const Part& part, Point centre, Length room) {
        const RichText text = part.label.empty() ? RichText{} : unknown_text(sketch_, part.label);
        if (sketch_.measure(text).width + 1.5_mm <= room) {
            sketch_.text(text, centre, {.behind = part.shaded ? Behind::Clear : Behind::Keep});
            return;
        }
        // Too wide for its part: under the bar, with a short line up to the part it names.
        const Length foot = centre.y + height() / 2;
        const Length low = foot + sketch_.mark(2.4_mm);
        sketch_.line({centre.x, centre.y + height() / 4}, {centre.x, low}, pens::kThin);
        sketch_.text_where_free(text, {{centre.x, low + 0.4_mm}, {centre.x, low + 6_mm}}, {.level = Level::Below});
    }

    std::string alt() const {
        std::string text = "Bar model.";
        for (const Bar& bar : v_.bars) {
            std::vector<std::string> parts;
            for (const Part& part : bar.parts) {
                parts.push_back(part.label.empty() ? "no label" : spoken_part(part.label));
            }
            const std::string name = bar.name.empty() ? "A bar" : spoken_part(bar.name);
            text += " " + name + " has " + counted(static_cast<std::int64_t>(parts.size()), "part", "parts") + ": " +
                    listed(parts) + ".";
            text += bar.total.empty() ? "" : " Its whole is " + spoken_part(bar.total) + ".";
        }
        return v_.total.empty() ? text : text + " The whole is " + spoken_part(v_.total) + ".";
    }

    static std::string spoken_part(const Entry& entry) { return entry.blank() ? "unknown" : spoken(entry); }

    const Values& v_;
    Sketch& sketch_;
    Rational longest_;
};

base::Status draw(Parameters& in, Sketch& sketch) {
    Values values = read(in);
    if (auto status = in.done(); !status) {
        return status;
    }
    fill_unknowns(values);
    BarModel(values, sketch).draw();
    return {};
}

}  // namespace

Kind bar_model() {
    return {"bar_model", draw, "{parts: [{len: 24, label: 24}, {len: 17, label: '?'}], total: 41}"};
}

}  // namespace bookbag::layout::figures
