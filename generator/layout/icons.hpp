// The pictograms: one 24-unit set, one pen.
// Drawn here and not taken from a font, so that they share one weight, print on any copier and grow with large print.
#pragma once

#include <vector>

#include "document/block.hpp"
#include "layout/drawing.hpp"

namespace bookbag::layout {

/// The icon drawn into a square of `size`, its top-left corner at the origin. A pen of width 0 = the set's own pen for
/// that size (0.5 pt and 0.028 of the size: 1.1 pt at 7 mm, never over 1.7 pt). Nothing for IconName::None.
std::vector<PathItem> icon_paths(document::IconName name, Length size, Pen pen);

/// The set's pen for an icon of `size`.
Pen icon_pen(Length size);

/// The plain bag of reports and staff pages: handle, body, flap, clasp (report-notes.md section 1).
std::vector<PathItem> report_mark_paths(Length size);

}  // namespace bookbag::layout
