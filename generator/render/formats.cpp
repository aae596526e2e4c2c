// See formats.hpp.
#include "render/formats.hpp"

#include "base/text.hpp"
#include "render/render_png.hpp"
#include "render/render_text.hpp"

namespace bookbag::render {

namespace {

using Files = base::Result<std::vector<NamedBytes>>;

constexpr int kPreview = 100;   // dots an inch

Files write_pdf(const RenderMeta& meta, const layout::LaidOut& document, const FontParts& parts, const fonts::FontSet& fonts) {
    BOOKBAG_TRY(made, render_pdf(meta, {&document, 1}, parts, fonts));
    return std::vector<NamedBytes>{{"", std::move(made.bytes)}};
}

Files write_png(const RenderMeta&, const layout::LaidOut& document, const FontParts&, const fonts::FontSet& fonts) {
    std::vector<NamedBytes> files;
    for (const layout::Page& page : document.pages) {
        BOOKBAG_TRY(made, render_png(page, fonts, kPreview));
        files.push_back({"-" + std::to_string(files.size() + 1), std::move(made)});
    }
    return files;
}

Files write_text(const RenderMeta&, const layout::LaidOut& document, const FontParts&, const fonts::FontSet& fonts) {
    return std::vector<NamedBytes>{{"", render_text(document, fonts)}};
}

}  // namespace

const std::vector<Format>& formats() {
    static const std::vector<Format> all = {
        {"pdf", "for print and e-mail", write_pdf},
        {"png", "a picture of every page, for previews and tests", write_png},
        {"txt", "every mark as a line of text, for tests and for looking inside", write_text},
    };
    return all;
}

base::Result<const Format*> find_format(std::string_view name) {
    std::vector<std::string> known;
    for (const Format& format : formats()) {
        if (format.name == name) {
            return &format;
        }
        known.emplace_back(format.name);
    }
    const auto near = base::nearest(name, known);
    return base::Fault{base::FaultKind::Missing, {}, "no output format is called " + std::string(name),
                       near ? "did you mean " + *near + "?" : "choose one of " + base::join(known, ", ")};
}

}  // namespace bookbag::render
