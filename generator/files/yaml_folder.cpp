// One file or one folder of YAML through the World.
#include "files/yaml_folder.hpp"

namespace bookbag::files {

base::Result<YamlNode> read_yaml(World& world, const std::string& root, const std::string& shown) {
    auto bytes = world.read_file(path_in(root, shown));
    if (!bytes) {
        base::Fault fault = bytes.error();
        fault.where.path = shown;
        return fault;
    }
    return parse_yaml(shown, *bytes);
}

YamlFolder read_yaml_folder(World& world, const std::string& root, const std::string& shown) {
    YamlFolder folder;
    const std::string path = path_in(root, shown);
    if (!world.exists(path)) {
        return folder;
    }
    const auto entries = world.list_dir(path);
    if (!entries) {
        folder.faults.push_back(entries.error());
        return folder;
    }
    for (const DirEntry& entry : *entries) {
        if (entry.is_folder || !entry.name.ends_with(".yaml")) {
            continue;
        }
        auto document = read_yaml(world, root, path_in(shown, entry.name));
        if (document) {
            folder.documents.push_back(*std::move(document));
            folder.names.push_back(entry.name.substr(0, entry.name.size() - 5));
        } else {
            folder.faults.push_back(document.error());
        }
    }
    return folder;
}

}  // namespace bookbag::files
