// Sentences of the child's card from the reason's data. Counts are in hundredths of an answer; part marks round down.
#include "compose/reasons.hpp"

#include "compose/blocks.hpp"

namespace bookbag::compose {

document::RichText last_time(const Library& library, const targets::Target& target) {
    const auto& words = library.words;
    const auto& reason = target.reason;
    if (target.kind == targets::TargetKind::Diagnose) {
        return phrase(words, "last.finding_out");
    }
    if (!reason.on.valid() || reason.asked_hundredths < 100) {
        return phrase(words, "last.new");
    }
    const int right = reason.right_hundredths / 100;
    const int asked = reason.asked_hundredths / 100;
    const std::string date = words.day_and_month(reason.on);
    if (right == 0 || target.new_to_pupil) {
        return phrase(words, "last.start", {{"date", date}});
    }
    return phrase(words, right == asked ? "last.score_all" : "last.score",
                  {{"date", date}, {"right", std::to_string(right)}, {"asked", std::to_string(asked)}});
}

}  // namespace bookbag::compose
