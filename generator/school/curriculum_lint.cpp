// The lints of the skills map, each one small and each with its own message.
#include "school/curriculum_lint.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace bookbag::school {

namespace {

using base::Fault;
using base::FaultKind;

constexpr std::size_t kLongestTitle = 60;
constexpr std::size_t kMostPrerequisites = 3;

Fault fault(const base::Origin& where, std::string what, std::string remedy) {
    return {FaultKind::BadInput, where, std::move(what), std::move(remedy), "E-CURRICULUM"};
}

/// Key stages of England: Years 1-2, 3-6, 7-9, 10-11.
int key_stage_of(int year) {
    if (year <= 2) {
        return 1;
    }
    if (year <= 6) {
        return 2;
    }
    return year <= 9 ? 3 : 4;
}

/// Whether `id` reads y<year>-<area>-<two digits>.
bool id_fits(const std::string& id, int year) {
    const std::vector<std::string_view> parts = base::split(id, '-');
    if (parts.size() != 3 || parts[0] != "y" + std::to_string(year) || parts[1].empty() || parts[2].size() != 2) {
        return false;
    }
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::all_of(parts[1].begin(), parts[1].end(), letter) && std::all_of(parts[2].begin(), parts[2].end(), digit);
}

/// Collects the faults of the skills, knowing all their ids.
class SkillLint {
public:
    SkillLint(const Curriculum& names, const std::vector<Written>& skills) : names_(names), skills_(skills) {
        for (const Written& written : skills) {
            by_id_.emplace(written.skill.id, &written);
            ids_.push_back(written.skill.id);
        }
        for (const auto& [key, words] : names.strands) {
            strands_.push_back(key);
        }
        for (const auto& [id, item] : names.misconceptions) {
            misconceptions_.push_back(id);
        }
    }

    std::vector<Fault> run() {
        for (const Written& written : skills_) {
            check_words(written);
            check_names(written);
            check_prerequisites(written);
        }
        check_twice();
        check_cycles();
        return std::move(faults_);
    }

private:
    void check_words(const Written& written) {
        const Skill& skill = written.skill;
        if (skill.year < 1 || skill.year > 11) {
            faults_.push_back(fault(value_place(written, "year"), "year is not 1 to 11", "write the school year"));
            return;
        }
        if (!id_fits(skill.id, skill.year)) {
            faults_.push_back(fault(value_place(written, "id"), "id \"" + skill.id + "\" does not fit its year",
                                    "write it as y" + std::to_string(skill.year) + "-area-01"));
        }
        if (skill.key_stage != key_stage_of(skill.year)) {
            faults_.push_back(fault(value_place(written, "key_stage"), "key stage " + std::to_string(skill.key_stage) +
                                    " does not fit Year " + std::to_string(skill.year),
                                    "write " + std::to_string(key_stage_of(skill.year))));
        }
        if (base::code_points(skill.title).size() > kLongestTitle) {
            faults_.push_back(fault(value_place(written, "title"), "the title is longer than 60 characters", "shorten it"));
        }
        if (!skill.i_can.starts_with("I can ")) {
            faults_.push_back(fault(value_place(written, "i_can"), "i_can does not start with \"I can \"",
                                    "write it as the child would say it"));
        }
        if (!skill.tier.empty() && skill.tier != "FH" && skill.tier != "H") {
            faults_.push_back(fault(value_place(written, "tier"), "tier \"" + skill.tier + "\" is not known", "write FH or H"));
        }
    }

    void check_names(const Written& written) {
        const Skill& skill = written.skill;
        check_known({skill.strand}, strands_, written, "strand");
        check_known(skill.question_types, names_.question_types, written, "question_types");
        check_known(skill.figures, names_.figures, written, "figures");
        check_known(skill.misconceptions, misconceptions_, written, "misconceptions");
    }

    void check_known(const std::vector<std::string>& words, const std::vector<std::string>& known, const Written& written,
                     const char* key) {
        for (const std::string& word : words) {
            if (std::find(known.begin(), known.end(), word) != known.end()) {
                continue;
            }
            const auto near = base::nearest(word, known);
            faults_.push_back(fault(word_place(written, key, word), "unknown name \"" + word + "\" under " + key,
                                    near ? "did you mean \"" + *near + "\"?" : "add it to the list first"));
        }
    }

    void check_prerequisites(const Written& written) {
        if (written.prerequisites.size() > kMostPrerequisites) {
            faults_.push_back(fault(value_place(written, "prerequisites"), "more than 3 prerequisites", "keep the nearest 3"));
        }
        if (written.prerequisites.empty() && written.skill.year > 1) {
            faults_.push_back(fault(value_place(written, "prerequisites"),
                                    "skill \"" + written.skill.id + "\" has no prerequisite", "name what comes before it"));
        }
        std::set<std::string> seen;
        for (const std::string& id : written.prerequisites) {
            const base::Origin where = word_place(written, "prerequisites", id);
            const auto found = by_id_.find(id);
            if (!seen.insert(id).second) {
                faults_.push_back(fault(where, "prerequisite \"" + id + "\" is named twice", "name it once"));
            } else if (found == by_id_.end()) {
                const auto near = base::nearest(id, ids_);
                faults_.push_back(fault(where, "there is no skill \"" + id + "\"",
                                        near ? "did you mean \"" + *near + "\"?" : "name a skill of the map"));
            } else if (found->second->skill.year > written.skill.year) {
                faults_.push_back(fault(where, "prerequisite \"" + id + "\" is of a later year",
                                        "a skill rests on its own or earlier years"));
            }
        }
    }

    void check_twice() {
        std::map<std::string, const Written*> ids;
        std::map<std::string, const Written*> titles;
        std::map<std::string, const Written*> sentences;
        for (const Written& written : skills_) {
            check_unique(ids, written, {"id", written.skill.id});
            check_unique(titles, written, {"title", written.skill.title});
            check_unique(sentences, written, {"i_can", written.skill.i_can});
        }
    }

    struct KeyValue {
        std::string key;
        std::string value;
    };

    void check_unique(std::map<std::string, const Written*>& seen, const Written& written, const KeyValue& named) {
        const auto [first, fresh] = seen.emplace(named.value, &written);
        if (!fresh) {
            faults_.push_back(fault(value_place(written, named.key), named.key + " \"" + named.value + "\" is used twice",
                                    "the first is at " + base::to_string(first->second->skill.where)));
        }
    }

    /// Walks prerequisites depth first; a skill met again on the way down closes a cycle.
    void check_cycles() {
        std::set<std::string> done;
        std::vector<std::string> path;
        for (const Written& written : skills_) {
            walk(written, path, done);
        }
    }

    void walk(const Written& written, std::vector<std::string>& path, std::set<std::string>& done) {
        const std::string& id = written.skill.id;
        if (done.count(id) != 0) {
            return;
        }
        const auto met = std::find(path.begin(), path.end(), id);
        if (met != path.end()) {
            std::vector<std::string> cycle(met, path.end());
            cycle.push_back(id);
            faults_.push_back(fault(value_place(written, "prerequisites"), "prerequisites run in a circle: " +
                                    base::join(cycle, " needs "), "remove one of them"));
            return;
        }
        path.push_back(id);
        for (const std::string& before : written.prerequisites) {
            if (const auto found = by_id_.find(before); found != by_id_.end()) {
                walk(*found->second, path, done);
            }
        }
        path.pop_back();
        done.insert(id);
    }

    static base::Origin value_place(const Written& written, std::string_view key) {
        const files::YamlNode* value = written.node.find(key);
        return value == nullptr ? written.node.where() : value->where();
    }

    static base::Origin word_place(const Written& written, std::string_view key, const std::string& word) {
        const files::YamlNode* value = written.node.find(key);
        if (value != nullptr) {
            for (const files::YamlNode& item : value->items()) {
                if (item.text() == word) {
                    return item.where();
                }
            }
        }
        return value_place(written, key);
    }

    const Curriculum& names_;
    const std::vector<Written>& skills_;
    std::map<std::string, const Written*> by_id_;
    std::vector<std::string> ids_;
    std::vector<std::string> strands_;
    std::vector<std::string> misconceptions_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<base::Fault> lint_skills(const Curriculum& names, const std::vector<Written>& skills) {
    return SkillLint(names, skills).run();
}

std::vector<base::Fault> lint_graph(const Curriculum& map) {
    std::vector<Fault> faults;
    std::vector<std::set<SkillIndex>> behind(map.skills.size());
    std::set<std::string> used;
    for (std::size_t i = 0; i < map.skills.size(); ++i) {
        const Skill& skill = map.skills[i];
        used.insert(skill.misconceptions.begin(), skill.misconceptions.end());
        for (const SkillIndex direct : skill.prerequisites) {
            behind[i].insert(behind[direct].begin(), behind[direct].end());
        }
        for (const SkillIndex direct : skill.prerequisites) {
            if (behind[i].count(direct) != 0) {
                faults.push_back(fault(skill.where, "skill \"" + skill.id + "\" names \"" + map.at(direct).id +
                                       "\", which another of its prerequisites implies", "remove it from the list"));
            }
            if (skill.tier == "FH" && map.at(direct).tier == "H") {
                faults.push_back(fault(skill.where, "skill \"" + skill.id + "\" is of both tiers but needs \"" +
                                       map.at(direct).id + "\" of the higher tier", "change a tier or the prerequisite"));
            }
            behind[i].insert(direct);
        }
    }
    for (const auto& [id, item] : map.misconceptions) {
        if (used.count(id) == 0) {
            faults.push_back(fault(item.where, "misconception \"" + id + "\" belongs to no skill", "name it at a skill"));
        }
    }
    return faults;
}

}  // namespace bookbag::school
