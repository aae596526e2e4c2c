// One line each: the builders behind every section. Only title_row arranges something, by the measures of the
// mock-up's notes (badge 13 mm, title beside it, minutes flush right).
#include "compose/blocks.hpp"

namespace bookbag::compose {

using namespace document;

RichText notation(const std::string& words) {
    auto parsed = parse_rich_text(words);
    return parsed ? std::move(*parsed) : plain(words);
}

RichText phrase(const language::Phrasebook& words, std::string_view key, const language::Holes& holes) {
    return notation(words.say(key, holes));
}

Block text(TextRole role, RichText words, Align align) {
    return {Paragraph{role, std::move(words), align, 0, {}}};
}
Block text(TextRole role, const std::string& words, Align align) {
    return text(role, plain(words), align);
}
Block heading(TextRole role, RichText words, int level) {
    return {Paragraph{role, std::move(words), Align::Left, level, {}}};
}
Block gap(base::Length height, int stretch) {
    return {Gap{height, stretch}};
}
Block rule(RuleLook look) {
    return {Rule{look}};
}
Block icon(IconName name, base::Length size, bool badge) {
    return {Icon{name, size, badge}};
}
Block stack(Blocks blocks, base::Length between, bool keep) {
    return {Stack{std::move(blocks), between, keep}};
}
Block row(std::vector<Cell> cells, base::Length between, VAlign align) {
    return {Row{std::move(cells), between, align, true}};
}
Block panel(PanelLook look, Blocks blocks, base::Length pad_x, base::Length pad_y) {
    return {Panel{look, pad_x, pad_y, std::move(blocks), {}}};
}

Cell fixed_cell(base::Length width, Blocks blocks, VAlign align) {
    return {width, 0, std::move(blocks), {}, align};
}
Cell flex_cell(Blocks blocks, int share, VAlign align) {
    return {{}, share, std::move(blocks), {}, align};
}
Cell natural_cell(Blocks blocks, VAlign align) {
    return {{}, 0, std::move(blocks), {}, align};
}

Block title_row(IconName name, const std::string& title, const std::string& subtitle, const std::string& minutes) {
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(13_mm, {icon(name, 9_mm, true)}, VAlign::Middle));
    cells.push_back(natural_cell({heading(TextRole::PageTitle, plain(title), 1)}, VAlign::Middle));
    cells.push_back(flex_cell({text(TextRole::Subtitle, subtitle)}, 1, VAlign::Middle));
    if (!minutes.empty()) {
        cells.push_back(natural_cell({icon(IconName::Clock, 4.4_mm)}, VAlign::Middle));
        cells.push_back(natural_cell({text(TextRole::Subtitle, minutes, Align::Right)}, VAlign::Middle));
    }
    return row(std::move(cells), 4_mm, VAlign::Middle);
}

}  // namespace bookbag::compose
