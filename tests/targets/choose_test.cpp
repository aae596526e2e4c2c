// The promises of a plan, over thousands of virtual pupils and by single cases.
#include <gtest/gtest.h>

#include "targets/trial_school.hpp"

namespace bookbag::targets {
namespace {

using school::SkillIndex;

/// A virtual pupil of `year` with some weeks of work behind, tonight at week `week` of the year.
struct Drawn {
    int year;
    int week;
    VirtualPupil pupil;
};

Drawn draw(VirtualSchool& world, const TrialSchool& school, int weeks_of_work) {
    const int year = 1 + static_cast<int>(world.random().below(11));
    const int week = weeks_of_work + static_cast<int>(world.random().below(20));
    Drawn drawn{year, week, world.new_pupil(year)};
    for (int w = week - weeks_of_work; w < week; ++w) {
        const ClassView view = school.view(year, day(2026, 9, 7) + 7 * w);
        world.teach(drawn.pupil, view.focus, view.date.days);
        std::vector<SkillIndex> work = view.upcoming;
        for (int i = 0; i < 4; ++i) {
            work.push_back(static_cast<SkillIndex>(world.random().below(school.atlas.size())));
        }
        world.practise_online(drawn.pupil, work, view.date.days);
        std::vector<Practice> booklet;
        for (int i = 0; i < 4; ++i) {
            booklet.push_back({work[world.random().below(work.size())], Practice::Kind::Learning, 4});
        }
        world.work_booklet(drawn.pupil, booklet, view.date.days);
    }
    return drawn;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

void expect_promises_over(int pupils, std::uint64_t seed) {
    const TrialSchool& school = TrialSchool::get();
    VirtualSchool world(school.map, {}, base::Seed{seed});
    int with_learning = 0;
    for (int i = 0; i < pupils; ++i) {
        const Drawn drawn = draw(world, school, static_cast<int>(world.random().below(6)));
        // Every fourth pupil is three years ahead of the plan, every fourth three years behind it.
        const int shift = i % 4 == 0 ? -3 : (i % 4 == 1 ? 3 : 0);
        Night night(std::clamp(drawn.year + shift, 1, 11), day(2026, 9, 7) + 7 * drawn.week);
        night.attempts = drawn.pupil.attempts;
        night.look();
        const TargetPlan plan = night.plan();
        const auto faults = broken_rules(night.situation(), plan);
        ASSERT_TRUE(faults.empty()) << "pupil " << i << " year " << night.view.year << " answers " << night.attempts.size() << "\n" << joined(faults);
        with_learning += plan.learning.size() == 3 ? 1 : 0;
    }
    EXPECT_GT(with_learning, pupils * 9 / 10);
}

TEST(ChooseTargets, KeepsEveryPromiseForThreeHundredVirtualPupils) { expect_promises_over(300, 11); }

TEST(ChooseTargets, KeepsEveryPromiseForTenThousandVirtualPupils_slow) { expect_promises_over(10000, 12); }

TEST(ChooseTargets, IsTheSameWhateverTheOrderOfTheEvidence) {
    const TrialSchool& school = TrialSchool::get();
    VirtualSchool world(school.map, {}, base::Seed{5});
    const Drawn drawn = draw(world, school, 5);
    Night first(drawn.year, day(2026, 9, 7) + 7 * drawn.week);
    first.attempts = drawn.pupil.attempts;
    first.look();
    Night second(drawn.year, day(2026, 9, 7) + 7 * drawn.week);
    second.attempts = drawn.pupil.attempts;
    world.random().shuffle(second.attempts);
    second.look();
    const TargetPlan a = first.plan();
    const TargetPlan b = second.plan();
    ASSERT_EQ(a.learning.size(), b.learning.size());
    for (std::size_t i = 0; i < a.learning.size(); ++i) {
        EXPECT_EQ(a.learning[i].skill, b.learning[i].skill);
        EXPECT_EQ(a.learning[i].utility.total, b.learning[i].utility.total);
        EXPECT_EQ(a.learning[i].known, b.learning[i].known);
    }
    EXPECT_EQ(a.offered, b.offered);
    ASSERT_EQ(a.work.size(), b.work.size());
    for (std::size_t i = 0; i < a.work.size(); ++i) {
        EXPECT_EQ(a.work[i].skill, b.work[i].skill);
        EXPECT_EQ(a.work[i].chance, b.work[i].chance);
    }
}

TEST(ChooseTargets, GivesADiagnosticOfEightToTwelveQuestionsWithoutEvidence) {
    for (int year = 1; year <= 11; ++year) {
        Night night(year, day(2026, 11, 23));
        const TargetPlan plan = night.plan();
        EXPECT_TRUE(plan.diagnostic);
        EXPECT_GE(plan.ladder.size(), 8U) << year;
        EXPECT_LE(plan.ladder.size(), 12U) << year;
        EXPECT_FALSE(plan.learning.empty()) << year;
        const bool starts_near = std::any_of(plan.ladder.begin(), plan.ladder.end(), [&](const LadderStep& s) {
            return night.school.atlas.skill(s.skill).year == year;
        });
        EXPECT_TRUE(starts_near) << "a ladder of year " << year << " assumes too little";
        EXPECT_TRUE(broken_rules(night.situation(), plan).empty()) << joined(broken_rules(night.situation(), plan));
    }
}

TEST(ChooseTargets, HonoursATickAtTheNextNightAndOnlyOnce) {
    Night night(5, day(2026, 11, 23));
    night.secure("y4-num-05", day(2026, 11, 20));
    night.look();
    const TargetPlan first = night.plan();
    ASSERT_GE(first.offered.size(), 2U);
    const SkillIndex chosen = first.offered.back();
    night.choices.push_back({0, chosen, day(2026, 11, 23)});
    const TargetPlan second = night.plan();
    ASSERT_FALSE(second.learning.empty());
    EXPECT_EQ(second.learning.front().skill, chosen);
    EXPECT_EQ(second.learning.front().kind, TargetKind::Chosen);
    int learning = 0;
    int first_target = 0;
    for (const WorkItem& work : second.work) {
        learning += work.slot == Slot::Learning ? work.seconds : 0;
        first_target += work.slot == Slot::Learning && work.target == 0 ? work.seconds : 0;
    }
    EXPECT_GE(2 * first_target + 130, learning) << "a chosen target has at least half of the learning minutes";
    night.history.given.push_back({day(2026, 11, 23), chosen, "CHOSEN", 0});
    night.view.date = day(2026, 11, 30);
    const TargetPlan third = night.plan();
    for (const Target& target : third.learning) {
        EXPECT_NE(target.kind, TargetKind::Chosen);
    }
}

TEST(ChooseTargets, LetsTwoTicksStandInPrintedOrderAndForgetsATickAfterFourWeeks) {
    Night night(5, day(2026, 11, 23));
    night.secure("y4-num-05", day(2026, 11, 20));
    night.look();
    const auto offered = night.plan().offered;
    ASSERT_GE(offered.size(), 2U);
    night.choices = {{0, offered[0], day(2026, 11, 22)}, {0, offered[1], day(2026, 11, 22)}};
    const TargetPlan plan = night.plan();
    EXPECT_EQ(plan.learning[0].skill, offered[0]);
    EXPECT_EQ(plan.learning[1].skill, offered[1]);
    night.choices = {{0, offered[0], day(2026, 11, 22) - 28}};
    const TargetPlan late = night.plan();
    EXPECT_NE(late.learning[0].kind, TargetKind::Chosen);
}

TEST(ChooseTargets, TakesTheNextStepWhenTheChosenSkillIsSecureByNow) {
    Night night(5, day(2026, 11, 23));
    night.secure("y5-num-01", day(2026, 11, 20));
    night.look();
    const SkillIndex chosen = night.school.skill("y5-num-01");
    ASSERT_EQ(night.picture.at(chosen).state, mastery::SkillState::Secure);
    night.choices.push_back({0, chosen, day(2026, 11, 22)});
    const TargetPlan plan = night.plan();
    ASSERT_EQ(plan.secure_choices, std::vector<SkillIndex>{chosen});
    const auto found = std::find_if(plan.learning.begin(), plan.learning.end(), [](const Target& t) { return t.kind == TargetKind::Chosen; });
    if (found != plan.learning.end()) {
        EXPECT_EQ(found->reason.code, ReasonCode::ChosenNext);
        EXPECT_EQ(found->reason.because, chosen);
        const auto& next = night.school.map.dependents[chosen];
        EXPECT_NE(std::find(next.begin(), next.end(), found->skill), next.end());
    } else {
        EXPECT_TRUE(std::any_of(plan.log.begin(), plan.log.end(), [](const Relaxed& r) { return r.rule == Rule::Choice; }));
    }
}

TEST(ChooseTargets, SaysSoWhenAChoiceIsVetoedAndKeepsTheVeto) {
    Night night(5, day(2026, 11, 23));
    night.secure("y4-num-05", day(2026, 11, 20));
    night.look();
    const SkillIndex chosen = night.plan().offered.front();
    night.choices.push_back({0, chosen, day(2026, 11, 22)});
    night.view.rules.push_back({school::PlanRule::Kind::Veto, night.token, chosen, day(2026, 12, 1), {}, {}});
    const TargetPlan plan = night.plan();
    EXPECT_EQ(plan.withdrawn_choices, std::vector<SkillIndex>{chosen});
    EXPECT_TRUE(broken_rules(night.situation(), plan).empty());
    EXPECT_EQ(std::count(plan.offered.begin(), plan.offered.end(), chosen), 0);
}

TEST(ChooseTargets, PutsTheTeachersFirstBeforeEverythingEvenWithAnUnmetPrerequisite) {
    Night night(5, day(2026, 11, 23));
    night.secure("y4-num-05", day(2026, 11, 20));
    night.look();
    const SkillIndex far = night.school.skill("y8-alg-05");
    night.view.rules.push_back({school::PlanRule::Kind::First, {}, far, {}, {}, {}});
    const TargetPlan plan = night.plan();
    ASSERT_FALSE(plan.learning.empty());
    EXPECT_EQ(plan.learning.front().skill, far);
    EXPECT_EQ(plan.learning.front().kind, TargetKind::Teacher);
    EXPECT_EQ(plan.learning.front().support, Support::WorkedExample);
    EXPECT_EQ(plan.learning.front().reason.grounds, Reason::Grounds::TeacherChose);
    EXPECT_TRUE(std::any_of(plan.log.begin(), plan.log.end(), [&](const Relaxed& r) { return r.rule == Rule::TeacherOverride && r.skill == far; }));
}

TEST(ChooseTargets, LetsThePupilsOwnLineBeatTheClassVeto) {
    Night night(5, day(2026, 11, 23));
    night.secure("y4-num-05", day(2026, 11, 20));
    night.look();
    const SkillIndex wanted = night.plan().learning.front().skill;
    night.view.rules.push_back({school::PlanRule::Kind::Veto, {}, wanted, day(2026, 12, 1), {}, {}});
    EXPECT_NE(night.plan().learning.front().skill, wanted);
    night.view.rules.push_back({school::PlanRule::Kind::First, night.token, wanted, {}, {}, {}});
    EXPECT_EQ(night.plan().learning.front().skill, wanted);
}

TEST(ChooseTargets, StandsInWithTheNearestReadySkillAndReportsTheThinOne) {
    Night night(5, day(2026, 11, 23));
    night.secure("y4-num-05", day(2026, 11, 20));
    night.look();
    const SkillIndex thin = night.plan().learning.front().skill;
    night.with_questions.remove(thin);
    const TargetPlan plan = night.plan();
    EXPECT_NE(std::find(plan.thin.begin(), plan.thin.end(), thin), plan.thin.end());
    const auto stand_in = std::find_if(plan.learning.begin(), plan.learning.end(), [&](const Target& t) { return t.reason.instead_of == thin; });
    ASSERT_NE(stand_in, plan.learning.end());
    EXPECT_EQ(stand_in->reason.code, ReasonCode::NearestWithQuestions);
    EXPECT_TRUE(broken_rules(night.situation(), plan).empty());
}

TEST(ChooseTargets, KeepsItsPromisesWhenEverySecondSkillHasNoQuestions) {
    for (int year = 2; year <= 11; ++year) {
        Night night(year, day(2027, 2, 1));
        for (SkillIndex s = 0; s < night.school.atlas.size(); s = static_cast<SkillIndex>(s + 2)) {
            night.with_questions.remove(s);
        }
        night.answer("y1-num-01", day(2027, 1, 20), 5, 100);
        night.look();
        const TargetPlan plan = night.plan();
        EXPECT_TRUE(broken_rules(night.situation(), plan).empty()) << joined(broken_rules(night.situation(), plan));
    }
}

TEST(ChooseTargets, KeepsStretchAndFloorWhenEverythingInTheYearIsVetoed) {
    Night night(4, day(2027, 2, 1));
    night.answer("y4-num-01", day(2027, 1, 25), 5, 100);
    for (SkillIndex s = 0; s < night.school.atlas.size(); ++s) {
        if (night.school.atlas.skill(s).year == 4) {
            night.view.rules.push_back({school::PlanRule::Kind::Veto, {}, s, day(2027, 3, 1), {}, {}});
        }
    }
    night.look();
    const TargetPlan plan = night.plan();
    EXPECT_FALSE(plan.stretch.empty());
    EXPECT_GE(3 * plan.age_related_marks, plan.marks);
    for (const Target& target : plan.learning) {
        EXPECT_NE(night.school.atlas.skill(target.skill).year, 4);
    }
}

TEST(ChooseTargets, JoinsSkillsIntoAProblemWhenTheMapIsFinished) {
    Night night(11, day(2027, 6, 28));
    for (const school::Skill& skill : night.school.map.skills) {
        night.answer(skill.id, day(2027, 6, 14), 6, 100);
        night.answer(skill.id, day(2027, 6, 21), 6, 100);
    }
    night.look();
    const auto secure = std::count_if(night.picture.skills.begin(), night.picture.skills.end(), [](const mastery::SkillView& v) {
        return v.state == mastery::SkillState::Secure;
    });
    ASSERT_EQ(static_cast<std::size_t>(secure), night.school.map.skills.size());
    const TargetPlan plan = night.plan();
    ASSERT_FALSE(plan.stretch.empty());
    EXPECT_EQ(plan.stretch.front().reason.code, ReasonCode::JoinedProblem);
    EXPECT_GE(plan.stretch.front().joins.size(), 2U);
    EXPECT_FALSE(plan.learning.empty());
}

TEST(ChooseTargets, StretchesUpwardsWithoutALimitOfYear) {
    // F5: a Year 3 pupil who has shown all of Years 1 to 6 is given Year 7 work.
    Night night(3, day(2027, 6, 28));
    for (const school::Skill& skill : night.school.map.skills) {
        if (skill.year <= 6) {
            night.answer(skill.id, day(2027, 6, 14), 6, 100);
            night.answer(skill.id, day(2027, 6, 21), 6, 100);
        }
    }
    night.look();
    const TargetPlan plan = night.plan();
    ASSERT_FALSE(plan.stretch.empty());
    EXPECT_GE(night.school.atlas.skill(plan.stretch.front().skill).year, 7);
}

TEST(ChooseTargets, ChoosesTheSameForTheSameEvidencePlanAndYear) {
    // F3: two pupils who differ in token only.
    Night a(6, day(2026, 11, 23));
    a.answer("y5-frac-04", day(2026, 11, 16), 5, 0);
    a.look();
    Night b(6, day(2026, 11, 23));
    b.attempts = a.attempts;
    b.token = {"ANOTHER1"};
    b.look();
    const TargetPlan pa = a.plan();
    const TargetPlan pb = b.plan();
    ASSERT_EQ(pa.learning.size(), pb.learning.size());
    for (std::size_t i = 0; i < pa.learning.size(); ++i) {
        EXPECT_EQ(pa.learning[i].skill, pb.learning[i].skill);
    }
    EXPECT_EQ(pa.offered, pb.offered);
}

TEST(ChooseTargets, FindsThePlantedGapBelowThisWeeksFocus) {
    // The worked trace of the architecture page: the focus needs y5-frac-04, which went badly.
    school::ClassPlan plan;
    const TrialSchool& school = TrialSchool::get();
    plan.weeks.push_back({day(2026, 11, 16), {school.skill("y6-frac-04")}, {}, {}});
    Night night(6, day(2026, 11, 24), &plan);
    night.secure("y5-frac-02", day(2026, 11, 20));
    night.secure("y4-frac-04", day(2026, 11, 20));
    night.answer("y5-frac-04", day(2026, 11, 23), 5, 20);
    night.look();
    const TargetPlan chosen = night.plan();
    ASSERT_FALSE(chosen.learning.empty());
    const Target& gap = chosen.learning.front();
    EXPECT_EQ(night.school.atlas.skill(gap.skill).id, "y5-frac-04");
    EXPECT_EQ(gap.kind, TargetKind::Gap);
    EXPECT_EQ(night.school.atlas.skill(gap.reason.because).id, "y6-frac-04");
    EXPECT_EQ(gap.reason.on, day(2026, 11, 23));
    EXPECT_EQ(gap.reason.right_hundredths, 100);
    EXPECT_EQ(gap.reason.asked_hundredths, 500);
    EXPECT_FALSE(gap.reason.evidence.empty());
}

TEST(ChooseTargets, GivesACheckOnlyWhenNothingButProofIsMissing) {
    Night night(4, day(2026, 11, 23));
    night.answer("y1-num-01", day(2026, 11, 21), 6, 100);
    night.answer("y1-num-01", day(2026, 11, 21), 6, 100);
    night.look();
    const auto& view = night.picture.at(night.school.skill("y1-num-01"));
    ASSERT_TRUE(view.lacks_only_proof) << "one day of right answers lacks the second day only; r " << view.known.to_double();
    const TargetPlan plan = night.plan();
    ASSERT_TRUE(plan.check.has_value());
    EXPECT_EQ(plan.check->skill, night.school.skill("y1-num-01"));
    EXPECT_EQ(plan.check->support, Support::None);
    EXPECT_EQ(std::count_if(plan.work.begin(), plan.work.end(), [](const WorkItem& w) { return w.slot == Slot::Check; }), 4);
}

TEST(ChooseTargets, SpreadsMinutesSixtyForty) {
    const TrialSchool& school = TrialSchool::get();
    VirtualSchool world(school.map, {}, base::Seed{21});
    double learning = 0;
    double all = 0;
    for (int i = 0; i < 60; ++i) {
        const Drawn drawn = draw(world, school, 6);
        Night night(drawn.year, day(2026, 9, 7) + 7 * drawn.week);
        night.attempts = drawn.pupil.attempts;
        night.look();
        const TargetPlan plan = night.plan();
        if (plan.reviews.empty()) {
            continue;
        }
        learning += plan.time.learning;
        all += plan.time.learning + plan.time.review;
    }
    EXPECT_NEAR(learning / all, 0.60, 0.05);
}

}  // namespace
}  // namespace bookbag::targets
