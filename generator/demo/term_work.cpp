// The weeks of work; see the header for their shape.
#include "demo/term_work.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "school/local_time.hpp"

namespace bookbag::demo {

namespace {

using school::SkillIndex;

constexpr int kYears = 11;
constexpr int kWeeksAhead = 12;       // the assessment looks this far past today
constexpr int kAssessedSkills = 44;   // at most
constexpr int kFirstYearElsewhere = 7;

std::int64_t local_time(base::Date day, int hour, int minute) { return school::from_london(day, (hour * 60 + minute) * 60).at; }

}  // namespace

/// One pupil at work.
struct TermWork::Hand {
    const DemoPupil& pupil;
    std::size_t index;
    Learner& learner;
    const std::function<void(const Work&)>& take;
    std::map<SkillIndex, int> asked = {};

    Work work(SkillIndex skill, std::int64_t at, int week) {
        Work one;
        one.pupil = index;
        one.skill = skill;
        one.at = at;
        one.week = week;
        one.number = ++asked[skill];
        return one;
    }
};

std::vector<std::vector<school::PlanWeek>> usual_paces(const school::Curriculum& curriculum, base::Date until) {
    std::vector<std::vector<school::PlanWeek>> paces(kYears + 1);
    for (int year = 1; year <= kYears; ++year) {
        paces[static_cast<std::size_t>(year)] = school::default_plan(curriculum, year, school::usual_terms(until));
    }
    return paces;
}

TermWork::TermWork(const school::Curriculum& curriculum, const DemoOptions& options)
    : curriculum_(curriculum), options_(options), difficulty_(difficulties(curriculum, options.seed)),
      paces_(usual_paces(curriculum, options.until)), grounds_(kYears + 1) {
    for (int year = 1; year <= kYears; ++year) {
        grounds_[static_cast<std::size_t>(year)] = ground_of(year);
    }
}

/// What the plan rests on until kWeeksAhead: all ancestors of its skills in the two earlier years and of the weeks gone by, nearest years first.
std::vector<SkillIndex> TermWork::ground_of(int year) const {
    std::set<SkillIndex> ground;
    const base::Date start = monday_of_week(1);
    for (const school::PlanWeek& week : paces_[static_cast<std::size_t>(year)]) {
        if (week.from > options_.until + 7 * kWeeksAhead) {
            break;
        }
        for (const SkillIndex skill : week.focus) {
            for (const SkillIndex before : school::ancestors(curriculum_, skill)) {
                const int back = year - curriculum_.at(before).year;
                if (back >= 1 && back <= 2) {
                    ground.insert(before);
                }
            }
            if (week.from < start) {
                ground.insert(skill);
            }
        }
    }
    std::vector<SkillIndex> list(ground.begin(), ground.end());
    std::stable_sort(list.begin(), list.end(), [&](SkillIndex a, SkillIndex b) { return curriculum_.at(a).year > curriculum_.at(b).year; });
    if (list.size() > kAssessedSkills) {
        list.resize(kAssessedSkills);
    }
    if (list.empty()) {  // Year 1 rests on no earlier year: it is asked what it learns first
        for (std::size_t i = 0; i < curriculum_.skills.size() && list.size() < 10; ++i) {
            if (curriculum_.skills[i].year == year) {
                list.push_back(static_cast<SkillIndex>(i));
            }
        }
    }
    return list;
}

Learner TermWork::learner(const DemoPupil& pupil) const {
    return Learner(curriculum_, difficulty_, pupil.year, base::Random(base::seed_of({"demo", "learner", std::to_string(options_.seed), pupil.id})));
}

base::Date TermWork::monday_of_week(int week) const { return base::monday_of(options_.until) - 7 * (options_.weeks - week); }

std::vector<SkillIndex> TermWork::focus(int year, base::Date day) const {
    const auto& pace = paces_[static_cast<std::size_t>(year)];
    const school::PlanWeek* week = school::week_at(pace, day);
    if (week == nullptr && !pace.empty()) {
        week = &pace.front();
    }
    return week == nullptr ? std::vector<SkillIndex>() : week->focus;
}

/// Two papers in the week before the first: two questions a skill on each day.
void TermWork::assess(Hand& hand) const {
    const base::Date monday = monday_of_week(1) - 7;
    for (int paper = 0; paper < 2; ++paper) {
        const base::Date day = monday + 1 + 2 * paper;
        std::int64_t at = local_time(day, 9, 30);
        for (const SkillIndex skill : grounds_[static_cast<std::size_t>(hand.pupil.year)]) {
            for (int question = 0; question < 2; ++question) {
                const SimulatedAnswer answer = hand.learner.answer(skill, day);
                Work work = hand.work(skill, at, 0);
                work.on_paper = true;
                work.right = answer.right ? 1 : 0;
                work.misconception = answer.misconception;
                hand.take(work);
                at += 20;
            }
        }
    }
}

/// About eight answers of one afternoon: five in eight on this week's and last week's focus, the rest on its ground.
void TermWork::practise(Hand& hand, int week, base::Date day, std::int64_t& at) const {
    base::Random& random = hand.learner.random();
    std::vector<SkillIndex> now = focus(hand.pupil.year, day);
    for (const SkillIndex last : focus(hand.pupil.year, day - 7)) {
        if (std::find(now.begin(), now.end(), last) == now.end()) {
            now.push_back(last);
        }
    }
    const auto& ground = grounds_[static_cast<std::size_t>(hand.pupil.year)];
    const std::uint64_t answers = 6 + random.below(5);
    for (std::uint64_t i = 0; i < answers; ++i) {
        const bool learning = random.below(100) < 60 && !now.empty();
        if (!learning && hand.pupil.year >= kFirstYearElsewhere) {
            continue;
        }
        const SkillIndex skill = learning ? now[random.below(now.size())] : ground[random.below(ground.size())];
        const SimulatedAnswer answer = hand.learner.answer(skill, day);
        Work work = hand.work(skill, at, week);
        work.right = answer.right ? 1 : 0;
        work.seconds = answer.seconds;
        work.misconception = answer.misconception;
        hand.take(work);
        at += answer.seconds + 15;
    }
}

/// Three topics of the ground, four questions each, on the other platform.
void TermWork::practise_elsewhere(Hand& hand, int week, base::Date day, std::int64_t at) const {
    base::Random& random = hand.learner.random();
    const auto& ground = grounds_[static_cast<std::size_t>(hand.pupil.year)];
    for (int topic = 0; topic < 3; ++topic) {
        Work work = hand.work(ground[random.below(ground.size())], at + 600 * topic, week);
        work.elsewhere = true;
        work.out_of = 4;
        for (int question = 0; question < work.out_of; ++question) {
            const SimulatedAnswer answer = hand.learner.answer(work.skill, day);
            work.right += answer.right ? 1 : 0;
        }
        hand.take(work);
    }
}

void TermWork::work_week(Hand& hand, int week) const {
    base::Random& random = hand.learner.random();
    const base::Date monday = monday_of_week(week);
    for (const SkillIndex skill : focus(hand.pupil.year, monday)) {
        hand.learner.teach(skill, monday);
    }
    for (const int weekday : {0, 2, 4}) {
        const base::Date day = monday + weekday + static_cast<std::int32_t>(random.below(2));
        const int hour = 15 + static_cast<int>(random.below(4));
        const int minute = static_cast<int>(random.below(60));
        const bool away = random.below(100) < 8;
        if (away || day > options_.until || day >= monday + 7) {
            continue;
        }
        std::int64_t at = local_time(day, hour, minute);
        practise(hand, week, day, at);
        if (hand.pupil.year >= kFirstYearElsewhere) {
            practise_elsewhere(hand, week, day, at + 1200);
        }
    }
}

void TermWork::simulate(const DemoSchool& school, std::size_t pupil, Learner& learner, const std::function<void(const Work&)>& take) const {
    const DemoPupil& who = school.pupils[pupil];
    if (who.story == Story::NoEvidence || who.story == Story::JoinedYesterday) {
        return;
    }
    Hand hand{who, pupil, learner, take};
    assess(hand);
    for (int week = 1; week <= options_.weeks; ++week) {
        const bool away = who.story == Story::AwayThreeWeeks && week > options_.weeks - 3;
        if (!away) {
            work_week(hand, week);
        }
    }
}

}  // namespace bookbag::demo
