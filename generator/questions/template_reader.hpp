// Reads one entry of `templates` into a QuestionTemplate. Inside the room only; the file's head is read by
// template_loader.cpp.
#pragma once

#include <optional>
#include <string>

#include "questions/field_reader.hpp"

namespace bookbag::questions {

/// Whose template it is.
struct TemplateHome {
    std::string skill;
};

/// The template in `node`, or nothing; all faults are kept in `faults`.
std::optional<QuestionTemplate> read_template(const files::YamlNode& node, const TemplateHome& home,
                                              const KnownNames& known, std::vector<base::Fault>& faults);

}  // namespace bookbag::questions
