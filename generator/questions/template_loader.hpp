// Reads a skill's question file.
//
// Strict on purpose: an unknown key, name, function, misconception or word is a fault with file, line, column and key, and
// for an unknown name the nearest known one, because a template that is wrong at night is a page that is wrong in the
// morning. All faults of a file are collected; a template with a fault is left out.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/fault.hpp"
#include "files/yaml_node.hpp"
#include "questions/question_template.hpp"

namespace bookbag::questions {

/// The names that templates may refer to. An empty set is not checked.
struct KnownNames {
    using Set = std::set<std::string, std::less<>>;
    Set skills;
    Set question_types;
    Set misconceptions;
    Set glossary;
    Set figure_kinds;
};

/// What was read, and every fault found. `file.templates` holds only the templates without a fault.
struct LoadedFile {
    SkillFile file;
    std::vector<base::Fault> faults;
};

/// Reads the document of one `templates/questions/<strand>/<skill>.yaml`.
LoadedFile load_skill_file(const files::YamlNode& document, const KnownNames& known);

/// Words that a text for parents never uses (docs/formats/question-template.md, section 1); the first one found in `text`.
std::string word_of_the_tone_list(std::string_view text);

}  // namespace bookbag::questions
