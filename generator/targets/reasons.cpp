// All sentences about targets, in English. One function a reader; one case a reason code.
#include "targets/reasons.hpp"

#include <array>

namespace bookbag::targets {
namespace {

using school::SkillIndex;

std::string tail_of(const ReasonContext& context, SkillIndex skill) {
    return skill < context.curriculum.skills.size() ? i_can_tail(context.curriculum.at(skill)) : std::string("your next work");
}

/// "3 of 5"; halves are rounded down, so that the child is never told more than was right.
std::string right_of(const Reason& reason) {
    const auto asked = (reason.asked_hundredths + 50) / 100;
    return std::to_string(reason.right_hundredths / 100) + " of " + std::to_string(asked);
}

bool quotes_own_evidence(const Target& target) {
    return target.reason.on.valid() && !target.new_to_pupil && target.reason.asked_hundredths >= 100;
}

std::string pupil_sentence(const ReasonContext& context, const Target& target) {
    const Reason& reason = target.reason;
    switch (reason.code) {
        case ReasonCode::Focus: return "Your class is learning this now.";
        case ReasonCode::Gap:
            return "This helps you to " + tail_of(context, reason.because) + "." +
                   (quotes_own_evidence(target) && reason.right_hundredths >= 100
                        ? " On " + day_and_month(reason.on) + " " + right_of(reason) + " went well."
                        : "");
        case ReasonCode::Next: return "You are ready for this; your class comes to it soon.";
        case ReasonCode::CatchUp: return "Your class has worked on this. Now it is your turn.";
        case ReasonCode::Strengthen: return "You have met this before. Let us make it strong.";
        case ReasonCode::Review:
            return reason.on.valid() ? "You could do this on " + day_and_month(reason.on) + ". Let us keep it fresh."
                                     : "You have been taught this. Let us keep it fresh.";
        case ReasonCode::Stretch: return "Something to think hard about.";
        case ReasonCode::JoinedProblem: return "This puts together things that you can do.";
        case ReasonCode::Chosen: return "You chose this.";
        case ReasonCode::ChosenNext:
            return "You chose to " + tail_of(context, reason.because) + ", and you can do it now. Next from there: this.";
        case ReasonCode::Teacher:
            return (context.teacher.empty() ? std::string("Your teacher") : context.teacher) + " chose this for you.";
        case ReasonCode::Diagnose: return "We want to find out what you can do already.";
        case ReasonCode::NearestWithQuestions: return "This is close to your next step, and you are ready for it.";
        case ReasonCode::StepBack:
            return "This comes just before \"" + tail_of(context, reason.because) + "\". It will make that easier.";
        case ReasonCode::Floor: return "Your class is working on this. The help beside it shows the way.";
        case ReasonCode::Shared: return "Everybody in your class has this one, so that you can talk about it.";
        case ReasonCode::Check: return "You seem ready. Show that you can do it on your own.";
    }
    return "";
}

std::string parent_sentence(const ReasonContext& context, const Target& target) {
    const Reason& reason = target.reason;
    switch (reason.code) {
        case ReasonCode::Focus: return "The class is learning this now.";
        case ReasonCode::Gap: return "It comes before what the class does next, and makes that easier.";
        case ReasonCode::Next: return "Your child is ready for this; the class comes to it soon.";
        case ReasonCode::CatchUp: return "The class has worked on this, and now your child does.";
        case ReasonCode::Strengthen: return "Your child has met this before; a little more practice makes it strong.";
        case ReasonCode::Review: return "Your child could do this before; a short look keeps it fresh.";
        case ReasonCode::Stretch: return "Something to think hard about together.";
        case ReasonCode::JoinedProblem: return "It puts together things that your child can do.";
        case ReasonCode::Chosen: return "Your child chose this.";
        case ReasonCode::ChosenNext: return "Your child chose the step before this and can do it now.";
        case ReasonCode::Teacher:
            return (context.teacher.empty() ? std::string("The teacher") : context.teacher) + " chose this for your child.";
        case ReasonCode::Diagnose: return "We are finding out what your child can do already.";
        case ReasonCode::NearestWithQuestions: return "It is close to the next step, and your child is ready for it.";
        case ReasonCode::StepBack: return "It comes just before the work your child has been trying, and makes that easier.";
        case ReasonCode::Floor: return "The class is working on this; help is printed beside it.";
        case ReasonCode::Shared: return "The whole class has this question, so that it can be talked about.";
        case ReasonCode::Check: return "Your child seems ready to show this without help.";
    }
    return "";
}

std::string evidence_words(const Target& target) {
    const Reason& reason = target.reason;
    if (reason.grounds == Reason::Grounds::TeacherChose) {
        return "teacher chose";
    }
    if (reason.grounds == Reason::Grounds::FindingOut || !reason.on.valid()) {
        return "finding out";
    }
    return std::string(target.new_to_pupil ? "on what comes before it, " : "") + right_of(reason) + " on " +
           day_and_month(reason.on);
}

std::string teacher_sentence(const ReasonContext& context, const Target& target) {
    const Reason& reason = target.reason;
    std::string what = std::string(name_of(target.kind)) + ": ";
    const auto title = [&](SkillIndex skill) {
        return skill < context.curriculum.skills.size() ? context.curriculum.at(skill).title : std::string("no skill");
    };
    switch (reason.code) {
        case ReasonCode::Gap: what += "stands before \"" + title(reason.because) + "\""; break;
        case ReasonCode::StepBack:
            what += "three booklets on \"" + title(reason.because) + "\" brought no gain; this comes before it";
            break;
        case ReasonCode::ChosenNext: what += "the pupil chose \"" + title(reason.because) + "\", now secure; this is next"; break;
        case ReasonCode::CatchUp: what += "the class had this earlier and it is not secure"; break;
        case ReasonCode::Strengthen: what += "met before, not secure"; break;
        case ReasonCode::Focus: what += "in focus this week and ready"; break;
        case ReasonCode::Next: what += "ready, and planned in the coming weeks"; break;
        case ReasonCode::Review: what += "due for review"; break;
        case ReasonCode::Stretch: what += "ready and beyond the plan"; break;
        case ReasonCode::JoinedProblem: what += "joins skills that are in place"; break;
        case ReasonCode::Chosen: what += "the pupil chose it"; break;
        case ReasonCode::Teacher: what += "chosen in the plan"; break;
        case ReasonCode::Diagnose: what += "no evidence yet"; break;
        case ReasonCode::NearestWithQuestions: what += "the nearest ready skill with questions"; break;
        case ReasonCode::Floor: what += "age-related work with a worked example"; break;
        case ReasonCode::Shared: what += "the class's common question"; break;
        case ReasonCode::Check: what += "ready to show it; only proof is missing"; break;
    }
    if (reason.instead_of != school::kNoSkill) {
        what += " (stands in for \"" + title(reason.instead_of) + "\", which has no questions)";
    }
    return what + ". Evidence: " + evidence_words(target) + ".";
}

}  // namespace

std::string day_and_month(base::Date date) {
    static constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
    if (!date.valid()) {
        return "an earlier day";
    }
    const base::CivilDate day = base::civil(date);
    return std::to_string(day.day) + " " + kMonths.at(day.month - 1);
}

std::string i_can_tail(const school::Skill& skill) {
    std::string text = skill.i_can;
    if (text.rfind("I can ", 0) == 0) {
        text.erase(0, 6);
    }
    if (!text.empty() && text.back() == '.') {
        text.pop_back();
    }
    return text;
}

std::string reason_sentence(const ReasonContext& context, const Target& target, Reader reader) {
    switch (reader) {
        case Reader::Pupil: return pupil_sentence(context, target);
        case Reader::Parent: return parent_sentence(context, target);
        case Reader::Teacher: return teacher_sentence(context, target);
    }
    return "";
}

std::vector<std::string> choice_sentences(const ReasonContext& context, const TargetPlan& plan) {
    std::vector<std::string> sentences;
    for (const SkillIndex skill : plan.withdrawn_choices) {
        sentences.push_back("You chose to " + tail_of(context, skill) + ". We keep that for a later booklet.");
    }
    for (const SkillIndex skill : plan.secure_choices) {
        sentences.push_back("You chose to " + tail_of(context, skill) + ", and you can do it now.");
    }
    return sentences;
}

FlagWords flag_words(const ReasonContext& context, const Flag& flag) {
    const std::string title = flag.skill < context.curriculum.skills.size() ? context.curriculum.at(flag.skill).title : std::string();
    switch (flag.kind) {
        case FlagKind::Stuck:
            return {"\"" + title + "\": three booklets since " + day_and_month(flag.since) + " brought answers but no gain.",
                    "Talk me through how you begin one of these. Where does it get difficult?"};
        case FlagKind::Stalled:
            return {"\"" + title + "\" was secure and new answers since " + day_and_month(flag.since) + " went wrong.",
                    "You could do this. What is different about these questions?"};
        case FlagKind::OffTrajectory:
            return {"Newly secure skills in the last four weeks: " + std::to_string(flag.seen) +
                        "; this pupil's own pace before was about " + std::to_string((flag.expected_hundredths + 50) / 100) + ".",
                    "How has homework been going these last weeks? What would help?"};
    }
    return {};
}

std::string how_targets_are_chosen() {
    return "We look at your answers from this year, on paper and on screen. We look for steps where everything before them is in "
           "place. "
           "Some help with what your class is learning, some keep older work fresh, and one is there to think hard about. "
           "Your teacher can choose first, and so can you: tick a box and it comes next time. Nothing else about you is used.";
}

}  // namespace bookbag::targets
