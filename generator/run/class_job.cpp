// The pupil loop of a worker, and the files of a class.
//
// One pupil at a time: choose, compose and fit (run/fit_papers.hpp), note what was given; then the class's files are bound.
#include "run/class_job.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/sha256.hpp"
#include "compose/report.hpp"
#include "compose/staff.hpp"
#include "layout/figure.hpp"
#include "layout/layout.hpp"
#include "mastery/estimate.hpp"
#include "render/render_pdf.hpp"
#include "render/render_png.hpp"
#include "run/fit_papers.hpp"
#include "run/stage.hpp"
#include "targets/choose.hpp"
#include "targets/groups.hpp"
#include "targets/shared_item.hpp"

namespace bookbag::run {

using base::Fault;
using base::FaultKind;
using base::Result;
using compose::Booklet;
using layout::Profile;
using school::Pupil;
using school::PupilIndex;

layout::Profile profile_of(const Pupil& pupil) {
    switch (pupil.access.profile) {
        case school::PrintProfile::Dyslexia: return Profile::Dyslexia;
        case school::PrintProfile::Large18: return Profile::Large18;
        case school::PrintProfile::Large24: return Profile::Large24;
        case school::PrintProfile::Standard: break;
    }
    return pupil.year <= 2 ? Profile::Years1To2 : pupil.year <= 6 ? Profile::Years3To6 : Profile::Years7To11;
}

std::string stack_of(const Pupil& pupil) {
    if (pupil.access.profile == school::PrintProfile::Large18 || pupil.access.profile == school::PrintProfile::Large24) {
        return "large";
    }
    constexpr const char* kTints[] = {"white", "cream", "blue", "green", "yellow"};
    return kTints[static_cast<std::size_t>(pupil.access.tint)];
}

namespace {

constexpr int kPreviewDots = 60;  // dots an inch of the morning page's pictures
constexpr int kReportDays = 20;   // the period of a report: three weeks with tonight
constexpr int kNextReportDays = 21;

/// One pupil's finished papers, before they are bound into the class's files.
struct MadePupil {
    PupilIndex pupil = 0;
    std::size_t place = 0;
    mastery::PupilPicture picture;
    targets::TargetPlan plan;
    std::optional<Booklet> booklet;
    layout::LaidOut pages;
    layout::LaidOut report_pages;
    std::string report;  ///< PDF bytes
};

/// Whether a figure draws, question and answer form, with labels taken at a generous width.
bool figure_draws(const document::FigureSpec& spec) {
    layout::FigureContext context;
    context.width_of = [](const document::RichText& words) {
        return base::points(6) * static_cast<std::int32_t>(document::plain_text(words).size());
    };
    for (const auto show : {document::FigureShow::Question, document::FigureShow::Answer}) {
        context.show = show;
        if (!layout::draw_figure(spec, context)) {
            return false;
        }
    }
    return true;
}

layout::Letters letters_of(const school::Settings& settings) {
    switch (settings.font) {
        case school::BookletFont::Andika: return layout::Letters::Andika;
        case school::BookletFont::NotoSans: return layout::Letters::NotoSans;
        case school::BookletFont::ByYear: break;
    }
    return layout::Letters::ByProfile;
}

std::string short_name(const Pupil& pupil) {
    const auto points = pupil.family_name.for_print();
    std::string initial;
    for (std::size_t i = 0; i < points.size() && (i == 0 || (points[i] & 0xC0) == 0x80); ++i) {
        initial += points[i];
    }
    return pupil.given_name.for_print() + (initial.empty() ? std::string() : " " + initial);
}

std::string access_words(const Pupil& pupil) {
    std::string words;
    const auto add = [&](const std::string& word) { words += (words.empty() ? "" : ", ") + word; };
    if (pupil.access.tint != school::PaperTint::White) {
        add(stack_of(pupil));
    }
    switch (pupil.access.profile) {
        case school::PrintProfile::Dyslexia: add("14 pt"); break;
        case school::PrintProfile::Large18: add("18 pt"); break;
        case school::PrintProfile::Large24: add("24 pt"); break;
        case school::PrintProfile::Standard: break;
    }
    return words;
}

class ClassMaker {
public:
    ClassMaker(files::World& world, const Tonight& tonight, std::size_t index)
        : world_(world),
          tonight_(tonight),
          house_(tonight.house),
          class_(tonight.roll.classes.at(index)),
          library_{house_.curriculum, house_.bank, house_.glossary_words, house_.english(), tonight.settings, figure_draws},
          bring_back_(tonight.date + tonight.settings.bring_back_days) {
        shard_.class_id = class_.id;
        shard_.record.class_id = class_.id;
        shard_.input_hash = tonight.input_hash;
    }

    Result<ClassShard> make(const std::vector<std::int32_t>& leave_out, Whereabouts& where) {
        look_at_everybody();
        for (std::size_t place = 0; place < class_.register_order.size(); ++place) {
            where.at(static_cast<std::int32_t>(place));
            const bool killed =
                std::find(leave_out.begin(), leave_out.end(), static_cast<std::int32_t>(place)) != leave_out.end();
            make_pupil(place, killed);
        }
        where.at(-1);
        if (!written_) {
            return written_.error();
        }
        if (const auto bound = bind_files(); !bound) {
            return bound.error();
        }
        return std::move(shard_);
    }

private:
    const Pupil& person(PupilIndex pupil) const { return tonight_.roll.pupils.at(pupil); }

    const targets::ClassView& view_for(int year) {
        auto found = views_.find(year);
        if (found == views_.end()) {
            const targets::ClassQuestion question{house_.atlas,           house_.policy, tonight_.planner.find(class_.id),
                                                  tonight_.planner.terms, year,          tonight_.date};
            found = views_.emplace(year, targets::view_class(question)).first;
        }
        return found->second;
    }

    /// Pictures of the whole class first: the common question needs them all.
    void look_at_everybody() {
        Stage stage(shard_.estimate_us);
        made_.resize(class_.register_order.size());
        std::vector<const mastery::PupilPicture*> pictures;
        for (std::size_t place = 0; place < made_.size(); ++place) {
            MadePupil& made = made_[place];
            made.pupil = class_.register_order[place];
            made.place = place;
            made.picture = mastery::estimate(house_.fit, house_.curriculum, tonight_.attempts_of(made.pupil),
                                             {tonight_.date, person(made.pupil).year});
            pictures.push_back(&made.picture);
        }
        shared_ = targets::choose_shared(house_.atlas, view_for(class_.year), house_.with_questions, pictures);
    }

    std::vector<school::Choice> choices_of(PupilIndex pupil) const {
        std::vector<school::Choice> choices;
        for (const auto& choice : tonight_.evidence.choices) {
            if (choice.pupil == pupil) {
                choices.push_back(choice);
            }
        }
        return choices;
    }

    int budget_seconds(const Pupil& pupil) const {
        const auto minutes = tonight_.settings.minutes.find(pupil.year);
        return (minutes == tonight_.settings.minutes.end() ? 45 : minutes->second) * 60;
    }

    void choose(MadePupil& made) {
        Stage stage(shard_.target_us);
        const Pupil& pupil = person(made.pupil);
        const auto choices = choices_of(made.pupil);
        const targets::Situation situation{house_.atlas,
                                           view_for(pupil.year),
                                           house_.policy,
                                           made.picture,
                                           tonight_.attempts_of(made.pupil),
                                           tonight_.history.pupils.at(made.pupil),
                                           choices,
                                           house_.with_questions,
                                           pupil.token,
                                           shared_,
                                           budget_seconds(pupil)};
        made.plan = targets::choose_targets(situation);
    }

    compose::BookletRequest request_for(const MadePupil& made) const {
        return {person(made.pupil),
                class_,
                tonight_.history.pupils.at(made.pupil),
                made.plan,
                tonight_.date,
                bring_back_,
                made.place,
                school_week(tonight_.date),
                term_key(tonight_.settings, tonight_.date),
                tonight_.salt};
    }

    FitTools fit_tools(const MadePupil& made) {
        // A preview shows an overfull page as it is.
        const bool shown_anyway = tonight_.picture_all.dots_per_inch > 0 && tonight_.picture_all.pupil == made.pupil;
        return {library_, house_.fonts, shown_anyway, shard_.compose_us, shard_.layout_us};
    }

    base::Status make_booklet(MadePupil& made) {
        const auto request = request_for(made);
        std::optional<compose::Picks> picks;
        {
            Stage stage(shard_.compose_us);
            auto picked = compose::pick_questions(library_, request);
            if (!picked) {
                return picked.error();
            }
            picks = std::move(*picked);
        }
        const auto style = layout::make_style(profile_of(person(made.pupil)), letters_of(tonight_.settings));
        BOOKBAG_TRY(fitted, fit_booklet(fit_tools(made), request, *std::move(picks), style));
        made.booklet = std::move(fitted.booklet);
        made.booklet->document = {};  // its pages are set; thirty trees of blocks are not kept until the class is bound
        made.pages = std::move(fitted.pages);
        return {};
    }

    base::Status make_report(MadePupil& made, PupilShard& out) {
        const Pupil& pupil = person(made.pupil);
        const compose::ReportRequest request{pupil,
                                             class_,
                                             made.plan,
                                             made.picture,
                                             tonight_.attempts_of(made.pupil),
                                             tonight_.date - kReportDays,
                                             tonight_.date,
                                             bring_back_,
                                             tonight_.date + kNextReportDays};
        const auto facts = compose::gather_facts(library_, request);
        out.stale = facts.stale;
        BOOKBAG_TRY(fitted, fit_report(fit_tools(made), request, facts, layout::make_style(Profile::Report)));
        const auto findings = compose::tone_findings(fitted.document, excused_words(pupil, facts));
        out.report_held = findings.empty() ? std::string() : findings.front();
        made.report_pages = std::move(fitted.pages);
        return {};
    }

    /// Names and the skills' own words, which the tone rules excuse.
    std::vector<std::string> excused_words(const Pupil& pupil, const compose::ReportFacts& facts) const {
        std::vector<std::string> words = {pupil.given_name.for_print(), class_.teacher, tonight_.settings.name};
        for (const auto* list : {&facts.strengths, &facts.steps, &facts.table}) {
            for (const auto& fact : *list) {
                words.push_back(house_.curriculum.at(fact.skill).title);
                words.push_back(house_.curriculum.at(fact.skill).i_can);
            }
        }
        return words;
    }

    void fail(PupilShard& out, const Fault& fault) {
        out.end = fault.code == "E-NO-QUESTIONS" ? PupilEnd::NoQuestions : PupilEnd::Failed;
        out.why = base::to_string(fault);
    }

    void make_pupil(std::size_t place, bool killed) {
        MadePupil& made = made_[place];
        const Pupil& pupil = person(made.pupil);
        PupilShard out;
        out.token = pupil.token.value;
        out.stack = stack_of(pupil);
        choose(made);
        note_secure(made, out);
        if (killed) {
            fail(out,
                 {FaultKind::Bug, {}, "a worker died twice at this pupil", "report this with the night's log", "E-WORKER-DIED"});
        } else if (!is_due(tonight_, class_, made.pupil)) {
            out.end = PupilEnd::NotDue;
        } else {
            make_papers(made, out);
        }
        shard_.pupils.push_back(std::move(out));
    }

    void make_papers(MadePupil& made, PupilShard& out) {
        if (const auto done = make_booklet(made); !done) {
            fail(out, done.error());
            return;
        }
        if (const auto done = make_report(made, out); !done) {
            made.booklet.reset();
            fail(out, done.error());
            return;
        }
        out.diagnostic = made.plan.diagnostic;
        out.pages = static_cast<int>(made.pages.pages.size());
        out.sheets = (out.pages + 1) / 2;
        for (const auto skill : made.plan.thin) {
            out.thin.push_back(house_.curriculum.at(skill).id);
        }
        note_given(made);
        draw_preview(made);
        if (const auto drawn = draw_all(made); !drawn) {
            fail(out, drawn.error());
        }
        if (written_) {
            written_ = write_report(made, out);
        }
    }

    /// A picture for the morning page, for the few pupils picked for it. A picture that cannot be drawn costs no booklet.
    void draw_preview(const MadePupil& made) {
        const auto wanted = tonight_.previews.find(made.pupil);
        if (wanted == tonight_.previews.end() || made.pages.pages.empty()) {
            return;
        }
        const std::size_t page = std::min(wanted->second, made.pages.pages.size() - 1);
        const auto picture = render::render_png(made.pages.pages[page], house_.fonts, kPreviewDots);
        const std::string path = "previews/" + class_.id + "-page-" + std::to_string(page + 1) + ".png";
        if (picture && world_.write_unsettled(files::path_in(tonight_.folder, path), *picture)) {
            shard_.previews.push_back(path);
        }
    }

    /// Every page of booklet and report as a picture, for preview.
    base::Status draw_all(const MadePupil& made) {
        if (tonight_.picture_all.dots_per_inch == 0 || tonight_.picture_all.pupil != made.pupil) {
            return {};
        }
        for (const auto& [name, papers] : {std::pair{"booklet", &made.pages}, std::pair{"report", &made.report_pages}}) {
            for (std::size_t i = 0; i < papers->pages.size(); ++i) {
                BOOKBAG_TRY(picture, render::render_png(papers->pages[i], house_.fonts, tonight_.picture_all.dots_per_inch));
                const std::string path = "previews/" + std::string(name) + "-" + std::to_string(i + 1) + ".png";
                if (const auto written = world_.write_unsettled(files::path_in(tonight_.folder, path), picture); !written) {
                    return written;
                }
                shard_.previews.push_back(path);
            }
        }
        return {};
    }

    void note_secure(const MadePupil& made, const PupilShard& out) {
        for (const auto& view : made.picture.skills) {
            if (view.state == mastery::SkillState::Secure) {
                shard_.record.secure.push_back(
                    {out.token, house_.curriculum.at(view.skill).id, view.since.valid() ? view.since : tonight_.date});
            }
        }
    }

    void note_given(const MadePupil& made) {
        const std::string& token = person(made.pupil).token.value;
        shard_.record.booklets.push_back(token);
        for (const auto& printed : made.booklet->questions) {
            shard_.record.questions.push_back({token, printed.code, printed.question.skill, printed.question.template_id,
                                               printed.question.version, printed.question.seed.value,
                                               printed.question.note_hash()});
        }
        const auto add = [&](const std::vector<targets::Target>& list) {
            for (const auto& target : list) {
                shard_.record.targets.push_back({token, house_.curriculum.at(target.skill).id, targets::name_of(target.kind),
                                                 target.known.millionths, targets::name_of(target.reason.code)});
            }
        };
        add(made.plan.learning);
        add(made.plan.reviews);
        add(made.plan.stretch);
        for (const auto skill : made.plan.offered) {
            shard_.record.targets.push_back({token, house_.curriculum.at(skill).id, "OFFERED", 0, ""});
        }
    }

    // ---- binding ------------------------------------------------------------------------------------------------

    base::Status write(const std::string& kind, const std::string& token, const std::string& path,
                       const render::OutputBytes& file) {
        const std::string sha = base::sha256_hex(file.bytes);
        shard_.record.artefacts.push_back({base::to_iso(tonight_.date) + " " + path, kind, token, path, sha,
                                           static_cast<std::int64_t>(file.pages), static_cast<std::int64_t>(file.bytes.size())});
        return world_.write_unsettled(files::path_in(tonight_.folder, path), file.bytes);
    }

    Result<render::OutputBytes> pdf_of(const std::string& title, const std::string& token,
                                       std::span<const layout::LaidOut> papers) {
        Stage stage(shard_.render_us);
        return render::render_pdf({title, token, house_.english().tag(), tonight_.date}, papers, tonight_.parts, house_.fonts);
    }

    Result<layout::LaidOut> laid_staff(const document::Document& paper) {
        Stage stage(shard_.layout_us);
        BOOKBAG_TRY(laid, layout::lay_out(paper, layout::make_style(Profile::Staff), house_.fonts));
        return std::move(laid.laid_out);
    }

    /// A name in letters that no font has is left to its child's papers; the class's papers say the code in its place.
    std::string staff_name(const Pupil& pupil) const {
        const std::string name = short_name(pupil);
        const bool printable = house_.fonts.shape(fonts::FaceId::AndikaRegular, name) && house_.fonts.shape(fonts::FaceId::AndikaBold, name);
        return printable ? name : compose::booklet_code(pupil.token);
    }

    std::vector<compose::StaffRow> staff_rows() const {
        std::vector<compose::StaffRow> rows;
        for (const auto& made : made_) {
            const Pupil& pupil = person(made.pupil);
            compose::StaffRow row;
            row.number = static_cast<int>(made.place) + 1;
            row.name = staff_name(pupil);
            row.code = compose::booklet_code(pupil.token);
            row.access = access_words(pupil);
            row.tasks_on_paper = pupil.home.internet == school::Known::No || pupil.home.printed_pack == school::Known::Yes;
            row.plan = &made.plan;
            row.picture = &made.picture;
            row.stack = stack_of(pupil);
            if (made.booklet) {
                row.questions = made.booklet->questions;
                row.pages = static_cast<int>(made.pages.pages.size());
            }
            row.target =
                made.plan.learning.empty() ? std::string() : house_.curriculum.at(made.plan.learning.front().skill).title;
            note_misconceptions(made, row);
            rows.push_back(std::move(row));
        }
        return rows;
    }

    void note_misconceptions(const MadePupil& made, compose::StaffRow& row) const {
        row.misconceptions_twice = targets::shown_misconceptions(house_.policy, tonight_.attempts_of(made.pupil), tonight_.date);
        for (const auto& attempt : tonight_.attempts_of(made.pupil)) {
            const auto has = [&](const std::vector<std::string>& list) {
                return std::find(list.begin(), list.end(), attempt.misconception) != list.end();
            };
            if (!attempt.misconception.empty() && tonight_.date - attempt.day <= house_.policy.misconception_days &&
                !has(row.misconceptions_twice) && !has(row.misconceptions_once)) {
                row.misconceptions_once.push_back(attempt.misconception);
            }
        }
    }

    std::vector<targets::TalkGroup> groups() {
        targets::GroupQuestion question{house_.atlas, view_for(class_.year), house_.policy, {}, {}};
        for (const auto& made : made_) {
            question.members.push_back({made.pupil, person(made.pupil).token, tonight_.attempts_of(made.pupil), &made.plan});
        }
        return targets::make_groups(question);
    }

    base::Date newest_evidence() const {
        base::Date newest;
        for (const auto& made : made_) {
            newest = std::max(newest, made.picture.last_evidence);
        }
        return newest;
    }

    base::Status bind_files() {
        const auto rows = staff_rows();
        const compose::ClassPaper paper{class_, rows, tonight_.date, bring_back_, newest_evidence(), class_.id + ".pdf"};
        if (const auto done = write_sheet(paper); !done) {
            return done;
        }
        if (shard_.record.booklets.empty()) {
            return {};
        }
        for (const auto step : {&ClassMaker::write_print, &ClassMaker::write_marking_book}) {
            if (const auto done = (this->*step)(paper); !done) {
                return done;
            }
        }
        return write_paper_reports();
    }

    base::Status write_sheet(const compose::ClassPaper& paper) {
        BOOKBAG_TRY(sheet, laid_staff(compose::compose_class_sheet(library_, paper, groups())));
        BOOKBAG_TRY(file, pdf_of(house_.english().say("title.class_sheet", {{"class", class_.name}}), "", {&sheet, 1}));
        return write("class-sheet", class_.id, "teacher/" + class_.id + "-class-sheet.pdf", file);
    }

    base::Status write_marking_book(const compose::ClassPaper& paper) {
        BOOKBAG_TRY(book, laid_staff(compose::compose_marking_book(library_, paper)));
        BOOKBAG_TRY(file, pdf_of(house_.english().say("title.marking_book", {{"class", class_.name}}), "", {&book, 1}));
        return write("marking-book", class_.id, "teacher/" + class_.id + "-marking-book.pdf", file);
    }

    /// One file in register order with the cover sheet on top; papers of other colours and sizes each in a file of their own.
    base::Status write_print(const compose::ClassPaper& paper) {
        BOOKBAG_TRY(cover, laid_staff(compose::compose_cover_sheet(library_, paper)));
        std::map<std::string, std::vector<layout::LaidOut>> stacks;
        stacks["white"].push_back(std::move(cover));
        for (auto& made : made_) {
            if (made.booklet) {
                made.pages.title = short_name(person(made.pupil));
                stacks[stack_of(person(made.pupil))].push_back(std::move(made.pages));
            }
        }
        for (const auto& [name, papers] : stacks) {
            BOOKBAG_TRY(file, pdf_of(house_.english().say("title.booklet") + " " + class_.name, "", papers));
            const std::string path = "print/" + class_.id + (name == "white" ? "" : "-" + name) + ".pdf";
            if (const auto done = write("print", class_.id, path, file); !done) {
                return done;
            }
        }
        return {};
    }

    /// A report that leaves by e-mail, or is held, is a file of its own, written at once so that its pages need not be kept.
    base::Status write_report(MadePupil& made, PupilShard& out) {
        if (!tonight_.by_email[made.pupil] && out.report_held.empty()) {
            return {};
        }
        BOOKBAG_TRY(file, pdf_of(house_.english().say("title.report"), out.token, {&made.report_pages, 1}));
        made.report_pages = {};
        out.report_sha256 = base::sha256_hex(file.bytes);
        out.report_bytes = static_cast<std::int64_t>(file.bytes.size());
        out.report_path = "reports/" + out.token + "-" + out.report_sha256.substr(0, 12) + ".pdf";
        return write("report", out.token, out.report_path, file);
    }

    /// The reports of all others, in one file for the printer.
    base::Status write_paper_reports() {
        std::vector<layout::LaidOut> on_paper;
        for (auto& made : made_) {
            if (made.booklet && shard_.pupils[made.place].report_path.empty()) {
                made.report_pages.title = short_name(person(made.pupil));
                on_paper.push_back(std::move(made.report_pages));
            }
        }
        if (on_paper.empty()) {
            return {};
        }
        BOOKBAG_TRY(file, pdf_of(house_.english().say("title.report") + " " + class_.name, "", on_paper));
        return write("reports-on-paper", class_.id, "print/" + class_.id + "-reports.pdf", file);
    }

    files::World& world_;
    const Tonight& tonight_;
    const House& house_;
    const school::SchoolClass& class_;
    compose::Library library_;
    base::Date bring_back_;
    ClassShard shard_;
    std::vector<MadePupil> made_;
    base::Status written_;  ///< the first refusal of the disk; it is the class's, not the pupil's
    std::map<int, targets::ClassView> views_;
    std::optional<targets::SharedItem> shared_;
};

}  // namespace

Result<ClassShard> make_class(files::World& world, const Tonight& tonight, std::size_t index,
                              const std::vector<std::int32_t>& leave_out, Whereabouts& where) {
    return ClassMaker(world, tonight, index).make(leave_out, where);
}

}  // namespace bookbag::run
