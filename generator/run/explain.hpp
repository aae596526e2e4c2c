// `bookbag explain`: why these targets, down to the rows of the exports they rest on.
// A target that cannot be explained to a parent has no place in a booklet.
#pragma once

#include <string>

#include "base/date.hpp"
#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

struct ExplainOptions {
    std::string school_dir;
    std::string home;
    base::Date date;
    std::string pupil;  ///< token or admission number
    std::string skill;  ///< only this skill; empty = tonight's targets
};

/// Targets with reason, evidence (date, source, result, file and line), score with its parts, rivals and what gave way.
/// When the night of `date` is in the ledger the choice is made again and compared: exit 3 when it differs.
CommandResult explain(files::World& world, const ExplainOptions& options);

}  // namespace bookbag::run
