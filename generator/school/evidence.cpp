// Evidence in the one order in which it is replayed.
//
// A correction arrives as a later attempt with the same id. Ids are compared by a sort of places, not of attempts: an
// attempt is over 200 bytes and a trust has millions of them.
#include "school/evidence.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>

namespace bookbag::school {

namespace {

/// Removes every attempt whose source and id come again later in the list; the order of the rest stays.
void keep_last_of_each_id(std::vector<Attempt>& attempts) {
    std::vector<std::uint32_t> places(attempts.size());
    std::iota(places.begin(), places.end(), 0U);
    std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int order = attempts[a].id.compare(attempts[b].id);
        const int by_source = order != 0 ? order : attempts[a].source.compare(attempts[b].source);
        return by_source != 0 ? by_source < 0 : a < b;
    });
    std::vector<bool> superseded(attempts.size(), false);
    bool any = false;
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        const Attempt& one = attempts[places[i]];
        const Attempt& next = attempts[places[i + 1]];
        if (one.id == next.id && one.source == next.source) {
            superseded[places[i]] = true;
            any = true;
        }
    }
    if (!any) {
        return;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (!superseded[i]) {
            if (kept != i) {
                attempts[kept] = std::move(attempts[i]);
            }
            ++kept;
        }
    }
    attempts.resize(kept);
}

}  // namespace

bool operator<(const Attempt& a, const Attempt& b) {
    return std::tie(a.pupil, a.at, a.source, a.id) < std::tie(b.pupil, b.at, b.source, b.id);
}

Evidence make_evidence(std::vector<Attempt> attempts, std::vector<Choice> choices, std::size_t pupils) {
    keep_last_of_each_id(attempts);
    std::sort(attempts.begin(), attempts.end());
    std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
        return std::tie(a.pupil, a.read_on, a.skill) < std::tie(b.pupil, b.read_on, b.skill);
    });
    Evidence evidence;
    evidence.first_of.assign(pupils + 1, 0);
    for (const Attempt& attempt : attempts) {
        if (attempt.pupil < pupils) {
            ++evidence.first_of[attempt.pupil + 1];
        }
    }
    std::partial_sum(evidence.first_of.begin(), evidence.first_of.end(), evidence.first_of.begin());
    evidence.attempts = std::move(attempts);
    evidence.choices = std::move(choices);
    return evidence;
}

}  // namespace bookbag::school
