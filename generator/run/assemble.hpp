// Puts tonight together out of its parts: the step that the night, the dry run, preview and explain share.
// One function, so that what is shown is what would be printed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "files/world.hpp"
#include "ingest/intake.hpp"
#include "run/tonight.hpp"

namespace bookbag::run {

/// Where and when.
struct Setting {
    std::string school_dir;
    std::string home;
    base::Date date;
    std::string only;    ///< see Scope
    std::string folder;  ///< where papers go
};

/// Tonight and what was noticed on the way.
struct Assembled {
    std::unique_ptr<Tonight> tonight;
    std::vector<std::string> plan_lines;  ///< plan lines not used, each with its place
    std::map<std::string, std::int64_t> paper_because;
};

/// The first of many faults, saying how many more there are. `faults` must not be empty.
base::Fault first_of(const std::vector<base::Fault>& faults);

/// school.yaml of a school folder, with the usual terms where it names none. BadInput or Missing with its place.
base::Result<school::Settings> load_settings(files::World& world, const std::string& school_dir, base::Date date);

/// Intake of tonight: Night moves files to the archive, Check only looks. Faults as ingest::take_in.
base::Result<ingest::Intake> load_intake(files::World& world, const Setting& setting, const school::Settings& settings,
                                         const House& house, ingest::IntakeMode mode, std::int64_t settle_seconds);

/// Reads plan/, adds the teachers' words to the evidence, cuts the fonts. `history` is by the intake's roll.
base::Result<Assembled> assemble(files::World& world, const Setting& setting, const House& house, school::Settings settings,
                                 ingest::Intake intake, school::History history);

/// Everything for a look without a night: nothing is written, nothing moves. `house` must outlive the result.
base::Result<Assembled> assemble_for_look(files::World& world, const Setting& setting, const House& house);

}  // namespace bookbag::run
