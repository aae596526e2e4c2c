// The shipped map, weights and policy, and virtual pupils in the middle of a term: the ground most tests here stand on.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "files/yaml_node.hpp"
#include "mastery/estimate.hpp"
#include "mastery/fit.hpp"
#include "school/curriculum.hpp"
#include "targets/audit.hpp"
#include "targets/choose.hpp"
#include "targets/shared_item.hpp"
#include "targets/virtual_school.hpp"

namespace bookbag::targets {

inline std::string text_of(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline base::Date day(int year, unsigned month, unsigned date) { return base::make_date(year, month, date).value(); }

/// Built once; everything in it is const to the tests.
struct TrialSchool {
    school::Curriculum map;
    Atlas atlas;
    Policy policy;
    mastery::Fit fit;
    std::vector<school::TermSpan> terms;
    SkillSet all_skills;

    static const TrialSchool& get() {
        static const std::unique_ptr<TrialSchool> school = make();
        return *school;
    }

    static std::unique_ptr<TrialSchool> make() {
        auto school = std::make_unique<TrialSchool>();
        const std::string root = std::string(BOOKBAG_SOURCE_DIR) + "/curriculum";
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(root + "/maths")) {
            names.push_back(entry.path().string());
        }
        std::sort(names.begin(), names.end());
        std::vector<files::YamlNode> documents;
        for (const std::string& name : names) {
            documents.push_back(files::parse_yaml(name, text_of(name)).value());
        }
        school->map = school::make_curriculum(documents).value;
        school->atlas = make_atlas(school->map);
        school->policy = read_policy(files::parse_yaml("policy.yaml", text_of(root + "/policy.yaml")).value()).policy;
        school->fit = mastery::shipped_fit(school->map, mastery::read_weights("weights.yaml", text_of(root + "/weights.yaml")).value());
        school->terms = {{"Autumn", day(2026, 9, 3), day(2026, 12, 18)}, {"Spring", day(2027, 1, 5), day(2027, 3, 26)},
                         {"Summer", day(2027, 4, 12), day(2027, 7, 21)}};
        school->all_skills = SkillSet(school->map.skills.size());
        for (school::SkillIndex s = 0; s < school->map.skills.size(); ++s) {
            school->all_skills.add(s);
        }
        return school;
    }

    ClassView view(int year, base::Date date, const school::ClassPlan* plan = nullptr) const {
        return view_class({atlas, policy, plan, terms, year, date});
    }
    school::SkillIndex skill(const std::string& id) const { return map.find(id).value(); }
};

/// Owns what a Situation refers to, for one pupil on one night.
struct Night {
    const TrialSchool& school = TrialSchool::get();
    ClassView view;
    Policy policy = school.policy;
    mastery::PupilPicture picture;
    std::vector<school::Attempt> attempts;
    school::PupilHistory history;
    std::vector<school::Choice> choices;
    SkillSet with_questions = school.all_skills;
    school::Token token{"TOKEN001"};
    std::optional<SharedItem> shared;
    int budget_seconds = 45 * 60;

    Night(int year, base::Date date, const school::ClassPlan* plan = nullptr) : view(school.view(year, date, plan)) { look(); }

    /// Estimates anew from `attempts` and chooses the class's common question.
    void look() {
        picture = mastery::estimate(school.fit, school.map, attempts, {view.date, view.year});
        shared = choose_shared(school.atlas, view, with_questions, {&picture});
    }
    Situation situation() const {
        return {school.atlas, view, policy, picture, attempts, history, choices, with_questions, token, shared, budget_seconds};
    }
    TargetPlan plan() const { return choose_targets(situation()); }

    /// `count` answers on a skill on one day, all with the same marks (in hundredths).
    void answer(const std::string& id, base::Date date, int count, int got) {
        for (int i = 0; i < count; ++i) {
            school::Attempt attempt;
            attempt.id = school::AttemptId("a" + std::to_string(attempts.size()));
            attempt.skill = school.skill(id);
            attempt.day = date;
            attempt.at = static_cast<std::int64_t>(date.days) * 86400 + 36000 + 60 * static_cast<std::int64_t>(attempts.size());
            attempt.got = got;
            attempt.item = id + "-" + std::to_string(i % 5);
            attempts.push_back(attempt);
        }
    }

    /// Makes a skill and everything before it secure: right answers on two days, nearest in time last.
    void secure(const std::string& id, base::Date date) {
        std::vector<school::SkillIndex> all = school::ancestors(school.map, school.skill(id));
        all.push_back(school.skill(id));
        for (const school::SkillIndex s : all) {
            answer(school.map.at(s).id, date - 8, 6, 100);
            answer(school.map.at(s).id, date - 3, 6, 100);
        }
    }
};

}  // namespace bookbag::targets
