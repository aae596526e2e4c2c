// What the invented pupils did, week by week, handed on answer by answer.
//
// An autumn assessment on two days covers what the first months of the year rest on; then come the weeks before `until`: about
// 25 answers a week, half on what the class is learning by the usual pace, half on what it rests on. Years 7 to 11 do the second
// half on another platform, which reports marks out of four for each topic.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "demo/learner.hpp"
#include "demo/people.hpp"
#include "school/planner.hpp"

namespace bookbag::demo {

/// One piece of evidence as the platform knows it.
struct Work {
    std::size_t pupil = 0;
    school::SkillIndex skill = school::kNoSkill;
    std::int64_t at = 0;          ///< seconds since 1970 UTC
    int week = 0;                 ///< 0 = autumn assessment, 1 … weeks
    int number = 0;               ///< of the question within the skill
    bool on_paper = false;
    bool elsewhere = false;       ///< on the other platform: `right` of `out_of`
    int right = 0;
    int out_of = 1;
    int seconds = 0;
    std::string misconception;
};

/// The usual pace of every school year, 1 … 11 (index 0 is unused).
std::vector<std::vector<school::PlanWeek>> usual_paces(const school::Curriculum& curriculum, base::Date until);

/// Simulates one class's pupil and hands over the work in order of time. `learner` holds the truth afterwards.
class TermWork {
public:
    TermWork(const school::Curriculum& curriculum, const DemoOptions& options);

    /// The learner of one pupil, before any work.
    Learner learner(const DemoPupil& pupil) const;
    void simulate(const DemoSchool& school, std::size_t pupil, Learner& learner, const std::function<void(const Work&)>& take) const;

    /// The first day of work and the Monday of week `week` (1 … weeks).
    base::Date monday_of_week(int week) const;
    /// What a year's class is learning on a day.
    std::vector<school::SkillIndex> focus(int year, base::Date day) const;

private:
    struct Hand;
    void assess(Hand& hand) const;
    void work_week(Hand& hand, int week) const;
    void practise(Hand& hand, int week, base::Date day, std::int64_t& at) const;
    void practise_elsewhere(Hand& hand, int week, base::Date day, std::int64_t at) const;
    std::vector<school::SkillIndex> ground_of(int year) const;

    const school::Curriculum& curriculum_;
    DemoOptions options_;
    std::vector<float> difficulty_;
    std::vector<std::vector<school::PlanWeek>> paces_;
    std::vector<std::vector<school::SkillIndex>> grounds_;  ///< by year: what the first months rest on
};

}  // namespace bookbag::demo
