// Whole nights of intake in memory: what is accepted stays, what is bad changes nothing, and a crash leaves one or the other.
#include "ingest/intake.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/sha256.hpp"
#include "files/zip.hpp"
#include "support/intake_world.hpp"

namespace bookbag::ingest {
namespace {

using support::IntakeWorld;
using support::messages;

const std::string kHead = IntakeWorld::kEvidenceHeader;

TEST(Intake, TakesARollAndItsEvidence) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "correct") + IntakeWorld::line("e2", "B2", "incorrect"));
    const Intake intake = school.good_night();
    ASSERT_EQ(intake.roll.pupils.size(), 3U) << messages(intake.report);
    EXPECT_EQ(intake.roll.pupils[1].given_name.for_print(), "Ben");
    EXPECT_EQ(intake.roll.pupils[0].token.value.size(), 8U);
    ASSERT_EQ(intake.roll.classes.size(), 1U);
    EXPECT_EQ(intake.roll.classes[0].id, "5W");
    EXPECT_EQ(intake.roll.classes[0].year, 5);
    EXPECT_EQ(intake.roll.classes[0].register_order, (std::vector<school::PupilIndex>{2, 1, 0}));
    ASSERT_EQ(intake.evidence.attempts.size(), 2U);
    const school::Attempt& first = intake.evidence.attempts[0];
    EXPECT_EQ(first.id, school::AttemptId("e1"));
    EXPECT_EQ(first.got, 100);
    EXPECT_EQ(base::to_iso(first.day), "2026-10-12");
    EXPECT_EQ(first.seconds, 20);
    EXPECT_EQ(intake.evidence.first_of, (std::vector<std::size_t>{0, 1, 2, 2}));
    EXPECT_FALSE(school.in_inbox("pupils.csv"));
    EXPECT_EQ(school.world.contents.at("/s/archive/2026-10-13/pupils.csv"), IntakeWorld::kPupils);
}

TEST(Intake, KeepsTheEvidenceOfAllNights) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "correct"));
    school.good_night("2026-10-13");
    school.drop("evidence.csv", kHead + IntakeWorld::line("e2", "A1", "incorrect"));
    const Intake second = school.good_night("2026-10-14");
    EXPECT_EQ(second.evidence.attempts.size(), 2U);
    EXPECT_EQ(second.report.attempts_new, 1U);
    const Intake third = school.good_night("2026-10-15");
    EXPECT_EQ(third.evidence.attempts.size(), 2U);
    EXPECT_EQ(third.roll.pupils.size(), 3U);
    EXPECT_EQ(third.roll.pupils[0].token, second.roll.pupils[0].token);
}

TEST(Intake, TheSameRowsAgainAreNoNewEvidence) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "correct"));
    school.good_night("2026-10-13");
    school.drop("all.csv", kHead + IntakeWorld::line("e1", "A1", "correct") + IntakeWorld::line("e2", "A1", "correct"));
    const Intake intake = school.good_night("2026-10-14");
    EXPECT_EQ(intake.report.files[0].rows.line(), "2 rows read: 1 loaded, 0 quarantined, 1 skipped (I-DUP 1)");
    EXPECT_EQ(intake.evidence.attempts.size(), 2U);
    school.drop("all.csv", kHead + IntakeWorld::line("e1", "A1", "correct") + IntakeWorld::line("e2", "A1", "correct"));
    const Intake same = school.good_night("2026-10-15");
    EXPECT_EQ(same.report.files[0].end, FileEnd::Skipped);
    EXPECT_NE(messages(same.report).find("all.csv:1: I-STALE no new data since 2026-10-14"), std::string::npos);
    EXPECT_FALSE(school.in_inbox("all.csv"));
}

TEST(Intake, ALaterScoreSupersedes) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "incorrect"));
    school.good_night("2026-10-13");
    school.drop("corrected.csv", kHead + IntakeWorld::line("e1", "A1", "correct"));
    const Intake intake = school.good_night("2026-10-14");
    ASSERT_EQ(intake.evidence.attempts.size(), 1U);
    EXPECT_EQ(intake.evidence.attempts[0].got, 100);
    EXPECT_NE(messages(intake.report).find("W-RESCORE"), std::string::npos);
    const Intake next = school.good_night("2026-10-15");
    ASSERT_EQ(next.evidence.attempts.size(), 1U);
    EXPECT_EQ(next.evidence.attempts[0].got, 100);
}

TEST(Intake, EvidenceOfAnUnknownPupilIsHeldUntilThePupilAppears) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "Z9", "correct"));
    const Intake first = school.good_night("2026-10-13");
    EXPECT_TRUE(first.evidence.attempts.empty());
    EXPECT_EQ(first.report.attempts_held, 1U);
    EXPECT_NE(messages(first.report).find("evidence.csv:2:2: E-NOT-ON-ROLL \"a9\": held: pupil not on roll"), std::string::npos)
        << messages(first.report);
    school.drop("pupils.csv", std::string(IntakeWorld::kPupils) + "Z9,,Zo\xC3\xAB,,Okafor,2016-11-01,5,5W,yes\n");
    const Intake second = school.good_night("2026-10-14");
    EXPECT_EQ(second.evidence.attempts.size(), 1U);
}

TEST(Intake, ABadRowIsSetAsideWithItsReasonAndTheRestLoads) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "correct") +
                                    "e2,B2,t1,q2,y5-num-1,2026-10-12T15:30:00Z,1,correct,,,20,0\n"
                                    "e3,B2,t1,q2,y5-num-01,2026-10-12T15:30:00Z,1,partial,23,20,20,0\n"
                                    "e4,B2,t1,q2,y5-num-01,12/10/2026,1,correct,,,20,0\n"
                                    "e5,B2,t1,q2,y5-num-01,2026-10-30T15:30:00Z,1,correct,,,20,0\n");
    const Intake intake = school.good_night();
    EXPECT_EQ(messages(intake.report),
              "evidence.csv:3:5: E-SKILL \"y5-num-1\": no such skill in the curriculum: did you mean \"y5-num-01\"?\n"
              "evidence.csv:4:9: E-SCORE-RANGE 23 is above the maximum 20: correct the row and drop the file again\n"
              "evidence.csv:5:6: E-DATE-AMBIGUOUS \"12/10/2026\": day or month first?: set dates.order for this source\n"
              "evidence.csv:6:6: E-FUTURE \"2026-10-30T15:30:00Z\": time is in the future: check the clock of the platform\n");
    EXPECT_EQ(intake.report.files[1].rows.line(), "5 rows read: 1 loaded, 4 quarantined, 0 skipped");
    const std::string& aside = school.world.contents.at("/s/archive/2026-10-13/quarantine/evidence.csv.evidence.csv");
    EXPECT_NE(aside.find("3,5,E-SKILL,"), std::string::npos);
    EXPECT_NE(aside.find("e2,B2,t1,q2"), std::string::npos);
}

TEST(Intake, ARefusedFileLeavesTheLastGoodSetInForce) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.good_night("2026-10-13");
    school.drop("pupils.csv", "");
    school.drop("junk.csv", "one,two\n1,2\n");
    const Intake intake = school.good_night("2026-10-14");
    EXPECT_EQ(intake.roll.pupils.size(), 3U);
    EXPECT_TRUE(intake.report.any_refused());
    EXPECT_NE(messages(intake.report).find("pupils.csv:1: E-EMPTY file is empty"), std::string::npos);
    EXPECT_NE(messages(intake.report).find("junk.csv:1: E-UNKNOWN not a file Bookbag knows. Headers found: one, two"),
              std::string::npos);
    EXPECT_TRUE(school.in_inbox("pupils.csv"));
}

TEST(Intake, ManyBadRowsRefuseTheFileAndItsRowsMayComeAgain) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    std::string rows = kHead + IntakeWorld::line("good", "A1", "correct");
    for (int i = 0; i < 11; ++i) {
        rows += "bad" + std::to_string(i) + ",A1,t,q,nothing,2026-10-12T15:30:00Z,1,correct,,,,\n";
    }
    school.drop("a.csv", rows);
    school.drop("b.csv", kHead + IntakeWorld::line("good", "A1", "correct"));
    const Intake intake = school.good_night();
    EXPECT_NE(messages(intake.report).find("a.csv:1: E-REJECTED 11 of 12 rows cannot be read"), std::string::npos);
    ASSERT_EQ(intake.evidence.attempts.size(), 1U);  // by b.csv: what the refused file brought was taken back
    EXPECT_EQ(school.good_night("2026-10-14").evidence.attempts.size(), 1U);
}

std::string manifest(const std::string& pupils, std::size_t rows, const std::string& complete = "yes") {
    return "key,value\nformat,1\nschool_id,9990001\ncomplete," + complete + "\nrows.pupils.csv," + std::to_string(rows) +
           "\nsha256.pupils.csv," + base::sha256_hex(pupils) + "\n";
}

TEST(Manifest, ProvesASetAndLetsAbsenceDelete) {
    IntakeWorld school;
    std::string pupils = "pupil_id,given_name,family_name,year_group,form\n";
    for (int i = 10; i < 30; ++i) {
        pupils += "P" + std::to_string(i) + ",Given,Family" + std::to_string(i) + ",4,4A\n";
    }
    school.drop("set/pupils.csv", pupils);
    school.drop("set/bookbag.csv", manifest(pupils, 20));
    EXPECT_EQ(school.good_night("2026-10-13").roll.pupils.size(), 20U);
    const std::string fewer = pupils.substr(0, pupils.rfind("P28"));
    school.drop("set/pupils.csv", fewer);
    school.drop("set/bookbag.csv", manifest(fewer, 18));
    const Intake second = school.good_night("2026-10-14");
    EXPECT_EQ(second.roll.pupils.size(), 18U) << messages(second.report);
    EXPECT_TRUE(second.report.files[0].complete);
}

TEST(Manifest, RefusesAWrongCountHashOrSchool) {
    const std::string pupils = IntakeWorld::kPupils;
    const auto said = [&](const std::string& text) {
        IntakeWorld school;
        school.drop("pupils.csv", pupils);
        school.good_night();
        school.drop("set/pupils.csv", pupils + "D4,,Dora,,Ek,2016-10-02,5,5W,yes\n");
        school.drop("set/bookbag.csv", text);
        const Intake intake = school.good_night("2026-10-14");
        EXPECT_EQ(intake.roll.pupils.size(), 3U);
        return messages(intake.report);
    };
    EXPECT_NE(said("key,value\nformat,1\nrows.pupils.csv,3\n").find("E-MANIFEST manifest says 3 rows, 4 found"),
              std::string::npos);
    EXPECT_NE(said("key,value\nformat,1\nrows.pupils.csv,4\nsha256.pupils.csv,00\n")
                  .find("E-MANIFEST the SHA-256 of pupils.csv differs"),
              std::string::npos);
    EXPECT_NE(said("key,value\nformat,1\nschool_id,1\nrows.pupils.csv,4\n").find("E-SCHOOL file is for another school"),
              std::string::npos);
    EXPECT_NE(said("key,value\nformat,1\nrows.needs.csv,4\n").find("E-MANIFEST the manifest names needs.csv, which is not there"),
              std::string::npos);
}

TEST(Guards, TheRollMayFallByATenthAndNoMore) {
    for (const auto& [left, accepted] : std::vector<std::pair<int, bool>>{{900, true}, {899, false}}) {
        IntakeWorld school;
        std::string pupils = "pupil_id,given_name,family_name,year_group\n";
        std::string fewer = pupils;
        for (int i = 0; i < 1000; ++i) {
            const std::string row = "P" + std::to_string(10000 + i) + ",G,F" + std::to_string(i) + ",4\n";
            pupils += row;
            fewer += i < left ? row : "";
        }
        school.drop("set/pupils.csv", pupils);
        school.drop("set/bookbag.csv", manifest(pupils, 1000));
        school.good_night("2026-10-13");
        school.drop("set/pupils.csv", fewer);
        school.drop("set/bookbag.csv", manifest(fewer, static_cast<std::size_t>(left)));
        const Intake intake = school.good_night("2026-10-14");
        EXPECT_EQ(intake.roll.pupils.size(), accepted ? 900U : 1000U);
        EXPECT_EQ(messages(intake.report).find("E-SHRUNK-ROLL") == std::string::npos, accepted);
    }
}

std::string contacts(int rows) {
    std::string text =
        "pupil_id,contact_id,name,relationship,priority,parental_responsibility,court_order,report_recipient,email,language\n";
    for (int i = 0; i < rows; ++i) {
        text += "A1,G" + std::to_string(i) + ",Adult,mother,1,yes,no,yes,a" + std::to_string(i) + "@example.org,\n";
    }
    return text;
}

TEST(Guards, ContactsThatLostMoreThanAFifthChangeNobodyAndHoldTheMail) {
    for (const auto& [left, accepted] : std::vector<std::pair<int, bool>>{{800, true}, {799, false}}) {
        IntakeWorld school;
        school.drop("pupils.csv", IntakeWorld::kPupils);
        school.drop("contacts.csv", contacts(1000));
        EXPECT_EQ(school.good_night("2026-10-13").contacts, ContactsState::Current);
        school.drop("contacts.csv", contacts(left));
        const Intake intake = school.good_night("2026-10-14");
        EXPECT_EQ(intake.roll.guardians.size(), accepted ? 800U : 1000U);
        EXPECT_EQ(intake.contacts, accepted ? ContactsState::Current : ContactsState::Held);
        if (!accepted) {
            EXPECT_EQ(school.good_night("2026-10-15").contacts, ContactsState::Held);  // the file is still in the inbox
            const std::string sum = base::sha256_hex(contacts(left)).substr(0, 12);
            school.world.contents["/s/plan/accept.txt"] = "# checked with the office\n" + sum + "\n";
            const Intake agreed = school.good_night("2026-10-16");
            EXPECT_EQ(agreed.contacts, ContactsState::Current);
            EXPECT_EQ(agreed.roll.guardians.size(), 799U);
        }
    }
}

TEST(Guards, AnUnreadableContactFileHoldsTheMail) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("contacts.csv", contacts(5));
    school.good_night("2026-10-13");
    school.drop("contacts.csv", "");
    EXPECT_EQ(school.good_night("2026-10-14").contacts, ContactsState::Held);
    school.world.contents.erase("/s/inbox/contacts.csv");
    EXPECT_EQ(school.good_night("2026-10-15").contacts, ContactsState::Current);
}

TEST(Contacts, AContactMissingFromANewFileIsSwitchedOff) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("contacts.csv", contacts(10));
    school.good_night("2026-10-13");
    school.drop("contacts.csv", contacts(9));
    EXPECT_EQ(school.good_night("2026-10-14").roll.guardians.size(), 9U);
}

TEST(Intake, WhatIsKeptIsWhatWasReadOnEveryLaterNight) {
    IntakeWorld school;
    school.drop("pupils.csv",
                "pupil_id,upn,given_name,preferred_name,family_name,birth_date,year_group,form,on_roll,pronoun\n"
                "A1,,\"Asha, Jr\",,\"O\"\"Neil\",2016-10-02,5,5W,yes,she\nB2,,Benedict,Ben,Nguy\xE1\xBB\x85n,2010-12-24,11,,yes,they\n");
    school.drop("classes.csv", "class_id,name,subject,teacher,year\n5W,5 Willow,Maths,Mrs Penhale,5\n11/A,Set A,Mathematics,Dr Ek,11\nArt,Art,Art,Mr No,11\n");
    school.drop("enrolments.csv", "class_id,pupil_id,from,to\n5W,A1,2026-09-03,\n11/A,B2,2026-09-03,2027-07-20\nArt,B2,2026-09-03,\n");
    school.drop("contacts.csv",
                "pupil_id,contact_id,name,relationship,priority,parental_responsibility,court_order,report_recipient,email,language,channel\n"
                "A1,G1,Ann,mother,1,yes,no,yes,ann@example.org,pl,email\nA1,G2,Bob,father,2,,yes,no,,,print\n");
    school.drop("needs.csv", "pupil_id,printed_pack,home_internet,device,home_language,large_print,paper_tint,items_per_page\n"
                "B2,yes,limited,shared,vi,24,cream,3\n");
    school.drop("groups.csv", "pupil_id,free_meals,pupil_premium,additional_language,looked_after,service_child,sen_status\nA1,yes,,no,,,K\n");
    const Intake first = school.good_night("2026-10-13");
    const Intake later = school.good_night("2026-10-14");
    for (const Intake* intake : {&first, &later}) {
        const school::Roll& roll = intake->roll;
        ASSERT_EQ(roll.pupils.size(), 2U);
        EXPECT_EQ(roll.pupils[0].given_name.for_print(), "Asha, Jr");
        EXPECT_EQ(roll.pupils[0].family_name.for_print(), "O\"Neil");
        EXPECT_EQ(roll.pupils[1].given_name.for_print(), "Ben");
        EXPECT_EQ(roll.pupils[1].pronoun, "they");
        EXPECT_EQ(base::to_iso(roll.pupils[1].birth_date), "2010-12-24");
        EXPECT_EQ(base::to_iso(roll.pupils[1].joined), "2026-09-03");
        EXPECT_EQ(roll.pupils[1].access.profile, school::PrintProfile::Large24);
        EXPECT_EQ(roll.pupils[1].access.tint, school::PaperTint::Cream);
        EXPECT_EQ(roll.pupils[1].access.items_per_page, 3);
        EXPECT_EQ(roll.pupils[1].home.internet, school::Known::No);
        EXPECT_EQ(roll.pupils[1].home.printed_pack, school::Known::Yes);
        EXPECT_EQ(roll.pupils[1].home.home_language, "vi");
        ASSERT_EQ(roll.classes.size(), 2U);
        EXPECT_EQ(roll.classes[0].teacher, "Mrs Penhale");
        EXPECT_EQ(roll.classes[1].id, "11-A");
        ASSERT_EQ(roll.guardians.size(), 2U);
        EXPECT_EQ(roll.guardians[0].channel, school::ContactChannel::Email);
        EXPECT_EQ(roll.guardians[0].language, "pl");
        EXPECT_EQ(roll.guardians[1].court_order, school::Known::Yes);
        EXPECT_EQ(roll.guardians[1].parental_responsibility, school::Known::Unknown);
        ASSERT_EQ(intake->groups.of_pupil.size(), 2U);
        EXPECT_EQ(intake->groups.of_pupil[0].free_meals, school::Known::Yes);
        EXPECT_EQ(intake->groups.of_pupil[0].sen_status, "K");
    }
}

TEST(Intake, ReadsAZipAsItsFolder) {
    IntakeWorld school;
    const std::string pupils = IntakeWorld::kPupils;
    school.drop("export.zip", *files::make_zip({{"bookbag.csv", manifest(pupils, 3)}, {"pupils.csv", pupils}}));
    const Intake intake = school.good_night();
    EXPECT_EQ(intake.roll.pupils.size(), 3U);
    EXPECT_EQ(intake.report.files[0].name, "export.zip/pupils.csv");
    EXPECT_FALSE(school.in_inbox("export.zip"));
}

TEST(Intake, AFileStillBeingWrittenWaits) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.good_night();
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "correct"));
    school.world.modified = school.world.clock - 10;
    const Intake waiting = school.good_night("2026-10-14");
    EXPECT_NE(messages(waiting.report).find("evidence.csv:1: I-WAIT"), std::string::npos);
    EXPECT_TRUE(waiting.evidence.attempts.empty());
    school.drop("evidence.csv.done", "");
    EXPECT_EQ(school.good_night("2026-10-15").evidence.attempts.size(), 1U);
    EXPECT_FALSE(school.in_inbox("evidence.csv.done"));
}

TEST(Intake, ADryRunWritesNothingAndSaysWhatItUnderstood) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "correct"));
    const auto before = school.world.contents;
    school.mode = IntakeMode::Check;
    const Intake intake = school.good_night();
    EXPECT_EQ(school.world.contents, before);
    EXPECT_EQ(intake.roll.pupils.size(), 3U);
    EXPECT_EQ(intake.evidence.attempts.size(), 1U);
    const std::string text = check_text(intake.report);
    EXPECT_NE(
        text.find("pupils.csv: loaded (native pupils); 3 rows read: 3 loaded, 0 quarantined, 0 skipped; completeness not proved"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("  pupil_id: column 1"), std::string::npos);
}

TEST(Intake, DoesNotDependOnTheOrderOfRowsOrFiles) {
    std::vector<std::string> rows = {IntakeWorld::line("e1", "A1", "correct"), IntakeWorld::line("e2", "B2", "incorrect"),
                                     IntakeWorld::line("e3", "A1", "incorrect"), IntakeWorld::line("e4", "C3", "correct")};
    std::vector<std::vector<std::string>> seen;
    for (int turn = 0; turn < 24; ++turn) {
        IntakeWorld school;
        school.drop(turn % 2 == 0 ? "pupils.csv" : "zz.csv", IntakeWorld::kPupils);
        school.drop("evidence.csv", kHead + rows[0] + rows[1] + rows[2] + rows[3]);
        std::vector<std::string> ids;
        for (const school::Attempt& attempt : school.good_night().evidence.attempts) {
            ids.push_back(std::to_string(attempt.pupil) + "|" + std::to_string(attempt.id.value));
        }
        seen.push_back(ids);
        std::next_permutation(rows.begin(), rows.end());
    }
    EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [&](const auto& ids) { return ids == seen[0]; }));
}

TEST(Intake, AfterACrashAtAnyStepTheNextNightHasEverything) {
    for (int steps = 0; steps < 40; ++steps) {
        IntakeWorld school;
        school.drop("pupils.csv", IntakeWorld::kPupils);
        school.good_night("2026-10-13");
        school.drop("pupils.csv", std::string(IntakeWorld::kPupils) + "D4,,Dora,,Ek,2016-10-02,5,5W,yes\n");
        school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "D4", "correct"));
        school.world.fail_after = steps;
        const auto broken = school.night("2026-10-14");
        school.world.fail_after.reset();
        // What is in force now is the old set or the new one: look without touching anything.
        IntakeWorld copy = school;
        std::erase_if(copy.world.contents, [](const auto& file) { return file.first.starts_with("/s/inbox/"); });
        const std::size_t pupils = copy.good_night("2026-10-14").roll.pupils.size();
        const std::size_t attempts = copy.good_night("2026-10-14").evidence.attempts.size();
        EXPECT_TRUE((pupils == 3 && attempts == 0) || (pupils == 4 && attempts == 1))
            << "after " << steps << " changes: " << pupils << " pupils, " << attempts;
        const Intake again = school.good_night("2026-10-14");
        EXPECT_EQ(again.roll.pupils.size(), 4U) << steps;
        EXPECT_EQ(again.evidence.attempts.size(), 1U) << steps;
        if (broken) {
            break;
        }
    }
}

TEST(Intake, ADamagedStoreStopsTheNight) {
    IntakeWorld school;
    school.drop("pupils.csv", IntakeWorld::kPupils);
    school.drop("evidence.csv", kHead + IntakeWorld::line("e1", "A1", "correct"));
    school.good_night();
    for (auto& [path, bytes] : school.world.contents) {
        if (path.find("/records/intake/evidence-") != std::string::npos) {
            bytes[bytes.size() / 2] = bytes[bytes.size() / 2] == '1' ? '2' : '1';
        }
    }
    const auto intake = school.night("2026-10-14");
    ASSERT_FALSE(intake);
    EXPECT_EQ(intake.error().code, "E-STORE");
}

TEST(Intake, NeedsAPupil) {
    IntakeWorld school;
    const auto intake = school.night();
    ASSERT_FALSE(intake);
    EXPECT_EQ(intake.error().code, "E-NO-ROLL");
}

TEST(Intake, NoPupilsNameReachesAMessage) {
    IntakeWorld school;
    school.drop("pupils.csv", std::string(IntakeWorld::kPupils) +
                                  "A1,,Quillon,,Zephyrine,2016-10-02,5,5W,yes\nE5,zzz,=Quillon,,Zephyrine,Quillon,5,5W,yes\nF6,,,"
                                  ",,2016-10-02,five,5W,yes\n");
    const Intake intake = school.good_night();
    const std::string said = messages(intake.report);
    EXPECT_EQ(said.find("uillon"), std::string::npos) << said;
    EXPECT_EQ(said.find("ephyrin"), std::string::npos) << said;
    EXPECT_NE(said.find("E-IDENTITY lines 2 and 5 have one pupil_id and two names"), std::string::npos) << said;
    EXPECT_EQ(intake.roll.pupils.size(), 3U);  // B2, C3 and E5: both A1 rows are set aside
}

}  // namespace
}  // namespace bookbag::ingest
