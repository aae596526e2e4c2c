// What earlier nights gave, offered and heard back: the ledger's past as plain values.
// targets reads it, so that nothing is repeated by mistake and a choice is honoured; it holds no name.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "school/ids.hpp"

namespace bookbag::school {

/// One target printed in one booklet.
struct GivenTarget {
    base::Date on;
    SkillIndex skill = kNoSkill;
    std::string kind;            ///< FOCUS, GAP, NEXT, STRETCH, REVIEW, DIAGNOSE, CHOSEN, TEACHER
    std::int32_t chance_then = 0;///< r in millionths when it was given
};

/// The past of one pupil, oldest first.
struct PupilHistory {
    std::vector<GivenTarget> given;
    std::vector<SkillIndex> offered_last;       ///< choices offered in the last booklet
    std::vector<std::uint64_t> notes;           ///< hashes of questions given in the last 12 weeks, ascending
    std::vector<base::Date> booklets;           ///< days on which a booklet was made
    std::vector<std::pair<SkillIndex, base::Date>> secure_since;  ///< skills that were secure at the last night
};

struct History {
    std::vector<PupilHistory> pupils;           ///< by PupilIndex of tonight's roll
};

}  // namespace bookbag::school
