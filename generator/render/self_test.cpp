// See self_test.hpp.
#include "render/self_test.hpp"

#include "base/text.hpp"
#include "render/pdf_tools.hpp"
#include "render/render_pdf.hpp"

namespace bookbag::render {

namespace {

layout::Mark heading(const fonts::ShapedText& text) {
    layout::Mark mark;
    mark.tag = 1;
    auto& glyphs = mark.content.emplace<layout::GlyphsMark>();
    glyphs.run = text.runs.front();
    glyphs.at = {{60000}, {80000}};
    glyphs.size = {14000};
    return mark;
}

layout::LaidOut one_page(const fonts::ShapedText& text) {
    layout::LaidOut document;
    document.title = "Self-test";
    document.tags.resize(2);
    document.tags[0].role = layout::TagRole::Document;
    document.tags[1].role = layout::TagRole::H1;
    document.tags[1].parent = 0;
    document.pages.emplace_back().marks.push_back(heading(text));
    return document;
}

}  // namespace

base::Status self_test(const FontParts& parts, const fonts::FontSet& fonts) {
    BOOKBAG_TRY(text, fonts.shape(fonts::FaceId::AndikaRegular, "Self-test"));
    const layout::LaidOut document = one_page(*text);
    BOOKBAG_TRY(made, render_pdf({document.title, "", "en-GB", base::Date{0}}, {&document, 1}, parts, fonts));
    if (const base::Status sound = check_pdf(made.bytes); !sound) {
        return sound;
    }
    BOOKBAG_TRY(problems, check_structure(made.bytes));
    if (!problems.empty()) {
        return base::Fault{base::FaultKind::Outside, {}, "the PDF writer's self-test failed: " + base::join(problems, "; "),
                           "check that libhpdf is Debian's version 2.3.0", "E-WRITER"};
    }
    return {};
}

}  // namespace bookbag::render
