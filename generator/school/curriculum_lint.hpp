// The rules that a map of skills must keep (docs/formats/curriculum; private to the room).
//
// A wrong map would send every child of a school to wrong work, so any fault here stops the night.
#pragma once

#include <string>
#include <vector>

#include "files/yaml_node.hpp"
#include "school/curriculum.hpp"

namespace bookbag::school {

/// A skill as its author wrote it: prerequisites still by id.
struct Written {
    Skill skill;
    std::vector<std::string> prerequisites;
    files::YamlNode node;
};

/// Rules of single skills and of ids: pattern, uniqueness, key stage, lengths, known names, known prerequisites, no cycle.
std::vector<base::Fault> lint_skills(const Curriculum& names, const std::vector<Written>& skills);

/// Rules of the whole graph: transitively reduced, no FH skill behind an H one, every misconception used.
std::vector<base::Fault> lint_graph(const Curriculum& map);

}  // namespace bookbag::school
