// The night's intake: inbox → archive → staging → guards → Roll and Evidence.
//
// Four things it never does: lose yesterday's good data because tonight's file is bad; drop a row without saying so; guess an
// ambiguous date; change who may be written to on the word of a file that lost a fifth of its rows. Files are read twice at
// most: the roll first, then everything that must be matched against it. docs/formats/native.md and sources.md describe the inputs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/world.hpp"
#include "ingest/report.hpp"
#include "ingest/source_map.hpp"
#include "school/curriculum.hpp"
#include "school/evidence.hpp"
#include "school/groups.hpp"
#include "school/roll.hpp"
#include "school/settings.hpp"

namespace bookbag::ingest {

/// Night reads and keeps; Check reads everything, writes nothing and leaves the inbox as it is.
enum class IntakeMode : std::uint8_t { Night, Check };

/// What the intake needs to know. The pointers must outlive the call.
struct IntakeRequest {
    std::string school_dir;
    const school::Settings* settings = nullptr;
    const school::Curriculum* curriculum = nullptr;
    std::vector<SourceMap> maps;      ///< column maps in use (see read_source_maps)
    base::Date night;
    IntakeMode mode = IntakeMode::Night;
    std::int64_t settle_seconds = 60; ///< a file changed more recently waits for the next pass
};

/// How far tonight's contacts may be relied on. E-mail goes out only on Current.
enum class ContactsState : std::uint8_t {
    Absent,   ///< no contact file has ever been accepted
    Current,  ///< the last accepted file is in force
    Held,     ///< tonight's file lost too many rows or was refused: e-mail is held, printing goes on
};

/// Everything the rest of the night needs.
struct Intake {
    school::Roll roll;
    school::Evidence evidence;
    school::Groups groups;         ///< kept apart: for the leader's page only
    ContactsState contacts = ContactsState::Absent;
    base::Date contacts_as_of;     ///< night on which the contacts in force were accepted
    IngestReport report;
};

/// Takes in what lies in the inbox and gives the roll and all evidence so far. A bad file is in the report and changes nothing; the
/// result is a Fault only when nothing can be relied on: the store is damaged, the disk refuses, no pupil is on roll (Missing, E-NO-ROLL).
/// In Night mode accepted files leave the inbox for archive/<night>/, refused ones stay; quarantined rows go to
/// archive/<night>/quarantine/.
base::Result<Intake> take_in(files::World& world, const IntakeRequest& request);

/// The school's secret for tokens and pseudonyms, made on first use (64 hexadecimal digits, mode 0600).
base::Result<std::string> school_salt(files::World& world, const std::string& school_dir, const school::Settings& settings);

/// The report of a dry run as text, for `bookbag check`.
std::string check_text(const IngestReport& report);

}  // namespace bookbag::ingest
