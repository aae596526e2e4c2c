// Each rule names its evidence; thresholds are in the policy and are assumptions until teachers have answered.
#include "targets/flags.hpp"

#include <algorithm>
#include <cmath>

#include "targets/candidates.hpp"

namespace bookbag::targets {
namespace {

using mastery::SkillState;
using mastery::SkillView;
using school::SkillIndex;

constexpr int kFourWeeks = 28;
constexpr int kEightWeeks = 56;

std::vector<std::uint32_t> newest(const std::vector<std::uint32_t>& places, std::size_t count) {
    return {places.size() > count ? places.end() - static_cast<std::ptrdiff_t>(count) : places.begin(), places.end()};
}

void add_stuck(const Situation& situation, std::vector<Flag>& flags) {
    SkillSet seen(situation.atlas.size());
    for (const school::GivenTarget& given : situation.history.given) {
        if (given.skill >= situation.atlas.size() || seen.has(given.skill)) {
            continue;
        }
        seen.add(given.skill);
        const SkillView& view = situation.picture.at(given.skill);
        const StuckTrace trace = stuck_trace(situation, given.skill);
        if (view.state != SkillState::Secure && is_stuck(situation.policy, trace)) {
            flags.push_back({FlagKind::Stuck, given.skill, trace.since, 0, 0, newest(view.evidence, 6)});
        }
    }
}

void add_stalled(const Situation& situation, std::vector<Flag>& flags) {
    for (const SkillView& view : situation.picture.skills) {
        const bool left = view.state != SkillState::Secure && view.left_secure_on.valid() && view.left_by_new_answers &&
                          view.left_secure_on > situation.view.date - situation.policy.stalled_days;
        if (left) {
            flags.push_back({FlagKind::Stalled, view.skill, view.left_secure_on, 0, 0, newest(view.evidence, 4)});
        }
    }
}

/// Own pace λ: newly secure skills per 4 weeks over the 8 weeks before the last 4; raised when the last 4 weeks' count
/// is under λ - 1.28·sqrt(λ), a one-sided 10 % bound of a Poisson count.
void add_off_trajectory(const Situation& situation, std::vector<Flag>& flags) {
    const base::Date recent = situation.view.date - kFourWeeks;
    const base::Date before = recent - kEightWeeks;
    int now = 0;
    int then = 0;
    for (const SkillView& view : situation.picture.skills) {
        if (view.secured_on.valid() && view.secured_on > before) {
            ++(view.secured_on > recent ? now : then);
        }
    }
    const auto answers = std::count_if(situation.attempts.begin(), situation.attempts.end(), [&](const school::Attempt& a) {
        return a.day > recent && a.day <= situation.view.date;
    });
    const double pace = then / 2.0;
    if (pace >= situation.policy.pace_minimum && answers >= situation.policy.pace_answers && now < pace - 1.28 * std::sqrt(pace)) {
        Flag flag{FlagKind::OffTrajectory, school::kNoSkill, recent, static_cast<std::int32_t>(std::lround(pace * 100)), now, {}};
        for (std::uint32_t i = 0; i < situation.attempts.size(); ++i) {
            if (situation.attempts[i].day > recent && situation.attempts[i].day <= situation.view.date) {
                flag.evidence.push_back(i);
            }
        }
        flag.evidence = newest(flag.evidence, 6);
        flags.push_back(std::move(flag));
    }
}

}  // namespace

std::vector<Flag> find_flags(const Situation& situation) {
    std::vector<Flag> flags;
    add_stuck(situation, flags);
    add_stalled(situation, flags);
    add_off_trajectory(situation, flags);
    std::stable_sort(flags.begin(), flags.end(), [](const Flag& a, const Flag& b) {
        return a.kind != b.kind ? a.kind < b.kind : (a.since != b.since ? a.since < b.since : a.skill < b.skill);
    });
    return flags;
}

}  // namespace bookbag::targets
