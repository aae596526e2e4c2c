// What the three staff papers share: their page furniture.
// One builder keeps the three papers alike.
#pragma once

#include "compose/blocks.hpp"
#include "compose/staff.hpp"

namespace bookbag::compose {

/// A staff section with the header of mock/report-notes.md section 1: title over one line at the left, two lines at the right.
document::Section staff_section(const std::string& title, const std::string& line, const std::string& right,
                                const std::string& right_line);

}  // namespace bookbag::compose
