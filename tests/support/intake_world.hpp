// A small invented school in memory for tests of the intake.
#pragma once

#include <string>

#include "ingest/intake.hpp"
#include "support/curriculum.hpp"
#include "support/fake_world.hpp"

namespace bookbag::support {

/// The real skills map, read once for a test program.
inline const school::Curriculum& mathematics_once() {
    static const school::Curriculum kMap = mathematics();
    return kMap;
}

/// A school folder "/s" whose files are put and nights are run in one line.
class IntakeWorld {
public:
    FakeWorld world;
    school::Settings settings;
    std::vector<ingest::SourceMap> maps;
    ingest::IntakeMode mode = ingest::IntakeMode::Night;

    IntakeWorld() {
        world.modified = 1000;
        settings.school_id = "9990001";
    }

    static constexpr const char* kPupils =
        "pupil_id,upn,given_name,preferred_name,family_name,birth_date,year_group,form,on_roll\n"
        "A1,,Asha,,Shah,2016-10-02,5,5W,yes\n"
        "B2,,Benedict,Ben,O'Brien,2016-12-24,5,5W,yes\n"
        "C3,,Chlo\xC3\xA9,,Nguy\xE1\xBB\x85n,2017-01-30,5,5W,yes\n";
    static constexpr const char* kEvidenceHeader =
        "evidence_id,pupil_id,task_id,item_id,skill_ids,at,attempt,outcome,score,max_score,seconds,hints\n";

    /// A line of evidence of skill y5-num-01 on 12 October 2026.
    static std::string line(const std::string& id, const std::string& pupil, const std::string& outcome) {
        return id + "," + pupil + ",t1,q1,y5-num-01,2026-10-12T15:30:00Z,1," + outcome + ",,,20,0\n";
    }

    void drop(const std::string& name, const std::string& bytes) { world.contents["/s/inbox/" + name] = bytes; }
    bool in_inbox(const std::string& name) const { return world.contents.count("/s/inbox/" + name) != 0; }

    base::Result<ingest::Intake> night(const char* date = "2026-10-13") {
        ingest::IntakeRequest request;
        request.school_dir = "/s";
        request.settings = &settings;
        request.curriculum = &mathematics_once();
        request.maps = maps;
        request.night = *base::parse_iso_date(date);
        request.mode = mode;
        return ingest::take_in(world, request);
    }

    /// A night that must work.
    ingest::Intake good_night(const char* date = "2026-10-13") {
        auto intake = night(date);
        EXPECT_TRUE(intake) << (intake ? "" : base::to_string(intake.error()));
        return intake ? *std::move(intake) : ingest::Intake();
    }
};

/// Every message of a report in its printed form, one a line.
inline std::string messages(const ingest::IngestReport& report) {
    std::string text;
    for (const base::Fault& fault : report.faults) {
        text += base::to_string(fault) + "\n";
    }
    for (const ingest::FileReport& file : report.files) {
        for (const base::Fault& fault : file.messages) {
            text += base::to_string(fault) + "\n";
        }
    }
    return text;
}

}  // namespace bookbag::support
