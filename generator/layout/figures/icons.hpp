// Small outline pictures of ordinary things for counting, grouping and pictograms. Furniture icons of the page are another
// set (layout/icons.hpp).
#pragma once

#include <string>
#include <vector>

#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

/// Names that draw_icon knows, in order; the first is the usual one.
const std::vector<std::string>& icon_names();

/// Draws `name` inside the square of side `size` at `corner`; `fill` goes into its outline.
void draw_icon(Sketch& sketch, const std::string& name, Point corner, Length size, Fill fill = Fill::White);
/// The left half of the icon in full and the rest left out: half a symbol of a pictogram. `parts` of 4 quarters, 1 to 4.
void draw_icon_part(Sketch& sketch, const std::string& name, Point corner, Length size, int quarters);
/// Whether the icon is one outline without lines inside, so that it can be filled black.
bool icon_is_plain(const std::string& name);
/// "apple" or "apples".
std::string icon_word(const std::string& name, std::int64_t count);

}  // namespace bookbag::layout::figures
