// Ranking, and handing out variants by place.
//
// All classes of a school walk a pool in the same order, so that it is tried out only once a night; each class and term
// begins at a place of its own in it. From there child i of n in week w takes entry (w·8 + turn)·n + i of a small pool. A
// large pool is walked as little as possible instead, since every step of the walk is a drawn question: most templates have one
// turn a week, so turns stand behind weeks, and weeks come round after four: entry (turn·4 + w mod 4)·n + i. What a child had
// four weeks ago is on the list of used notes, and sends that child on to an entry of the same column, which is nobody else's.
#include "questions/bank.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "questions/pool.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;
using base::Seed;

namespace {

constexpr std::uint64_t kTurns = 8;           // questions of one template in one booklet, at most
constexpr std::uint64_t kWeeks = 16;          // no term is longer
constexpr std::uint64_t kLongWeeks = 4;       // after how many weeks a large pool comes round
constexpr std::uint64_t kStarts = 128;        // places in the order where a class can begin
constexpr std::uint64_t kWalkedWhole = 2000;  // combinations that are cheap to walk to the end
constexpr int kMostPassedOver = 200;
constexpr int kLongStrides = 40;
constexpr int kQuickSeconds = 60;

bool is_short(const QuestionTemplate& t) {
    const SpaceType space = t.space.type;
    const bool small = space == SpaceType::Fact || space == SpaceType::Mental || space == SpaceType::Choice;
    return small && t.seconds <= kQuickSeconds && t.demand != Demand::Explain;
}

bool is_story(const QuestionTemplate& t) {
    return t.type == "word_problem" || t.type == "multi_step" || t.space.type == SpaceType::Word;
}

bool is_reasoned(const QuestionTemplate& t) {
    return t.demand == Demand::Explain || t.answer.form == AnswerForm::Open || t.difficulty == 3;
}

bool has_figure(const QuestionTemplate& t) { return t.figure && t.figure->when == FigureWhen::Always; }

bool is_worked(const QuestionTemplate& t) {
    const bool plain =
        t.answer.form != AnswerForm::Open && t.answer.form != AnswerForm::Choice && t.answer.form != AnswerForm::Figure;
    const auto reasoned = [](const WorkingTemplate& step) { return !step.why.empty(); };
    return plain && t.working.size() >= 2 && std::all_of(t.working.begin(), t.working.end(), reasoned);
}

Fault nothing_new(const QuestionTemplate& made_from) {
    return {FaultKind::Missing, made_from.where, made_from.id + ": every variant has been used", "widen the draws",
            kNoDraw};
}

const std::string& skill_of(const SkillFile& file) { return file.text.skill; }

}  // namespace

const char* name_of(Role role) {
    constexpr std::array<const char*, 7> kNames = {"quick",        "straight", "representation", "spot the mistake",
                                                   "word problem", "reason",   "worked example"};
    return kNames.at(static_cast<std::size_t>(role));
}

bool fits(const QuestionTemplate& t, Role role) {
    switch (role) {
        case Role::Quick:
            return is_short(t);
        case Role::Straight:
            return !is_story(t) && !is_reasoned(t) && !has_figure(t);
        case Role::Representation:
            return has_figure(t) && !is_story(t) && !is_reasoned(t);
        case Role::SpotMistake:
            return t.mistake.has_value();
        case Role::WordProblem:
            return is_story(t);
        case Role::Reason:
            return is_reasoned(t);
        case Role::Worked:
            return is_worked(t);
    }
    return false;
}

/// Pools by template and class, made when first asked for.
struct QuestionBank::Pools {
    std::map<const QuestionTemplate*, std::uint64_t> sizes;
    std::map<std::pair<const QuestionTemplate*, std::uint64_t>, Pool> orders;

    std::uint64_t size(const QuestionTemplate& made_from) {
        const auto [entry, fresh] = sizes.try_emplace(&made_from, 0);
        entry->second = fresh ? combinations(made_from) : entry->second;
        return entry->second;
    }
    Pool& order(const QuestionTemplate& made_from, Seed key) {
        return orders.try_emplace({&made_from, key.value}, made_from, key, size(made_from)).first->second;
    }
};

QuestionBank::QuestionBank() : pools_(std::make_unique<Pools>()) {}
QuestionBank::~QuestionBank() = default;
QuestionBank::QuestionBank(QuestionBank&&) noexcept = default;
QuestionBank& QuestionBank::operator=(QuestionBank&&) noexcept = default;

Result<QuestionBank> QuestionBank::make(std::vector<SkillFile> files) {
    QuestionBank bank;
    std::sort(files.begin(), files.end(), [](const SkillFile& a, const SkillFile& b) { return skill_of(a) < skill_of(b); });
    for (std::size_t i = 1; i < files.size(); ++i) {
        if (skill_of(files[i - 1]) == skill_of(files[i])) {
            const auto origin = [](const SkillFile& file) {
                return file.templates.empty() ? base::Origin{} : file.templates.front().where;
            };
            return Fault{FaultKind::BadInput, origin(files[i]),
                         "skill " + skill_of(files[i]) + " has questions in " + origin(files[i - 1]).path.text() + " too",
                         "keep one file a skill", "E-TWO-FILES"};
        }
    }
    bank.files_ = std::move(files);
    for (const auto& file : bank.files_) {
        for (const auto& made_from : file.templates) {
            bank.by_id_.emplace(made_from.id, &made_from);
        }
    }
    return bank;
}

const SkillText* QuestionBank::skill_text(std::string_view skill) const {
    const auto found = std::lower_bound(files_.begin(), files_.end(), skill,
                                        [](const SkillFile& f, std::string_view s) { return skill_of(f) < s; });
    return found != files_.end() && skill_of(*found) == skill ? &found->text : nullptr;
}

std::span<const QuestionTemplate> QuestionBank::templates(std::string_view skill) const {
    const auto found = std::lower_bound(files_.begin(), files_.end(), skill,
                                        [](const SkillFile& f, std::string_view s) { return skill_of(f) < s; });
    return found != files_.end() && skill_of(*found) == skill ? std::span<const QuestionTemplate>(found->templates)
                                                              : std::span<const QuestionTemplate>();
}

const QuestionTemplate* QuestionBank::find(std::string_view template_id) const {
    const auto found = by_id_.find(template_id);
    return found == by_id_.end() ? nullptr : found->second;
}

std::vector<std::string> QuestionBank::skills() const {
    std::vector<std::string> ids;
    for (const auto& file : files_) {
        if (!file.templates.empty()) {
            ids.push_back(skill_of(file));
        }
    }
    return ids;
}

std::vector<const QuestionTemplate*> QuestionBank::ranked(const QuestionRequest& request) const {
    std::vector<const QuestionTemplate*> order;
    for (const auto& made_from : templates(request.skill)) {
        order.push_back(&made_from);
    }
    const auto key = [&request](const QuestionTemplate* t) {
        const auto taken = request.taken.find(t->id);
        const bool for_year =
            request.year == 0 || std::find(t->years.begin(), t->years.end(), request.year) != t->years.end();
        const int wanted = request.difficulty != 0 ? request.difficulty : request.role == Role::Reason ? 3 : 1;
        return std::make_tuple(!fits(*t, request.role), taken == request.taken.end() ? 0 : taken->second, !for_year,
                               t->difficulty > wanted ? t->difficulty - wanted : wanted - t->difficulty);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&key](const QuestionTemplate* a, const QuestionTemplate* b) { return key(a) < key(b); });
    return order;
}

namespace {

/// Where a child's variant stands in the order of a pool, and how far on to look when it has been used.
struct Entry {
    std::uint64_t number = 0;
    std::uint64_t stride = 0;
};

Entry entry_of(const Place& place, std::uint64_t turn, std::uint64_t combinations) {
    const std::uint64_t size = std::max<std::uint64_t>(place.class_size, 1);
    const std::uint64_t start = base::seed_of({place.class_key}).value % kStarts;
    const std::uint64_t week = place.week % kWeeks;
    if (combinations <= kWalkedWhole) {
        return {start + (week * kTurns + turn) * size + place.pupil, kWeeks * kTurns * size + 1};
    }
    return {start + (turn * kLongWeeks + week % kLongWeeks) * size + place.pupil, kLongWeeks * size};
}

}  // namespace

Result<Question> QuestionBank::draw_for(const QuestionTemplate& made_from, const Place& place, std::uint32_t turn) const {
    const std::uint64_t combinations = pools_->size(made_from);
    return combinations > 0 ? draw_from_pool(made_from, place, turn) : draw_by_seed(made_from, place, turn);
}

Result<Question> QuestionBank::draw_from_pool(const QuestionTemplate& made_from, const Place& place,
                                              std::uint32_t turn) const {
    const Seed key = base::seed_of({place.salt, made_from.id, std::to_string(made_from.version)});
    Pool& pool = pools_->order(made_from, key);
    Entry entry = entry_of(place, turn, pools_->size(made_from));
    // A used variant sends the child a stride on; after many of those, to whatever is left.
    for (int passed = 0; passed <= kMostPassedOver; ++passed, entry.number += passed <= kLongStrides ? entry.stride : 1) {
        BOOKBAG_TRY(variant, pool.variant(entry.number));
        if (place.used != nullptr && place.used->contains(variant.note_hash)) {
            continue;
        }
        auto question = draw(made_from, variant.seed);
        if (question || question.error().code != kNoDraw) {
            return question;
        }
    }
    return nothing_new(made_from);
}

Result<Question> QuestionBank::draw_by_seed(const QuestionTemplate& made_from, const Place& place,
                                            std::uint32_t turn) const {
    const std::string version = std::to_string(made_from.version);
    const std::string who =
        std::to_string(place.week) + ' ' + std::to_string(place.pupil) + ' ' + std::to_string(turn) + ' ';
    for (int passed = 0; passed <= kMostPassedOver; ++passed) {
        const Seed seed = base::seed_of({place.salt, made_from.id, version, place.class_key, who + std::to_string(passed)});
        BOOKBAG_TRY(question, draw(made_from, plain_seed(seed)));
        if (place.used == nullptr || !place.used->contains(question.note_hash())) {
            return question;
        }
    }
    return nothing_new(made_from);
}

Result<MadeQuestion> QuestionBank::make_question(const QuestionRequest& request, const Place& place) const {
    MadeQuestion made;
    for (const QuestionTemplate* candidate : ranked(request)) {
        const auto taken = request.taken.find(candidate->id);
        const auto turn = static_cast<std::uint32_t>(taken == request.taken.end() ? 0 : taken->second);
        auto question = draw_for(*candidate, place, turn);
        if (question) {
            made.question = std::move(*question);
            made.in_role = fits(*candidate, request.role);
            return made;
        }
        made.passed_over.push_back(question.error());
    }
    return made.passed_over.empty() ? Fault{FaultKind::Missing,
                                            {},
                                            "skill " + request.skill + " has no question templates",
                                            "add a file below templates/questions",
                                            {}}
                                    : made.passed_over.front();
}

Result<Question> QuestionBank::again(std::string_view template_id, int version, Seed seed) const {
    const QuestionTemplate* made_from = find(template_id);
    if (made_from == nullptr) {
        return Fault{FaultKind::Missing, {}, "there is no template " + std::string(template_id), "bring its file back", {}};
    }
    if (made_from->version != version) {
        return Fault{
            FaultKind::Unsupported,
            made_from->where,
            made_from->id + " is now version " + std::to_string(made_from->version) + ", not " + std::to_string(version),
            "reprint from the paper's file",
            {}};
    }
    return draw(*made_from, seed);
}

}  // namespace bookbag::questions
