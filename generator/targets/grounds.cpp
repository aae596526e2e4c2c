// Quotes evidence by place; never invents any.
#include "targets/grounds.hpp"

#include <algorithm>
#include <map>

namespace bookbag::targets {
namespace {

using school::Attempt;
using school::SkillIndex;

constexpr std::size_t kQuoted = 8;

/// The newest day's answers among `places` (oldest first), written into `reason`.
void quote(const Situation& situation, const std::vector<std::uint32_t>& places, Reason& reason) {
    const auto first = places.size() > kQuoted ? places.end() - kQuoted : places.begin();
    reason.evidence.assign(first, places.end());
    reason.on = situation.attempts[places.back()].day;
    for (const std::uint32_t place : places) {
        const Attempt& attempt = situation.attempts[place];
        if (attempt.day == reason.on) {
            const std::int32_t weight = attempt.medium == school::Medium::Teacher ? 100 : std::max<std::int32_t>(attempt.possible, 100);
            reason.asked_hundredths += weight;
            reason.right_hundredths += static_cast<std::int32_t>(static_cast<std::int64_t>(weight) * attempt.got / attempt.possible);
        }
    }
}

/// Evidence on the direct prerequisites, oldest first.
std::vector<std::uint32_t> evidence_before(const Situation& situation, SkillIndex skill) {
    std::vector<std::uint32_t> places;
    for (const SkillIndex before : situation.atlas.skill(skill).prerequisites) {
        const auto& own = situation.picture.at(before).evidence;
        places.insert(places.end(), own.begin(), own.end());
    }
    std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Attempt& x = situation.attempts[a];
        const Attempt& y = situation.attempts[b];
        if (x.day != y.day) {
            return x.day < y.day;
        }
        return x.at != y.at ? x.at < y.at : x.id < y.id;
    });
    return places;
}

Support support_for(const Policy& policy, base::Chance plain, bool new_to_pupil, Slot slot) {
    if (slot == Slot::Check || slot == Slot::Retrieval || slot == Slot::Diagnostic) {
        return Support::None;
    }
    if (slot == Slot::Floor || plain < base::chance(policy.window_low) || (slot == Slot::Learning && new_to_pupil)) {
        return Support::WorkedExample;
    }
    return Support::None;
}

}  // namespace

Reason reason_for(const Situation& situation, const Candidate& candidate) {
    Reason reason;
    reason.code = candidate.code;
    reason.because = candidate.because;
    const auto& own = situation.picture.at(candidate.skill).evidence;
    if (!own.empty()) {
        quote(situation, own, reason);
    } else if (const auto before = evidence_before(situation, candidate.skill); !before.empty()) {
        quote(situation, before, reason);
    } else {
        reason.grounds = Reason::Grounds::FindingOut;
    }
    if (candidate.kind == TargetKind::Teacher) {
        reason.grounds = Reason::Grounds::TeacherChose;
    }
    return reason;
}

std::string likely_misconception(const Situation& situation, SkillIndex skill) {
    struct Seen {
        int count = 0;
        base::Date last;
    };
    std::map<std::string, Seen> seen;
    const base::Date from = situation.view.date - situation.policy.misconception_days;
    for (const std::uint32_t place : situation.picture.at(skill).evidence) {
        const Attempt& attempt = situation.attempts[place];
        if (!attempt.misconception.empty() && attempt.day >= from) {
            Seen& entry = seen[attempt.misconception];
            ++entry.count;
            entry.last = std::max(entry.last, attempt.day);
        }
    }
    std::string best;
    Seen most;
    for (const auto& [id, entry] : seen) {
        if (entry.count > most.count || (entry.count == most.count && entry.last > most.last)) {
            best = id;
            most = entry;
        }
    }
    return best;
}

Target target_of(const Situation& situation, const Candidate& candidate, Slot slot) {
    const mastery::SkillView& view = situation.picture.at(candidate.skill);
    Target target;
    target.skill = candidate.skill;
    target.kind = candidate.kind;
    target.slot = slot;
    target.reason = reason_for(situation, candidate);
    target.utility = candidate.utility;
    target.chance = view.chance;
    target.known = view.known;
    target.new_to_pupil = !view.touched();
    target.support = candidate.kind == TargetKind::Teacher ? Support::WorkedExample
                                                           : support_for(situation.policy, view.chance, target.new_to_pupil, slot);
    target.age_related = situation.view.age_related.has(candidate.skill);
    target.misconception = likely_misconception(situation, candidate.skill);
    return target;
}

}  // namespace bookbag::targets
