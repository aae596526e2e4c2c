// Things to count: ten frames, arrays, sets of objects, beads and dice. Counters are solid or rings, so that a second
// kind differs by shape and not by colour. The words of the alternative text name what is there, never how many in all.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/icons.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

namespace {

base::Status draw_ten_frame(Parameters& in, Sketch& sketch) {
    const int first = in.whole("counters", {0, 100});
    const int second = in.whole("second", {0, 100}, 0);
    const bool shown = in.yes("show", true);
    const int total = first + second;
    const int frames = in.whole("frames", {1, 10}, std::max(1, (total + 9) / 10));
    in.demand(total <= frames * 10, "counters", "do not fit the frames");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length cell = sketch.span(10.5_mm);
    // Two frames side by side where the page has room for them at full size, else one under the other.
    const int across = sketch.mark(114_mm) <= sketch.most_width() ? 2 : 1;
    for (int frame = 0; frame < frames; ++frame) {
        const Point corner{(cell * 5 + sketch.span(8_mm)) * (frame % across), (cell * 2 + sketch.span(6_mm)) * (frame / across)};
        const Cells cells{corner, {cell, cell}, 5, 2, pens::kMain, pens::kHeavy};
        draw_cells(sketch, cells);
        for (int i = 0; i < 10 && (shown || sketch.answer()); ++i) {
            const int index = frame * 10 + i;
            if (index < total) {
                draw_counter(sketch, cells.centre(i % 5, i / 5), cell / 3, index < first ? Counter::Solid : Counter::Ring);
            }
        }
    }
    const std::string kinds = second > 0 ? " with counters of two kinds." : first > 0 && shown ? " with counters." : ", empty.";
    sketch.say((frames == 1 ? "A ten frame" : std::to_string(frames) + " ten frames") + kinds);
    return {};
}

base::Status draw_array(Parameters& in, Sketch& sketch) {
    const int rows = in.whole("rows", {1, 20});
    const int cols = in.whole("cols", {1, 25});
    const int split = in.whole("split", {0, 25}, 0);
    const int row_split = in.whole("row_split", {0, 20}, 0);
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length pitch = sketch.span(cols > 12 || rows > 10 ? 6_mm : 7.5_mm);
    const Length gap = sketch.span(6_mm);
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < cols; ++col) {
            const Point centre{pitch * col + (split > 0 && col >= split ? gap : Length{}),
                               pitch * row + (row_split > 0 && row >= row_split ? gap : Length{})};
            draw_counter(sketch, centre, pitch * 35 / 100, Counter::Solid);
        }
    }
    if (split > 0 && split < cols) {
        const Length x = pitch * split - pitch / 2 + gap / 2;
        const Length foot = pitch * rows - pitch / 2 + (row_split > 0 ? gap : Length{});
        sketch.line({x, -pitch / 2}, {x, foot}, {pens::kThin.width, 100, 1.2_mm, 1.2_mm});
    }
    sketch.say("An array of dots in equal rows" + std::string(split > 0 || row_split > 0 ? ", split into two parts." : "."));
    return {};
}

/// One ring of objects: its corner, how many and in how many columns.
void draw_group(Sketch& sketch, const std::string& icon, Point corner, std::pair<int, int> count_cols) {
    const auto [count, cols] = count_cols;
    const Length pitch = sketch.span(9.5_mm);
    for (int i = 0; i < count; ++i) {
        draw_icon(sketch, icon, {corner.x + pitch * (i % cols), corner.y + pitch * (i / cols)}, sketch.span(8_mm));
    }
}

base::Status draw_objects(Parameters& in, Sketch& sketch) {
    const int n = in.whole("n", {1, 60});
    const std::string icon = in.choice("icon", icon_names());
    const int group = in.whole("groups", {0, 20}, 0);
    const int per_row = in.whole("row", {1, 20}, n <= 6 ? n : n % 5 == 0 || n > 10 ? std::min(n, 10) : 5);
    if (auto status = in.done(); !status) {
        return status;
    }
    const std::string things = icon_word(icon, 2);
    if (group == 0) {
        draw_group(sketch, icon, {}, {n, per_row});
        sketch.say("A set of " + things + " to count.");
        return {};
    }
    const Length pitch = sketch.span(9.5_mm);
    const int cols = group <= 3 ? group : group == 4 ? 2 : group <= 9 ? 3 : 5;
    const int lines = (group + cols - 1) / cols;
    const Point size{pitch * cols + sketch.span(4_mm), pitch * lines + sketch.span(4_mm)};
    const int groups = (n + group - 1) / group;
    const int across = std::max(1, std::min(groups, static_cast<int>(std::min(sketch.mark(160_mm), sketch.most_width()).units /
                                                                     (size.x + sketch.span(4_mm)).units)));
    for (int i = 0; i < groups; ++i) {
        const Point corner{(size.x + sketch.span(4_mm)) * (i % across), (size.y + sketch.span(4_mm)) * (i / across)};
        sketch.add(rounded(corner, size.x, size.y, sketch.span(5_mm), pens::kMain));
        const Length pad = sketch.span(2.75_mm);
        draw_group(sketch, icon, {corner.x + pad, corner.y + pad}, {std::min(group, n - i * group), cols});
    }
    sketch.say("Rings with " + things + " in them" + std::string(n % group == 0 ? ", the same number in each." : "."));
    return {};
}

base::Status draw_set(Parameters& in, Sketch& sketch) {
    const int rows = in.whole("rows", {1, 12});
    const int cols = in.whole("cols", {1, 15});
    const int shaded = in.whole("shaded", {0, 180});
    const std::string icon = in.choice("icon", icon_names());
    const bool shown = in.yes("show", true);
    in.demand(shaded <= rows * cols, "shaded", "is more than there are");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length pitch = sketch.span(9.5_mm);
    for (int i = 0; i < rows * cols; ++i) {
        const bool full = i < shaded && (shown || sketch.answer());
        const Fill fill = !full ? Fill::White : icon_is_plain(icon) ? Fill::Solid : Fill::HatchRight;
        draw_icon(sketch, icon, {pitch * (i % cols), pitch * (i / cols)}, sketch.span(8_mm), fill);
    }
    sketch.say("Rows of " + icon_word(icon, 2) + (shown && shaded > 0 ? ", some of them shaded." : ", none shaded."));
    return {};
}

void draw_die(Sketch& sketch, int value, Length left) {
    const Length side = sketch.span(13_mm);
    sketch.add(rounded({left, {}}, side, side, sketch.span(2.4_mm), pens::kFigure));
    const auto pip = [&](int col, int row) {
        sketch.add(circle({left + side * (1 + col) / 4, side * (1 + row) / 4}, side / 11, pens::kNone, Fill::Ink));
    };
    if (value % 2 == 1) {
        pip(1, 1);
    }
    if (value >= 2) {
        pip(0, 0);
        pip(2, 2);
    }
    if (value >= 4) {
        pip(2, 0);
        pip(0, 2);
    }
    if (value == 6) {
        pip(0, 1);
        pip(2, 1);
    }
}

base::Status draw_dice(Parameters& in, Sketch& sketch) {
    in.needed_numbers("values");
    const std::vector<int> values = in.wholes("values", {1, 6});
    in.demand(values.size() <= 10, "values", "has more than 10 dice");
    if (auto status = in.done(); !status) {
        return status;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        draw_die(sketch, values[i], sketch.span(17_mm) * static_cast<std::int32_t>(i));
    }
    sketch.say(values.size() == 1 ? "A die with spots." : std::to_string(values.size()) + " dice with spots.");
    return {};
}

base::Status draw_beads(Parameters& in, Sketch& sketch) {
    const int beads = in.whole("beads", {1, 100});
    const std::optional<int> marked = in.maybe_whole("marked", {0, 100});
    const int group = in.whole("group", {1, 20}, beads <= 20 ? 5 : 10);
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length radius = sketch.span(beads <= 20 ? 3.2_mm : 2.4_mm);
    const int per_row = beads <= 20 ? 20 : 30 - 30 % group;
    const Length pitch = radius * 2 + sketch.span(0.4_mm);
    const Length line = sketch.span(12_mm);
    for (int row = 0; row * per_row < beads; ++row) {
        const int here = std::min(per_row, beads - row * per_row);
        sketch.line({-pitch, line * row}, {pitch * here, line * row}, pens::kMain);
    }
    for (int i = 0; i < beads; ++i) {
        const Counter look = (i / group) % 2 == 0 ? Counter::Solid : Counter::Ring;
        draw_counter(sketch, {pitch * (i % per_row), line * (i / per_row)}, radius, look);
    }
    if (marked && *marked <= beads) {
        const int after = std::max(*marked - 1, 0);
        const Length x = pitch * (after % per_row) + (*marked > 0 ? pitch / 2 : -pitch / 2);
        const Length y = line * (after / per_row);
        sketch.arrow({x, y - sketch.mark(9_mm)}, {x, y - radius - sketch.mark(0.6_mm)}, pens::kGeometry);
    }
    sketch.say("A bead string, its beads black and white in groups of " + std::to_string(group) +
               (marked ? ", with an arrow to one place." : "."));
    return {};
}

}  // namespace

Kind ten_frame() {
    return {"ten_frame", draw_ten_frame, "{counters: 8, second: 5}"};
}

Kind array() {
    return {"array", draw_array, "{rows: 4, cols: 8, split: 5}"};
}

Kind objects() {
    return {"objects", draw_objects, "{n: 12, icon: apple, groups: 3}"};
}

Kind fraction_of_set() {
    return {"fraction_of_set", draw_set, "{rows: 3, cols: 4, shaded: 5, icon: star}"};
}

Kind dice() {
    return {"dice", draw_dice, "{values: [3, 5, 6]}"};
}

Kind bead_string() {
    return {"bead_string", draw_beads, "{beads: 20, marked: 13}"};
}

}  // namespace bookbag::layout::figures
