// Opens YAML files for those rooms that may only be handed values.
// The places in their messages are relative to the root, so that a message does not depend on where the program lies.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/world.hpp"
#include "files/yaml_node.hpp"

namespace bookbag::files {

/// Reads `<root>/<shown>`; places in messages carry `shown`, so that they do not depend on where the root lies.
base::Result<YamlNode> read_yaml(World& world, const std::string& root, const std::string& shown);

/// Documents of a folder that read, and the faults of those that did not.
struct YamlFolder {
    std::vector<YamlNode> documents;
    std::vector<std::string> names;  ///< file name of each document, without ".yaml"
    std::vector<base::Fault> faults;
};

/// Every *.yaml directly in `<root>/<shown>`, ascending by file name. A folder that is not there gives nothing and no fault.
YamlFolder read_yaml_folder(World& world, const std::string& root, const std::string& shown);

}  // namespace bookbag::files
