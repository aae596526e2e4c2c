// Column maps: the worked examples of the design, the errors of their authors, and the keys that find pupils.
#include "ingest/source_map.hpp"

#include <gtest/gtest.h>

#include "files/yaml_folder.hpp"
#include "ingest/report.hpp"
#include "support/intake_world.hpp"

namespace bookbag::ingest {
namespace {

using support::IntakeWorld;
using support::messages;

school::Loaded<SourceMap> map_of(const std::string& text) {
    return make_source_map(*files::parse_yaml("m.yaml", text), support::mathematics_once());
}

/// A map that ships with the program.
SourceMap shipped(const std::string& name) {
    files::DiskWorld disk;
    const auto document = files::read_yaml(disk, std::string(BOOKBAG_SOURCE_DIR) + "/templates", "sources/" + name + ".yaml");
    EXPECT_TRUE(document);
    auto map = make_source_map(*document, support::mathematics_once());
    for (const base::Fault& fault : map.faults) {
        ADD_FAILURE() << base::to_string(fault);
    }
    return std::move(map.value);
}

/// A school of Year 7 and 4 pupils that uses the given map.
IntakeWorld school_with(SourceMap map) {
    IntakeWorld school;
    school.maps.push_back(std::move(map));
    school.drop("pupils.csv",
                "pupil_id,given_name,preferred_name,family_name,year_group,form\n"
                "A1,Asha,,Shah,7,7x/Ma1\nB2,Benedict,Ben,O'Brien,4,4M\nB3,Ben,,O\xE2\x80\x99" "Brien,4,4N\nC4,Sam,,Lee,7,7x/Ma1\nC5,Sam,,Lee,7,7x/Ma1\n");
    school.good_night("2026-10-12");
    return school;
}

const FileReport& report_of(const Intake& intake, const std::string& name) {
    for (const FileReport& file : intake.report.files) {
        if (file.name == name) {
            return file;
        }
    }
    ADD_FAILURE() << "no report of " << name;
    return intake.report.files.at(0);
}

TEST(HomeworkActivity, CountsFourValuesAndNoScore) {
    IntakeWorld school = school_with(shipped("homework-activity"));
    school.drop("Student activity.csv",
                "Student activity report,,,,,,,,,\n"
                ",,,,Week 07/09/2026,,,Week 14/09/2026,,\n"
                "First name,Last name,Class,Year group,Compulsory,XP Boost,Target,Compulsory,XP Boost,Target\n"
                "Asha,Shah,7x/Ma1,7,100%,40%,-,85%,0%,-\n"
                "Sam,Lee,7x/Ma1,7,100%,40%,-,85%,0%,-\n"
                "Total,,,,90%,,,,,\n"
                "Report printed on 14/09/2026\n");
    const Intake intake = school.good_night("2026-10-13");
    const FileReport& report = report_of(intake, "Student activity.csv");
    EXPECT_EQ(report.rows.line(), "4 rows read: 1 loaded, 1 quarantined, 2 skipped (I-TOTAL 2)") << messages(intake.report);
    EXPECT_EQ(report.cells_read, 6U);
    EXPECT_EQ(report.cells_loaded, 4U);
    EXPECT_EQ(report.cells_absent, 2U);
    EXPECT_TRUE(intake.evidence.attempts.empty());
    const std::string said = messages(intake.report);
    EXPECT_NE(said.find("Student activity.csv:5:1: E-KEY-MANY 2 pupils match given_name, family_name, class"), std::string::npos) << said;
    EXPECT_NE(said.find("W-PROVISIONAL"), std::string::npos);
}

TEST(HeatMap, GivesOneSnapshotForEachFilledFact) {
    IntakeWorld school = school_with(shipped("tables-heat-map"));
    const std::string head = "First Name,Last Name,Class,Exported,1x1,7x8,13x2,3 x 4,12x12\n";
    school.drop("heat map.csv", head + "Ben,O'Brien,4M,05/10/2026,100,45,50,100,\nBen,O'Brien,4N,13/10/2026,,80,,,\n");
    const Intake first = school.good_night("2026-10-14");
    const FileReport& report = report_of(first, "heat map.csv");
    EXPECT_EQ(report.rows.line(), "2 rows read: 2 loaded, 0 quarantined, 0 skipped") << messages(first.report);
    EXPECT_EQ(report.cells_read, 8U);  // 13x2 is outside the bounds and no column of the block
    ASSERT_EQ(first.evidence.attempts.size(), 3U) << messages(first.report);
    const school::Attempt& fact = first.evidence.attempts[0];
    EXPECT_EQ(first.roll.pupils[fact.pupil].id.value, "B2");
    EXPECT_EQ(fact.possible, 10000);
    EXPECT_EQ(fact.source, "tables-heat-map");
    // The same state a week later is no new evidence; another share supersedes.
    school.drop("heat map 2.csv", head + "Ben,O'Brien,4M,12/10/2026,100,45,50,100,\nBen,O'Brien,4N,19/10/2026,,90,,,\n");
    const Intake second = school.good_night("2026-10-21");
    EXPECT_EQ(second.report.attempts_new, 1U);
    EXPECT_EQ(second.evidence.attempts.size(), 3U);
    const Intake third = school.good_night("2026-10-22");
    EXPECT_EQ(third.evidence.attempts.size(), 3U);
}

TEST(HeatMap, RefusesColouredBlanks) {
    IntakeWorld school = school_with(shipped("tables-heat-map"));
    school.drop("heat map.csv", "First Name,Last Name,Class,7x8,9x9\nBen,O'Brien,4M,,\n");
    EXPECT_NE(messages(school.good_night("2026-10-13").report).find("heat map.csv:1: E-NO-VALUES no values, only blanks"), std::string::npos);
}

TEST(TopicExport, ReadsSemicolonsTitlesAndDayFirstTimes) {
    IntakeWorld school = school_with(shipped("topic-export"));
    const std::string& title = support::mathematics_once().at(*support::mathematics_once().find("y7-num-01")).title;
    school.drop("Topic export.csv",
                "Topic practice report;Someone\r\n\r\nStudent ID;First name;Last name;Class;Topic;Finished;Score;Out of\r\n"
                "A1;Asha;Shah;7x/Ma1;\"" + title + "\";13/09/2026 16:40;3;4\r\n;Asha;Shah;7x/Ma1;" + title + ";02/09/2026 16:40;5;4\r\n"
                "A1;Asha;Shah;7x/Ma1;Juggling;13/09/2026 16:40;3;4\r\nA1;Asha;Shah;7x/Ma1;" + title + ";13/09/2026 16:40;-;4\r\nTotal;;;;;;3;\r\n");
    const Intake intake = school.good_night("2026-10-13");
    EXPECT_EQ(report_of(intake, "Topic export.csv").rows.line(),
              "5 rows read: 1 loaded, 1 quarantined, 3 skipped (I-NO-SKILL 1, I-STATUS 1, I-TOTAL 1)") << messages(intake.report);
    ASSERT_EQ(intake.evidence.attempts.size(), 1U);
    EXPECT_EQ(intake.evidence.attempts[0].got, 300);
    EXPECT_EQ(intake.evidence.attempts[0].possible, 400);
    EXPECT_EQ(intake.evidence.attempts[0].weight, 100);
    EXPECT_EQ(base::to_iso(intake.evidence.attempts[0].day), "2026-09-13");
    EXPECT_NE(messages(intake.report).find("Topic export.csv:5:7: E-SCORE-RANGE 5 is above the maximum 4"), std::string::npos);
}

constexpr const char* kSmall =
    "map: 1\nname: small\nstatus: confirmed\ngives: [evidence]\nmatch: {file: [\"*small*\"]}\n"
    "fields:\n  pupil_id: {headers: [Id], type: id, required: yes}\n  when: {headers: [When], type: date}\n  mark: {headers: [Mark]}\n"
    "key: [[pupil_id]]\nmax_score: {fixed: 10}\n"
    "emit:\n  - {record: evidence, set: {skill_ids: \"y7-num-01\", item_id: \"q\", at: when, score: mark}}\n";

TEST(SourceMap, ProvesTheOrderOfDatesOverTheWholeColumn) {
    IntakeWorld school = school_with(map_of(kSmall).value);
    school.drop("small.csv", "Id,When,Mark\nA1,03/04/2026,7\nB2,05/04/2026,7\n");
    EXPECT_NE(messages(school.good_night("2026-10-13").report).find("E-DATE-AMBIGUOUS"), std::string::npos);
    school.drop("small 2.csv", "Id,When,Mark\nA1,03/04/2026,7\nB2,25/04/2026,7\n");
    const Intake intake = school.good_night("2026-10-14");
    ASSERT_EQ(intake.evidence.attempts.size(), 2U) << messages(intake.report);
    EXPECT_EQ(base::to_iso(intake.evidence.attempts[0].day), "2026-04-03");
    EXPECT_EQ(intake.evidence.attempts[0].got, 700);
}

TEST(SourceMap, RefusesAMappedHeaderGivenTwice) {
    IntakeWorld school = school_with(map_of(kSmall).value);
    school.drop("small.csv", "Id,When,Mark,Mark\nA1,25/04/2026,7,8\n");
    EXPECT_NE(messages(school.good_night("2026-10-13").report).find("small.csv:1: E-HEADER-TWICE \"Mark\" is in columns 3 and 4"), std::string::npos);
}

TEST(SourceMap, KeepsTheAccountOnEveryBrokenRow) {
    IntakeWorld school = school_with(map_of(kSmall).value);
    school.drop("small.csv", "Id,When,Mark\nA1,25/04/2026,7\nNOBODY,25/04/2026,7\nA1,25/04\n\nA1,26/04/2026,7,8,9\nA1,27/04/2026,x\nA1,28/04/2026,3");
    const Intake intake = school.good_night("2026-10-13");
    const FileReport& report = report_of(intake, "small.csv");
    EXPECT_EQ(report.rows.line(), "7 rows read: 2 loaded, 4 quarantined, 1 skipped (I-BLANK 1)") << messages(intake.report);
    const std::string said = messages(intake.report);
    EXPECT_NE(said.find("small.csv:3:1: E-KEY-NONE no pupil matches pupil_id"), std::string::npos) << said;
    EXPECT_NE(said.find("small.csv:4:2: E-WIDTH 2 fields, header has 3"), std::string::npos) << said;
    EXPECT_NE(said.find("small.csv:8: W-NO-FINAL-NEWLINE"), std::string::npos) << said;
}

TEST(SourceMap, NamesItsAuthorsErrors) {
    const auto map = map_of(
        "map: 1\nname: bad\ngives: [evidense]\nmatch: {file: [\"{a\"]}\nread: {dates: {order: guess}, colour: red}\n"
        "fields:\n  pupil_id: {headers: [Id], type: idd}\n  empty: {type: text}\nkey: [[name]]\n"
        "skills: {by: pupil_id, table: {x: y7-num-1}}\n"
        "emit:\n  - {record: evidence, for_each: none, set: {at: nowhere, colour: cell}}\n");
    std::string said;
    for (const base::Fault& fault : map.faults) {
        said += base::to_string(fault) + "\n";
    }
    for (const char* part : {"m.yaml:3:9: E-YAML there is no table \"evidense\"", "m.yaml:4:16: E-YAML a brace is not closed",
                             "m.yaml:5:23: E-YAML \"guess\" is not known here", "m.yaml:5:31: E-YAML unknown key \"colour\"",
                             "unknown type \"idd\"", "the field names no column", "there is no field \"name\"",
                             "there is no skill \"y7-num-1\": did you mean \"y7-num-01\"?", "there is no block \"none\"",
                             "\"nowhere\" is no field, hole or word of the list", "the table has no column \"colour\""}) {
        EXPECT_NE(said.find(part), std::string::npos) << part << " in\n" << said;
    }
}

TEST(Pattern, MatchesHolesStarsAndSpellings) {
    const auto match = [](const char* pattern, const char* text) {
        const auto parsed = Pattern::parse(files::YamlNode(), pattern);
        EXPECT_TRUE(parsed);
        return parsed->match(text);
    };
    EXPECT_EQ(match("{a:integer}x{b:integer}", "7x12")->at("b"), "12");
    EXPECT_FALSE(match("{a:integer}x{b:integer}", "7xb"));
    EXPECT_EQ(match("Week {monday:date} | {strand}", "week 07/09/2026 | XP  Boost")->at("strand"), "xp boost");
    EXPECT_FALSE(match("Week {monday:date} | {strand}", "Week of rest | x"));
    EXPECT_TRUE(match("*heat*map*", "Year 4 Heat Map (3).csv"));
    EXPECT_FALSE(match("*heat*map*", "hat map"));
    EXPECT_FALSE(Pattern::parse(files::YamlNode(), "{a}{b}"));
}

TEST(Accounting, CannotBeBuiltUnlessItBalances) {
    Accounting::Counts counts;
    counts.loaded = 3;
    counts.quarantined = 1;
    counts.skipped["I-BLANK"] = 1;
    EXPECT_TRUE(Accounting::make(5, counts));
    EXPECT_EQ(Accounting::make(6, counts).error().code, "E-ACCOUNT");
}

}  // namespace
}  // namespace bookbag::ingest
