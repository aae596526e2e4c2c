// Pages as text: one line a thing, places in millimetres, and the list of formats.
#include "render/render_text.hpp"

#include <gtest/gtest.h>

#include "render/formats.hpp"
#include "render/numbers.hpp"
#include "render/sample.hpp"

namespace bookbag::render {
namespace {

TEST(RenderText, TellsWhatStandsWhere) {
    sample::Maker maker("Specimen");
    maker.page("Start");
    maker.words("Fractions of amounts", {{60000}, {80000}}, maker.tag(layout::TagRole::H1), {fonts::FaceId::AndikaBold, 26000});
    maker.path(layout::rectangle({{0}, {0}}, {56693}, {28346}, layout::pens::kFigure, layout::Fill::HatchLeft), {{60000}, {100000}},
               maker.tag(layout::TagRole::Figure, 0, "A bar"));
    maker.qr("HTTPS://X", {{60000}, {200000}}, layout::kArtefact);
    EXPECT_EQ(render_text(maker.take(), sample::fonts()),
              "title Specimen\n"
              "language en-GB\n"
              "page 1  210.0 x 297.0 mm  outline Start\n"
              "   21.2   28.2  H1      Andika-Bold 26          Fractions of amounts\n"
              "   21.2   35.3  Figure  path 5                  box 20.0 x 10.0  pen 1.2  fill HatchLeft\n"
              "   21.2   70.6  -       QR 20.0                 HTTPS://X\n");
}

TEST(Formats, AreFoundByNameAndWriteFiles) {
    const layout::LaidOut booklet = sample::booklet();
    for (const Format& format : formats()) {
        const auto files = format.write(sample::meta(), booklet, sample::parts(), sample::fonts());
        ASSERT_TRUE(files) << format.name;
        EXPECT_EQ(files->size(), format.name == "png" ? 2U : 1U);
        EXPECT_EQ(*find_format(format.name), &format);
    }
    EXPECT_EQ(find_format("pfd").error().remedy, "did you mean pdf?");
}

std::string hundredths(std::int64_t value) {
    std::string text;
    append_hundredths(text, value);
    return text;
}

TEST(Numbers, AreShortAndHaveAPoint) {
    EXPECT_EQ(hundredths(0), "0");
    EXPECT_EQ(hundredths(5), ".05");
    EXPECT_EQ(hundredths(-50), "-.5");
    EXPECT_EQ(hundredths(1230), "12.3");
    EXPECT_EQ(hundredths(-84189), "-841.89");
    EXPECT_EQ(to_hundredths(15), 2);
    EXPECT_EQ(to_hundredths(-15), -2);
    EXPECT_EQ(to_hundredths(14), 1);
}

TEST(Numbers, WriteTextAsPdfStrings) {
    std::string text;
    append_text_string(text, "half (1/2)");
    EXPECT_EQ(text, "(half \\(1/2\\))");
    text.clear();
    append_text_string(text, "½𝑥");
    EXPECT_EQ(text, "<FEFF00BDD835DC65>");
}

}  // namespace
}  // namespace bookbag::render
