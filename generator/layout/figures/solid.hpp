// Solids in oblique projection, alone (kind `solid`, with labels) or among other shapes (kind `shapes`, without any).
// Proportions are the figure's own; the drawing fits the box it is given.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

const std::vector<std::string>& solid_names();
bool is_solid(const std::string& name);

/// Proportions: width across, height up, depth back; on paper the whole fits `room`.
struct SolidSize {
    base::Rational width, height, depth;
};

/// Draws `name` in its usual proportions at the foot and left of `room`; hidden edges are dashed.
void draw_solid(Sketch& sketch, const std::string& name, const Box& room);
/// The same with its own proportions and labels: width, height, depth, radius, slant.
void draw_labelled_solid(Sketch& sketch, const std::string& name, const SolidSize& size,
                         const std::pair<Box, std::map<std::string, Entry>>& room_labels);

}  // namespace bookbag::layout::figures
