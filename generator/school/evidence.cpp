// Evidence in the one order in which it is replayed.
//
// A correction arrives as a later attempt with the same id. Ids are compared by a sort of hashes and
// places, not of attempts: an attempt is over 200 bytes and a trust has millions of them.
#include "school/evidence.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace bookbag::school {

namespace {

/// FNV-1a (Fowler, Noll, Vo) over source and id; equal names have equal hashes, and unequal ones are compared in full.
std::uint64_t hash_of(const Attempt& attempt) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const std::string* text : {&attempt.source, &attempt.id}) {
        for (const char c : *text) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        }
        hash = (hash ^ 0x1FU) * 0x100000001B3ULL;
    }
    return hash;
}

struct HashedPlace {
    std::uint64_t hash = 0;
    std::uint32_t place = 0;
};

/// Marks the earlier ones of equal source and id among places with one hash (nearly always a single place).
bool mark_superseded(const std::vector<Attempt>& attempts, const std::vector<HashedPlace>& run, std::vector<bool>& superseded) {
    bool any = false;
    for (std::size_t i = 0; i < run.size(); ++i) {
        for (std::size_t j = i + 1; j < run.size(); ++j) {
            const Attempt& one = attempts[run[i].place];
            const Attempt& later = attempts[run[j].place];
            if (one.id == later.id && one.source == later.source) {
                superseded[run[i].place] = true;
                any = true;
                break;
            }
        }
    }
    return any;
}

/// Removes every attempt whose source and id come again later in the list; the order of the rest stays.
void keep_last_of_each_id(std::vector<Attempt>& attempts) {
    std::vector<HashedPlace> places;
    places.reserve(attempts.size());
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        places.push_back({hash_of(attempts[i]), static_cast<std::uint32_t>(i)});
    }
    std::sort(places.begin(), places.end(),
              [](const HashedPlace& a, const HashedPlace& b) { return std::tie(a.hash, a.place) < std::tie(b.hash, b.place); });
    std::vector<bool> superseded(attempts.size(), false);
    bool any = false;
    for (std::size_t begin = 0; begin < places.size();) {
        std::size_t end = begin + 1;
        while (end < places.size() && places[end].hash == places[begin].hash) {
            ++end;
        }
        if (end - begin > 1) {
            const std::vector<HashedPlace> run(places.begin() + static_cast<std::ptrdiff_t>(begin), places.begin() + static_cast<std::ptrdiff_t>(end));
            any = mark_superseded(attempts, run, superseded) || any;
        }
        begin = end;
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
