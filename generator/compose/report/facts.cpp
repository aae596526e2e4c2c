// From evidence to the few facts that a report may state.
// Under five answers nothing is judged; evidence older than 21 days is dated and nothing is inferred (B14).
#include <algorithm>
#include <map>
#include <set>

#include "compose/report.hpp"
#include "targets/reasons.hpp"

namespace bookbag::compose {

using document::StateSign;
using mastery::SkillState;
using school::Attempt;
using school::SkillIndex;

namespace {

constexpr int kLeastAnswers = 5;
constexpr int kStaleDays = 21;
constexpr std::size_t kMostStrengths = 3;
constexpr std::size_t kMostRows = 7;
constexpr std::int32_t kNearly = 600000;  // known-ness from which "nearly" is said, in millionths

StateSign sign_of(const mastery::SkillView& view, int asked_ever) {
    if (asked_ever < kLeastAnswers) {
        return StateSign::FindingOut;
    }
    switch (view.state) {
        case SkillState::Secure: return StateSign::Secure;
        case SkillState::Fading: return StateSign::Nearly;
        case SkillState::Emerging: return view.known.millionths >= kNearly ? StateSign::Nearly : StateSign::JustStarting;
        case SkillState::NotYet: return StateSign::JustStarting;
        case SkillState::Unknown: break;
    }
    return StateSign::FindingOut;
}

struct Tally {
    std::int64_t got = 0;
    std::int64_t asked = 0;
    std::int64_t asked_ever = 0;
    base::Date last;
    school::Medium medium = school::Medium::Online;
};

std::map<SkillIndex, Tally> tally(const ReportRequest& request) {
    std::map<SkillIndex, Tally> by_skill;
    for (const Attempt& attempt : request.attempts) {
        if (attempt.day > request.night || attempt.skill == school::kNoSkill) {
            continue;
        }
        Tally& entry = by_skill[attempt.skill];
        entry.asked_ever += 1;
        if (!entry.last.valid() || attempt.day >= entry.last) {
            entry.last = attempt.day;
            entry.medium = attempt.medium;
        }
        if (attempt.day >= request.from) {
            entry.asked += 1;
            entry.got += attempt.got * 100 / attempt.possible;
        }
    }
    return by_skill;
}

SkillFact fact_of(const ReportRequest& request, SkillIndex skill, const Tally& tally) {
    const auto& view = request.picture.at(skill);
    SkillFact fact;
    fact.skill = skill;
    fact.asked = static_cast<int>(tally.asked);
    fact.right = static_cast<int>(tally.got / 100);
    fact.asked_ever = static_cast<int>(tally.asked_ever);
    fact.sign = sign_of(view, fact.asked_ever);
    fact.last = tally.last;
    fact.medium = tally.medium;
    fact.secure = view.state == SkillState::Secure;
    return fact;
}

/// Best first: secure before not, then the share that went well, then newer, then the id.
bool stronger(const SkillFact& a, const SkillFact& b) {
    if (a.secure != b.secure) {
        return a.secure;
    }
    const auto left = static_cast<std::int64_t>(a.right) * b.asked;
    const auto right = static_cast<std::int64_t>(b.right) * a.asked;
    return left != right ? left > right : a.last != b.last ? a.last > b.last : a.skill < b.skill;
}

void choose_strengths(const Library& library, std::vector<SkillFact> candidates, ReportFacts& facts) {
    std::stable_sort(candidates.begin(), candidates.end(), stronger);
    std::set<std::string> strands;
    for (int round = 0; round < 2; ++round) {
        for (const auto& fact : candidates) {
            const bool good = fact.asked >= kLeastAnswers && fact.right * 10 >= fact.asked * 7;
            const bool there = std::any_of(facts.strengths.begin(), facts.strengths.end(),
                                           [&](const SkillFact& s) { return s.skill == fact.skill; });
            if (!good || there || facts.strengths.size() >= kMostStrengths) {
                continue;
            }
            if (round == 0 && !strands.insert(library.curriculum.at(fact.skill).strand).second) {
                continue;
            }
            facts.strengths.push_back(fact);
        }
    }
}

void fill_table(const std::vector<SkillFact>& known, ReportFacts& facts) {
    std::set<SkillIndex> there;
    const auto add = [&](const SkillFact& fact) {
        if (facts.table.size() < kMostRows && there.insert(fact.skill).second) {
            facts.table.push_back(fact);
        }
    };
    for (const auto& fact : facts.strengths) {
        add(fact);
    }
    for (const auto& fact : facts.steps) {
        add(fact);
    }
    std::vector<SkillFact> recent = known;
    std::stable_sort(recent.begin(), recent.end(), [](const SkillFact& a, const SkillFact& b) {
        return a.last != b.last ? a.last > b.last : a.skill < b.skill;
    });
    for (const auto& fact : recent) {
        add(fact);
    }
    std::stable_sort(facts.table.begin(), facts.table.end(), [](const SkillFact& a, const SkillFact& b) {
        const auto rank = [](StateSign sign) {
            return sign == StateSign::Secure ? 0 : sign == StateSign::Nearly ? 1 : sign == StateSign::JustStarting ? 2 : 3;
        };
        return rank(a.sign) < rank(b.sign);
    });
}

void add_effort(const ReportRequest& request, ReportFacts& facts) {
    std::set<std::int32_t> days;
    const auto weeks = static_cast<std::size_t>((request.night - request.from) / 7 + 1);
    std::vector<std::int64_t> seconds(weeks);
    bool timed = false;
    for (const Attempt& attempt : request.attempts) {
        if (attempt.day > request.night) {
            continue;
        }
        facts.last_work = facts.last_work.valid() ? std::max(facts.last_work, attempt.day) : attempt.day;
        if (attempt.day < request.from) {
            continue;
        }
        ++facts.answered;
        days.insert(attempt.day.days);
        if (attempt.seconds > 0) {
            timed = true;
            seconds[static_cast<std::size_t>((attempt.day - request.from) / 7)] += std::min(attempt.seconds, 600);
        }
    }
    facts.days_worked = static_cast<int>(days.size());
    for (std::size_t week = 0; timed && week < weeks; ++week) {
        facts.minutes_by_week.push_back(static_cast<int>((seconds[week] + 30) / 60));
    }
    facts.stale = facts.last_work.valid() && request.night - facts.last_work > kStaleDays;
}

}  // namespace

ReportFacts gather_facts(const Library& library, const ReportRequest& request) {
    ReportFacts facts;
    const auto tallies = tally(request);
    std::vector<SkillFact> known;
    for (const auto& [skill, entry] : tallies) {
        known.push_back(fact_of(request, skill, entry));
    }
    choose_strengths(library, known, facts);
    for (const auto& target : request.plan.learning) {
        if (facts.steps.size() < 2) {
            const auto found = tallies.find(target.skill);
            facts.steps.push_back(fact_of(request, target.skill, found == tallies.end() ? Tally{} : found->second));
            facts.steps.back().why =
                targets::reason_sentence({library.curriculum, request.school_class.teacher}, target, targets::Reader::Parent);
        }
    }
    fill_table(known, facts);
    add_effort(request, facts);
    return facts;
}

}  // namespace bookbag::compose
