// Two commands that only look: faults are collected to the end, never stopped at the first.
#include "run/check.hpp"

#include <map>

#include "base/text.hpp"
#include "layout/figure.hpp"
#include "layout/layout.hpp"
#include "questions/lint.hpp"
#include "run/assemble.hpp"

namespace bookbag::run {

namespace {

std::string lines_of(const std::vector<base::Fault>& faults) {
    std::string text;
    for (const auto& fault : faults) {
        text += base::to_string(fault) + "\n";
    }
    return text;
}

layout::Profile profile_for(int year) {
    return year <= 2 ? layout::Profile::Years1To2 : year <= 6 ? layout::Profile::Years3To6 : layout::Profile::Years7To11;
}

/// Sets one formula by itself on a page of the year's profile; a fault when it does not set or does not fit the page's width.
base::Status set_formula(const std::string& formula, int year, const House& house) {
    document::Document page;
    document::Section section;
    section.frame.look = document::FrameLook::Report;
    section.blocks.push_back(
        {document::Paragraph{document::TextRole::Question, {{document::Maths{formula, false}}}, document::Align::Left, 0, {}}});
    page.sections.push_back(std::move(section));
    const auto laid = layout::lay_out(page, layout::make_style(profile_for(year)), house.fonts);
    if (!laid) {
        return laid.error();
    }
    for (const auto& mark : laid->laid_out.pages.front().marks) {
        const auto* glyphs = std::get_if<layout::GlyphsMark>(&mark.content);
        if (glyphs != nullptr && glyphs->at.x > laid->laid_out.pages.front().width - base::microns(15000)) {
            return base::Fault{base::FaultKind::BadInput,
                               {},
                               "the formula $" + formula + "$ is wider than the page",
                               "break it over two steps",
                               "E-WIDE"};
        }
    }
    return {};
}

std::string coverage_table(const House& house) {
    std::map<int, std::map<std::string, int>> skills;
    std::map<int, int> templates;
    for (const auto& id : house.bank.skills()) {
        const auto skill = house.curriculum.find(id);
        if (skill) {
            ++skills[house.curriculum.at(*skill).year][house.curriculum.at(*skill).strand];
            templates[house.curriculum.at(*skill).year] += static_cast<int>(house.bank.templates(id).size());
        }
    }
    std::string text;
    for (const auto& [year, strands] : skills) {
        int count = 0;
        std::string listed;
        for (const auto& [strand, number] : strands) {
            count += number;
            listed += " " + strand + " " + std::to_string(number);
        }
        text += "Year " + std::to_string(year) + ": " + std::to_string(templates[year]) + " templates for " +
                std::to_string(count) + " skills (" + listed.substr(1) + ")\n";
    }
    return text;
}

}  // namespace

CommandResult check_all(files::World& world, const CheckOptions& options) {
    CommandResult result;
    const auto loaded = load_house(world, options.home, Fonts::Load);
    result.error += lines_of(loaded.faults);
    if (!loaded.house) {
        result.exit_code = 65;
        return result;
    }
    result.out += "curriculum: " + std::to_string(loaded.house->curriculum.skills.size()) + " skills; templates for " +
                  std::to_string(loaded.house->bank.skills().size()) + " of them\n";
    if (options.school_dir.empty()) {
        return result;
    }
    const auto settings = load_settings(world, options.school_dir, options.date);
    if (!settings) {
        result.error += base::to_string(settings.error()) + "\n";
        result.exit_code = 78;
        return result;
    }
    const Setting setting{options.school_dir, options.home, options.date, {}, {}};
    auto intake = load_intake(world, setting, *settings, *loaded.house, ingest::IntakeMode::Check, 0);
    if (!intake) {
        result.error += base::to_string(intake.error()) + "\n";
        result.exit_code = 65;
        return result;
    }
    result.out += ingest::check_text(intake->report);
    result.out += "roll: " + std::to_string(intake->roll.pupils.size()) + " pupils in " +
                  std::to_string(intake->roll.classes.size()) + " classes; " + std::to_string(intake->evidence.attempts.size()) +
                  " answers\n";
    result.exit_code = intake->report.any_refused() ? 65 : 0;
    return result;
}

CommandResult lint_templates(files::World& world, const LintCommand& command) {
    CommandResult result;
    const auto loaded = load_house(world, command.home, Fonts::Load);
    result.error += lines_of(loaded.faults);
    if (!loaded.house) {
        result.exit_code = 65;
        return result;
    }
    const House& house = *loaded.house;
    questions::LintOptions options;
    options.seeds = command.seeds;
    options.set_formula = [&house](const std::string& formula, int year) { return set_formula(formula, year, house); };
    options.draw_figure = [](const document::FigureSpec& spec, int) -> base::Status {
        for (const auto show : {document::FigureShow::Question, document::FigureShow::Answer}) {
            layout::FigureContext context;
            context.show = show;
            context.width_of = [](const document::RichText& words) {
                return base::points(6) * static_cast<std::int32_t>(document::plain_text(words).size());
            };
            if (const auto drawn = layout::draw_figure(spec, context); !drawn) {
                return drawn.error();
            }
        }
        return {};
    };
    std::size_t count = 0;
    std::size_t found = 0;
    for (const auto& id : command.skills.empty() ? house.bank.skills() : command.skills) {
        const auto templates = house.bank.templates(id);
        if (templates.empty()) {
            const auto near = base::nearest(id, house.bank.skills());
            result.error += "no question templates for '" + id + "'" + (near ? "; did you mean " + *near + "?" : "; --coverage shows what there is") + "\n";
            ++found;
            continue;
        }
        count += templates.size();
        const auto findings = questions::lint({templates.begin(), templates.end()}, options);
        found += findings.size();
        result.error += lines_of(findings);
    }
    result.out += std::to_string(count) + " templates, " + std::to_string(command.seeds) + " draws each, " +
                  std::to_string(found) + " findings\n";
    if (command.coverage) {
        result.out += coverage_table(house);
    }
    result.exit_code = found == 0 ? 0 : 65;
    return result;
}

}  // namespace bookbag::run
