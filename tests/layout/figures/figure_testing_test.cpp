// The shared helpers of the figure tests (figure_testing.hpp).
#include "layout/figures/figure_testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "layout/figures/notation.hpp"

namespace bookbag::layout::testing {

namespace {

std::string number(Length length) {
    return std::to_string(length.units);
}
std::string place(Point point) {
    return number(point.x) + " " + number(point.y);
}

std::string listed(const Segment& segment) {
    if (const auto* move = std::get_if<MoveTo>(&segment)) {
        return "M " + place(move->to);
    }
    if (const auto* line = std::get_if<LineTo>(&segment)) {
        return "L " + place(line->to);
    }
    if (const auto* curve = std::get_if<CurveTo>(&segment)) {
        return "C " + place(curve->c1) + " " + place(curve->c2) + " " + place(curve->to);
    }
    if (const auto* arc = std::get_if<Arc>(&segment)) {
        return "A " + place(arc->centre) + " r" + number(arc->radius) + " " + std::to_string(arc->from) + "+" +
               std::to_string(arc->sweep);
    }
    return "Z";
}

}  // namespace

FigureContext context(document::FigureShow show, Print print) {
    FigureContext made;
    made.show = show;
    if (print == Print::Large) {
        made.body_size = {24000};
        made.label_size = {24000};
        made.square = {34016};
        made.large_print = true;
    } else if (print == Print::Column) {
        made.most_width = {238110};
    }
    const Length size = made.label_size;
    made.width_of = [size](const document::RichText& text) {
        return base::scaled(size, 58 * static_cast<std::int64_t>(document::plain_text(text).size()), 100);
    };
    return made;
}

Drawing draw(const std::string& notation, document::FigureShow show, Print print) {
    const auto spec = figures::parse_figure(notation);
    EXPECT_TRUE(spec) << notation;
    if (!spec) {
        return {};
    }
    auto drawing = draw_figure(*spec, context(show, print));
    EXPECT_TRUE(drawing) << notation << ": " << (drawing ? "" : base::to_string(drawing.error()));
    return drawing ? *std::move(drawing) : Drawing{};
}

std::string fault_of(const std::string& notation) {
    const auto spec = figures::parse_figure(notation);
    EXPECT_TRUE(spec) << notation;
    if (!spec) {
        return {};
    }
    const auto drawing = draw_figure(*spec, context(document::FigureShow::Question));
    EXPECT_FALSE(drawing) << notation;
    return drawing ? std::string() : drawing.error().what + ": " + drawing.error().remedy;
}

std::vector<const LabelItem*> labels(const Drawing& drawing) {
    std::vector<const LabelItem*> list;
    for (const DrawingItem& item : drawing.items) {
        if (const auto* label = std::get_if<LabelItem>(&item)) {
            list.push_back(label);
        }
    }
    return list;
}

std::vector<const PathItem*> paths(const Drawing& drawing) {
    std::vector<const PathItem*> list;
    for (const DrawingItem& item : drawing.items) {
        if (const auto* path = std::get_if<PathItem>(&item)) {
            list.push_back(path);
        }
    }
    return list;
}

std::vector<std::string> texts(const Drawing& drawing) {
    std::vector<std::string> list;
    for (const LabelItem* label : labels(drawing)) {
        list.push_back(document::plain_text(label->text));
    }
    return list;
}

bool has_text(const Drawing& drawing, const std::string& text) {
    const auto list = texts(drawing);
    return std::find(list.begin(), list.end(), text) != list.end();
}

int size_of(const LabelItem& label, const FigureContext& context) {
    const Length role = label.role == document::TextRole::FigureLabel ? context.label_size : context.body_size;
    return static_cast<int>(std::int64_t{role.units} * label.size_permille / 1000);
}

Bounds bounds(const LabelItem& label, const FigureContext& context) {
    const int size = size_of(label, context);
    const int width = static_cast<int>(std::int64_t{context.width_of(label.text).units} * size / context.label_size.units);
    const int left =
        label.anchor == Anchor::Left ? label.at.x.units : label.at.x.units - (label.anchor == Anchor::Centre ? width / 2 : width);
    return {left, label.at.y.units - size * 72 / 100, left + width, label.at.y.units};
}

std::string listing(const Drawing& drawing) {
    std::string text = "drawing " + number(drawing.width) + " " + number(drawing.height) + "\n";
    for (const DrawingItem& item : drawing.items) {
        if (const auto* label = std::get_if<LabelItem>(&item)) {
            text += "label " + place(label->at) + " '" + document::plain_text(label->text) + "' " +
                    std::to_string(label->size_permille) + "\n";
            continue;
        }
        const auto& path = std::get<PathItem>(item);
        text += "path pen " + number(path.pen.width) + " grey " + std::to_string(path.pen.grey) + " fill " +
                std::to_string(static_cast<int>(path.fill)) + ":";
        for (const Segment& segment : path.segments) {
            text += " " + listed(segment);
        }
        text += "\n";
    }
    return text + "alt " + drawing.alt + "\n";
}

}  // namespace bookbag::layout::testing

namespace bookbag::layout {

TEST(FigureListing, SaysEveryItemOnALineOfItsOwn) {
    Drawing drawing;
    drawing.width = {10};
    drawing.height = {20};
    drawing.items.emplace_back(line({{1}, {2}}, {{3}, {4}}, pens::kThin));
    drawing.alt = "a line";
    EXPECT_EQ(testing::listing(drawing), "drawing 10 20\npath pen 700 grey 100 fill 0: M 1 2 L 3 4\nalt a line\n");
}

}  // namespace bookbag::layout
