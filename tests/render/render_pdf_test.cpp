// The PDF file as other programs see it: sound, tagged, searchable, black, and the same every time.
#include "render/render_pdf.hpp"

#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "render/sample.hpp"

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
    const std::string said = output_of("pdfinfo -struct-text " + file());
    EXPECT_EQ(said, "") << said;
}

}  // namespace
}  // namespace bookbag::render
