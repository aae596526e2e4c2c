// What pupils did, as dated facts.
//
// Append-only: a correction supersedes, it never overwrites. Missing, exempt, absent and unmarked are never zero, so they
// are not Attempts at all; they are counted by the reader. The order of `attempts` is total (see operator<), so nothing
// downstream depends on the order of rows in an export.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.hpp"
#include "base/name.hpp"
#include "school/ids.hpp"

namespace bookbag::school {

enum class Medium : std::uint8_t { Online, Paper, Teacher };

/// The source's own id of an answer, as 64 bits of FNV-1a over it: equal ids are equal, and two different ones among ten
/// million meet with a chance of one in 400,000. The text itself stays in records/intake.
struct AttemptId {
    std::uint64_t value = 0;

    AttemptId() = default;
    explicit AttemptId(std::string_view text);
    friend auto operator<=>(const AttemptId&, const AttemptId&) = default;
};

/// The row of an input file that an answer came from.
struct RowOrigin {
    base::Name file;
    std::uint32_t line = 0;
};
std::string to_string(const RowOrigin& origin);

/// One scored answer (or one marked sheet) by one pupil on one skill. Fixed in size and without memory of its own, because a
/// trust has millions of them and the workers of a night share them.
/// got and possible are marks in hundredths; 0 <= got <= possible, possible > 0.
struct Attempt {
    AttemptId id;                ///< of the source's own id ("~2" added for its second skill), else of its content
    std::int64_t at = 0;         ///< seconds since 1970 UTC
    PupilIndex pupil = 0;
    SkillIndex skill = kNoSkill;
    base::Date day;              ///< the school's local day of `at`
    std::int32_t got = 0;        ///< hundredths of a mark
    std::int32_t possible = 100; ///< hundredths of a mark
    std::int32_t seconds = -1;   ///< time taken, -1 unknown
    std::uint16_t weight = 100;  ///< hundredths: 100 an answer, 50 a whole-sheet score or imported history
    std::uint8_t options = 0;    ///< number of options of a choice item, 0 = open
    Medium medium = Medium::Online;
    base::Name item;             ///< item or template id; may be empty
    base::Name misconception;    ///< tagged by the wrong answer given; may be empty
    base::Name source;           ///< "native", "topic-export", "marks"
    RowOrigin where;
};
static_assert(std::is_trivially_copyable_v<Attempt>);

/// Pupil, then time, then source, then id: the one order in which evidence is replayed.
bool operator<(const Attempt& a, const Attempt& b);

/// A target that the pupil ticked on a returned booklet.
struct Choice {
    PupilIndex pupil = 0;
    SkillIndex skill = kNoSkill;
    base::Date read_on;
};

/// All evidence of a night, sorted; `first_of[p]` … `first_of[p + 1]` are the attempts of pupil p.
struct Evidence {
    std::vector<Attempt> attempts;
    std::vector<std::size_t> first_of;
    std::vector<Choice> choices;
};

/// Sorts, removes attempts with equal source and id (the last in the given order wins) and builds first_of for `pupils` pupils.
Evidence make_evidence(std::vector<Attempt> attempts, std::vector<Choice> choices, std::size_t pupils);

}  // namespace bookbag::school
