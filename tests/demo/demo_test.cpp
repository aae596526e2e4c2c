// The invented school: what its options promise, and that a night takes in every row of it.
#include "demo/demo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "demo/people.hpp"
#include "demo/term_work.hpp"
#include "files/yaml_folder.hpp"
#include "ingest/intake.hpp"
#include "ingest/values.hpp"
#include "school/settings.hpp"
#include "support/intake_world.hpp"

namespace bookbag::demo {
namespace {

DemoOptions options(std::size_t pupils = 240) {
    DemoOptions chosen;
    chosen.pupils = pupils;
    chosen.until = *base::parse_iso_date("2026-10-12");
    return chosen;
}

support::FakeWorld made(const DemoOptions& chosen) {
    support::FakeWorld world;
    world.modified = 1000;
    const auto done = write_demo_school(world, "/d", chosen, support::mathematics_once());
    EXPECT_TRUE(done) << (done ? "" : base::to_string(done.error()));
    return world;
}

/// A night on the demo school, with the shipped maps, as the program runs it.
ingest::Intake night_on(support::FakeWorld& world, const DemoOptions& chosen) {
    const auto settings = school::make_settings(*files::read_yaml(world, "/d", "school.yaml"));
    EXPECT_TRUE(settings.good());
    files::DiskWorld disk;
    const auto maps = ingest::read_source_maps(disk, {std::string(BOOKBAG_SOURCE_DIR) + "/templates", "/none"}, settings.value.sources,
                                               support::mathematics_once());
    EXPECT_TRUE(maps.good());
    ingest::IntakeRequest request;
    request.school_dir = "/d";
    request.settings = &settings.value;
    request.curriculum = &support::mathematics_once();
    request.maps = maps.value;
    request.night = chosen.until;
    auto intake = ingest::take_in(world, request);
    EXPECT_TRUE(intake) << (intake ? "" : base::to_string(intake.error()));
    return intake ? *std::move(intake) : ingest::Intake();
}

/// The usual demo school after its first night; made once, because many tests look at it.
struct FirstNight {
    support::FakeWorld world = made(options());
    ingest::Intake intake = night_on(world, options());
};

const FirstNight& first_night() {
    static const FirstNight kNight;
    return kNight;
}

TEST(Demo, TheSameSeedGivesTheSameBytesAndAnotherSeedOthers) {
    EXPECT_EQ(made(options(60)).contents, made(options(60)).contents);
    DemoOptions other = options(60);
    other.seed = 2;
    EXPECT_NE(made(options(60)).contents, made(other).contents);
}

TEST(Demo, ANightTakesInEveryRowButTheTwoBrokenOnes) {
    const support::FakeWorld& world = first_night().world;
    const ingest::Intake& intake = first_night().intake;
    EXPECT_EQ(intake.roll.pupils.size(), 240U);
    EXPECT_EQ(intake.report.rows_quarantined(), 2U) << support::messages(intake.report);
    EXPECT_FALSE(intake.report.any_refused()) << support::messages(intake.report);
    EXPECT_EQ(intake.contacts, ingest::ContactsState::Current);
    const std::string said = support::messages(intake.report);
    EXPECT_NE(said.find("E-SKILL"), std::string::npos);
    EXPECT_NE(said.find("E-SCORE-RANGE 7 is above the maximum 5"), std::string::npos);
    EXPECT_NE(said.find("I-BOM"), std::string::npos);
    std::set<std::string> sources;
    for (const school::Attempt& attempt : intake.evidence.attempts) {
        sources.insert(attempt.source);
    }
    EXPECT_EQ(sources, (std::set<std::string>{"native", "topic-export"}));
    EXPECT_TRUE(std::none_of(world.contents.begin(), world.contents.end(), [](const auto& file) { return file.first.starts_with("/d/inbox/"); }));
}

TEST(Demo, HasEveryCaseOfTheRollOnce) {
    const ingest::Intake& intake = first_night().intake;
    std::set<int> years;
    for (const school::SchoolClass& group : intake.roll.classes) {
        years.insert(group.year);
        EXPECT_LE(group.register_order.size(), 30U);
        EXPECT_FALSE(group.teacher.empty());
    }
    EXPECT_EQ(years.size(), 11U);
    std::size_t silent = 0;
    std::map<std::string, std::size_t> seen;
    for (std::size_t p = 0; p < intake.roll.pupils.size(); ++p) {
        const school::Pupil& pupil = intake.roll.pupils[p];
        silent += intake.evidence.first_of[p] == intake.evidence.first_of[p + 1] ? 1 : 0;
        seen["offline"] += pupil.home.internet == school::Known::No ? 1 : 0;
        seen["print"] += pupil.home.printed_pack == school::Known::Yes ? 1 : 0;
        seen["large"] += pupil.access.profile == school::PrintProfile::Large18 || pupil.access.profile == school::PrintProfile::Large24 ? 1 : 0;
        seen["dyslexia"] += pupil.access.profile == school::PrintProfile::Dyslexia ? 1 : 0;
        seen["tint"] += pupil.access.tint != school::PaperTint::White ? 1 : 0;
        seen["tongue"] += pupil.home.home_language != "en" ? 1 : 0;
        seen["new"] += pupil.joined == options().until - 1 ? 1 : 0;
    }
    EXPECT_EQ(silent, 2U);  // one without evidence, one who joined yesterday
    EXPECT_EQ(seen["new"], 1U);
    for (const char* what : {"offline", "print", "large", "dyslexia", "tint", "tongue"}) {
        EXPECT_GT(seen[what], 0U) << what;
    }
    std::map<std::string, std::set<school::PupilIndex>> children;
    std::size_t court = 0;
    std::size_t without_email = 0;
    for (const school::Guardian& adult : intake.roll.guardians) {
        children[adult.contact_id].insert(adult.pupil);
        court += adult.court_order == school::Known::Yes ? 1 : 0;
        without_email += adult.email.empty() ? 1 : 0;
    }
    EXPECT_TRUE(std::any_of(children.begin(), children.end(), [](const auto& one) { return one.second.size() == 2; }));
    EXPECT_GE(court, 1U);
    EXPECT_GT(without_email, 0U);
}

TEST(Demo, ThePupilAwayThreeWeeksHasOldEvidenceOnly) {
    const DemoSchool school = make_people(options());
    const auto away = std::find_if(school.pupils.begin(), school.pupils.end(), [](const DemoPupil& one) { return one.story == Story::AwayThreeWeeks; });
    ASSERT_NE(away, school.pupils.end());
    const ingest::Intake& intake = first_night().intake;
    const auto pupil = intake.roll.find(school::PupilId{away->id});
    ASSERT_TRUE(pupil);
    base::Date last;
    for (std::size_t i = intake.evidence.first_of[*pupil]; i < intake.evidence.first_of[*pupil + 1]; ++i) {
        last = std::max(last, intake.evidence.attempts[i].day);
    }
    EXPECT_GE(options().until - last, 14);
    EXPECT_LE(options().until - last, 24);
}

TEST(Demo, EvidenceKeepsToItsDaysAndItsYears) {
    const ingest::Intake& intake = first_night().intake;
    std::size_t tagged = 0;
    std::size_t wrong = 0;
    for (const school::Attempt& attempt : intake.evidence.attempts) {
        EXPECT_LE(attempt.day, options().until);
        EXPECT_GE(attempt.day, options().until - 7 * 7);
        const int year = intake.roll.pupils[attempt.pupil].year;
        const int of = support::mathematics_once().at(attempt.skill).year;
        EXPECT_TRUE(of <= year && of >= year - 2) << year << " " << of;
        wrong += attempt.got < attempt.possible ? 1 : 0;
        tagged += attempt.misconception.empty() ? 0 : 1;
    }
    EXPECT_GT(tagged, wrong / 5);
    const double share = static_cast<double>(wrong) / static_cast<double>(intake.evidence.attempts.size());
    EXPECT_GT(share, 0.08);
    EXPECT_LT(share, 0.35);
}

TEST(Demo, UpnsPassTheReadersCheck) {
    for (const DemoPupil& pupil : make_people(options(600)).pupils) {
        const auto upn = ingest::read_upn(pupil.upn);
        ASSERT_TRUE(upn) << pupil.upn;
        EXPECT_EQ(upn->warning, "") << pupil.upn;
    }
}

TEST(Demo, TheTruthIsNearWhatPupilsAnswered) {
    // The mean of the model's chances before each answer must be the share of right answers (law of large numbers).
    const DemoOptions chosen = options();
    const TermWork work(support::mathematics_once(), chosen);
    Learner learner = work.learner(make_people(chosen).pupils[100]);
    const school::SkillIndex skill = *support::mathematics_once().find("y3-num-01");
    double expected = 0;
    double right = 0;
    for (int i = 0; i < 4000; ++i) {
        Learner fresh = learner;
        fresh.random() = base::Random(base::seed_of({"trial", std::to_string(i)}));
        expected += fresh.chance(skill, chosen.until);
        right += fresh.answer(skill, chosen.until).right ? 1 : 0;
    }
    EXPECT_NEAR(right / 4000, expected / 4000, 0.03);
}

TEST(Demo, RefusesOptionsOutOfRangeAndAFolderThatIsASchool) {
    support::FakeWorld world;
    DemoOptions chosen = options(10);
    EXPECT_FALSE(write_demo_school(world, "/d", chosen, support::mathematics_once()));
    chosen = options(60);
    chosen.until = {};
    EXPECT_FALSE(write_demo_school(world, "/d", chosen, support::mathematics_once()));
    world.contents["/d/school.yaml"] = "x";
    EXPECT_EQ(write_demo_school(world, "/d", options(60), support::mathematics_once()).error().what, "there is a school in this folder already");
}

TEST(Demo, AFullDiskIsReported) {
    for (int steps = 0; steps < 25; steps += 4) {
        support::FakeWorld world;
        world.fail_after = steps;
        EXPECT_FALSE(write_demo_school(world, "/d", options(60), support::mathematics_once())) << steps;
        EXPECT_FALSE(world.exists("/d/school.yaml"));
    }
}

}  // namespace
}  // namespace bookbag::demo
