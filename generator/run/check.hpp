// `bookbag check`: reads everything as a night would, writes nothing, reports every fault; and `bookbag lint`.
// Nothing is written by either.
#pragma once

#include <string>
#include <vector>

#include "files/world.hpp"
#include "run/command.hpp"
#include "run/house.hpp"

namespace bookbag::run {

struct CheckOptions {
    std::string school_dir;  ///< empty: only curriculum and templates
    std::string home;
    base::Date date;
};

/// Faults one a line as file:line:column; then what was understood of each input. Exit 0, 65 with faults, 78 when school.yaml is
/// wrong.
CommandResult check_all(files::World& world, const CheckOptions& options);

struct LintCommand {
    std::string home;
    int seeds = 1000;
    std::vector<std::string> skills;  ///< empty = all
    bool coverage = false;            ///< print the table of templates by year and strand
};

/// Draws every template `seeds` times and looks at what would be printed: second route, wrong answers, formulas, figures.
CommandResult lint_templates(files::World& world, const LintCommand& command);

}  // namespace bookbag::run
