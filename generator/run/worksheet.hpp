// `bookbag questions`: a worksheet for any skill, as text, JSON or PDF, with answers and working.
// Also the way in which an author reads what a template draws.
#pragma once

#include <string>

#include "base/date.hpp"
#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

struct WorksheetOptions {
    std::string home;
    std::string skill;            ///< skill id, or a template id for one template
    std::string format = "text";  ///< text, json, pdf
    std::string out;              ///< file for pdf; empty = standard output (text and json)
    int count = 10;
    std::string seed = "worksheet";  ///< the same seed gives the same sheet
    base::Date date;
};

/// 65 for an unknown skill (with the nearest known one) or format.
CommandResult worksheet(files::World& world, const WorksheetOptions& options);

}  // namespace bookbag::run
