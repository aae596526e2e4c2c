// Short ways to write block trees, so that a section reads like the page it makes.
// Nothing here decides anything: each function builds one block of document/block.hpp.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "language/phrasebook.hpp"

namespace bookbag::compose {

using document::Block;
using document::Blocks;
using document::RichText;
using document::TextRole;
using namespace base::literals;

/// Rich text of a phrase: the author's notation of a phrasebook entry (`**bold**`). A broken phrase is printed as it stands;
/// the phrasebook check finds it before the night.
RichText phrase(const language::Phrasebook& words, std::string_view key, const language::Holes& holes = {});

/// Author's notation as rich text, or the text as it stands when it cannot be read.
RichText notation(const std::string& text);

Block text(TextRole role, RichText words, document::Align align = document::Align::Left);
Block text(TextRole role, const std::string& words, document::Align align = document::Align::Left);
Block heading(TextRole role, RichText words, int level);
Block gap(base::Length height, int stretch = 0);
Block rule(document::RuleLook look = document::RuleLook::Thin);
Block icon(document::IconName name, base::Length size, bool badge = false);
Block stack(Blocks blocks, base::Length between = {}, bool keep = false);
Block row(std::vector<document::Cell> cells, base::Length between = {}, document::VAlign align = document::VAlign::Baseline);
Block panel(document::PanelLook look, Blocks blocks, base::Length pad_x = 5_mm, base::Length pad_y = 3.5_mm);

/// Cells of a row: of a fixed width, of a share of what is left, or as wide as their content.
document::Cell fixed_cell(base::Length width, Blocks blocks, document::VAlign align = document::VAlign::Top);
document::Cell flex_cell(Blocks blocks, int share = 1, document::VAlign align = document::VAlign::Top);
document::Cell natural_cell(Blocks blocks, document::VAlign align = document::VAlign::Top);

/// A title row: badge with pictogram, page title, one short phrase, and at the right "about 9 minutes".
Block title_row(document::IconName name, const std::string& title, const std::string& subtitle, const std::string& minutes);

}  // namespace bookbag::compose
