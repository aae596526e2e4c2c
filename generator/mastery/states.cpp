// The first rule that fits decides (design 4.7). A skill that was once secure is Secure or Fading from then on, even when
// nearly all its evidence is gone with age: the child is told "worth another look", not "we do not know".
#include "mastery/states.hpp"

namespace bookbag::mastery {

const char* name_of(SkillState state) {
    switch (state) {
        case SkillState::Unknown: return "unknown";
        case SkillState::NotYet: return "not yet";
        case SkillState::Emerging: return "emerging";
        case SkillState::Secure: return "secure";
        case SkillState::Fading: return "fading";
    }
    return "unknown";
}

SkillState next_state(const StateBars& bars, SkillState before, const Standing& now) {
    const bool fresh = now.age <= bars.keep_days;
    if (before == SkillState::Secure && fresh && now.known >= bars.keep_known) {
        return SkillState::Secure;
    }
    if (fresh && now.known >= bars.secure_known && now.lower >= bars.secure_lower && now.evidence >= bars.secure_evidence &&
        now.days >= bars.secure_days) {
        return SkillState::Secure;
    }
    if (before == SkillState::Secure || before == SkillState::Fading) {
        return SkillState::Fading;
    }
    if (now.evidence < bars.unknown_evidence) {
        return SkillState::Unknown;
    }
    return now.known >= bars.emerging_known ? SkillState::Emerging : SkillState::NotYet;
}

bool lacks_only_proof(const StateBars& bars, const Standing& now) {
    return now.known >= bars.secure_known && now.evidence >= bars.unknown_evidence &&
           (now.lower < bars.secure_lower || now.evidence < bars.secure_evidence || now.days < bars.secure_days);
}

}  // namespace bookbag::mastery
