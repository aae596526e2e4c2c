// Plain file reading; the rooms themselves open nothing.
#include "shipped.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.hpp"

namespace bookbag::tests {

namespace fs = std::filesystem;

std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

namespace {

std::vector<std::string> yaml_files(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void add_texts(const files::YamlNode* list, questions::KnownNames::Set& into) {
    if (list != nullptr) {
        for (const auto& item : list->items()) {
            into.insert(item.text());
        }
    }
}

void add_ids(const files::YamlNode* list, questions::KnownNames::Set& into) {
    if (list == nullptr) {
        return;
    }
    for (const auto& item : list->items()) {
        if (const auto* id = item.find("id")) {
            into.insert(id->text());
        }
    }
    for (const auto& entry : list->entries()) {
        into.insert(entry.key);
    }
}

void add_figure_kinds(const std::string& page, questions::KnownNames::Set& into) {
    for (const auto line : base::split(page, '\n')) {
        if (line.starts_with("| `")) {
            into.insert(std::string(line.substr(3, line.find('`', 3) - 3)));
        }
    }
}

}  // namespace

questions::KnownNames known_names(const std::string& root) {
    questions::KnownNames known;
    for (const auto& path : yaml_files(root + "/curriculum/maths")) {
        const auto document = files::parse_yaml(path, slurp(path));
        if (!document) {
            continue;
        }
        if (fs::path(path).filename().string().starts_with("glossary")) {
            for (const auto& entry : document->entries()) {
                known.glossary.insert(entry.key);
            }
            continue;
        }
        add_texts(document->find("question_types"), known.question_types);
        add_ids(document->find("skills"), known.skills);
        add_ids(document->find("misconceptions"), known.misconceptions);
    }
    add_figure_kinds(slurp(root + "/docs/formats/figures.md"), known.figure_kinds);
    return known;
}

questions::LoadedFile load_file(const std::string& path, const questions::KnownNames& known) {
    const auto document = files::parse_yaml(path, slurp(path));
    if (!document) {
        return {{}, {document.error()}};
    }
    return questions::load_skill_file(*document, known);
}

std::vector<std::string> question_files(const std::string& root) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(root + "/templates/questions")) {
        if (entry.path().extension() == ".yaml") {
            found.push_back(entry.path().string());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace bookbag::tests
