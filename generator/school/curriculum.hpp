// The map of skills: what can be learnt, what comes before what, and how children go wrong.
//
// Read from curriculum/ (curriculum.cpp), checked once, then never changed. Every later room names a skill by its index
// here. The graph is acyclic, and `skills` is in topological order: every prerequisite has a smaller index.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "school/ids.hpp"
#include "school/loaded.hpp"

namespace bookbag::files {
class YamlNode;
}

namespace bookbag::school {

/// One skill. `prerequisites` are direct ones only (the list is transitively reduced), at most 3.
struct Skill {
    std::string id;     ///< "y5-frac-04"
    int year = 0;       ///< 1 … 11
    int key_stage = 0;  ///< 1 … 4
    std::string strand; ///< key of Curriculum::strands
    std::string title;  ///< for adults, at most 60 characters
    std::string i_can;  ///< for the child, starts "I can "
    std::vector<SkillIndex> prerequisites;
    std::vector<std::string> misconceptions;
    std::vector<std::string> national_curriculum;   ///< references by ordinal, "Y5.F.3"
    std::vector<std::string> ready_to_progress;     ///< DfE 2020 codes, "5F-2"
    std::vector<std::string> question_types;        ///< of Curriculum::question_types
    std::vector<std::string> figures;               ///< of Curriculum::figures
    std::string tier;                               ///< "", "FH" or "H"
    base::Origin where;
};

/// One way of going wrong. `ask` is a question that a teacher or parent can put.
struct Misconception {
    std::string id;
    std::string text;
    std::string mal_rule;
    std::string ask;
    std::string parent_tip;
    base::Origin where;
};

/// The whole map. Build with make_curriculum(), which proves the invariants named above.
struct Curriculum {
    std::string map_version;
    std::string attribution;
    std::map<std::string, std::string> strands;      ///< key -> words for adults
    std::vector<std::string> question_types;
    std::vector<std::string> figures;
    std::vector<Skill> skills;
    std::map<std::string, Misconception> misconceptions;
    std::map<std::string, SkillIndex, std::less<>> index;
    std::vector<std::vector<SkillIndex>> dependents; ///< direct dependents of each skill, ascending

    /// The index of a skill id, if there is one.
    std::optional<SkillIndex> find(std::string_view id) const;
    const Skill& at(SkillIndex skill) const { return skills.at(skill); }
};

/// Builds the map from the documents of curriculum/maths/ in any order: one of format "bookbag-curriculum" (lists of names),
/// any number of "bookbag-curriculum-year", at most one "bookbag-misconceptions"; documents of other formats are passed over.
/// Skills are ordered by year, then written order, except that a prerequisite always comes first. Every lint of
/// docs/formats/curriculum is checked and all faults are given; the value may be used only when there are none.
Loaded<Curriculum> make_curriculum(const std::vector<files::YamlNode>& documents);

/// Every skill that must come before `skill`, ascending, without `skill` itself.
std::vector<SkillIndex> ancestors(const Curriculum& curriculum, SkillIndex skill);

}  // namespace bookbag::school
