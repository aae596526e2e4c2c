// The ordered lists of sections, the page furniture they share, and the loop that makes a booklet of them.
#include "compose/sections.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "compose/question_block.hpp"

namespace bookbag::compose {

using namespace document;

std::vector<MakeSection> booklet_sections() {
    return {
        cover_section,      // what I can do, what is next, how: chosen first
        remember_section,   // earlier topics, no marks
        learn_section,      // target 1: worked, faded
        practise_section,   // target 1: rising
        second_section,     // target 2
        third_section,      // target 3: use it
        mixed_section,      // everything, and one challenge
        look_back_section,  // voice, choice, family slip
    };
}

std::vector<MakeSection> finding_out_sections() {
    return {cover_section, ladder_section, look_back_section};
}

namespace {

std::string footer_facts(const SectionContext& context) {
    const auto& words = context.resources.words;
    return words.say("footer.facts",
                     {{"map", context.resources.curriculum.map_version}, {"week", std::to_string(context.request.week)}});
}

}  // namespace

Section booklet_page(const SectionContext& context, int page, IconName tab, const std::string& title) {
    const auto& words = context.resources.words;
    const auto& request = context.request;
    Section section;
    section.kind = context.large ? SectionKind::Flow : SectionKind::FixedPage;
    section.title = title;
    Frame& frame = section.frame;
    frame.look = FrameLook::BookletPage;
    frame.tab = context.large ? IconName::None : tab;
    frame.header_left = plain(words.say("header.book", {{"span", words.span(request.given, request.bring_back)}}));
    const std::string name = request.pupil.given_name.for_print();
    const std::string place =
        context.large ? words.say("header.large_page", {{"page", std::to_string(page)}}) : words.say("header.page");
    frame.header_right = joined(bold(name), plain("  " + request.school_class.name + "    "));
    frame.header_right = joined(frame.header_right, bold(place));
    frame.footer_left = joined(bold(booklet_code(request.pupil.token)), plain("    " + footer_facts(context)));
    frame.footer_right = plain(words.say("footer.colour_the_bag"));
    return section;
}

void add_adult_line(const SectionContext& context, const char* phrase_key, Blocks& blocks) {
    if (!context.youngest) {
        return;
    }
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(6.5_mm, {icon(IconName::People, 6.5_mm)}, VAlign::Middle));
    cells.push_back(flex_cell({text(TextRole::Reason, phrase(context.resources.words, phrase_key))}, 1, VAlign::Middle));
    blocks.push_back(panel(PanelLook::LightCard, {row(std::move(cells), 3_mm, VAlign::Middle)}, 3_mm, 1.6_mm));
    blocks.push_back(gap(2.5_mm));
}

std::string about_minutes(const SectionContext& context, int seconds) {
    return context.resources.words.count("minutes.about", std::max(1, (seconds + 30) / 60));
}

/// One entry of the ordered list, with what it gave.
struct DraftPart {
    MakeSection make = nullptr;
    std::vector<MadeSection> made;
    int first_edition = 0;  ///< of made[0]; the others count on
};

namespace {

/// Letters close up again after a question was left out.
void letter(std::vector<PrintedQuestion>& questions, const school::Token& token) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
        questions[i].code = bookwork_code(token, questions[i].page, static_cast<int>(i));
    }
}

/// Leaves out the smallest question that makes room enough, else the largest; never the last one.
void leave_out(std::vector<PrintedQuestion>& questions, base::Length missing, const school::Token& token) {
    if (questions.size() <= 1) {
        return;
    }
    std::size_t chosen = questions.size();
    std::int64_t best = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const std::int64_t height = base::microns(1000L * estimated_height(questions[i])).units;
        const bool enough = height >= missing.units;
        const bool best_enough = best >= missing.units;
        const bool better = chosen == questions.size() || (enough != best_enough ? enough : enough ? height < best : height > best);
        if (better) {
            chosen = i;
            best = height;
        }
    }
    questions.erase(questions.begin() + static_cast<std::ptrdiff_t>(chosen));
    letter(questions, token);
}

}  // namespace

BookletDraft::BookletDraft(const Library& library, const BookletRequest& request, Picks picks)
    : library_(library), request_(request), picks_(std::move(picks)) {
    for (const MakeSection make : request.plan.diagnostic ? finding_out_sections() : booklet_sections()) {
        parts_.push_back({make, {}, 0});
        compose(parts_.size() - 1);
    }
}

BookletDraft::~BookletDraft() = default;

void BookletDraft::compose(std::size_t part) {
    const auto profile = request_.pupil.access.profile;
    const bool large = profile == school::PrintProfile::Large18 || profile == school::PrintProfile::Large24;
    const SectionContext context{library_, request_, picks_,  request_.pupil.year <= 2, large, request_.plan.diagnostic ? 4 : 8,
                                 most_key_words_, cuts_[1]};
    parts_[part].made = parts_[part].make(context);
    parts_[part].first_edition = editions_;
    editions_ += static_cast<int>(parts_[part].made.size());
}

std::vector<DraftSection> BookletDraft::sections() const {
    std::vector<DraftSection> all;
    for (const DraftPart& part : parts_) {
        int edition = part.first_edition;
        for (const MadeSection& made : part.made) {
            all.push_back({&made.section, edition++});
        }
    }
    return all;
}

void BookletDraft::shorten(std::size_t index, base::Length missing) {
    std::size_t part = 0;
    std::size_t first = 0;
    while (index >= first + parts_[part].made.size()) {
        first += parts_[part++].made.size();
    }
    const auto page = static_cast<std::size_t>(parts_[part].made[index - first].page);
    ++cuts_.at(page);
    const bool had_examples = !picks_.learn.empty();
    const school::Token& token = request_.pupil.token;
    switch (page) {
        case 2:
        case 3:
            if (request_.plan.diagnostic && picks_.ladder.size() > 4) {
                picks_.ladder.pop_back();
            } else if (page == 2) {
                leave_out(picks_.remember, missing, token);
            } else {
                shorten_learn();
            }
            break;
        case 4: leave_out(picks_.practise, missing, token); break;
        case 5:
            shorten_second(missing);
            break;
        case 6: leave_out(picks_.third, missing, token); break;
        case 7:
            leave_out(picks_.mixed, missing, token);
            if (picks_.challenge) {
                picks_.challenge->code = bookwork_code(token, 7, static_cast<int>(picks_.mixed.size()));
            }
            break;
        default: break;  // the cover looks at cuts_
    }
    compose(part);
    if (had_examples && picks_.learn.empty()) {
        compose(0);  // the cover says on which page the first target begins
    }
}

/// A third example goes first, then key words, so that a worked example and a faded one stay together as long as they can.
void BookletDraft::shorten_learn() {
    constexpr std::size_t kPair = 2;
    if (picks_.learn.size() == kPair && most_key_words_ > 0) {
        most_key_words_ = most_key_words_ > kPair ? kPair : 0;
        return;
    }
    if (picks_.learn.size() == kPair) {
        most_key_words_ = kAllKeyWords;
    }
    if (!picks_.learn.empty()) {
        picks_.learn.pop_back();
    }
}

/// A second example goes first, then questions down to two; rather than a page without practice, none is shown worked.
void BookletDraft::shorten_second(base::Length missing) {
    constexpr std::size_t kFewest = 2;
    if (picks_.second_examples.size() > 1) {
        picks_.second_examples.pop_back();
    } else if (picks_.second.size() > kFewest || picks_.second_examples.empty()) {
        leave_out(picks_.second, missing, request_.pupil.token);
    } else {
        picks_.second_examples.clear();
    }
}

Booklet BookletDraft::finish() {
    Booklet booklet;
    booklet.document.title = library_.words.say("title.booklet");
    booklet.document.language = library_.words.tag();
    booklet.document.token = request_.pupil.token.value;
    booklet.document.multiple_of = 4;
    for (DraftPart& part : parts_) {
        for (MadeSection& made : part.made) {
            for (const PrintedQuestion* question : made.questions) {
                booklet.questions.push_back(*question);
            }
            booklet.minutes += made.minutes;
            booklet.document.sections.push_back(std::move(made.section));
        }
    }
    parts_.clear();
    return booklet;
}

}  // namespace bookbag::compose
