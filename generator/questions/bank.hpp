// All question templates of the school, by skill, and the one way to take a question out for one child.
//
// A question is asked for by what it must do on the page (Role); the bank takes the nearest template the skill has and the
// variant that is this child's: pools are walked in an order fixed by the school, each class and term from a place of its
// own and each child of the class at his, so that neighbours have other numbers and nobody has the same ones twice in a
// term (questions.md, section 5).
// The same request gives the same question; what was asked before makes no difference.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "questions/draw.hpp"
#include "questions/question.hpp"
#include "questions/question_template.hpp"

namespace bookbag::questions {

/// What a question must do on its page.
enum class Role : std::uint8_t {
    Quick,           ///< short, for recall: a fact or one step
    Straight,        ///< the skill itself, without a story
    Representation,  ///< built on a figure
    SpotMistake,     ///< can be printed as "Sam says …": Question::mistake is there
    WordProblem,     ///< in a setting, in words
    Reason,          ///< explain, prove, find all
    Worked,          ///< a worked example: two steps or more, each with its reason
};
const char* name_of(Role role);

/// Whether a template can play a role.
bool fits(const QuestionTemplate& made_from, Role role);

/// For whom a variant is drawn. Fields of text must not be empty.
struct Place {
    std::string salt;                               ///< of the school
    std::string class_key;                          ///< class and term: where in the pools it begins
    std::uint32_t class_size = 30;                  ///< at least the number of places in use; > 0
    std::uint32_t pupil = 0;                        ///< 0-based register place, < class_size
    std::uint32_t week = 0;                         ///< any count of weeks that goes on
    const std::set<std::uint64_t>* used = nullptr;  ///< note hashes (Question::note_hash) not to be drawn again
};

/// What is wanted.
struct QuestionRequest {
    std::string skill;
    Role role = Role::Straight;
    int difficulty = 0;                     ///< 1-3; 0 = rising with the templates' own
    int year = 0;                           ///< the child's; templates for it come first; 0 = any
    std::map<std::string, int> taken = {};  ///< template id -> questions of it already in this booklet
};

struct MadeQuestion {
    Question question;
    bool in_role = true;                   ///< false when the skill has no template for the role
    std::vector<base::Fault> passed_over;  ///< templates that gave no question, for the log
};

class QuestionBank {
public:
    QuestionBank();
    ~QuestionBank();
    QuestionBank(QuestionBank&&) noexcept;
    QuestionBank& operator=(QuestionBank&&) noexcept;

    /// BadInput for a skill with two files, naming both.
    static base::Result<QuestionBank> make(std::vector<SkillFile> files);

    /// What booklet and report say about a skill; nullptr when it has no file. Lives as long as the bank.
    const SkillText* skill_text(std::string_view skill) const;
    /// The templates of a skill in file order; none when it has no file.
    std::span<const QuestionTemplate> templates(std::string_view skill) const;
    /// nullptr when there is no such template.
    const QuestionTemplate* find(std::string_view template_id) const;
    /// Ids of all skills with templates, ascending.
    std::vector<std::string> skills() const;

    /// The templates of a skill, best for `request` first: role, then less often taken, year, difficulty.
    std::vector<const QuestionTemplate*> ranked(const QuestionRequest& request) const;

    /// Variant number `turn` (0, 1, 2 … within one booklet) of a template for `place`. A note in `place.used` is passed over,
    /// up to 200 times. Fails with code "E-NO-DRAW" when nothing new is left, else as draw() does.
    base::Result<Question> draw_for(const QuestionTemplate& made_from, const Place& place, std::uint32_t turn) const;

    /// The best question for `request`: the first of ranked() that gives one. Missing when the skill has no template,
    /// or none gives a question.
    base::Result<MadeQuestion> make_question(const QuestionRequest& request, const Place& place) const;

    /// The very question that was printed. Missing for an unknown template, Unsupported when its version has changed.
    base::Result<Question> again(std::string_view template_id, int version, base::Seed seed) const;

private:
    struct Pools;

    base::Result<Question> draw_from_pool(const QuestionTemplate& made_from, const Place& place, std::uint32_t turn) const;
    base::Result<Question> draw_by_seed(const QuestionTemplate& made_from, const Place& place, std::uint32_t turn) const;

    std::vector<SkillFile> files_;  ///< ascending by skill
    std::map<std::string, const QuestionTemplate*, std::less<>> by_id_;
    std::unique_ptr<Pools> pools_;  ///< a cache whose content cannot change an output
};

}  // namespace bookbag::questions
