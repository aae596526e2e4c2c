// The PDF file as other programs see it: sound, tagged, searchable, black, and the same every time.
#include "render/render_pdf.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <ctime>

#include "base/sha256.hpp"
#include "render/bench.hpp"
#include "render/pdf_tools.hpp"
#include "render/pdf_writer.hpp"
#include "render/sample.hpp"
#include "render/self_test.hpp"

namespace bookbag::render {
namespace {

using sample::output_of;
using sample::written;

std::string file() {
    static const std::string path = written("booklet.pdf", sample::render(sample::booklet()).bytes);
    return path;
}

TEST(RenderPdf, IsSoundToQpdf) {
    const std::string said = output_of("qpdf --check " + file());
    EXPECT_NE(said.find("No syntax or stream encoding errors found"), std::string::npos) << said;
}

TEST(RenderPdf, EmbedsAndSubsetsAndMapsEveryFont) {
    std::istringstream lines(output_of("pdffonts " + file()));
    std::string line;
    int fonts = 0;
    while (std::getline(lines, line)) {
        if (line.find('+') != std::string::npos) {
            ++fonts;
            EXPECT_NE(line.find("CID TrueType"), std::string::npos) << line;
            EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;
        } else {
            EXPECT_EQ(line.find("rror"), std::string::npos) << line;
        }
    }
    EXPECT_GE(fonts, 6);
}

TEST(RenderPdf, GivesEveryWordBack) {
    const std::string text = output_of("pdftotext -layout -nopgbrk " + file() + " -");
    for (const std::string_view wanted : {"Booklet for Zoë Łukasz Nguyễn", "Write the answer (in words) on the line: café, naïve, ½ of £8.",
                                          "فاطمة", "ਗੁਰਪ੍ਰੀਤ", "two fifths", "White on black", "4QK7 page 1 of 2", "Second page"}) {
        EXPECT_NE(text.find(wanted), std::string::npos) << wanted << " is not in\n" << text;
    }
}

TEST(RenderPdf, IsTaggedWithTitleAndToken) {
    const std::string said = output_of("pdfinfo " + file());
    EXPECT_NE(said.find("Tagged:          yes"), std::string::npos) << said;
    EXPECT_NE(said.find("Title:           Mathematics booklet"), std::string::npos) << said;
    EXPECT_NE(said.find("Keywords:        4QK7"), std::string::npos) << said;
    EXPECT_NE(said.find("Pages:           2"), std::string::npos) << said;
    EXPECT_NE(output_of("TZ=UTC pdfinfo -isodates " + file()).find("2026-03-20T00:00:00Z"), std::string::npos);
}

TEST(RenderPdf, ReadsInOrder) {
    // The Arabic name stands reversed here because poppler's tree print knows no ReversedChars; its text search does.
    const std::string_view wanted = R"(Document
  H1 (block)
    "Booklet for Zoë Łukasz Nguyễn "
  P (block)
    "Write the answer (in words) on the line: café, naïve, ½ of £8. "
  P (block)
    "Name: ةمطاف"
  P (block)
    "ਗੁਰਪ੍ਰੀਤ "
  Formula
    "3 4 − ("
  Table (block)
    TR
      TH:
         /Scope /Column
        "Skill "
      TH:
         /Scope /Column
        "Marks "
    TR
      TD
        "Halves "
      TD
  Figure
    "two fifths "
  H2 (block)
    "White on black "
  P (block)
    "Times tables "
  Figure
    ""
  H1 (block)
    "Second page "
)";
    EXPECT_EQ(output_of("pdfinfo -struct-text " + file()), wanted);
}

TEST(RenderPdf, GivesTheSameBytesInEveryZoneAndLocale) {
    const std::string first = base::sha256_hex(sample::render(sample::booklet()).bytes);
    setenv("TZ", "Pacific/Chatham", 1);
    tzset();
    std::setlocale(LC_ALL, "C.UTF-8");
    std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
    const std::string second = base::sha256_hex(sample::render(sample::booklet()).bytes);
    const FontParts fresh = std::move(FontParts::prepare(sample::fonts(), {})).value();
    const layout::LaidOut again = sample::booklet();
    const std::string third = base::sha256_hex(render_pdf(sample::meta(), {&again, 1}, fresh, sample::fonts()).value().bytes);
    unsetenv("TZ");
    tzset();
    std::setlocale(LC_ALL, "C");
    EXPECT_EQ(first, second);
    EXPECT_EQ(first, third);
}

TEST(RenderPdf, GivesTheSamePageWithOrWithoutForesight) {
    // A run that knows its letters beforehand and one that cuts them for the document must show the same words.
    const FontParts foreseen = std::move(FontParts::prepare(sample::fonts(), {U"ëŁễéï", {{"فاطمة", ""}, {"ਗੁਰਪ੍ਰੀਤ", ""}}})).value();
    const layout::LaidOut booklet = sample::booklet();
    const auto made = render_pdf(sample::meta(), {&booklet, 1}, foreseen, sample::fonts());
    ASSERT_TRUE(made);
    const std::string other = written("foreseen.pdf", made->bytes);
    EXPECT_EQ(output_of("pdftotext -layout " + file() + " -"), output_of("pdftotext -layout " + other + " -"));
}

TEST(RenderPdf, RefusesAGlyphThatTheFaceDoesNotHave) {
    for (const std::uint16_t id : {std::uint16_t{0}, std::uint16_t{65000}}) {
        layout::LaidOut broken = sample::booklet();
        auto& mark = std::get<layout::GlyphsMark>(broken.pages[1].marks[0].content);
        mark.run.glyphs[2].id = id;
        const auto made = render_pdf(sample::meta(), {&broken, 1}, sample::parts(), sample::fonts());
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().kind, base::FaultKind::Unsupported);
        EXPECT_NE(made.error().what.find("U+0063"), std::string::npos) << made.error().what << " (the c of Second)";
    }
}

TEST(RenderPdf, RefusesABrokenTagTreeAndGoesOnWithTheNextDocument) {
    layout::LaidOut broken = sample::booklet();
    broken.pages[0].marks[0].tag = 999;
    EXPECT_EQ(render_pdf(sample::meta(), {&broken, 1}, sample::parts(), sample::fonts()).error().code, "E-TAGS");
    broken = sample::booklet();
    broken.tags[1].parent = 7;
    EXPECT_EQ(render_pdf(sample::meta(), {&broken, 1}, sample::parts(), sample::fonts()).error().code, "E-TAGS");
    broken.pages.clear();
    EXPECT_EQ(render_pdf(sample::meta(), {&broken, 1}, sample::parts(), sample::fonts()).error().kind, base::FaultKind::Bug);
    EXPECT_FALSE(sample::render(sample::booklet()).bytes.empty());
}

TEST(RenderPdf, RefusesAnAddressTooLongForACode) {
    layout::LaidOut broken = sample::booklet();
    for (layout::Mark& mark : broken.pages[0].marks) {
        if (auto* qr = std::get_if<layout::QrMark>(&mark.content)) {
            qr->text = std::string(5000, 'A');
        }
    }
    const auto made = render_pdf(sample::meta(), {&broken, 1}, sample::parts(), sample::fonts());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "E-QR");
}

TEST(RenderPdf, TellsWhenLibharuRefusesAndGoesOn) {
    layout::LaidOut broken = sample::booklet();
    broken.pages[1].width = {1000};  // libharu takes no page under 3 points
    const auto made = render_pdf(sample::meta(), {&broken, 1}, sample::parts(), sample::fonts());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, base::FaultKind::Outside);
    EXPECT_EQ(made.error().code, "E-WRITER");
    EXPECT_FALSE(sample::render(sample::booklet()).bytes.empty());
}

TEST(RenderPdf, PrintsWithBlackInkOnly) {
    std::istringstream lines(output_of("gs -q -o - -sDEVICE=inkcov " + file()));
    double cyan = 1, magenta = 1, yellow = 1, black = 0;
    std::string rest;
    int pages = 0;
    while (lines >> cyan >> magenta >> yellow >> black && std::getline(lines, rest)) {
        EXPECT_EQ(cyan + magenta + yellow, 0.0);
        EXPECT_GT(black, 0.0);
        ++pages;
    }
    EXPECT_EQ(pages, 2) << "Ghostscript must accept the file";
}

TEST(RenderPdf, NamesTheLanguageWhereItChanges) {
    layout::LaidOut booklet = sample::booklet();
    booklet.tags[3].language = "ar";
    const std::string open = output_of("qpdf --qdf --object-streams=disable " + written("lang.pdf", sample::render(booklet).bytes) + " -");
    EXPECT_NE(open.find("/Lang (ar)"), std::string::npos);
    EXPECT_EQ(open.find("/Lang (en-GB)"), open.rfind("/Lang (en-GB)")) << "the document's own language stands once";
}

TEST(RenderPdf, PassesItsSelfTest) {
    const base::Status status = self_test(sample::parts(), sample::fonts());
    EXPECT_TRUE(status) << (status ? "" : base::to_string(status.error()));
}

TEST(RenderPdf, KeepsTheReferencePackWithinItsBytes) {
    const auto pack = reference_pack(sample::fonts(), 7);
    ASSERT_TRUE(pack);
    std::size_t bytes = 0;
    for (const layout::LaidOut& document : *pack) {
        const OutputBytes made = sample::render(document);
        bytes += made.bytes.size();
        EXPECT_TRUE(check_structure(made.bytes)->empty());
    }
    EXPECT_LE(bytes, 80000U);
}

TEST(PdfWriter, RefusesAStreamAfterASmallObject) {
    PdfWriter writer(base::Date{0});
    writer.add("/Type/Something");
    writer.add_stream("", "late");
    const auto made = writer.finish();
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, base::FaultKind::Bug);
}

TEST(PdfWriter, PacksThousandsOfSmallObjects) {
    PdfWriter writer(base::Date{0});
    ObjectId last = writer.add("/Number 0");
    for (int i = 1; i < 2500; ++i) {
        std::string text = "/Number " + std::to_string(i) + "/Before ";
        append_reference(text, last);
        last = writer.add(text);
    }
    std::string entries = "/Bookbag ";
    append_reference(entries, last);
    writer.catalogue(entries);
    writer.resources("");
    writer.information("");
    const std::string path = written("packed.pdf", *writer.finish());
    const std::string said = output_of("qpdf --show-object=" + std::to_string(last.number) + " " + path);
    EXPECT_NE(said.find("/Number 2499"), std::string::npos) << said;
}

TEST(RenderPdf, StartsEveryPupilOfAClassFileOnAnOddPage) {
    std::vector<layout::LaidOut> all;
    for (const int pages : {2, 1, 3}) {
        sample::Maker maker("Pupil with " + std::to_string(pages));
        maker.laid_out().token = "T" + std::to_string(pages);
        for (int i = 0; i < pages; ++i) {
            maker.page();
            maker.words("Page of " + std::to_string(pages), {{60000}, {80000}}, maker.tag(layout::TagRole::H1));
        }
        all.push_back(maker.take());
    }
    const auto made = render_pdf(sample::meta(), all, sample::parts(), sample::fonts());
    ASSERT_TRUE(made);
    ASSERT_EQ(made->ranges.size(), 3U);
    EXPECT_EQ(made->pages, 8U);
    EXPECT_EQ(made->ranges[1].token, "T1");
    EXPECT_EQ(made->ranges[1].first, 3U);
    EXPECT_EQ(made->ranges[1].last, 4U);
    EXPECT_EQ(made->ranges[2].first, 5U);
    const std::string path = written("class.pdf", made->bytes);
    EXPECT_NE(output_of("qpdf --check " + path).find("No syntax or stream encoding errors"), std::string::npos);
    EXPECT_EQ(output_of("pdftotext -f 5 -l 5 " + path + " -").substr(0, 9), "Page of 3");
    EXPECT_EQ(output_of("pdfinfo -struct " + path).substr(0, 18), "Document\n  Sect\n  ") << output_of("pdfinfo -struct " + path);
    // One set of fonts for all: a class file is far smaller than its parts together.
    EXPECT_LT(made->bytes.size(), 3 * sample::render(all[0]).bytes.size() / 2);
}

}  // namespace
}  // namespace bookbag::render
