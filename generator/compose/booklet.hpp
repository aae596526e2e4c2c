// One child's booklet: questions picked for the plan, and the document that prints them.
//
// Two steps, so that a page that overflows can be composed again with less while every number stays the same:
// pick_questions() meets the plan with the bank once; a BookletDraft makes the document of what was picked, shortens the
// pages that overflow and tells which questions are on it in the end. The marking book is made from the same PrintedQuestions, so it cannot disagree.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/length.hpp"
#include "document/document.hpp"
#include "language/phrasebook.hpp"
#include "questions/bank.hpp"
#include "school/curriculum.hpp"
#include "school/history.hpp"
#include "school/roll.hpp"
#include "school/settings.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::compose {

/// What every composer may read; made once a night.
struct Library {
    const school::Curriculum& curriculum;
    const questions::QuestionBank& bank;
    const std::map<std::string, std::string>& glossary;
    const language::Phrasebook& words;
    const school::Settings& settings;
    /// Whether a figure can be drawn in both its forms; lent by the caller, since compose knows nothing of layout.
    std::function<bool(const document::FigureSpec&)> draws;
};

/// Which booklet: whose, when, and where in the class's draw of question pools.
struct BookletRequest {
    const school::Pupil& pupil;
    const school::SchoolClass& school_class;
    const school::PupilHistory& history;
    const targets::TargetPlan& plan;
    base::Date given;
    base::Date bring_back;
    std::size_t place_in_class = 0;  ///< 0-based register place
    int week = 0;                    ///< weeks since the school year's start; moves the pools on
    std::string term;                ///< key of the term, for pool order
    std::string salt;                ///< of the school
};

/// A question in its place. `page` is the page of the standard booklet, also in large print.
struct PrintedQuestion {
    std::string code;  ///< bookwork code "4C-K"
    int page = 0;
    school::SkillIndex skill = school::kNoSkill;
    questions::Question question;
    targets::Slot slot = targets::Slot::Learning;
    targets::Support support = targets::Support::None;
    std::optional<targets::Age> age;  ///< Remember page
    bool spot_mistake = false;        ///< printed as "Sam says …"
    bool marked = true;               ///< carries marks (pages 4-7 but the open challenge)
    bool age_related = false;
};

/// A worked example that is given, not asked.
struct Example {
    school::SkillIndex skill = school::kNoSkill;
    questions::Question question;
};

/// Everything picked, page by page (booklet-and-report.md section 4).
struct Picks {
    std::vector<PrintedQuestion> remember;
    std::vector<Example> learn;  ///< up to 3 of target 1: worked, faded, faded more
    std::vector<PrintedQuestion> practise;
    std::vector<Example> second_examples;  ///< up to 2 of target 2
    std::vector<PrintedQuestion> second;
    std::vector<PrintedQuestion> third;
    std::vector<PrintedQuestion> mixed;
    std::optional<PrintedQuestion> challenge;
    std::vector<PrintedQuestion> ladder;  ///< diagnostic booklet only
};

/// Meets the plan with the bank. Never fails for a thin skill: the next candidate takes its place. Missing only when not
/// one question can be drawn for the whole plan.
base::Result<Picks> pick_questions(const Library& library, const BookletRequest& request);

struct Booklet {
    document::Document document;
    std::vector<PrintedQuestion> questions;  ///< what is really on the paper, in print order
    int minutes = 0;
};

struct DraftPart;

/// A section of a draft. A section that was composed again has a new edition; no two sections share one.
struct DraftSection {
    const document::Section* section = nullptr;
    int edition = 0;
};

/// A booklet while its pages are made to fit. The document is composed once; shorten() leaves something out of one section
/// and composes that section alone again. Every number stays the same whatever is left out, and a target is never dropped.
/// Library and request must outlive the draft; the blocks of a section stay where they are as long as its edition.
class BookletDraft {
public:
    BookletDraft(const Library& library, const BookletRequest& request, Picks picks);
    ~BookletDraft();
    BookletDraft(const BookletDraft&) = delete;
    BookletDraft& operator=(const BookletDraft&) = delete;

    /// The sections in print order.
    std::vector<DraftSection> sections() const;

    /// Leaves out of section `index` what best makes up for `missing`: of its questions the smallest that is large enough by
    /// estimate, else the largest, never the last one; of examples the last; of the cover its least needed lines.
    void shorten(std::size_t index, base::Length missing);

    /// The finished booklet. The draft is empty afterwards; blocks keep their addresses.
    Booklet finish();

private:
    void compose(std::size_t part);
    void shorten_learn();
    void shorten_second(base::Length missing);

    static constexpr std::size_t kAllKeyWords = 4;

    const Library& library_;
    const BookletRequest& request_;
    Picks picks_;
    std::vector<DraftPart> parts_;
    int editions_ = 0;
    std::size_t most_key_words_ = kAllKeyWords;
    std::array<int, 9> cuts_{};  ///< by standard page 1-8 (0 unused): how often it has been shortened
};

/// Bookwork code of letter `index` (0 = A) on `page` of the booklet of `token`: page, letter without I and O, '-', check
/// character. The check depends on all three, so a wrong page, a wrong letter and another child's booklet are caught.
std::string bookwork_code(const school::Token& token, int page, int index);

/// The booklet's own printed code, "7QK4-M9TX".
std::string booklet_code(const school::Token& token);

}  // namespace bookbag::compose
