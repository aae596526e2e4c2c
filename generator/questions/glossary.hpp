// Words of mathematics with their meanings, for key-word boxes. Templates may name only words that are here, so that no
// box is printed without its meaning.
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"
#include "files/yaml_node.hpp"

namespace bookbag::questions {

/// Word -> meaning in plain words.
using Glossary = std::map<std::string, std::string, std::less<>>;

/// Reads curriculum/<subject>/glossary.yaml, a map of words to meanings. BadInput at the place of an empty or non-text meaning.
base::Result<Glossary> load_glossary(const files::YamlNode& document);

}  // namespace bookbag::questions
