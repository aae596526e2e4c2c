// The list of figure kinds: name, drawing function, specimen. It is data, not registration: whoever wants to know what
// can be drawn reads figures.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "layout/figures/parameters.hpp"
#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

/// Reads its keys from `in`, returns in.done() if that failed, then draws on `sketch` and says its alternative text.
/// Called again with another Zoom when the drawing came out too wide.
using DrawFigure = base::Status (*)(Parameters& in, Sketch& sketch);

/// One kind. The specimen, in figure notation without the name, shows what the kind can do and leaves something blank.
struct Kind {
    std::string_view name;
    DrawFigure draw;
    std::string_view specimen;
};

/// All kinds in the order of docs/formats/figures.md.
const std::vector<Kind>& all_kinds();

}  // namespace bookbag::layout::figures
