// The same calls as a worker makes, printed step by step instead of composed.
#include "run/explain.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "mastery/estimate.hpp"
#include "run/assemble.hpp"
#include "targets/candidates.hpp"
#include "run/night.hpp"
#include "targets/choose.hpp"
#include "targets/reach.hpp"
#include "targets/reasons.hpp"
#include "targets/shared_item.hpp"

namespace bookbag::run {

namespace {

using targets::Target;

std::string percent(base::Chance chance) {
    return base::fixed(chance.to_double(), 2);
}

class Explainer {
public:
    Explainer(const House& house, const Tonight& tonight, school::PupilIndex pupil)
        : house_(house), tonight_(tonight), pupil_(pupil) {}

    targets::TargetPlan choose() {
        const auto* school_class = class_of();
        const auto& person = tonight_.roll.pupils.at(pupil_);
        const targets::ClassQuestion question{house_.atlas,           house_.policy,      tonight_.planner.find(school_class->id),
                                              tonight_.planner.terms, school_class->year, tonight_.date};
        const auto class_view = targets::view_class(question);
        std::vector<mastery::PupilPicture> pictures;
        for (const auto member : school_class->register_order) {
            pictures.push_back(mastery::estimate(house_.fit, house_.curriculum, tonight_.attempts_of(member),
                                                 {tonight_.date, tonight_.roll.pupils.at(member).year}));
        }
        std::vector<const mastery::PupilPicture*> all;
        for (const auto& picture : pictures) {
            all.push_back(&picture);
        }
        const auto shared = targets::choose_shared(house_.atlas, class_view, house_.with_questions, all);
        picture_ = mastery::estimate(house_.fit, house_.curriculum, tonight_.attempts_of(pupil_), {tonight_.date, person.year});
        targets::ClassQuestion own = question;
        own.year = person.year;
        view_ = targets::view_class(own);
        for (const auto& choice : tonight_.evidence.choices) {
            if (choice.pupil == pupil_) {
                choices_.push_back(choice);
            }
        }
        const auto minutes = tonight_.settings.minutes.find(person.year);
        shared_ = shared;
        seconds_ = (minutes == tonight_.settings.minutes.end() ? 45 : minutes->second) * 60;
        return targets::choose_targets(situation());
    }

    targets::Situation situation() const {
        return {house_.atlas,           view_,
                house_.policy,          picture_,
                tonight_.attempts_of(pupil_), tonight_.history.pupils.at(pupil_),
                choices_,               house_.with_questions,
                tonight_.roll.pupils.at(pupil_).token, shared_,
                seconds_};
    }

    std::string target_text(const Target& target) const {
        const auto& skill = house_.curriculum.at(target.skill);
        const auto& view = picture_.at(target.skill);
        std::string text = std::string(targets::name_of(target.kind)) + "  " + skill.id + "  " + skill.title + "\n";
        text += "  state " + std::string(mastery::name_of(view.state)) + "; known " + percent(view.known) + ", at least " +
                percent(view.lower) + ", from " + base::fixed(view.evidence_hundredths / 100.0, 1) +
                " answers' worth; chance of a right answer tonight " + percent(target.chance) + "\n";
        text += "  reason " + std::string(targets::name_of(target.reason.code));
        if (target.reason.because != school::kNoSkill) {
            text += ", because of " + house_.curriculum.at(target.reason.because).id;
        }
        if (target.reason.instead_of != school::kNoSkill) {
            text += ", in place of " + house_.curriculum.at(target.reason.instead_of).id + " (no questions yet)";
        }
        text += "\n" + sentences(target) + score_text(target.utility);
        return text + evidence_text(target.reason.evidence) + contribution_text(view);
    }

    /// The same reason for its three readers, as the papers say it.
    std::string sentences(const Target& target) const {
        const targets::ReasonContext context{house_.curriculum, class_of()->teacher};
        return "  to the pupil: " + targets::reason_sentence(context, target, targets::Reader::Pupil) + "\n  to the parent: " +
               targets::reason_sentence(context, target, targets::Reader::Parent) + "\n  to the teacher: " +
               targets::reason_sentence(context, target, targets::Reader::Teacher) + "\n";
    }

    /// Each part with its weight, so that the sum can be checked by hand.
    std::string score_text(const targets::Utility& u) const {
        const targets::Policy& policy = house_.policy;
        std::string text = "  score " + base::fixed(u.total / 1e6, 3) + " =";
        const auto part = [&](const char* name, double weight, std::int32_t value) {
            text += std::string(weight < 0 ? " - " : " + ") + base::fixed(std::abs(weight), 1) + " x " + name + " " +
                    base::fixed(value / 1e6, 3);
        };
        part("gain", policy.gain_weight, u.gain);
        part("fit", policy.fit_weight, u.fit);
        part("unlock", policy.unlock_weight, u.unlock);
        part("due", policy.due_weight, u.due);
        part("near", policy.near_weight, u.near);
        part("recent", -policy.recent_weight, u.recent);
        return text + "\n";
    }

    std::string evidence_text(const std::vector<std::uint32_t>& places) const {
        const auto attempts = tonight_.attempts_of(pupil_);
        std::string text;
        const std::size_t from = places.size() > 8 ? places.size() - 8 : 0;
        for (std::size_t i = from; i < places.size(); ++i) {
            const auto& attempt = attempts[places[i]];
            text += "  " + base::to_iso(attempt.day) + "  " + house_.curriculum.at(attempt.skill).id + "  " +
                    base::fixed(attempt.got / 100.0, 0) + " of " + base::fixed(attempt.possible / 100.0, 0) + "  " +
                    attempt.source.text() + "  " + school::to_string(attempt.where) +
                    (attempt.misconception.empty() ? std::string() : "  " + attempt.misconception.text()) + "\n";
        }
        return text;
    }

    static std::string contribution_text(const mastery::SkillView& view) {
        std::string text;
        for (std::size_t i = 0; i < std::min<std::size_t>(5, view.contributions.size()); ++i) {
            const auto& c = view.contributions[i];
            text += "  " + std::string(i == 0 ? "counts: " : "        ") + std::string(c.feature) + " " +
                    (c.share < 0 ? "" : "+") + base::fixed(c.share, 2) + "\n";
        }
        return text;
    }

    std::string rivals_text(const targets::TargetPlan& plan) const {
        std::string text;
        for (const auto& rival : plan.rivals) {
            text += "  " + house_.curriculum.at(rival.skill).id + "  " + targets::name_of(rival.kind) + "  score " +
                    base::fixed(rival.utility.total / 1e6, 3) + "  lost by " + targets::name_of(rival.lost_by) + "\n";
        }
        return text;
    }

    /// One skill: as tonight's target, or why it is none.
    std::string skill_text(school::SkillIndex skill, const targets::TargetPlan& plan) const {
        for (const auto* list : {&plan.learning, &plan.reviews, &plan.stretch, &plan.floor}) {
            for (const auto& target : *list) {
                if (target.skill == skill) {
                    return target_text(target);
                }
            }
        }
        const auto& view = picture_.at(skill);
        std::string text = house_.curriculum.at(skill).id + "  " + house_.curriculum.at(skill).title + "\n  state " +
                           mastery::name_of(view.state) + "; known " + percent(view.known) + ", at least " + percent(view.lower) + "\n";
        return text + "  no target tonight: " + why_not(skill, plan) + "\n" + evidence_text(view.evidence) + contribution_text(view);
    }

    std::string why_not(school::SkillIndex skill, const targets::TargetPlan& plan) const {
        for (const auto& rival : plan.rivals) {
            if (rival.skill == skill) {
                return std::string("it lost by ") + targets::name_of(rival.lost_by) + " with score " +
                       base::fixed(rival.utility.total / 1e6, 3);
            }
        }
        const auto reach = targets::reach_of(house_.atlas, view_, house_.policy, picture_);
        if (!reach.ready.has(skill)) {
            std::string text = "what stands before it is not in place:";
            for (const auto before : targets::blockers_of(house_.atlas, reach, skill)) {
                text += " " + house_.curriculum.at(before).id + " (" + mastery::name_of(picture_.at(before).state) + ", known " +
                        percent(picture_.at(before).known) + ")";
            }
            return text;
        }
        if (picture_.at(skill).state == mastery::SkillState::Secure) {
            return "it is secure; the next look at it is due on " + base::to_iso(targets::review_due(house_.policy, picture_.at(skill)));
        }
        return "others came first; its score would be " +
               base::fixed(targets::utility_of(situation(), skill, targets::TargetKind::Next, school::kNoSkill).total / 1e6, 3);
    }

    std::string plan_text(const targets::TargetPlan& plan) const {
        std::string text;
        for (const auto* list : {&plan.learning, &plan.reviews, &plan.stretch, &plan.floor}) {
            for (const auto& target : *list) {
                text += target_text(target);
            }
        }
        text += "Rivals:\n" + rivals_text(plan);
        for (const auto& relaxed : plan.log) {
            text += "Gave way: " + std::string(targets::name_of(relaxed.rule)) + ": " + relaxed.what + "\n";
        }
        return text;
    }

private:
    const school::SchoolClass* class_of() const {
        for (const auto& school_class : tonight_.roll.classes) {
            for (const auto member : school_class.register_order) {
                if (member == pupil_) {
                    return &school_class;
                }
            }
        }
        return &tonight_.roll.classes.front();
    }

    const House& house_;
    const Tonight& tonight_;
    school::PupilIndex pupil_;
    mastery::PupilPicture picture_;
    targets::ClassView view_;
    std::vector<school::Choice> choices_;
    std::optional<targets::SharedItem> shared_;
    std::int32_t seconds_ = 0;
};

/// Exit 0 when the ledger's targets of that night equal the plan, 3 when they differ, -1 when the ledger has none.
int compare_with_ledger(files::World& world, const ExplainOptions& options, const House& house, const std::string& token,
                        const targets::TargetPlan& plan, std::string& text) {
    const std::string path = files::path_in(options.school_dir, "records/bookbag.db");
    if (!world.exists(path)) {
        return -1;
    }
    auto opened = ledger::Ledger::open(path);
    if (!opened) {
        return -1;
    }
    const auto run = opened->find(options.date);
    if (!run || !*run) {
        return -1;
    }
    const auto rows = opened->targets((*run)->id, token);
    if (!rows || rows->empty()) {
        return -1;
    }
    std::vector<std::string> made;
    const auto add = [&](const std::vector<Target>& list) {
        for (const auto& target : list) {
            made.push_back(house.curriculum.at(target.skill).id + " " + targets::name_of(target.kind) + " " +
                           std::to_string(target.known.millionths));
        }
    };
    add(plan.learning);
    add(plan.reviews);
    add(plan.stretch);
    std::vector<std::string> stored;
    for (const auto& row : *rows) {
        if (row.kind != "OFFERED") {
            stored.push_back(row.skill + " " + row.kind + " " + std::to_string(row.known));
        }
    }
    if (made == stored) {
        text += "The night of " + base::to_iso(options.date) + " chose exactly this.\n";
        return 0;
    }
    for (std::size_t i = 0; i < std::max(made.size(), stored.size()); ++i) {
        const std::string now = i < made.size() ? made[i] : "nothing";
        const std::string then = i < stored.size() ? stored[i] : "nothing";
        if (now != then) {
            text += "The night of " + base::to_iso(options.date) + " chose differently: target " + std::to_string(i + 1) +
                    " was " + then + ", is now " + now + ".\n";
            break;
        }
    }
    return 3;
}

}  // namespace

CommandResult explain(files::World& world, const ExplainOptions& options) {
    const auto loaded = load_house(world, options.home, Fonts::Load);
    if (!loaded.house) {
        return {65, {}, base::to_string(first_of(loaded.faults)) + "\n"};
    }
    const Setting setting{options.school_dir, options.home, options.date, {}, {}};
    auto assembled = assemble_for_look(world, setting, *loaded.house);
    if (!assembled) {
        return {exit_code_of(assembled.error()), {}, base::to_string(assembled.error()) + "\n"};
    }
    const Tonight& tonight = *assembled->tonight;
    auto pupil = tonight.roll.find(school::Token{options.pupil});
    if (!pupil) {
        pupil = tonight.roll.find(school::PupilId{options.pupil});
    }
    if (!pupil) {
        return {65, {}, "no pupil with the token or number '" + options.pupil + "' is on roll\n"};
    }
    Explainer explainer(*loaded.house, tonight, *pupil);
    const auto plan = explainer.choose();
    CommandResult result;
    result.out = "Pupil " + tonight.roll.pupils[*pupil].token.value + ", night of " + base::to_iso(options.date) +
                 (plan.diagnostic ? ": no evidence yet, so a first look\n" : "\n");
    if (!options.skill.empty()) {
        const auto skill = loaded.house->curriculum.find(options.skill);
        if (!skill) {
            return {65, {}, "the curriculum has no skill '" + options.skill + "'\n"};
        }
        result.out += explainer.skill_text(*skill, plan);
    } else {
        result.out += explainer.plan_text(plan);
    }
    const int compared =
        compare_with_ledger(world, options, *loaded.house, tonight.roll.pupils[*pupil].token.value, plan, result.out);
    if (compared < 0) {
        result.out += "No night of " + base::to_iso(options.date) + " is recorded for this pupil; this is what one would choose.\n";
    }
    result.exit_code = compared > 0 ? compared : 0;
    return result;
}

}  // namespace bookbag::run
