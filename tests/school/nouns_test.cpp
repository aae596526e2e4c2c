// Settings, plans, evidence and the roll: what is written is what is understood, and what is wrong is named.
#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "files/yaml_node.hpp"
#include "school/evidence.hpp"
#include "school/planner.hpp"
#include "school/roll.hpp"
#include "school/settings.hpp"
#include "support/curriculum.hpp"

namespace bookbag::school {
namespace {

base::Date day(const char* iso) { return *base::parse_iso_date(iso); }

Loaded<Settings> settings_of(std::string_view text) { return make_settings(*files::parse_yaml("school.yaml", text)); }

TEST(Settings, TakesDefaultsForEverythingButTheName) {
    const auto loaded = settings_of("school: {name: Larkfield School}\n");
    ASSERT_TRUE(loaded.good()) << base::to_string(loaded.faults[0]);
    EXPECT_EQ(loaded.value.name, "Larkfield School");
    EXPECT_EQ(loaded.value.booklet_weekday, -1);
    EXPECT_EQ(loaded.value.minutes.at(2), 25);
    EXPECT_EQ(loaded.value.minutes.at(6), 45);
    EXPECT_EQ(loaded.value.minutes.at(7), 50);
    EXPECT_DOUBLE_EQ(loaded.value.stop_contacts_fallen, 0.20);
}

TEST(Settings, ReadsEveryBlock) {
    const auto loaded = settings_of(
        "school: {name: L, id: \"9\", phone: \"01632 960000\", help: [Monday 15:30, Thursday 12:40]}\n"
        "booklet: {weekday: Friday, bring_back_days: 5, minutes: {5: 40}}\nprivacy: {salt_file: records/s}\n"
        "sources: {tables-heat-map: \"*heat*\"}\nstops: {pupils_fallen: 0.05}\n"
        "email: {relay: mail.example, port: 465, from: office@example.org}\npaper_report: none\n"
        "terms: [{name: Autumn, from: 2026-09-02, to: 2026-12-18}]\n");
    ASSERT_TRUE(loaded.good()) << base::to_string(loaded.faults[0]);
    EXPECT_EQ(loaded.value.booklet_weekday, 4);
    EXPECT_EQ(loaded.value.minutes.at(5), 40);
    EXPECT_EQ(loaded.value.help.size(), 2U);
    EXPECT_EQ(loaded.value.email.port, 465);
    EXPECT_EQ(loaded.value.sources.at("tables-heat-map"), "*heat*");
    EXPECT_DOUBLE_EQ(loaded.value.stop_pupils_fallen, 0.05);
    ASSERT_EQ(loaded.value.terms.size(), 1U);
}

TEST(Settings, TakesAFontItKnowsAndRefusesAnother) {
    EXPECT_EQ(settings_of("school: {name: L}\n").value.font, BookletFont::ByYear);
    EXPECT_EQ(settings_of("school: {name: L}\nbooklet: {font: noto sans}\n").value.font, BookletFont::NotoSans);
    const auto refused = settings_of("school: {name: L}\nbooklet:\n  font: Comic Sans\n");
    ASSERT_EQ(refused.faults.size(), 1U);
    EXPECT_EQ(base::to_string(refused.faults[0]),
              "school.yaml:3:9: E-YAML there is no font \"Comic Sans\": write one of by year, Andika, Noto Sans");
    EXPECT_EQ(settings_of("school: {name: L}\nbooklet: {font: Andyka}\n").faults.at(0).remedy, "did you mean \"Andika\"?");
}

TEST(Settings, CollectsEveryFaultWithItsPlace) {
    const auto loaded = settings_of(
        "school: {nam: L}\nbooklet: {weekday: Fryday, minutes: {12: 40}}\nstops: {pupils_fallen: 10}\n"
        "terms:\n  - {from: 2026-12-18, to: 2026-09-02}\n");
    std::vector<std::string> said;
    for (const base::Fault& fault : loaded.faults) {
        said.push_back(base::to_string(fault));
    }
    EXPECT_EQ(said, (std::vector<std::string>{
                        "school.yaml:1:10: E-YAML unknown key \"nam\": did you mean \"name\"?",
                        "school.yaml:1:9: E-YAML no \"name\" here: add a line \"name: ...\"",
                        "school.yaml:2:20: E-YAML \"Fryday\" is no day of the week: write Monday to Sunday, or every",
                        "school.yaml:2:42: E-YAML minutes are given as year: minutes, Years 1 to 11, 5 to 120 minutes: write for "
                        "example 5: 45",
                        "school.yaml:3:24: E-YAML a share is 0 to 1: write 0.20 for a fifth",
                        "school.yaml:5:5: E-YAML the term ends before it begins: swap from and to"}));
}

Loaded<Planner> plan_of(std::string_view text, const Curriculum& map) {
    const files::YamlNode document = *files::parse_yaml("plan/5W.yaml", text);
    return make_planner({{"5W", &document}}, {}, map, day("2026-09-14"));
}

TEST(Planner, ReadsEveryKindOfLine) {
    const Curriculum map = support::mathematics();
    const auto loaded = plan_of(
        "weeks: [{from: 2026-09-14, focus: [y4-num-03]}, {from: 2026-09-07, focus: [y4-num-01], taught: [y3-num-01]}]\n"
        "first: [{skill: y4-frac-03, until: 2026-10-02}]\n"
        "veto: [{skill: y4-meas-05, until: 2026-10-16, why: kit broken}]\n"
        "pupils:\n  - {pupil: AAAA, first: [y3-calc-04]}\n"
        "  - {pupil: BBBB, says: {skill: y4-num-02, state: secure, on: 2026-09-14}, choice_off: true}\n"
        "groups: [{members: [AAAA, BBBB], until: 2026-10-02}]\n", map);
    ASSERT_TRUE(loaded.good()) << base::to_string(loaded.faults[0]);
    const ClassPlan* plan = loaded.value.find("5W");
    ASSERT_NE(plan, nullptr);
    EXPECT_EQ(plan->weeks[0].from, day("2026-09-07"));
    EXPECT_EQ(plan->weeks[1].focus, std::vector<SkillIndex>{*map.find("y4-num-03")});
    ASSERT_EQ(plan->rules.size(), 3U);
    EXPECT_EQ(plan->rules[1].kind, PlanRule::Kind::Veto);
    EXPECT_EQ(plan->rules[1].why, "kit broken");
    EXPECT_EQ(plan->rules[2].pupil.value, "AAAA");
    ASSERT_EQ(plan->says.size(), 1U);
    EXPECT_EQ(plan->choice_off, std::vector<Token>{{"BBBB"}});
    EXPECT_EQ(plan->groups[0].members.size(), 2U);
    EXPECT_EQ(loaded.value.find("5X"), nullptr);
}

TEST(Planner, NamesWhatIsWrong) {
    const Curriculum map = support::mathematics();
    const auto loaded = plan_of("weeks: [{from: soon, focus: [y4-num-99]}]\nveto: [{skill: y4-num-01}, "
                                "{skill: y4-num-01, until: 2027-03-01}]\n", map);
    ASSERT_EQ(loaded.faults.size(), 4U);
    EXPECT_EQ(base::to_string(loaded.faults[0]),
              "plan/5W.yaml:1:16: E-YAML \"soon\" is not a date: write the date as 2026-09-07");
    EXPECT_NE(base::to_string(loaded.faults[1]).find("plan/5W.yaml:1:29: E-YAML there is no skill \"y4-num-99\": did you mean"),
              std::string::npos);
    EXPECT_NE(base::to_string(loaded.faults[2]).find("a veto needs an end"), std::string::npos);
    EXPECT_NE(base::to_string(loaded.faults[3]).find("a veto lasts at most one term"), std::string::npos);
}

TEST(Planner, SaysBecomesEvidenceOfFourAnswers) {
    const Curriculum map = support::mathematics();
    const auto loaded = plan_of("pupils:\n  - {pupil: AAAA, says: {skill: y4-num-02, state: emerging, on: 2026-09-14}}\n"
                                "  - {pupil: GONE, says: {skill: y4-num-02, state: secure, on: 2026-09-14}}\n", map);
    Roll roll;
    roll.pupils.resize(1);
    roll.pupils[0].token = {"AAAA"};
    const auto attempts = attempts_of_words(loaded.value, roll);
    ASSERT_EQ(attempts.size(), 1U);
    EXPECT_EQ(attempts[0].weight, 400);
    EXPECT_EQ(attempts[0].got, 50);
    EXPECT_EQ(attempts[0].day, day("2026-09-14"));
    const auto unused = unused_plan_lines(loaded.value, roll);
    ASSERT_EQ(unused.size(), 2U);  // the class and the pupil
    EXPECT_EQ(unused[1].where.line, 3U);
}

TEST(DefaultPlan, TeachesEverySkillOfTheYearOnceAndInOrder) {
    const Curriculum map = support::mathematics();
    const auto terms = usual_terms(day("2026-10-13"));
    for (int year = 1; year <= 11; ++year) {
        const auto weeks = default_plan(map, year, terms);
        std::vector<SkillIndex> seen;
        for (const PlanWeek& week : weeks) {
            EXPECT_FALSE(week.focus.empty());
            for (const SkillIndex skill : week.focus) {
                if (seen.empty() || seen.back() != skill) {
                    seen.push_back(skill);
                }
            }
        }
        std::vector<SkillIndex> wanted;
        for (std::size_t i = 0; i < map.skills.size(); ++i) {
            if (map.skills[i].year == year) {
                wanted.push_back(static_cast<SkillIndex>(i));
            }
        }
        EXPECT_EQ(seen, wanted) << "Year " << year;
    }
}

TEST(DefaultPlan, LeavesOutHolidays) {
    const Curriculum map = support::mathematics();
    const std::vector<TermSpan> terms = {{"A", day("2026-09-02"), day("2026-09-18")}, {"B", day("2026-09-28"), day("2026-10-02")}};
    const auto weeks = default_plan(map, 5, terms);
    ASSERT_EQ(weeks.size(), 4U);
    EXPECT_EQ(weeks[0].from, day("2026-08-31"));
    EXPECT_EQ(weeks[3].from, day("2026-09-28"));
    EXPECT_EQ(week_at(weeks, day("2026-09-25"))->from, day("2026-09-14"));
    EXPECT_EQ(week_at(weeks, day("2026-08-30")), nullptr);
}

Attempt attempt(const char* id, PupilIndex pupil, std::int64_t at, std::int32_t got) {
    Attempt one;
    one.id = AttemptId(id);
    one.pupil = pupil;
    one.at = at;
    one.got = got;
    return one;
}

TEST(Evidence, TheLastOfEqualIdsWinsAndThePupilsAreRanges) {
    const Evidence evidence = make_evidence({attempt("a", 2, 50, 0), attempt("b", 0, 10, 100), attempt("a", 2, 40, 100),
                                             attempt("c", 0, 5, 0)}, {}, 3);
    ASSERT_EQ(evidence.attempts.size(), 3U);
    EXPECT_EQ(evidence.first_of, (std::vector<std::size_t>{0, 2, 2, 3}));
    EXPECT_EQ(evidence.attempts[0].id, AttemptId("c"));
    EXPECT_EQ(evidence.attempts[2].got, 100);
}

TEST(Evidence, DoesNotDependOnTheOrderOfRows) {
    std::vector<Attempt> rows = {attempt("a", 1, 7, 0), attempt("b", 1, 7, 100), attempt("c", 0, 9, 0), attempt("d", 1, 3, 0)};
    std::vector<AttemptId> first;
    for (int i = 0; i < 24; ++i) {
        std::vector<AttemptId> ids;
        for (const Attempt& one : make_evidence(rows, {}, 2).attempts) {
            ids.push_back(one.id);
        }
        if (first.empty()) {
            first = ids;
        }
        EXPECT_EQ(ids, first);
        std::next_permutation(rows.begin(), rows.end(), [](const Attempt& a, const Attempt& b) { return a.id < b.id; });
    }
    EXPECT_EQ(first, (std::vector<AttemptId>{AttemptId("c"), AttemptId("d"), AttemptId("a"), AttemptId("b")}));
}

TEST(Roll, FindsByIdAndToken) {
    Roll roll;
    for (const char* id : {"A1", "B2", "C3"}) {
        Pupil pupil;
        pupil.id = {id};
        pupil.token = token_of("salt", pupil.id);
        roll.pupils.push_back(pupil);
    }
    EXPECT_EQ(roll.find(PupilId{"B2"}), PupilIndex{1});
    EXPECT_EQ(roll.find(PupilId{"B3"}), std::nullopt);
    EXPECT_EQ(roll.find(token_of("salt", PupilId{"C3"})), PupilIndex{2});
    EXPECT_EQ(roll.find(Token{"NONE"}), std::nullopt);
}

}  // namespace
}  // namespace bookbag::school
