// Questions taken out of the bank one after the other, best role first; the PDF has the answers on a leaf of their own.
#include "run/worksheet.hpp"

#include <set>

#include "base/text.hpp"
#include "compose/question_block.hpp"
#include "files/json.hpp"
#include "layout/layout.hpp"
#include "questions/lint.hpp"
#include "render/render_pdf.hpp"
#include "run/assemble.hpp"

namespace bookbag::run {

namespace {

using questions::Question;
using questions::Role;

std::vector<Question> draw_all(const House& house, const WorksheetOptions& options) {
    std::vector<Question> drawn;
    std::set<std::uint64_t> used;
    questions::Place place;
    place.salt = options.seed;
    place.class_key = "worksheet " + options.seed;
    place.used = &used;
    if (const auto* one = house.bank.find(options.skill)) {
        for (int i = 0; i < options.count; ++i) {
            if (auto question = house.bank.draw_for(*one, place, static_cast<std::uint32_t>(i))) {
                used.insert(question->note_hash());
                drawn.push_back(std::move(*question));
            }
        }
        return drawn;
    }
    questions::QuestionRequest wanted;
    wanted.skill = options.skill;
    const Role kRoles[] = {Role::Straight, Role::Representation, Role::WordProblem, Role::Straight, Role::Reason};
    for (int i = 0; i < options.count; ++i) {
        wanted.role = kRoles[static_cast<std::size_t>(i) % 5];
        auto made = house.bank.make_question(wanted, place);
        if (!made) {
            break;
        }
        used.insert(made->question.note_hash());
        ++wanted.taken[made->question.template_id];
        drawn.push_back(std::move(made->question));
    }
    return drawn;
}

std::string as_json(const std::vector<Question>& drawn) {
    files::JsonWriter json;
    json.open_map().member("format", "bookbag-worksheet").member("format_version", 1).key("questions").open_list();
    for (const auto& question : drawn) {
        json.open_map()
            .member("template", question.template_id)
            .member("version", question.version)
            .member("seed", std::to_string(question.seed.value));
        json.member("stem", document::plain_text(question.stem))
            .member("answer", question.answer.plain)
            .member("unit", question.answer.unit)
            .member("marks", question.answer.marks);
        json.key("working").open_list();
        for (const auto& step : question.working) {
            json.text(document::plain_text(step.action));
        }
        json.close_list().key("wrong").open_list();
        for (const auto& wrong : question.wrong) {
            json.open_map()
                .member("value", wrong.plain)
                .member("misconception", wrong.misconceptions.empty() ? std::string() : wrong.misconceptions.front())
                .close_map();
        }
        json.close_list().close_map();
    }
    json.close_list().close_map();
    return json.finish();
}

document::Document as_document(const House& house, const WorksheetOptions& options, const std::vector<Question>& drawn) {
    using namespace compose;
    document::Document sheet;
    const auto skill = house.curriculum.find(drawn.front().skill);
    sheet.title = skill ? house.curriculum.at(*skill).title : options.skill;
    document::Section tasks;
    tasks.kind = document::SectionKind::Flow;
    tasks.frame.look = document::FrameLook::Report;
    tasks.frame.header_left = document::bold(sheet.title);
    tasks.frame.header_left_2 = document::plain(options.skill);
    document::Section answers = tasks;
    answers.frame.header_left_2 = document::plain(options.skill + ", answers");
    const QuestionLook look{house.english(), Width::Full, false, false, true, false};
    int number = 0;
    for (const auto& question : drawn) {
        PrintedQuestion printed;
        printed.code = std::to_string(++number);
        printed.question = question;
        tasks.blocks.push_back(question_block(printed, look));
        RichText line = document::bold(printed.code + ".  ");
        line = document::joined(line, question.answer.shown);
        Blocks block;
        block.push_back(text(TextRole::ReportText, std::move(line)));
        for (const auto& step : question.working) {
            block.push_back(text(TextRole::ReportSmall, step.action));
        }
        answers.blocks.push_back(stack(std::move(block), 1_mm, true));
    }
    tasks.gap = 4_mm;
    answers.gap = 3_mm;
    sheet.sections = {std::move(tasks), std::move(answers)};
    return sheet;
}

}  // namespace

CommandResult worksheet(files::World& world, const WorksheetOptions& options) {
    const auto loaded = load_house(world, options.home, Fonts::Load);
    if (!loaded.house) {
        return {65, {}, base::to_string(first_of(loaded.faults)) + "\n"};
    }
    const House& house = *loaded.house;
    const auto drawn = draw_all(house, options);
    if (drawn.empty()) {
        const auto near = base::nearest(options.skill, house.bank.skills());
        const std::string help = near ? "; did you mean " + *near + "?" : "; 'bookbag lint --coverage' shows what there is";
        return {65, {}, "no question templates for '" + options.skill + "'" + help + "\n"};
    }
    if (options.format == "json") {
        return {0, as_json(drawn), {}};
    }
    if (options.format == "text") {
        CommandResult result;
        int number = 0;
        for (const auto& question : drawn) {
            result.out += std::to_string(++number) + ". " + questions::describe(question) + "\n";
        }
        return result;
    }
    if (options.format != "pdf" || options.out.empty()) {
        return {64, {}, "--format is text, json or pdf; pdf needs --out FILE\n"};
    }
    const int year = house.curriculum.at(*house.curriculum.find(drawn.front().skill)).year;
    const auto profile = year <= 2   ? layout::Profile::Years1To2
                         : year <= 6 ? layout::Profile::Years3To6
                                     : layout::Profile::Years7To11;
    const auto laid = layout::lay_out(as_document(house, options, drawn), layout::make_style(profile), house.fonts);
    if (!laid) {
        return {70, {}, base::to_string(laid.error()) + "\n"};
    }
    fonts::Repertoire repertoire;
    repertoire.characters = house.characters;
    const auto parts = render::FontParts::prepare(house.fonts, repertoire);
    if (!parts) {
        return {70, {}, base::to_string(parts.error()) + "\n"};
    }
    const auto file =
        render::render_pdf({laid->laid_out.title, "", "en-GB", options.date}, {&laid->laid_out, 1}, *parts, house.fonts);
    if (!file) {
        return {70, {}, base::to_string(file.error()) + "\n"};
    }
    if (const auto written = world.write_atomically(options.out, file->bytes); !written) {
        return {73, {}, base::to_string(written.error()) + "\n"};
    }
    return {0, options.out + ": " + std::to_string(drawn.size()) + " questions, " + std::to_string(file->pages) + " pages\n", {}};
}

}  // namespace bookbag::run
