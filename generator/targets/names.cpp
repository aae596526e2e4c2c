// Names of the enums, for records and for `explain`.
#include "targets/target_plan.hpp"

namespace bookbag::targets {

const char* name_of(TargetKind kind) {
    switch (kind) {
        case TargetKind::Focus: return "FOCUS";
        case TargetKind::Gap: return "GAP";
        case TargetKind::Next: return "NEXT";
        case TargetKind::Stretch: return "STRETCH";
        case TargetKind::Review: return "REVIEW";
        case TargetKind::Diagnose: return "DIAGNOSE";
        case TargetKind::Chosen: return "CHOSEN";
        case TargetKind::Teacher: return "TEACHER";
    }
    return "FOCUS";
}

const char* name_of(Slot slot) {
    switch (slot) {
        case Slot::Learning: return "learning";
        case Slot::Review: return "review";
        case Slot::Retrieval: return "retrieval";
        case Slot::Stretch: return "stretch";
        case Slot::Shared: return "shared";
        case Slot::Floor: return "floor";
        case Slot::Check: return "check";
        case Slot::Diagnostic: return "diagnostic";
    }
    return "learning";
}

const char* name_of(ReasonCode code) {
    switch (code) {
        case ReasonCode::Focus: return "focus";
        case ReasonCode::Gap: return "gap";
        case ReasonCode::Next: return "next";
        case ReasonCode::Stretch: return "stretch";
        case ReasonCode::Review: return "review";
        case ReasonCode::Diagnose: return "diagnose";
        case ReasonCode::Chosen: return "chosen";
        case ReasonCode::Teacher: return "teacher";
        case ReasonCode::ChosenNext: return "chosen-next";
        case ReasonCode::NearestWithQuestions: return "nearest-with-questions";
        case ReasonCode::CatchUp: return "catch-up";
        case ReasonCode::Strengthen: return "strengthen";
        case ReasonCode::StepBack: return "step-back";
        case ReasonCode::Floor: return "floor";
        case ReasonCode::Shared: return "shared";
        case ReasonCode::JoinedProblem: return "joined-problem";
        case ReasonCode::Check: return "check";
    }
    return "focus";
}

const char* name_of(Loss loss) {
    switch (loss) {
        case Loss::LowerScore: return "lower score";
        case Loss::Vetoed: return "vetoed";
        case Loss::StrandFull: return "strand full";
        case Loss::NoQuestions: return "no questions";
        case Loss::ChoiceCameFirst: return "choice came first";
        case Loss::TeacherCameFirst: return "teacher came first";
        case Loss::GapCameFirst: return "gap came first";
        case Loss::StuckStepBack: return "stepped back";
    }
    return "lower score";
}

const char* name_of(Age age) {
    switch (age) {
        case Age::LastWeek: return "last week";
        case Age::LastMonth: return "last month";
        case Age::LastTerm: return "last term";
    }
    return "last term";
}

const char* name_of(Rule rule) {
    switch (rule) {
        case Rule::TeacherOverride: return "teacher override";
        case Rule::TimeBudget: return "time budget";
        case Rule::Floor: return "floor";
        case Rule::Stretch: return "stretch";
        case Rule::Choice: return "choice";
        case Rule::Gap: return "gap";
        case Rule::SixtyForty: return "sixty-forty";
        case Rule::SuccessWindow: return "success window";
        case Rule::Interleaving: return "interleaving";
        case Rule::Breadth: return "breadth";
        case Rule::Offer: return "offer";
        case Rule::Questions: return "questions";
    }
    return "questions";
}

const char* name_of(FlagKind kind) {
    switch (kind) {
        case FlagKind::Stuck: return "stuck";
        case FlagKind::Stalled: return "stalled";
        case FlagKind::OffTrajectory: return "off trajectory";
    }
    return "stuck";
}

}  // namespace bookbag::targets
