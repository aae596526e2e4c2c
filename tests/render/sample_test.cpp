// The sample document itself; see sample.hpp.
#include "render/sample.hpp"

namespace bookbag::render::sample {

namespace {

using layout::Fill;
using layout::TagRole;

void add_figure(Maker& maker, std::int32_t top) {
    const std::int32_t figure = maker.tag(TagRole::Figure, 0, "A bar of five parts; two are shaded. Next to it a circle.");
    std::int32_t x = 60000;
    for (const Fill fill : {Fill::HatchRight, Fill::HatchLeft, Fill::Dots, Fill::Light, Fill::None}) {
        maker.path(layout::rectangle({{x}, {0}}, {50000}, {30000}, layout::pens::kFigure, fill), {{0}, {top}}, figure);
        x += 50000;
    }
    maker.path(layout::circle({{350000}, {15000}}, {14000}, layout::pens::kMain, Fill::HatchRight), {{0}, {top}}, figure);
    maker.path({{layout::MoveTo{{{400000}, {15000}}}, layout::Arc{{{400000}, {15000}}, {20000}, -90000, 120000}, layout::Close{}},
                layout::pens::kThin, Fill::Solid}, {{0}, {top}}, figure);
    maker.path(layout::line({{440000}, {0}}, {{520000}, {30000}}, {{900}, 60, {3000}, {2000}}), {{0}, {top}}, figure);
    maker.words("two fifths", {{65000}, {top + 44000}}, figure);
}

void add_fraction(Maker& maker, layout::Point at) {
    const std::int32_t formula = maker.tag(TagRole::Formula, 0, "three quarters minus one half");
    Maker::Look look;
    look.size = 12000;
    maker.word("3", {{at.x.units}, {at.y.units - 9000}}, formula, look);
    maker.path(layout::line({{at.x.units - 1000}, {at.y.units - 5000}}, {{at.x.units + 8000}, {at.y.units - 5000}}), {}, formula);
    maker.word("4", {{at.x.units}, {at.y.units + 7000}}, formula, look);
    look.face = fonts::FaceId::Maths;
    maker.word("−", {{at.x.units + 14000}, at.y}, formula, look);
    const fonts::StretchedGlyph bracket = fonts().stretched(U'(', 3000);
    for (const auto& piece : bracket.pieces) {
        layout::GlyphsMark mark;
        mark.run = {fonts::FaceId::Maths, {{piece.id, bracket.advance, 0, 0, 0}}, "(", false};
        mark.at = {{at.x.units + 30000}, {at.y.units + 9000 - piece.y * 12}};
        mark.size = {12000};
        maker.add(mark, formula);
    }
}

void add_table(Maker& maker, std::int32_t top) {
    const std::int32_t table = maker.tag(TagRole::Table);
    for (int row = 0; row < 2; ++row) {
        const std::int32_t line = maker.tag(TagRole::TR, table);
        for (int column = 0; column < 2; ++column) {
            const std::int32_t cell = maker.tag(row == 0 ? TagRole::TH : TagRole::TD, line);
            maker.at(cell).column_scope = row == 0;
            if (row == 0 || column == 0) {  // the last cell stays empty
                maker.words(row == 0 ? (column == 0 ? "Skill" : "Marks") : "Halves", {{60000 + column * 90000}, {top + row * 20000}}, cell);
            }
        }
    }
}

}  // namespace

layout::LaidOut booklet() {
    Maker maker;
    maker.page("Remember");
    const std::int32_t heading = maker.tag(TagRole::H1);
    maker.words("Booklet for Zoë Łukasz Nguyễn", {{60000}, {80000}}, heading, {fonts::FaceId::AndikaBold, 26000});
    const std::int32_t text = maker.tag(TagRole::P);
    maker.words("Write the answer (in words) on the line: café, naïve, ½ of £8.", {{60000}, {120000}}, text);
    const std::int32_t arabic = maker.tag(TagRole::P);
    maker.words("Name:", {{60000}, {150000}}, arabic);
    maker.word("فاطمة", {{110000}, {150000}}, arabic, {});
    const std::int32_t punjabi = maker.tag(TagRole::P);
    maker.word("ਗੁਰਪ੍ਰੀਤ", {{60000}, {180000}}, punjabi, {});
    add_fraction(maker, {{60000}, {230000}});
    add_table(maker, 270000);
    add_figure(maker, 320000);
    maker.path(layout::rounded({{50000}, {400000}}, {300000}, {40000}, {8504}, layout::pens::kMain, Fill::Tint));
    maker.path(layout::rectangle({{50000}, {460000}}, {200000}, {24000}, layout::pens::kNone, Fill::Ink));
    maker.words("White on black", {{60000}, {477000}}, maker.tag(TagRole::H2), {fonts::FaceId::AndikaBold, 14000, 0});
    maker.words("Times tables", {{300000}, {560000}}, maker.tag(TagRole::P), {fonts::FaceId::SansRegular, 9500, 100, 56500});
    maker.qr("HTTPS://BOOKBAG.EXAMPLE/4QK7", {{450000}, {700000}}, maker.tag(TagRole::Figure, 0, "A code to scan"));
    maker.words("4QK7 page 1 of 2", {{60000}, {800000}}, layout::kArtefact, {fonts::FaceId::AndikaRegular, 9000, 70});
    maker.page("Practise");
    maker.words("Second page", {{60000}, {80000}}, maker.tag(TagRole::H1), {fonts::FaceId::AndikaBold, 26000});
    return maker.take();
}

}  // namespace bookbag::render::sample
