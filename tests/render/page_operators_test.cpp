// The page stream itself, operator by operator: what a line costs, where patterns are clipped, how turned and raised
// text is written.
#include "render/page_operators.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "render/sample.hpp"

namespace bookbag::render {
namespace {

std::string stream_of(layout::LaidOut laid_out) {
    const DocumentFonts parts(sample::parts());
    PageOperators operators(sample::fonts(), parts);
    const auto content = operators.write(laid_out.pages.at(0), laid_out.tags);
    EXPECT_TRUE(content);
    return content ? content->operators : std::string();
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

TEST(PageOperators, WriteAPathWithItsPenBeforeIt) {
    sample::Maker maker;
    maker.page();
    maker.path(layout::rectangle({{10000}, {20000}}, {30000}, {5500}, layout::pens::kThin, layout::Fill::Tint));
    EXPECT_EQ(stream_of(maker.take()),
              "1 J 1 j\n/Artifact BMC\n.94 g\n.7 w\n10 821.89 m\n40 821.89 l\n40 816.39 l\n10 816.39 l\nh\nB\nEMC\n");
}

TEST(PageOperators, ClipAHatchAndForgetItsPenAfterwards) {
    sample::Maker maker;
    maker.page();
    maker.path(layout::rectangle({{10000}, {20000}}, {30000}, {30000}, layout::pens::kMain, layout::Fill::HatchRight));
    const std::string stream = stream_of(maker.take());
    EXPECT_EQ(count(stream, "q\n"), 1U);
    EXPECT_EQ(count(stream, "W n\n"), 1U);
    EXPECT_LT(stream.find("W n\n"), stream.find(".7 w\n"));
    EXPECT_LT(stream.find("Q\n"), stream.rfind("S\n")) << "the outline is stroked after the hatch";
    EXPECT_EQ(count(stream, " w\n"), 1U) << "after Q the pen is the page's own again, which is the outline's";
}

TEST(PageOperators, WriteNeighbouringWordsAsOneString) {
    sample::Maker maker;
    maker.page();
    maker.words("four words in line", {{60000}, {80000}}, maker.tag(layout::TagRole::P));
    const std::string stream = stream_of(maker.take());
    EXPECT_EQ(count(stream, "Td\n"), 1U);
    EXPECT_EQ(count(stream, "TJ\n"), 1U);
    EXPECT_EQ(count(stream, "("), 1U) << "no correction between words that stand where they are expected: " << stream;
    EXPECT_EQ(count(stream, "/P<</MCID 0>>BDC\n"), 1U);
}

TEST(PageOperators, CorrectAWordThatStandsElsewhere) {
    sample::Maker maker;
    maker.page();
    const std::int32_t tag = maker.tag(layout::TagRole::P);
    maker.word("a", {{60000}, {80000}}, tag, {fonts::FaceId::AndikaRegular, 10000});
    const fonts::FontSet& fonts = sample::fonts();
    const std::int32_t a = fonts.advance(fonts::FaceId::AndikaRegular, fonts.glyph(fonts::FaceId::AndikaRegular, U'a'));
    const std::int32_t space = fonts.advance(fonts::FaceId::AndikaRegular, fonts.glyph(fonts::FaceId::AndikaRegular, U' '));
    // 10 pt: one unit of layout is a tenth of a thousandth of an em; the next word starts 5 pt after the space.
    maker.word("b", {{60000 + (a + space) * 10 + 5000}, {80000}}, tag, {fonts::FaceId::AndikaRegular, 10000});
    EXPECT_EQ(count(stream_of(maker.take()), ")-500("), 1U);
}

TEST(PageOperators, TurnTextByAMatrix) {
    sample::Maker maker;
    maker.page();
    maker.word("up", {{60000}, {80000}}, layout::kArtefact, {fonts::FaceId::AndikaRegular, 10000, 100, 90000});
    maker.word("flat", {{60000}, {90000}}, layout::kArtefact, {fonts::FaceId::AndikaRegular, 10000});
    const std::string stream = stream_of(maker.take());
    EXPECT_EQ(count(stream, "0.00000 1.00000 -1.00000 0.00000 60 761.89 Tm\n"), 1U) << stream;
    EXPECT_EQ(count(stream, "1 0 0 1 60 751.89 Tm\n"), 1U) << stream;
}

TEST(PageOperators, GiveTheWordsBesideGlyphsThatDoNotSpellThem) {
    sample::Maker maker;
    maker.page();
    maker.word("abc", {{60000}, {80000}}, layout::kArtefact, {});
    std::get<layout::GlyphsMark>(maker.laid_out().pages[0].marks[0].content).run.text = "half";
    EXPECT_EQ(count(stream_of(maker.take()), "/Span<</ActualText(half )>>BDC\n"), 1U);
}

TEST(PageOperators, LeaveTheWhiteBorderOfACodeInsideItsSize) {
    sample::Maker maker;
    maker.page();
    maker.qr("HTTPS://X", {{100000}, {200000}}, layout::kArtefact);
    const std::string stream = stream_of(maker.take());
    const int side = qr_code("HTTPS://X")->side;
    const std::int64_t border = 56693LL * 4 / (side + 8);
    std::istringstream words(stream.substr(stream.find("q ") + 2));
    double width = 0, zero = 0, x = 0;
    words >> width >> zero >> zero >> zero >> x;
    EXPECT_NEAR(x, 100.0 + static_cast<double>(border) / 1000.0, 0.02);
    EXPECT_NEAR(width, 56.693 - 2 * static_cast<double>(border) / 1000.0, 0.02);
}

TEST(FlatPath, KeepsArcsOnTheirCircle) {
    layout::PathMark mark;
    mark.path = layout::circle({{0}, {0}}, {100000});
    const FlatPath path = painting_of(mark).outline;
    layout::Point from = path.front().to;
    double worst = 0;
    for (const FlatSegment& s : path) {
        for (int i = 0; s.kind == FlatSegment::Kind::Curve && i <= 16; ++i) {
            const double t = i / 16.0, u = 1 - t;
            const auto at = [&](auto part) {
                return u * u * u * part(from) + 3 * u * u * t * part(s.a) + 3 * u * t * t * part(s.b) + t * t * t * part(s.to);
            };
            const double x = at([](layout::Point p) { return static_cast<double>(p.x.units); });
            const double y = at([](layout::Point p) { return static_cast<double>(p.y.units); });
            worst = std::max(worst, std::abs(std::hypot(x, y) - 100000));
        }
        from = s.to;
    }
    EXPECT_LT(worst, 28) << "0.01 mm at a radius of 35 mm";
}

TEST(FlatPath, CutsHatchLinesToTheShapesBox) {
    layout::PathMark mark;
    mark.path = layout::rectangle({{0}, {0}}, {40000}, {20000}, layout::pens::kMain, layout::Fill::HatchLeft);
    mark.offset = {{7000}, {9000}};
    const Painting painting = painting_of(mark);
    ASSERT_TRUE(painting.pattern);
    const Box box = box_of(painting.pattern->lines);
    EXPECT_GE(box.least.x.units, 7000);
    EXPECT_LE(box.most.x.units, 47000);
    EXPECT_GE(box.least.y.units, 9000);
    EXPECT_LE(box.most.y.units, 29000);
    for (std::size_t i = 0; i + 1 < painting.pattern->lines.size(); i += 2) {
        const layout::Point a = painting.pattern->lines[i].to, b = painting.pattern->lines[i + 1].to;
        EXPECT_EQ(b.x.units - a.x.units, b.y.units - a.y.units) << "falling at 45 degrees";
    }
    EXPECT_NEAR(static_cast<double>(painting.pattern->lines.size()) / 2, 60000 / 7617.0, 1.0);
}

}  // namespace
}  // namespace bookbag::render
