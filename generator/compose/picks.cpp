// Meets the plan with the bank, page by page (booklet-and-report.md section 4).
//
// The plan says which skills, how many and with what help; the page says which form. What a skill cannot give in the form
// wished for, it gives in the nearest; what it cannot give at all comes from the next target. Never padding.
#include <algorithm>

#include "compose/picker.hpp"
#include "compose/question_block.hpp"

namespace bookbag::compose {

using questions::Question;
using school::SkillIndex;
using targets::Slot;
using targets::Target;
using targets::TargetPlan;

namespace {

/// How many of each page for this reader: half as many in Years 1-2.
struct PageSizes {
    std::size_t remember = 8;
    std::size_t practise = 5;
    std::size_t second = 4;
    std::size_t third = 4;
    std::size_t mixed = 8;
};

PageSizes sizes_for(const school::Pupil& pupil) {
    const auto profile = pupil.access.profile;
    if (profile == school::PrintProfile::Large18 || profile == school::PrintProfile::Large24) {
        return {4, 3, 3, 2, 4};  // its own layout of 12 to 16 pages (booklet-and-report.md section 3)
    }
    return pupil.year <= 2 ? PageSizes{4, 3, 3, 3, 4} : PageSizes{};
}

class Builder {
public:
    Builder(const Library& library, const BookletRequest& request)
        : library_(library),
          request_(request),
          plan_(request.plan),
          picker_(library, request),
          sizes_(sizes_for(request.pupil)) {}

    Picks build() {
        if (plan_.diagnostic) {
            fill_ladder();
            return std::move(picks_);
        }
        fill_remember();
        fill_first();
        fill_second();
        fill_third();
        fill_mixed();
        fill_challenge();
        return std::move(picks_);
    }

private:
    PrintedQuestion printed(int page, std::size_t index, SkillIndex skill, Question question) const {
        PrintedQuestion made;
        made.code = bookwork_code(request_.pupil.token, page, static_cast<int>(index));
        made.page = page;
        made.skill = skill;
        made.question = std::move(question);
        made.age_related = is_age_related(skill);
        return made;
    }

    bool is_age_related(SkillIndex skill) const {
        const auto holds = [skill](const std::vector<Target>& list) {
            return std::any_of(list.begin(), list.end(), [skill](const Target& t) { return t.skill == skill && t.age_related; });
        };
        if (holds(plan_.learning) || holds(plan_.reviews) || holds(plan_.stretch) || holds(plan_.floor)) {
            return true;
        }
        return std::any_of(plan_.work.begin(), plan_.work.end(),
                           [skill](const targets::WorkItem& item) { return item.skill == skill && item.age_related; });
    }

    /// Target `place`, or the last one there is; nullptr without any.
    const Target* learning(std::size_t place) const {
        return plan_.learning.empty() ? nullptr : &plan_.learning[std::min(place, plan_.learning.size() - 1)];
    }

    bool add(std::vector<PrintedQuestion>& page, int number, const Target& target, Wish wish) {
        auto question = picker_.pick(target.skill, wish);
        if (!question) {
            return false;
        }
        PrintedQuestion made = printed(number, page.size(), target.skill, std::move(*question));
        made.slot = target.slot;
        made.support = target.support;
        made.spot_mistake = wish == Wish::SpotMistake && made.question.mistake.has_value();
        if (made.spot_mistake) {
            made.question.answer.marks = std::max(2, std::min(made.question.answer.marks, 2));
        }
        page.push_back(std::move(made));
        return true;
    }

    /// The mixed page is a grid of short questions: a wide one is drawn again once, and taken only while there is room.
    void add_short(const Target& target, Wish wish) {
        Target plain = target;
        plain.support = targets::Support::None;  // no hints here: the child decides which way to go
        if (!add(picks_.mixed, 7, plain, wish) || request_.pupil.year <= 2 || fits_half(picks_.mixed.back())) {
            return;
        }
        PrintedQuestion wide = std::move(picks_.mixed.back());
        picks_.mixed.pop_back();
        if (add(picks_.mixed, 7, plain, Wish::Quick) && fits_half(picks_.mixed.back())) {
            return;
        }
        if (!picks_.mixed.empty() && picks_.mixed.back().skill == target.skill) {
            picks_.mixed.pop_back();
        }
        if (++wide_ones_ <= 1) {
            wide.code = bookwork_code(request_.pupil.token, 7, static_cast<int>(picks_.mixed.size()));
            picks_.mixed.push_back(std::move(wide));
        }
    }

    void fill_remember() {
        for (const auto& item : plan_.retrieval) {
            if (picks_.remember.size() >= sizes_.remember) {
                break;
            }
            add_retrieval(item.skill, item.age);
        }
        // A short list is filled from the same skills with other numbers, oldest first: still retrieval, never padding.
        for (std::size_t round = 0; round < 2 && picks_.remember.size() < sizes_.remember; ++round) {
            for (auto item = plan_.retrieval.rbegin(); item != plan_.retrieval.rend() && picks_.remember.size() < sizes_.remember;
                 ++item) {
                add_retrieval(item->skill, item->age);
            }
        }
        if (picks_.remember.size() % 2 == 1 && picks_.remember.size() > 1) {
            picks_.remember.pop_back();
        }
    }

    void add_retrieval(SkillIndex skill, targets::Age age) {
        auto question = picker_.pick(skill, Wish::Quick);
        if (!question) {
            return;
        }
        PrintedQuestion made = printed(2, picks_.remember.size(), skill, std::move(*question));
        made.slot = Slot::Retrieval;
        made.age = age;
        made.marked = false;
        picks_.remember.push_back(std::move(made));
    }

    void fill_first() {
        const Target* target = learning(0);
        if (target == nullptr) {
            return;
        }
        const bool large = sizes_.remember < 8 && request_.pupil.year > 2;
        for (auto& example : picker_.examples(target->skill, large ? 2 : 3)) {
            picks_.learn.push_back({target->skill, std::move(example)});
        }
        const bool young = request_.pupil.year <= 2;
        const std::vector<Wish> wishes =
            young ? std::vector<Wish>{Wish::Straight, Wish::Representation, Wish::WordProblem}
                  : std::vector<Wish>{Wish::Straight, Wish::Straight, Wish::Representation, Wish::SpotMistake, Wish::WordProblem};
        for (const Wish wish : wishes) {
            if (picks_.practise.size() < sizes_.practise) {
                add(picks_.practise, 4, *target, wish);
            }
        }
    }

    void fill_second() {
        const Target* target = learning(1);
        if (target == nullptr) {
            return;
        }
        if (plan_.learning.size() > 1 && request_.pupil.year > 2) {
            for (auto& example : picker_.examples(target->skill, 2)) {
                picks_.second_examples.push_back({target->skill, std::move(example)});
            }
        }
        for (const Wish wish : {Wish::Straight, Wish::Straight, Wish::Representation, Wish::WordProblem}) {
            if (picks_.second.size() < sizes_.second) {
                add(picks_.second, 5, *target, wish);
            }
        }
    }

    void fill_third() {
        const Target* target = learning(2);
        if (target == nullptr) {
            return;
        }
        const std::vector<Wish> wishes =
            request_.pupil.year <= 2
                ? std::vector<Wish>{Wish::Straight, Wish::WordProblem, Wish::Representation}
                : std::vector<Wish>{Wish::Representation, Wish::WordProblem, Wish::SpotMistake, Wish::Reason};
        for (const Wish wish : wishes) {
            if (picks_.third.size() < sizes_.third) {
                add(picks_.third, 6, *target, wish);
            }
        }
    }

    struct Candidate {
        Target target;
        Wish wish = Wish::Straight;
    };

    /// Reviews, floor and the class's common question first, then one more of each target: in turn, so that neighbours differ.
    std::vector<Candidate> mixed_candidates() const {
        std::vector<std::vector<Candidate>> queues(4);
        for (const auto& target : plan_.reviews) {
            queues[0].push_back({target, Wish::Straight});
            queues[0].push_back({target, Wish::WordProblem});
        }
        if (plan_.check) {
            queues[0].push_back({*plan_.check, Wish::Straight});
        }
        for (const auto& target : plan_.floor) {
            queues[1].push_back({target, Wish::Straight});
            queues[1].push_back({target, Wish::Representation});
        }
        for (const auto& target : plan_.learning) {
            queues[2].push_back({target, Wish::Straight});
        }
        for (const auto& item : plan_.retrieval) {
            Target earlier;
            earlier.skill = item.skill;
            earlier.slot = Slot::Review;
            queues[3].push_back({earlier, Wish::Straight});
        }
        std::vector<Candidate> order;
        for (std::size_t round = 0; round < 12; ++round) {
            for (auto& queue : queues) {
                if (round < queue.size()) {
                    order.push_back(queue[round]);
                }
            }
        }
        return order;
    }

    void fill_mixed() {
        if (plan_.shared) {
            if (auto question = picker_.shared(plan_.shared->skill)) {
                PrintedQuestion made = printed(7, 0, plan_.shared->skill, std::move(*question));
                made.slot = Slot::Shared;
                picks_.mixed.push_back(std::move(made));
            }
        }
        std::vector<Candidate> waiting = mixed_candidates();
        while (picks_.mixed.size() < sizes_.mixed && !waiting.empty()) {
            const SkillIndex last = picks_.mixed.empty() ? school::kNoSkill : picks_.mixed.back().skill;
            auto next =
                std::find_if(waiting.begin(), waiting.end(), [last](const Candidate& c) { return c.target.skill != last; });
            if (next == waiting.end()) {
                break;
            }
            add_short(next->target, next->wish);
            waiting.erase(next);
        }
    }

    void fill_challenge() {
        for (const auto& target : plan_.stretch) {
            if (auto question = picker_.pick(target.skill, Wish::Reason)) {
                PrintedQuestion made = printed(7, picks_.mixed.size(), target.skill, std::move(*question));
                made.slot = Slot::Stretch;
                made.marked = false;
                picks_.challenge = std::move(made);
                return;
            }
        }
    }

    void fill_ladder() {
        for (const auto& step : plan_.ladder) {
            if (picks_.ladder.size() >= 12) {
                break;
            }
            auto question = picker_.pick(step.skill, Wish::Straight);
            if (!question) {
                continue;
            }
            const int page = picks_.ladder.size() < (plan_.ladder.size() + 1) / 2 ? 2 : 3;
            PrintedQuestion made = printed(page, picks_.ladder.size(), step.skill, std::move(*question));
            made.slot = Slot::Diagnostic;
            made.marked = false;
            picks_.ladder.push_back(std::move(made));
        }
    }

    const Library& library_;
    const BookletRequest& request_;
    const TargetPlan& plan_;
    Picker picker_;
    PageSizes sizes_;
    Picks picks_;
    int wide_ones_ = 0;
};

}  // namespace

base::Result<Picks> pick_questions(const Library& library, const BookletRequest& request) {
    Picks picks = Builder(library, request).build();
    if (picks.remember.empty() && picks.practise.empty() && picks.mixed.empty() && picks.ladder.empty()) {
        return base::Fault{base::FaultKind::Missing,
                           {},
                           "no question could be drawn for any target of " + request.pupil.pseudonym.value,
                           "add question templates for the skills of this year",
                           "E-NO-QUESTIONS"};
    }
    return picks;
}

}  // namespace bookbag::compose
