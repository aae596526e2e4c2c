// The night: the page that lists what happens, in order.
// Everything else in this room serves one of its steps.
#pragma once

#include <cstdint>
#include <string>

#include "files/world.hpp"
#include "run/progress.hpp"

namespace bookbag::run {

/// The command's options as values.
struct NightOptions {
    std::string school_dir;
    std::string home;      ///< folder of curriculum/ and templates/
    std::string font_root = "/usr/share/fonts";
    base::Date date;       ///< absent = today
    int jobs = 0;          ///< worker processes; 0 = one a core; kNoWorkers = none
    std::string only;      ///< class id, pupil token or id; empty = everybody who is due
    bool dry_run = false;  ///< read everything, make and send nothing
    bool strict = false;   ///< exit 75 when something is held or unknown
    std::int64_t settle_seconds = 60;
    Progress::Voice voice = Progress::Voice::Lines;
};

/// What the caller prints and exits with. Exit codes: sysexits (docs/operations.md).
struct NightOutcome {
    int exit_code = 0;
    std::string summary;  ///< a few lines for people, without names
    std::string error;    ///< why it stopped, for standard error; empty = it did not
};

/// Runs the night of one school. Running it again on the same date makes and sends nothing twice; a killed night goes on.
NightOutcome run_night(files::World& world, const NightOptions& options);

/// The sysexits code of a fault that stops everything: 65 bad input, 69 outside, 70 bug, 73/74 output, 75 busy, 78 settings.
int exit_code_of(const base::Fault& fault);

}  // namespace bookbag::run
