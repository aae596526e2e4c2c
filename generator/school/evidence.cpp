// Evidence in the one order in which it is replayed.
//
// A correction arrives as a later attempt with the same id. Ids are compared by a sort of ids and places, not of attempts,
// because a trust has millions of them.
#include "school/evidence.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace bookbag::school {

namespace {

struct HashedPlace {
    AttemptId id;
    base::Name source;
    std::uint32_t place = 0;
};

/// Removes every attempt whose source and id come again later in the list; the order of the rest stays.
void keep_last_of_each_id(std::vector<Attempt>& attempts) {
    std::vector<HashedPlace> places;
    places.reserve(attempts.size());
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        places.push_back({attempts[i].id, attempts[i].source, static_cast<std::uint32_t>(i)});
    }
    std::sort(places.begin(), places.end(), [](const HashedPlace& a, const HashedPlace& b) {
        return std::tie(a.id, a.source, a.place) < std::tie(b.id, b.source, b.place);
    });
    std::vector<bool> superseded(attempts.size(), false);
    bool any = false;
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (places[i - 1].id == places[i].id && places[i - 1].source == places[i].source) {
            superseded[places[i - 1].place] = true;
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

AttemptId::AttemptId(std::string_view text) : value(0xCBF29CE484222325ULL) {
    for (const char c : text) {
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
}

std::string to_string(const RowOrigin& origin) {
    return origin.line == 0 ? origin.file.text() : origin.file.text() + ":" + std::to_string(origin.line);
}

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
