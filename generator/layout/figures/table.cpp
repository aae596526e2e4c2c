// Tables of words and numbers, with answer boxes where the child fills in.
//
// Columns are as wide as their widest entry (words over 42 mm are broken into lines), at least wide enough for an answer
// box. The head row is bold under a heavier rule; a two-way table has a bold first column as well. Unknown cells of a
// two-way table with totals are worked out when row or column leaves one unknown.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

using Row = std::vector<Entry>;

struct Grid {
    std::vector<Row> rows;  ///< including the head row
    bool head = true;
    bool first_column_bold = false;
};

class TableDrawing {
public:
    TableDrawing(Sketch& sketch, const Grid& grid) : sketch_(sketch), grid_(grid) {
        std::size_t columns = 0;
        for (const Row& row : grid.rows) {
            columns = std::max(columns, row.size());
        }
        widths_.assign(columns, std::max(sketch.span(13_mm), sketch.mark(9_mm)));
        heights_.assign(grid.rows.size(), sketch.mark(9_mm));
        for (std::size_t r = 0; r < grid.rows.size(); ++r) {
            for (std::size_t c = 0; c < grid.rows[r].size(); ++c) {
                const Point need = room(r, c);
                widths_[c] = std::max(widths_[c], need.x);
                heights_[r] = std::max(heights_[r], need.y);
            }
        }
    }

    void draw() {
        Length width;
        for (const Length one : widths_) {
            width += one;
        }
        Length top;
        for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
            Length left;
            for (std::size_t c = 0; c < widths_.size(); ++c) {
                if (c < grid_.rows[r].size()) {
                    cell(r, c, {left + widths_[c] / 2, top + heights_[r] / 2});
                }
                left += widths_[c];
            }
            top += heights_[r];
        }
        rules(width, top);
    }

private:
    bool strong(std::size_t r, std::size_t c) const { return (grid_.head && r == 0) || (grid_.first_column_bold && c == 0); }

    std::vector<RichText> lines(std::size_t r, std::size_t c) const {
        const Entry& entry = grid_.rows[r][c];
        return sketch_.lines_of(strong(r, c) ? bolder(entry.text) : entry.text,
                                std::max(sketch_.span(42_mm), sketch_.mark(18_mm)));
    }

    Point room(std::size_t r, std::size_t c) const {
        const Entry& entry = grid_.rows[r][c];
        if (entry.empty()) {
            return {};
        }
        if (entry.blank()) {
            const Extent box = sketch_.room_of(entry);
            return {box.width + 2.6_mm, box.height() + 2.2_mm};
        }
        Length width;
        Length height = 3_mm;
        for (const RichText& line : lines(r, c)) {
            const Extent extent = sketch_.measure(line);
            width = std::max(width, extent.width);
            height += std::max(sketch_.lead(), extent.height());
        }
        return {width + 4_mm, height};
    }

    void cell(std::size_t r, std::size_t c, Point centre) {
        const Entry& entry = grid_.rows[r][c];
        if (entry.blank()) {
            sketch_.entry(entry, centre);
        } else if (!entry.empty()) {
            sketch_.text_lines(lines(r, c), centre);
        }
    }

    void rules(Length width, Length height) {
        Length x;
        for (std::size_t c = 0; c + 1 < widths_.size(); ++c) {
            x += widths_[c];
            sketch_.line({x, {}}, {x, height}, grid_.first_column_bold && c == 0 ? pens::kFigure : pens::kThin);
        }
        Length y;
        for (std::size_t r = 0; r + 1 < heights_.size(); ++r) {
            y += heights_[r];
            sketch_.line({{}, y}, {width, y}, grid_.head && r == 0 ? pens::kFigure : pens::kThin);
        }
        sketch_.add(rectangle({}, width, height, pens::kFigure));
    }

    Sketch& sketch_;
    const Grid& grid_;
    std::vector<Length> widths_;
    std::vector<Length> heights_;
};

std::string spoken_rows(const std::vector<Row>& rows) {
    std::string text;
    for (const Row& row : rows) {
        text += (text.empty() ? "" : " ") + spoken_entries(row) + ".";
    }
    return text;
}

base::Status draw_table(Parameters& in, Sketch& sketch) {
    const Row head = in.entries("head");
    Grid grid{in.entry_rows("rows"), !head.empty(), in.yes("side", false)};
    for (const Row& row : grid.rows) {
        in.demand(head.empty() || row.size() == head.size(), "rows", "must be as long as `head`");
    }
    in.demand(grid.rows.size() <= 20, "rows", "has more than 20 rows");
    if (auto status = in.done(); !status) {
        return status;
    }
    const std::vector<Row> body = grid.rows;
    if (grid.head) {
        grid.rows.insert(grid.rows.begin(), head);
    }
    TableDrawing(sketch, grid).draw();
    sketch.say("Table." + (head.empty() ? "" : " Columns: " + spoken_entries(head) + ".") + " Rows: " + spoken_rows(body));
    return {};
}

bool is_total(const Entry& entry) {
    const std::string words = document::plain_text(entry.text);
    return words == "Total" || words == "total";
}

/// In one line that ends with its total: works out a single unknown.
bool fill_line(std::vector<Entry*> line) {
    Entry* unknown = nullptr;
    Rational sum;
    for (std::size_t i = 0; i < line.size(); ++i) {
        Entry& entry = *line[i];
        if (entry.number) {
            sum = i + 1 == line.size() ? minus(sum, *entry.number) : plus(sum, *entry.number);
        } else if (entry.blank() && unknown == nullptr) {
            unknown = &entry;
        } else {
            return false;
        }
    }
    if (unknown == nullptr) {
        return false;
    }
    *unknown = blank_entry(unknown == line.back() ? sum : minus(Rational(0), sum));
    return true;
}

void fill_totals(const Row& rows, const Row& cols, std::vector<Row>& cells) {
    const bool row_totals = !cols.empty() && is_total(cols.back());
    const bool col_totals = !rows.empty() && is_total(rows.back());
    bool changed = true;
    while (changed) {
        changed = false;
        for (Row& row : cells) {
            std::vector<Entry*> line;
            for (Entry& cell : row) {
                line.push_back(&cell);
            }
            changed = (row_totals && fill_line(line)) || changed;
        }
        for (std::size_t c = 0; col_totals && c < cols.size(); ++c) {
            std::vector<Entry*> line;
            for (Row& row : cells) {
                line.push_back(&row[c]);
            }
            changed = fill_line(line) || changed;
        }
    }
}

base::Status draw_two_way(Parameters& in, Sketch& sketch) {
    const Row rows = in.needed_entries("rows");
    const Row cols = in.needed_entries("cols");
    std::vector<Row> cells = in.entry_rows("cells");
    const Entry corner = in.entry("corner");
    bool fits = cells.size() == rows.size();
    for (const Row& row : cells) {
        fits = fits && row.size() == cols.size();
    }
    in.demand(fits, "cells", "must have a row for each of `rows` and a cell for each of `cols`");
    if (auto status = in.done(); !status) {
        return status;
    }
    fill_totals(rows, cols, cells);
    Grid grid{{}, true, true};
    grid.rows.push_back({corner});
    grid.rows.back().insert(grid.rows.back().end(), cols.begin(), cols.end());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        Row row{rows[r]};
        row.insert(row.end(), cells[r].begin(), cells[r].end());
        grid.rows.push_back(std::move(row));
    }
    TableDrawing(sketch, grid).draw();
    const std::vector<Row> body(grid.rows.begin() + 1, grid.rows.end());
    sketch.say("Two-way table. Columns: " + spoken_entries(cols) + ". Rows: " + spoken_rows(body));
    return {};
}

}  // namespace

Kind table() {
    return {"table", draw_table, "{head: [Town, Aldham, Broxley, Wendale], rows: [['°C', -4, '?=7', 2]]}"};
}

Kind two_way_table() {
    return {"two_way_table", draw_two_way,
            "{rows: [Year 5, Year 6, Total], cols: [walk, bus, Total], cells: [[12, '?', 29], ['?', 9, '?'], [26, '?', 55]]}"};
}

}  // namespace bookbag::layout::figures
