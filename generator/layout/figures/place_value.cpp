// Place value: a chart of columns with digits or counters, and the part-whole diagram.
//
// A column called `.` holds the decimal point. A blank digit is an empty cell, wide enough to write in; a blank circle of
// the part-whole diagram is an empty circle. Unknown parts are worked out when the others are numbers.
#include <algorithm>
#include <iterator>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

struct Column {
    RichText head;
    bool point = false;
    Length left, width;
};

class Chart {
public:
    Chart(Sketch& sketch, const std::vector<Entry>& heads) : sketch_(sketch) {
        Length left;
        for (const Entry& head : heads) {
            const bool point = document::plain_text(head.text) == ".";
            const Length room = sketch.measure(bolder(head.text)).width + 3_mm;
            const Length width = point ? Length{} : std::max(std::max(sketch.span(16_mm), sketch.mark(11_mm)), room);
            columns_.push_back({head.text, point, left, width});
            left += width;
        }
        width_ = left;
    }

    void head() {
        const Length height = sketch_.mark(8_mm);
        for (const Column& column : columns_) {
            if (!column.point) {
                sketch_.text(bolder(column.head), {column.left + column.width / 2, -height / 2});
            }
        }
        sketch_.add(rectangle({{}, -height}, width_, height, pens::kFigure));
        uprights(-height, {});
    }

    void digits(const std::vector<std::vector<Entry>>& rows) {
        Length top;
        const Length height = sketch_.mark(12_mm);
        for (const auto& row : rows) {
            std::size_t next = 0;
            std::vector<Point> points;
            for (const Column& column : columns_) {
                const Point centre{column.left + column.width / 2, top + height / 2};
                if (column.point) {
                    points.push_back({centre.x, centre.y + sketch_.type(TextSize::Digit) * 3 / 10});
                } else if (next < row.size()) {
                    digit(row[next++], centre);
                }
            }
            frame(top, height);
            for (const Point point : points) {
                draw_point(point);
            }
            top += height;
        }
    }

    void counters(const std::vector<int>& counts) {
        const int most = *std::max_element(counts.begin(), counts.end());
        const int lines = std::max(3, (most + 2) / 3);
        const Length pitch = sketch_.mark(4.6_mm);
        const Length height = pitch * lines + sketch_.mark(3_mm);
        frame({}, height);
        std::size_t next = 0;
        for (const Column& column : columns_) {
            const Length middle = column.left + column.width / 2;
            if (column.point) {
                draw_point({middle, height - sketch_.mark(3_mm)});
                continue;
            }
            const int count = next < counts.size() ? counts[next++] : 0;
            for (int i = 0; i < count; ++i) {
                const Point centre{middle + pitch * (i % 3 - 1), pitch * (i / 3) + sketch_.mark(1.5_mm) + pitch / 2};
                draw_counter(sketch_, centre, pitch * 4 / 10, Counter::Solid);
            }
        }
    }

    void empty(int rows) {
        for (int row = 0; row < rows; ++row) {
            frame(sketch_.mark(12_mm) * row, sketch_.mark(12_mm));
        }
    }

    std::size_t places() const {
        return static_cast<std::size_t>(
            std::count_if(columns_.begin(), columns_.end(), [](const Column& column) { return !column.point; }));
    }

private:
    void digit(const Entry& entry, Point centre) {
        if (entry.blank()) {
            if (sketch_.answer()) {
                sketch_.text(bolder(entry.text), centre, {.size = TextSize::Digit});
            }
        } else {
            sketch_.text(entry.text, centre, {.size = TextSize::Digit});
        }
    }

    void frame(Length top, Length height) {
        sketch_.add(rectangle({{}, top}, width_, height, pens::kFigure));
        uprights(top, top + height);
    }

    void uprights(Length top, Length foot) {
        for (std::size_t i = 1; i < columns_.size(); ++i) {
            if (!columns_[i - 1].point) {
                sketch_.line({columns_[i].left, top}, {columns_[i].left, foot}, pens::kMain);
            }
        }
    }

    /// The decimal point, on the line between ones and tenths, with white round it.
    void draw_point(Point at) {
        sketch_.add(circle(at, sketch_.mark(1.5_mm), pens::kNone, Fill::White));
        sketch_.add(circle(at, sketch_.mark(0.8_mm), pens::kNone, Fill::Ink));
    }

    Sketch& sketch_;
    std::vector<Column> columns_;
    Length width_;
};

std::string chart_words(const std::vector<Entry>& heads, const std::vector<std::vector<Entry>>& rows, bool counters) {
    std::vector<Entry> names;
    std::copy_if(heads.begin(), heads.end(), std::back_inserter(names),
                 [](const Entry& head) { return document::plain_text(head.text) != "."; });
    std::string text = "Place value chart with the columns " + spoken_entries(names) +
                       (names.size() < heads.size() ? " and a decimal point." : ".");
    for (const auto& row : rows) {
        text += " Digits: " + spoken_entries(row) + ".";
    }
    return text + (counters ? " Each column holds counters." : rows.empty() ? " It is empty." : "");
}

base::Status draw_chart(Parameters& in, Sketch& sketch) {
    const std::vector<Entry> heads = in.needed_entries("columns");
    std::vector<std::vector<Entry>> rows = in.row_or_rows("digits");
    const std::vector<int> counters = in.wholes("counters", {0, 20});
    const int lines = in.whole("rows", {1, 6}, 1);
    in.demand(heads.size() <= 14, "columns", "has more than 14 columns");
    Chart chart(sketch, heads);
    for (auto& row : rows) {
        // Digits may be given with their point, which has a column of its own.
        row.erase(std::remove_if(row.begin(), row.end(), [](const Entry& e) { return document::plain_text(e.text) == "."; }),
                  row.end());
        in.demand(row.size() == chart.places(), "digits", "must be as many as the columns");
    }
    in.demand(counters.empty() || counters.size() == chart.places(), "counters", "must be as many as the columns");
    in.demand(counters.empty() || rows.empty(), "counters", "and `digits` cannot stand together");
    if (auto status = in.done(); !status) {
        return status;
    }
    chart.head();
    if (!counters.empty()) {
        chart.counters(counters);
    } else if (!rows.empty()) {
        chart.digits(rows);
    } else {
        chart.empty(lines);
    }
    sketch.say(chart_words(heads, rows, !counters.empty()));
    return {};
}

/// Works out one missing number: the whole from its parts, or one part from the rest.
void fill_one(Entry& whole, std::vector<Entry>& parts) {
    Rational known;
    Entry* unknown = nullptr;
    for (Entry& part : parts) {
        if (part.blank() && part.text.empty()) {
            if (unknown != nullptr) {
                return;
            }
            unknown = &part;
        } else if (part.number) {
            known = plus(known, *part.number);
        } else {
            return;
        }
    }
    if (unknown == nullptr && whole.blank() && whole.text.empty()) {
        whole = blank_entry(known);
    } else if (unknown != nullptr && whole.number) {
        *unknown = blank_entry(minus(*whole.number, known));
    }
}

void draw_circle(Sketch& sketch, const Entry& entry, Point centre, Length radius) {
    sketch.add(circle(centre, radius, pens::kFigure, Fill::White));
    if (!entry.blank()) {
        sketch.text(entry.text, centre, {.size = TextSize::Body});
    } else if (sketch.answer()) {
        sketch.text(bolder(entry.text), centre, {.size = TextSize::Body});
    }
}

base::Status draw_part_whole(Parameters& in, Sketch& sketch) {
    Entry whole = in.entry("whole");
    std::vector<Entry> parts = in.needed_entries("parts");
    in.demand(parts.size() >= 2 && parts.size() <= 5, "parts", "must be 2 to 5");
    if (auto status = in.done(); !status) {
        return status;
    }
    if (whole.empty()) {
        whole.kind = Entry::Kind::Blank;
    }
    fill_one(whole, parts);
    Length radius = sketch.mark(9.5_mm);
    for (const Entry& entry : parts) {
        radius = std::max(radius, sketch.measure(entry.text, TextSize::Body).width / 2 + 1.6_mm);
    }
    radius = std::max(radius, sketch.measure(whole.text, TextSize::Body).width / 2 + 1.6_mm);
    const Length pitch = radius * 2 + sketch.span(8_mm);
    const auto count = static_cast<std::int32_t>(parts.size());
    const Length drop = radius * 2 + sketch.span(9_mm);
    const auto centre = [&](std::int32_t i) { return Point{pitch * i - pitch * (count - 1) / 2, drop}; };
    for (std::int32_t i = 0; i < count; ++i) {
        sketch.line({}, centre(i), pens::kMain);
    }
    draw_circle(sketch, whole, {}, radius);
    for (std::int32_t i = 0; i < count; ++i) {
        draw_circle(sketch, parts[static_cast<std::size_t>(i)], centre(i), radius);
    }
    sketch.say("Part-whole diagram. Whole: " + spoken(whole) + ". Parts: " + spoken_entries(parts) + ".");
    return {};
}

}  // namespace

Kind place_value_chart() {
    return {"place_value_chart", draw_chart, "{columns: [Th, H, T, O, '.', t, h], digits: [3, 0, '?=7', 5, 4, '?=2']}"};
}

Kind part_whole() {
    return {"part_whole", draw_part_whole, "{whole: 24, parts: [15, '?']}"};
}

}  // namespace bookbag::layout::figures
