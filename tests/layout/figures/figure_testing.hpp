// What the tests of figures share: a context with invented but steady widths, and ways to look into a drawing.
#pragma once

#include <string>
#include <vector>

#include "layout/figure.hpp"

namespace bookbag::layout::testing {

enum class Print { Standard, Large, Column };

/// Widths: 0.58 em a character of the plain text, so that tests need no fonts.
FigureContext context(document::FigureShow show, Print print = Print::Standard);

/// Draws figure notation; a fault fails the test and gives an empty drawing.
Drawing draw(const std::string& notation, document::FigureShow show = document::FigureShow::Question,
             Print print = Print::Standard);
/// The fault of a figure that must not draw, as "what: remedy".
std::string fault_of(const std::string& notation);

std::vector<const LabelItem*> labels(const Drawing& drawing);
std::vector<const PathItem*> paths(const Drawing& drawing);
/// Plain texts of all labels in paint order.
std::vector<std::string> texts(const Drawing& drawing);
bool has_text(const Drawing& drawing, const std::string& text);

/// Type size of a label in 1/1000 pt, and its box as the tests measure it.
int size_of(const LabelItem& label, const FigureContext& context);
struct Bounds {
    int left = 0, top = 0, right = 0, foot = 0;
};
Bounds bounds(const LabelItem& label, const FigureContext& context);

/// The display list as lines of text that a person can compare: one item a line.
std::string listing(const Drawing& drawing);

}  // namespace bookbag::layout::testing
