// The skills map: the shipped one keeps every rule, and each rule, broken on purpose, is named with its place.
#include "school/curriculum.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "files/yaml_node.hpp"
#include "support/curriculum.hpp"

namespace bookbag::school {
namespace {

constexpr const char* kHeader =
    "format: bookbag-curriculum\nformat_version: 1\nmap_version: \"1\"\nattribution: x\n"
    "strands: {number: Number}\nquestion_types: [order]\nfigures: [clock]\n";

/// A skill in flow form on one line, so that tests can name its line.
std::string skill(const std::string& id, const std::string& needs, const std::string& more = "") {
    const std::string year = id.substr(1, id.find('-') - 1);
    const std::string stage = year == "1" || year == "2" ? "1" : "2";
    return "  - {id: " + id + ", year: " + year + ", key_stage: " + stage + ", strand: number, title: T " + id +
           ", i_can: I can " + id + ", prerequisites: [" + needs + "]" + more + "}\n";
}

Loaded<Curriculum> map_of(int year, const std::string& skills, const std::string& catalogue = "") {
    std::vector<files::YamlNode> documents;
    documents.push_back(*files::parse_yaml("map.yaml", kHeader));
    documents.push_back(*files::parse_yaml("y.yaml", "format: bookbag-curriculum-year\nformat_version: 1\nyear: " +
                                                         std::to_string(year) + "\nskills:\n" + skills));
    if (!catalogue.empty()) {
        documents.push_back(*files::parse_yaml("m.yaml", "format: bookbag-misconceptions\nformat_version: 1\nmisconceptions:\n" +
                                                             catalogue));
    }
    return make_curriculum(documents);
}

std::string first_fault(const Loaded<Curriculum>& loaded) {
    return loaded.faults.empty() ? "no fault" : base::to_string(loaded.faults.front());
}

TEST(Mathematics, TheShippedMapKeepsEveryRule) {
    const Curriculum map = support::mathematics();
    EXPECT_EQ(map.skills.size(), 476U);
    std::size_t edges = 0;
    for (std::size_t i = 0; i < map.skills.size(); ++i) {
        edges += map.skills[i].prerequisites.size();
        for (const SkillIndex before : map.skills[i].prerequisites) {
            EXPECT_LT(before, i) << map.skills[i].id;
        }
    }
    EXPECT_EQ(edges, 791U);
}

TEST(Mathematics, CitesTheWholeNationalCurriculum) {
    const Curriculum map = support::mathematics();
    std::set<std::string> statements;
    std::set<std::string> examination;
    std::set<std::string> ready;
    for (const Skill& one : map.skills) {
        for (const std::string& code : one.national_curriculum) {
            (code.starts_with("GCSE.") ? examination : statements).insert(code);
        }
        ready.insert(one.ready_to_progress.begin(), one.ready_to_progress.end());
    }
    EXPECT_EQ(statements.size(), 358U);
    EXPECT_EQ(examination.size(), 97U);
    EXPECT_EQ(ready.size(), 79U);
}

TEST(Mathematics, KeepsTheGuidancesChainOfPlaceValue) {
    const Curriculum map = support::mathematics();
    const auto with_code = [&](const std::string& code) {
        std::vector<SkillIndex> found;
        for (std::size_t i = 0; i < map.skills.size(); ++i) {
            const auto& codes = map.skills[i].ready_to_progress;
            if (std::count(codes.begin(), codes.end(), code) > 0) {
                found.push_back(static_cast<SkillIndex>(i));
            }
        }
        return found;
    };
    std::set<SkillIndex> before;
    for (const SkillIndex one : with_code("6NPV-2")) {
        const std::vector<SkillIndex> more = ancestors(map, one);
        before.insert(more.begin(), more.end());
    }
    for (const char* code : {"2NPV-1", "3NPV-2", "4NPV-2", "5NPV-2"}) {
        const std::vector<SkillIndex> skills = with_code(code);
        EXPECT_TRUE(std::any_of(skills.begin(), skills.end(), [&](SkillIndex one) { return before.count(one) != 0; })) << code;
    }
}

TEST(Curriculum, PutsPrerequisitesFirstAndKeepsTheWrittenOrderOtherwise) {
    const auto loaded = map_of(1, skill("y1-num-01", "y1-num-03") + skill("y1-num-02", "") + skill("y1-num-03", ""));
    ASSERT_TRUE(loaded.good()) << first_fault(loaded);
    EXPECT_EQ(loaded.value.skills[0].id, "y1-num-02");
    EXPECT_EQ(loaded.value.skills[1].id, "y1-num-03");
    EXPECT_EQ(loaded.value.skills[2].id, "y1-num-01");
    EXPECT_EQ(loaded.value.dependents[1], std::vector<SkillIndex>{2});
}

TEST(Curriculum, NamesACycle) {
    const auto loaded = map_of(1, skill("y1-num-01", "y1-num-02") + skill("y1-num-02", "y1-num-01"));
    EXPECT_EQ(first_fault(loaded),
              "y.yaml:5:119: E-CURRICULUM prerequisites run in a circle: y1-num-01 needs y1-num-02 needs y1-num-01: "
              "remove one of them");
}

TEST(Curriculum, NamesAnUnknownPrerequisiteWithTheNearest) {
    const auto loaded = map_of(1, skill("y1-num-01", "") + skill("y1-num-02", "y1-nun-01"));
    EXPECT_EQ(first_fault(loaded),
              "y.yaml:6:120: E-CURRICULUM there is no skill \"y1-nun-01\": did you mean \"y1-num-01\"?");
}

TEST(Curriculum, RefusesAPrerequisiteThatAnotherImplies) {
    const auto loaded =
        map_of(1, skill("y1-num-01", "") + skill("y1-num-02", "y1-num-01") + skill("y1-num-03", "y1-num-01, y1-num-02"));
    EXPECT_NE(first_fault(loaded).find("names \"y1-num-01\", which another of its prerequisites implies"), std::string::npos);
}

TEST(Curriculum, NamesEveryBrokenRuleOfASkill) {
    const auto loaded = map_of(2, "  - {id: y3-num-1, year: 2, key_stage: 2, strand: numbers, title: \"" + std::string(61, 'x') +
                                      "\", i_can: Can do, prerequisites: [], tier: Z, question_types: [ordr], "
                                      "figures: [clok], misconceptions: [none], extra: 1}\n");
    std::string all;
    for (const base::Fault& fault : loaded.faults) {
        all += base::to_string(fault) + "\n";
    }
    for (const char* part : {"id \"y3-num-1\" does not fit its year", "key stage 2 does not fit Year 2",
                             "unknown name \"numbers\" under strand: did you mean \"number\"?", "longer than 60",
                             "i_can does not start", "has no prerequisite", "tier \"Z\"",
                             "\"ordr\" under question_types: did you mean \"order\"?",
                             "\"clok\" under figures: did you mean \"clock\"?", "\"none\" under misconceptions",
                             "unknown key \"extra\""}) {
        EXPECT_NE(all.find(part), std::string::npos) << part << " in\n" << all;
    }
    EXPECT_EQ(loaded.faults.size(), 11U) << all;
}

TEST(Curriculum, RefusesWordsUsedTwice) {
    const auto loaded = map_of(1, skill("y1-num-01", "") + skill("y1-num-01", ""));
    EXPECT_EQ(loaded.faults.size(), 3U);
    EXPECT_NE(first_fault(loaded).find("used twice"), std::string::npos);
}

TEST(Curriculum, RefusesBothTiersBehindTheHigherOne) {
    const auto loaded = map_of(1, skill("y1-num-01", "", ", tier: H") + skill("y1-num-02", "y1-num-01", ", tier: FH"));
    EXPECT_NE(first_fault(loaded).find("of both tiers but needs \"y1-num-01\""), std::string::npos);
}

TEST(Curriculum, RefusesAMisconceptionThatBelongsToNoSkill) {
    const auto loaded = map_of(1, skill("y1-num-01", "", ", misconceptions: [used]"), "  used: {text: a}\n  idle: {text: b}\n");
    EXPECT_EQ(first_fault(loaded), "m.yaml:5:3: E-CURRICULUM misconception \"idle\" belongs to no skill: name it at a skill");
}

TEST(Curriculum, NeedsItsHeader) {
    EXPECT_NE(first_fault(make_curriculum({})).find("no map header"), std::string::npos);
}

}  // namespace
}  // namespace bookbag::school
