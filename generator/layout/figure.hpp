// The door to all figures: one function from a spec to a drawing, and the list of kinds behind it.
//
// Adding a kind: create layout/figures/<name>.cpp with one function of type DrawFigure and one specimen, and add one
// line to layout/figures/figures.cpp. Parameters: docs/formats/figures.md.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/figure_spec.hpp"
#include "layout/drawing.hpp"

namespace bookbag::layout {

/// What a figure may know of its page: sizes and the widths of its labels, nothing of pupils.
struct FigureContext {
    document::FigureShow show = document::FigureShow::Question;
    Length body_size = {14000};    ///< reading size of the profile
    Length label_size = {11000};   ///< size of figure labels, at least 9 pt
    Length square = {19843};       ///< side of the profile's squared paper
    Length most_width = {496063};  ///< 175 mm or the column
    Length most_height = {};       ///< 0 = as it comes
    bool large_print = false;      ///< pens times 1.5, fewer minor ticks, drawn about 1.5 times as large
    /// Width of a label at label_size; given by layout so that figures need no font.
    std::function<Length(const document::RichText&)> width_of;
};

/// Draws a figure, at most `most_width` wide and `most_height` high wherever that can be read: spans shrink first, then labels
/// down to 9 pt. What is readable on the full page but not in a narrow column or in large print comes back wider than
/// `most_width`, or higher, for the page to scale down. BadInput for an unknown kind (with the nearest known one), an unknown or
/// missing parameter, values that cannot be read off on paper (ticks under 2 mm, slices under 12 degrees …), and for true scale
/// that does not fit.
base::Result<Drawing> draw_figure(const document::FigureSpec& spec, const FigureContext& context);

/// All kinds, in the order of docs/formats/figures.md, each with a specimen for the proof page and the tests.
struct FigureKind {
    std::string name;
    document::FigureSpec specimen;
};
std::vector<FigureKind> figure_kinds();

}  // namespace bookbag::layout
