// A flat map; keys that start with "format" are the file's own header.
#include "questions/glossary.hpp"

namespace bookbag::questions {

base::Result<Glossary> load_glossary(const files::YamlNode& document) {
    if (!document.is_map()) {
        return files::fault_at(document, "the glossary must be a map of words to meanings", "write word: meaning lines");
    }
    Glossary glossary;
    for (const auto& entry : document.entries()) {
        if (entry.key == "format" || entry.key == "format_version") {
            continue;
        }
        if (!entry.value.is_scalar() || entry.value.text().empty()) {
            return files::fault_at(entry.value, entry.key + ": must be a meaning in words",
                                   "write it in one or two short sentences");
        }
        glossary.emplace(entry.key, entry.value.text());
    }
    return glossary;
}

}  // namespace bookbag::questions
