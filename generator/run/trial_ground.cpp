// Loading and laying out the two worlds.
#include "run/trial_ground.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/text.hpp"
#include "files/yaml_node.hpp"

namespace bookbag::run {
namespace {

using school::SkillIndex;

/// Prerequisites by name of exercise.
using Edges = std::map<std::string, std::set<std::string>>;

std::vector<school::TermSpan> term_spans() {
    const base::Date start = trial_start();
    return {{"Autumn", start, start + 102}, {"Spring", start + 120, start + 200}, {"Summer", start + 217, start + 317}};
}

/// Whether `to` is `from` or one of its prerequisites, near or far.
bool reaches(const Edges& before, const std::string& from, const std::string& to) {
    std::vector<std::string> open{from};
    std::set<std::string> seen;
    while (!open.empty()) {
        const std::string name = open.back();
        open.pop_back();
        if (name == to) {
            return true;
        }
        const auto found = before.find(name);
        if (seen.insert(name).second && found != before.end()) {
            open.insert(open.end(), found->second.begin(), found->second.end());
        }
    }
    return false;
}

Edges acyclic_edges(const std::string& text) {
    Edges before;
    bool header = true;
    for (const std::string_view line : base::split(text, '\n')) {
        const auto parts = base::split(base::trimmed(line), '\t');
        if (header || parts.size() != 2) {
            header = false;
            continue;
        }
        const std::string skill(parts[0]);
        const std::string prerequisite(parts[1]);
        before[prerequisite];
        if (!reaches(before, prerequisite, skill)) {
            before[skill].insert(prerequisite);
        }
    }
    return before;
}

/// Names with their depth, shallow first; equal depth by name.
std::vector<std::pair<int, std::string>> by_depth(const Edges& before) {
    std::map<std::string, int> depth;
    const std::function<int(const std::string&)> depth_of = [&](const std::string& name) -> int {
        const auto found = depth.find(name);
        if (found != depth.end()) {
            return found->second;
        }
        int d = 0;
        for (const std::string& p : before.at(name)) {
            d = std::max(d, depth_of(p) + 1);
        }
        return depth[name] = d;
    };
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [name, prerequisites] : before) {
        order.emplace_back(depth_of(name), name);
    }
    std::sort(order.begin(), order.end());
    return order;
}

}  // namespace

base::Date trial_start() {
    return base::Date{20703};
}

void prepare_ground(Ground& ground, mastery::WeightSet weights, int weeks) {
    ground.atlas = targets::make_atlas(ground.map);
    ground.fit = mastery::shipped_fit(ground.map, std::move(weights));
    ground.all = targets::SkillSet(ground.map.skills.size());
    for (SkillIndex s = 0; s < ground.map.skills.size(); ++s) {
        ground.all.add(s);
    }
    const auto terms = term_spans();
    ground.views.assign(static_cast<std::size_t>(ground.years) + 1, {});
    for (int year = 1; year <= ground.years; ++year) {
        for (int week = 0; week < weeks; ++week) {
            ground.views[static_cast<std::size_t>(year)].push_back(
                targets::view_class({ground.atlas, ground.policy, nullptr, terms, year, trial_start() + 7 * week}));
        }
    }
}

const targets::ClassView& view_of(const Ground& ground, int year, int week) {
    return ground.views[static_cast<std::size_t>(year)][static_cast<std::size_t>(week)];
}

base::Result<school::Curriculum> load_trial_map(files::World& world, const std::string& folder) {
    const std::string maths = files::path_in(folder, "maths");
    BOOKBAG_TRY(entries, world.list_dir(maths));
    std::vector<files::YamlNode> documents;
    for (const files::DirEntry& entry : entries) {
        const std::string path = files::path_in(maths, entry.name);
        BOOKBAG_TRY(text, world.read_file(path));
        BOOKBAG_TRY(node, files::parse_yaml(path, text));
        documents.push_back(std::move(node));
    }
    auto loaded = school::make_curriculum(documents);
    if (!loaded.good()) {
        return loaded.faults.front();
    }
    return std::move(loaded.value);
}

base::Result<school::Curriculum> load_exercise_graph(files::World& world, const std::string& path) {
    BOOKBAG_TRY(text, world.read_file(path));
    const Edges before = acyclic_edges(text);
    const auto order = by_depth(before);
    school::Curriculum map;
    map.strands["exercises"] = "Exercises";
    for (const auto& [depth, name] : order) {
        school::Skill skill;
        skill.id = name;
        skill.title = name;
        skill.strand = "exercises";
        skill.year = 1 + static_cast<int>(map.skills.size() * 11 / order.size());
        for (const std::string& p : before.at(name)) {
            skill.prerequisites.push_back(map.index.at(p));
        }
        std::sort(skill.prerequisites.begin(), skill.prerequisites.end());
        map.index[name] = static_cast<SkillIndex>(map.skills.size());
        map.skills.push_back(std::move(skill));
    }
    map.dependents.resize(map.skills.size());
    for (SkillIndex s = 0; s < map.skills.size(); ++s) {
        for (const SkillIndex p : map.skills[s].prerequisites) {
            map.dependents[p].push_back(s);
        }
    }
    return map;
}

}  // namespace bookbag::run
