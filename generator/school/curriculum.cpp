// From the documents of curriculum/maths/ to one ordered map of skills.
//
// Three steps: read every skill as written, put the skills in an order where prerequisites come first (Kahn's
// algorithm with the earliest year and written place taken first, so the order is the authors' wherever they kept it), and
// hand the result to the lints. Kahn, "Topological sorting of large networks", CACM 5 (1962).
#include "school/curriculum.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "files/yaml_reader.hpp"
#include "school/curriculum_lint.hpp"

namespace bookbag::school {

namespace {

using files::YamlEntry;
using files::YamlNode;
using files::YamlReader;

struct Writing {
    YamlReader reader;
    Curriculum map;
    std::vector<Written> skills;
    int headers = 0;
    int catalogues = 0;
};

void read_header(Writing& writing, const YamlNode& document) {
    YamlReader& reader = writing.reader;
    if (++writing.headers > 1) {
        reader.refuse(document, "a second map header", "keep one document of format bookbag-curriculum");
    }
    reader.check_keys(document, {"format", "format_version", "map_version", "subject", "jurisdiction", "language",
                                 "attribution", "notes", "strands", "question_types", "figures"});
    writing.map.map_version = reader.text(document, "map_version");
    writing.map.attribution = reader.text(document, "attribution");
    const YamlNode strands = reader.map_or_none(document, "strands");
    for (const YamlEntry& strand : strands.entries()) {
        writing.map.strands[strand.key] = strand.value.text();
    }
    writing.map.question_types = reader.texts_or_none(document, "question_types");
    writing.map.figures = reader.texts_or_none(document, "figures");
}

void read_misconceptions(Writing& writing, const YamlNode& document) {
    YamlReader& reader = writing.reader;
    if (++writing.catalogues > 1) {
        reader.refuse(document, "a second catalogue of misconceptions", "keep one document of this format");
    }
    reader.check_keys(document, {"format", "format_version", "misconceptions"});
    const YamlNode catalogue = reader.map_or_none(document, "misconceptions");
    for (const YamlEntry& entry : catalogue.entries()) {
        reader.check_keys(entry.value, {"text", "mal_rule", "ask", "parent_tip"});
        Misconception item;
        item.id = entry.key;
        item.text = reader.text(entry.value, "text");
        item.mal_rule = reader.text_or(entry.value, "mal_rule", "");
        item.ask = reader.text_or(entry.value, "ask", "");
        item.parent_tip = reader.text_or(entry.value, "parent_tip", "");
        item.where = entry.where();
        writing.map.misconceptions[item.id] = std::move(item);
    }
}

Written read_skill(YamlReader& reader, const YamlNode& node) {
    reader.check_keys(node, {"id", "year", "key_stage", "strand", "title", "i_can", "prerequisites", "nc", "rtp",
                             "misconceptions", "question_types", "figures", "tier"});
    Written written;
    Skill& skill = written.skill;
    skill.id = reader.text(node, "id");
    skill.year = static_cast<int>(reader.integer(node, "year", 0));
    skill.key_stage = static_cast<int>(reader.integer(node, "key_stage", 0));
    skill.strand = reader.text(node, "strand");
    skill.title = reader.text(node, "title");
    skill.i_can = reader.text(node, "i_can");
    skill.misconceptions = reader.texts_or_none(node, "misconceptions");
    skill.national_curriculum = reader.texts_or_none(node, "nc");
    skill.ready_to_progress = reader.texts_or_none(node, "rtp");
    skill.question_types = reader.texts_or_none(node, "question_types");
    skill.figures = reader.texts_or_none(node, "figures");
    skill.tier = reader.text_or(node, "tier", "");
    skill.where = node.where();
    written.prerequisites = reader.texts_or_none(node, "prerequisites");
    written.node = node;
    return written;
}

void read_year(Writing& writing, const YamlNode& document) {
    YamlReader& reader = writing.reader;
    reader.check_keys(document, {"format", "format_version", "year", "skills"});
    const std::int64_t year = reader.integer(document, "year", 0);
    for (const YamlNode& node : reader.list_or_none(document, "skills")) {
        Written written = read_skill(reader, node);
        if (written.skill.year != year) {
            reader.refuse(node, "skill \"" + written.skill.id + "\" is of another year than its file",
                          "move it to the file of its year");
        }
        writing.skills.push_back(std::move(written));
    }
}

void read_document(Writing& writing, const YamlNode& document) {
    const YamlNode* format = document.find("format");
    const std::string name = format == nullptr ? std::string() : format->text();
    const bool ours = name == "bookbag-curriculum" || name == "bookbag-curriculum-year" || name == "bookbag-misconceptions";
    if (ours && writing.reader.integer(document, "format_version", 1) != 1) {
        writing.reader.refuse(document, "format_version is not 1", "this program reads version 1");
    }
    if (name == "bookbag-curriculum") {
        read_header(writing, document);
    } else if (name == "bookbag-curriculum-year") {
        read_year(writing, document);
    } else if (name == "bookbag-misconceptions") {
        read_misconceptions(writing, document);
    }
}

/// Positions of `written` with every prerequisite first; shorter than `written` when there is a cycle.
std::vector<std::size_t> prerequisites_first(const std::vector<Written>& written) {
    std::map<std::string, std::size_t, std::less<>> place;
    for (std::size_t i = 0; i < written.size(); ++i) {
        place.emplace(written[i].skill.id, i);
    }
    std::vector<std::vector<std::size_t>> after(written.size());
    std::vector<std::size_t> waiting(written.size(), 0);
    for (std::size_t i = 0; i < written.size(); ++i) {
        for (const std::string& id : written[i].prerequisites) {
            if (const auto found = place.find(id); found != place.end()) {
                after[found->second].push_back(i);
                ++waiting[i];
            }
        }
    }
    std::set<std::pair<int, std::size_t>> ready;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (waiting[i] == 0) {
            ready.emplace(written[i].skill.year, i);
        }
    }
    std::vector<std::size_t> order;
    while (!ready.empty()) {
        const std::size_t next = ready.begin()->second;
        ready.erase(ready.begin());
        order.push_back(next);
        for (const std::size_t dependent : after[next]) {
            if (--waiting[dependent] == 0) {
                ready.emplace(written[dependent].skill.year, dependent);
            }
        }
    }
    return order;
}

/// Moves the skills into the map in the given order and joins them by index.
void fill(Curriculum& map, const std::vector<Written>& written, const std::vector<std::size_t>& order) {
    for (const std::size_t position : order) {
        map.index.emplace(written[position].skill.id, static_cast<SkillIndex>(map.skills.size()));
        map.skills.push_back(written[position].skill);
    }
    map.dependents.resize(map.skills.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        Skill& skill = map.skills[i];
        for (const std::string& id : written[order[i]].prerequisites) {
            if (const auto found = map.find(id)) {
                skill.prerequisites.push_back(*found);
                map.dependents[*found].push_back(static_cast<SkillIndex>(i));
            }
        }
        std::sort(skill.prerequisites.begin(), skill.prerequisites.end());
    }
}

}  // namespace

std::optional<SkillIndex> Curriculum::find(std::string_view id) const {
    const auto found = index.find(id);
    return found == index.end() ? std::nullopt : std::optional<SkillIndex>(found->second);
}

std::vector<SkillIndex> ancestors(const Curriculum& curriculum, SkillIndex skill) {
    std::vector<bool> seen(curriculum.skills.size(), false);
    std::vector<SkillIndex> todo = curriculum.at(skill).prerequisites;
    std::vector<SkillIndex> found;
    while (!todo.empty()) {
        const SkillIndex next = todo.back();
        todo.pop_back();
        if (seen[next]) {
            continue;
        }
        seen[next] = true;
        found.push_back(next);
        const Skill& before = curriculum.at(next);
        todo.insert(todo.end(), before.prerequisites.begin(), before.prerequisites.end());
    }
    std::sort(found.begin(), found.end());
    return found;
}

Loaded<Curriculum> make_curriculum(const std::vector<files::YamlNode>& documents) {
    Writing writing;
    for (const YamlNode& document : documents) {
        read_document(writing, document);
    }
    if (writing.headers == 0) {
        writing.reader.refuse({base::FaultKind::Missing, {"curriculum", 0, 0}, "no map header among the documents",
                               "keep map.yaml of format bookbag-curriculum beside the years", "E-CURRICULUM"});
    }
    std::stable_sort(writing.skills.begin(), writing.skills.end(),
                     [](const Written& a, const Written& b) { return a.skill.year < b.skill.year; });
    std::vector<base::Fault> faults = writing.reader.take_faults();
    for (base::Fault& fault : lint_skills(writing.map, writing.skills)) {
        faults.push_back(std::move(fault));
    }
    const std::vector<std::size_t> order = prerequisites_first(writing.skills);
    fill(writing.map, writing.skills, order);
    if (order.size() == writing.skills.size()) {
        for (base::Fault& fault : lint_graph(writing.map)) {
            faults.push_back(std::move(fault));
        }
    }
    std::stable_sort(faults.begin(), faults.end(),
                     [](const base::Fault& a, const base::Fault& b) { return a.where < b.where; });
    return {std::move(writing.map), std::move(faults)};
}

}  // namespace bookbag::school
