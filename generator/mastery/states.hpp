// From numbers to the five words, with memory: design 4.7.
//
// Getting in is harder than staying in (.85 against .80), so that a tick does not flicker with one answer; and leaving is
// always FADING, "worth another look", never silence.
#pragma once

#include "mastery/skill_view.hpp"

namespace bookbag::mastery {

/// Bars of the states; the numbers of design 4.7.
struct StateBars {
    double secure_known = 0.85;
    double secure_lower = 0.70;
    double secure_evidence = 3;
    int secure_days = 2;
    double keep_known = 0.80;
    int keep_days = 60;
    double emerging_known = 0.40;
    double unknown_evidence = 1;
};

/// What a state is decided from.
struct Standing {
    double known = 0;
    double lower = 0;
    double evidence = 0;  ///< n_eff
    int days = 0;         ///< different local days with evidence
    int age = 0;          ///< days since the last evidence
};

/// The state for `now`, given the state before. `before` Secure or Fading counts as "was secure".
SkillState next_state(const StateBars& bars, SkillState before, const Standing& now);

/// Whether `now` lacks only L, n_eff or the second day for Secure.
bool lacks_only_proof(const StateBars& bars, const Standing& now);

}  // namespace bookbag::mastery
