// A thin hand on the bank: the child's place in the class, what is used up, and nothing else.
#include "compose/picker.hpp"

#include <algorithm>

namespace bookbag::compose {

using questions::Question;
using questions::Role;

namespace {
constexpr int kMostDraws = 6;  // before a skill whose figures cannot be drawn is passed over
}

Picker::Picker(const Library& library, const BookletRequest& request)
    : library_(library), request_(request), used_(request.history.notes.begin(), request.history.notes.end()) {}

questions::Place Picker::place() const {
    questions::Place place;
    place.salt = request_.salt.empty() ? "no salt" : request_.salt;
    place.class_key = request_.school_class.id + ' ' + request_.term;
    place.class_size = static_cast<std::uint32_t>(
        std::max<std::size_t>(request_.school_class.register_order.size(), request_.place_in_class + 1));
    place.pupil = static_cast<std::uint32_t>(request_.place_in_class);
    place.week = static_cast<std::uint32_t>(std::max(0, request_.week));
    place.used = &used_;
    return place;
}

bool Picker::can_be_drawn(const Question& question) const {
    if (!library_.draws) {
        return true;
    }
    if (question.figure && !library_.draws(*question.figure)) {
        return false;
    }
    return std::all_of(question.working.begin(), question.working.end(),
                       [this](const questions::WorkingStep& step) { return !step.figure || library_.draws(*step.figure); });
}

std::optional<Question> Picker::keep(base::Result<Question> question) {
    if (!question) {
        return std::nullopt;
    }
    used_.insert(question->note_hash());
    ++taken_[question->template_id];
    return can_be_drawn(*question) ? std::optional<Question>(std::move(*question)) : std::nullopt;
}

std::optional<Question> Picker::pick(school::SkillIndex skill, Wish wish) {
    questions::QuestionRequest wanted;
    wanted.skill = library_.curriculum.at(skill).id;
    wanted.role = wish;
    wanted.year = request_.pupil.year;
    for (int attempt = 0; attempt < kMostDraws; ++attempt) {
        wanted.taken = taken_;
        auto made = library_.bank.make_question(wanted, place());
        if (!made) {
            return std::nullopt;
        }
        if (auto kept = keep(std::move(made->question))) {
            return kept;
        }
    }
    return std::nullopt;
}

std::vector<Question> Picker::examples(school::SkillIndex skill, int count) {
    questions::QuestionRequest wanted;
    wanted.skill = library_.curriculum.at(skill).id;
    wanted.role = Role::Worked;
    wanted.year = request_.pupil.year;
    std::vector<Question> examples;
    for (const auto* form : library_.bank.ranked(wanted)) {
        if (!questions::fits(*form, Role::Worked)) {
            continue;
        }
        for (int i = 0; i < count; ++i) {
            auto question = keep(library_.bank.draw_for(*form, place(), static_cast<std::uint32_t>(taken_[form->id])));
            if (!question) {
                break;
            }
            examples.push_back(std::move(*question));
        }
        if (!examples.empty()) {
            return examples;
        }
    }
    return examples;
}

std::optional<Question> Picker::shared(school::SkillIndex skill) {
    questions::QuestionRequest wanted;
    wanted.skill = library_.curriculum.at(skill).id;
    wanted.role = Role::WordProblem;
    wanted.difficulty = 2;
    questions::Place everybody = place();
    // The same place and an order of its own for all of the class: the same numbers, and not those of anybody's own turn.
    everybody.class_key += " shared";
    everybody.pupil = 0;
    everybody.used = nullptr;
    auto made = library_.bank.make_question(wanted, everybody);
    return made ? keep(std::move(made->question)) : std::nullopt;
}

}  // namespace bookbag::compose
