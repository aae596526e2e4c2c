// `bookbag preview`: one pupil's booklet and report as PDF and PNG; nothing is recorded, nothing is sent.
// Authors and teachers look at a page before anything is printed.
#pragma once

#include <string>

#include "base/date.hpp"
#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

struct PreviewOptions {
    std::string school_dir;
    std::string home;
    base::Date date;
    std::string pupil;  ///< token or admission number
    std::string out;    ///< folder to write into
    int dots_per_inch = 100;
};

/// Writes the class file of one pupil, teacher's papers and page pictures into `out`. 65 when the pupil is not on roll.
CommandResult preview(files::World& world, const PreviewOptions& options);

}  // namespace bookbag::run
