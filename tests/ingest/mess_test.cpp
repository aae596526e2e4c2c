// Files as schools really send them, one mess a test, with the exact message; and files cut or damaged at every byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/intake_world.hpp"

namespace bookbag::ingest {
namespace {

using support::IntakeWorld;
using support::messages;

const std::string kHead = IntakeWorld::kEvidenceHeader;

/// A school with its roll taken in.
IntakeWorld settled() {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.good_night("2026-10-12");
    return school;
}

struct Mess {
    const char* name;
    std::string bytes;
    std::string said;     ///< a part of the messages
    std::string account;  ///< of the file
};

TEST(Mess, EveryCaseHasItsMessageAndItsAccount) {
    const std::string row = IntakeWorld::line("e1", "A1", "correct");
    const std::string wide = kHead + row;
    std::string utf16 = "\xFF\xFE";
    for (const char c : wide) {
        utf16 += c;
        utf16 += '\0';
    }
    std::string semicolons = wide;
    std::replace(semicolons.begin(), semicolons.end(), ',', ';');
    const std::string one = "1 rows read: 1 loaded, 0 quarantined, 0 skipped";
    const std::string split = "2 rows read: 1 loaded, 1 quarantined, 0 skipped";
    const std::vector<Mess> messes = {
        {"byte order mark", "\xEF\xBB\xBF" + wide, "x.csv:1: I-BOM UTF-8 mark removed", one},
        {"UTF-16", utf16, "x.csv:1: I-UTF16 read as UTF-16", one},
        {"semicolons", semicolons, "x.csv:1: I-DELIM read with \";\" as separator", one},
        {"sep line", "sep=;\n" + semicolons, "x.csv:1: I-DELIM", one},
        {"Windows-1252", kHead + "e1,A1,t\xE9,q,y5-num-01,2026-10-11T15:30:00Z,1,correct,,,,\n",
         "x.csv:1: W-CP1252 not UTF-8; read as Windows-1252", one},
        {"unassigned byte", kHead + row + "e2,A1,\x81,q,y5-num-01,2026-10-11T15:30:00Z,1,correct,,,,\n",
         "x.csv:3: E-BYTE byte 0x81 is no character in UTF-8 or Windows-1252: export the file again as UTF-8", split},
        {"open quote", kHead + "e2,A1,\"t,q,y5-num-01,2026-10-11T15:30:00Z,1,correct,,,,\n" + row,
         "x.csv:2:3: E-QUOTE-OPEN quote opened here is never closed", split},
        {"text after quote", kHead + "e2,A1,\"t\"t,q,y5-num-01,2026-10-11T15:30:00Z,1,correct,,,,\n" + row,
         "x.csv:2:3: E-QUOTE-TEXT text after a closing quote", split},
        {"width", kHead + "e2,A1,t\n" + row, "x.csv:2:3: E-WIDTH 3 fields, header has 12", split},
        {"blank row", kHead + "\n" + row + ",,,,,,,,,,,\n", "", "3 rows read: 1 loaded, 0 quarantined, 2 skipped (I-BLANK 2)"},
        {"header spelling",
         "Evidence_ID , PUPIL_ID,task_id,item_id,skill_ids,at,attempt,outcome,score,max_score,seconds,hints\n" + row, "", one},
        {"unknown column", "secret_medical," + kHead + "asthma," + row, "x.csv:1: I-IGNORED ignored 1 columns", one},
        {"header only", kHead, "x.csv:1: W-NO-ROWS no rows in this file", "0 rows read: 0 loaded, 0 quarantined, 0 skipped"},
        {"no final newline", wide.substr(0, wide.size() - 1), "x.csv:2: W-NO-FINAL-NEWLINE last row may be cut", one},
        {"cut record", wide + "e2,A1,t", "x.csv:3:3: E-CUT-RECORD file ends inside a record", split},
        {"no zone", kHead + "e1,A1,t,q,y5-num-01,2026-10-11T15:30:00,1,correct,,,,\n",
         "x.csv:2:6: W-ZONE \"2026-10-11T15:30:00\": read as Europe/London", one},
        {"status", kHead + "e1,A1,t,q,y5-num-01,2026-10-11T15:30:00Z,1,not_submitted,,,,\n", "x.csv:2:8: I-STATUS", one},
        {"absent score", kHead + "e1,A1,t,q,y5-num-01,2026-10-11T15:30:00Z,1,,Abs,10,,\n", "x.csv:2:9: I-STATUS", one},
        {"no maximum", kHead + "e1,A1,t,q,y5-num-01,2026-10-11T15:30:00Z,1,,7,,,\n", "x.csv:2:9: W-NO-MAX \"7\": no maximum",
         one},
        {"outcome", kHead + "e1,A1,t,q,y5-num-01,2026-10-11T15:30:00Z,1,brilliant,,,,\n",
         "x.csv:2:8: E-OUTCOME \"brilliant\": no known outcome", "1 rows read: 0 loaded, 1 quarantined, 0 skipped"},
        {"scientific id", kHead + "e1,1.23457E+16,t,q,y5-num-01,2026-10-11T15:30:00Z,1,correct,,,,\n",
         "x.csv:2:2: E-ID-SCI \"1.23457E+16\": id was shortened by a spreadsheet and cannot be restored",
         "1 rows read: 0 loaded, 1 quarantined, 0 skipped"},
        {"misconception", "misconception," + kHead + "nonsense," + row, "x.csv:2:1: W-MISCONCEPTION \"nonsense\"", one},
        {"tag of a spreadsheet", kHead + "e1,A1,t,=1+1,y5-num-01,2026-10-11T15:30:00Z,1,correct,,,,\n", "", one},
    };
    for (const Mess& mess : messes) {
        IntakeWorld school = settled();
        school.drop("x.csv", mess.bytes);
        const Intake intake = school.good_night("2026-10-13");
        ASSERT_FALSE(intake.report.files.empty()) << mess.name;
        const std::string said = messages(intake.report);
        EXPECT_NE(said.find(mess.said), std::string::npos) << mess.name << ":\n" << said;
        EXPECT_EQ(intake.report.files[0].rows.line(), mess.account) << mess.name << ":\n" << said;
        EXPECT_EQ(said.find("asthma"), std::string::npos);
        EXPECT_EQ(said.find("secret_medical"), std::string::npos);
    }
}

TEST(Mess, RefusedFilesSayWhy) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "E-EMPTY file is empty"},
        {std::string("a\0\0,b", 5), "E-BINARY binary or damaged file"},
        {"HEADER\nE\n", "E-DELIM cannot tell the separator"},
        {"\n\n,,\n", "E-NO-HEADER no header line"},
        {"evidence_id,pupil_id,pupil_id,skill_ids,at,outcome\ne,A1,A1,y5-num-01,2026-10-11,correct\n",
         "E-HEADER-TWICE \"pupil_id\" is in columns 2 and 3"},
        {"a," + std::string(70'000, 'x') + "\nb,c\n", "E-UNKNOWN"},
        {"PK\x03\x04 no zip", "E-TRUNCATED"},
    };
    for (const auto& [bytes, said] : cases) {
        IntakeWorld school = settled();
        school.drop(said.starts_with("E-TRUNC") ? "x.zip" : "x.csv", bytes);
        const Intake intake = school.good_night("2026-10-13");
        EXPECT_TRUE(intake.report.any_refused()) << said;
        EXPECT_NE(messages(intake.report).find(said), std::string::npos) << messages(intake.report);
        EXPECT_EQ(intake.roll.pupils.size(), 3U);
    }
}

TEST(Mess, ALastRowWithoutNewlineIsSetAsideWhenTheSourceUsuallyEndsWithOne) {
    IntakeWorld school = settled();
    school.drop("a.csv", kHead + IntakeWorld::line("e1", "A1", "correct"));
    school.good_night("2026-10-13");
    const std::string cut =
        kHead + IntakeWorld::line("e2", "A1", "correct") + "e3,A1,t,q,y5-num-01,2026-10-11T15:30:00Z,1,,8,85,,";
    school.drop("b.csv", cut);
    const Intake intake = school.good_night("2026-10-14");
    EXPECT_NE(messages(intake.report).find("b.csv:3: E-CUT-RECORD last row may be cut"), std::string::npos)
        << messages(intake.report);
    EXPECT_EQ(intake.evidence.attempts.size(), 2U);
}

TEST(Mess, LeadingZerosAreRestoredOnlyWhenOnePupilFits) {
    IntakeWorld school;
    school.drop("pupils.csv", "pupil_id,given_name,family_name,year_group\n000123,Ada,Quill,5\n000456,Bea,Quill,5\n");
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "123", "correct") + IntakeWorld::line("e2", "999", "correct"));
    const Intake intake = school.good_night();
    ASSERT_EQ(intake.evidence.attempts.size(), 1U);
    EXPECT_EQ(intake.roll.pupils[intake.evidence.attempts[0].pupil].id.value, "000123");
    EXPECT_NE(messages(intake.report).find("W-ID-ZEROS"), std::string::npos);
}

TEST(Mess, TheCodeOnABookletNamesItsPupil) {
    IntakeWorld school = settled();
    const std::string code = school.good_night("2026-10-12").roll.pupils[1].token.value;
    school.drop("marks.csv", kHead + IntakeWorld::line("m1", code, "correct"));
    school.drop("choices.csv", "pupil_id,skill_id,read_on\n" + code + ",y5-num-02,2026-10-12\nA1,y5-num-03,2026-10-12\n");
    const Intake intake = school.good_night("2026-10-13");
    ASSERT_EQ(intake.evidence.attempts.size(), 1U);
    EXPECT_EQ(intake.evidence.attempts[0].pupil, 1U);
    ASSERT_EQ(intake.evidence.choices.size(), 2U);
    EXPECT_EQ(school.good_night("2026-10-14").evidence.choices.size(), 2U);
}

TEST(Mess, PupilsPartsOfTheRoll) {
    IntakeWorld school = settled();
    school.drop("pupils.csv",
                "pupil_id,given_name,preferred_name,family_name,year_group,on_roll,birth_date\n"
                "D4,,Dot,Ek,5,yes,\nE5,Eve,,Fay,R,yes,\nF6,Flo,,Gee,12,yes,\nB2,Benedict,,O'Brien,5,no,\nG7,Gil,,Hob,5,yes,12/10/"
                "2016\nH8,,,,5,yes,\nI9,Ida,,Jay,five,yes,\n");
    const Intake intake = school.good_night("2026-10-13");
    EXPECT_EQ(intake.report.files[0].rows.line(), "7 rows read: 2 loaded, 2 quarantined, 3 skipped (I-OFF-ROLL 1, I-YEAR 2)");
    std::set<std::string> ids;
    for (const school::Pupil& pupil : intake.roll.pupils) {
        ids.insert(pupil.id.value);
    }
    EXPECT_EQ(ids,
              (std::set<std::string>{"A1", "C3", "D4", "G7"}));  // without a manifest nobody leaves by absence; B2 was said to
    const std::string said = messages(intake.report);
    for (const char* part :
         {"pupils.csv:2:2: W-NAME given name blank; preferred name used", "pupils.csv:6:7: E-DATE-AMBIGUOUS \"99/99/9999\"",
          "pupils.csv:7:2: E-NAME name is blank", "pupils.csv:8:5: E-YEAR \"five\": not a school year"}) {
        EXPECT_NE(said.find(part), std::string::npos) << part << "\n" << said;
    }
}

TEST(Mess, TwoRowsOfOneAdultBecomeTheMoreCautiousOne) {
    IntakeWorld school = settled();
    school.drop("contacts.csv",
                "pupil_id,contact_id,name,parental_responsibility,court_order,report_recipient,email\n"
                "A1,G1,Ann,yes,no,yes,ann@example.org\nA1,G1,Ann,yes,yes,yes,ann@example.org\nB2,G2,Bob,yes,no,yes,bob@example."
                "org; bib@example.org\n");
    const Intake intake = school.good_night("2026-10-13");
    ASSERT_EQ(intake.roll.guardians.size(), 2U);
    EXPECT_EQ(intake.roll.guardians[0].court_order, school::Known::Yes);
    EXPECT_EQ(intake.roll.guardians[1].email, "");
    EXPECT_NE(messages(intake.report)
                  .find("contacts.csv:4:7: E-EMAIL \"aaa@aaaaaaa.aaa; aaa\": not one e-mail address: one address per cell"),
              std::string::npos)
        << messages(intake.report);
}

/// What a night makes of evidence bytes: each attempt as text, and whether anything says that the file is not whole.
struct Outcome {
    std::set<std::string> attempts;
    bool flagged = false;
};

Outcome outcome_of(const std::string& bytes) {
    IntakeWorld school = settled();
    school.mode = IntakeMode::Check;
    school.drop("x.csv", bytes);
    const Intake intake = school.good_night("2026-10-13");
    Outcome outcome;
    for (const school::Attempt& attempt : intake.evidence.attempts) {
        outcome.attempts.insert(std::to_string(attempt.pupil) + "|" + std::to_string(attempt.id.value) + "|" + std::to_string(attempt.skill) + "|" +
                                std::to_string(attempt.at) + "|" + std::to_string(attempt.got) + "/" +
                                std::to_string(attempt.possible));
    }
    for (const FileReport& file : intake.report.files) {
        outcome.flagged = outcome.flagged || file.end != FileEnd::Loaded || !file.complete;
    }
    return outcome;
}

const std::string& sample() {
    static const std::string kSample = kHead +
                                       "e1,A1,t1,q1,y5-num-01,2026-10-11T15:30:00Z,1,partial,12,20,20,0\n"
                                       "e2,B2,t1,\"q, 2\",y5-num-02|y5-num-03,2026-10-11T15:31:00Z,1,correct,,,85,0\r\n"
                                       "e3,C3,t1,q3,y5-num-01,2026-10-11T15:32:00Z,1,incorrect,,,20,0\n";
    return kSample;
}

TEST(Damage, ACutAtAnyByteGivesAPrefixThatIsFlagged) {
    const Outcome whole = outcome_of(sample());
    ASSERT_EQ(whole.attempts.size(), 4U);
    for (std::size_t cut = 0; cut < sample().size(); ++cut) {
        const Outcome part = outcome_of(sample().substr(0, cut));
        EXPECT_TRUE(part.flagged) << cut;
        for (const std::string& attempt : part.attempts) {
            EXPECT_EQ(whole.attempts.count(attempt), 1U) << "cut at " << cut << ": " << attempt;
        }
    }
}

TEST(Damage, AFlippedBitNeverCrashesAndIsAlwaysUnproved) {
    for (std::size_t i = 0; i < sample().size(); ++i) {
        std::string bytes = sample();
        bytes[i] = static_cast<char>(bytes[i] ^ 0x15);
        EXPECT_TRUE(outcome_of(bytes).flagged) << i;
    }
}

}  // namespace
}  // namespace bookbag::ingest
