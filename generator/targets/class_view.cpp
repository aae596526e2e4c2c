// The plan's weeks, or the default order's, turned into facts by skill.
#include "targets/class_view.hpp"

#include <algorithm>

namespace bookbag::targets {
namespace {

using school::PlanWeek;
using school::SkillIndex;

void note(ClassView& view, SkillIndex skill, std::int32_t weeks, std::int32_t& next_order) {
    view.weeks_ahead[skill] = std::min(view.weeks_ahead[skill], weeks);
    if (view.order[skill] == kNotPlanned) {
        view.order[skill] = next_order++;
    }
}

void add_weeks(ClassView& view, const std::vector<PlanWeek>& weeks) {
    const PlanWeek* now = school::week_at(weeks, view.date);
    std::int32_t next_order = 0;
    for (const PlanWeek& week : weeks) {
        const bool past = now != nullptr && week.from < now->from;
        const bool current = now != nullptr && week.from == now->from;
        const std::int32_t ahead = past || current ? 0 : (week.from - view.date + 6) / 7;
        for (const SkillIndex skill : week.focus) {
            note(view, skill, ahead, next_order);
            if (past) {
                view.past_focus.add(skill);
                view.taught.add(skill);
            } else if (current && !view.in_focus.has(skill)) {
                view.in_focus.add(skill);
                view.focus.push_back(skill);
            }
        }
        if (past || current) {
            for (const SkillIndex skill : week.taught) {
                view.taught.add(skill);
            }
        }
    }
    for (const SkillIndex skill : view.focus) {
        view.past_focus.remove(skill);
    }
}

void add_upcoming(ClassView& view, const Atlas& atlas, int next_weeks) {
    view.upcoming = view.focus;
    std::vector<SkillIndex> coming;
    for (SkillIndex s = 0; s < atlas.size(); ++s) {
        if (view.weeks_ahead[s] >= 1 && view.weeks_ahead[s] <= next_weeks && !view.in_focus.has(s)) {
            coming.push_back(s);
        }
    }
    std::sort(coming.begin(), coming.end(), [&](SkillIndex a, SkillIndex b) { return view.order[a] < view.order[b]; });
    view.upcoming.insert(view.upcoming.end(), coming.begin(), coming.end());
}

/// A(u): the pupil's year's skills in focus or taught, plus later years'. A plan of earlier years only does not lower it.
void add_age_related(ClassView& view, const ClassQuestion& question) {
    const auto add_own = [&](const SkillSet& in_focus, const SkillSet& taught) {
        bool any = false;
        for (SkillIndex s = 0; s < question.atlas.size(); ++s) {
            const int year = question.atlas.skill(s).year;
            if (year == question.year && (in_focus.has(s) || taught.has(s))) {
                view.age_related.add(s);
                any = true;
            } else if (year > question.year) {
                view.age_related.add(s);
            }
        }
        return any;
    };
    if (add_own(view.in_focus, view.taught)) {
        return;
    }
    const std::vector<PlanWeek> usual = school::default_plan(*question.atlas.curriculum, question.year, question.terms);
    const PlanWeek* now = school::week_at(usual, view.date);
    for (const PlanWeek& week : usual) {
        if ((now != nullptr && week.from <= now->from) || &week == &usual.front()) {
            for (const SkillIndex skill : week.focus) {
                view.age_related.add(skill);
            }
        }
    }
}

void add_taught_years(ClassView& view, const Atlas& atlas) {
    for (SkillIndex s = 0; s < atlas.size(); ++s) {
        if (atlas.skill(s).year < view.year && view.weeks_ahead[s] == kNotPlanned) {
            view.taught.add(s);
        }
        if (view.order[s] == kNotPlanned) {
            view.order[s] = 100000 + s;
        }
    }
}

}  // namespace

ClassView view_class(const ClassQuestion& question) {
    ClassView view;
    const std::size_t n = question.atlas.size();
    view.date = question.date;
    view.year = question.year;
    view.in_focus = view.taught = view.past_focus = view.age_related = SkillSet(n);
    view.weeks_ahead.assign(n, kNotPlanned);
    view.order.assign(n, kNotPlanned);
    const bool planned = question.plan != nullptr && !question.plan->weeks.empty();
    add_weeks(view, planned ? question.plan->weeks : school::default_plan(*question.atlas.curriculum, question.year, question.terms));
    add_taught_years(view, question.atlas);
    add_upcoming(view, question.atlas, question.policy.next_weeks);
    add_age_related(view, question);
    if (question.plan != nullptr) {
        for (const school::PlanRule& rule : question.plan->rules) {
            if (!rule.until.valid() || question.date <= rule.until) {
                view.rules.push_back(rule);
            }
        }
        view.choice_off = question.plan->choice_off;
        for (const school::PlanGroup& group : question.plan->groups) {
            if (!group.until.valid() || question.date <= group.until) {
                view.groups.push_back(group);
            }
        }
    }
    for (const school::TermSpan& term : question.terms) {
        if (term.from <= question.date && question.date <= term.to) {
            view.term_from = term.from;
            view.term_to = term.to;
        }
    }
    return view;
}

}  // namespace bookbag::targets
