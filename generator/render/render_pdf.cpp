// See render_pdf.hpp. Order of work: find glyphs that the run has not foreseen, write page streams, then fonts, codes,
// tags and outline, whose numbers the pages have reserved.
#include "render/render_pdf.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "render/deflate.hpp"
#include "render/numbers.hpp"
#include "render/page_operators.hpp"
#include "render/pdf_writer.hpp"
#include "render/structure.hpp"

namespace bookbag::render {

namespace {

base::Fault empty_box(const fonts::GlyphRun& run, const fonts::Glyph& glyph) {
    const auto rest = std::string_view(run.text).substr(std::min<std::size_t>(glyph.cluster, run.text.size()));
    const std::vector<char32_t> points = base::code_points(rest);
    std::string code;
    append_utf16_hex(code, points.empty() ? U'\uFFFD' : points.front());
    return {base::FaultKind::Unsupported, {}, "a mark holds a glyph that its face does not have, for U+" + code,
            "install the font package for this script", "E-GLYPH-MISSING"};
}

using Missing = std::map<fonts::FaceId, fonts::GlyphUses>;

// Notes what `mark` needs and no part has: glyphs without any slot, in joining scripts exact uses, the space after it.
base::Status note_missing(const fonts::FontSet& fonts, const DocumentFonts& own, const layout::GlyphsMark& mark, Missing& missing) {
    const fonts::GlyphRun& run = mark.run;
    if (mark.ends_word && !run.right_to_left) {
        const std::uint16_t space = fonts.glyph(run.face, U' ');
        if (space != 0 && own.slot(run.face, space).part == GlyphSlot::kNowhere) {
            missing[run.face].insert({space, " "});
        }
    }
    const std::uint32_t count = fonts.glyph_count(run.face);
    for (const fonts::Glyph& glyph : run.glyphs) {
        if (glyph.id == 0 || glyph.id >= count) {
            return empty_box(run, glyph);
        }
    }
    const bool absent = std::any_of(run.glyphs.begin(), run.glyphs.end(), [&](const fonts::Glyph& glyph) {
        return own.slot(run.face, glyph.id).part == GlyphSlot::kNowhere;
    });
    const bool joining = run.face >= fonts::FaceId::FirstFallback;
    if (!absent && !joining) {
        return {};
    }
    const std::vector<std::string> texts = fonts::texts_of(run);
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const std::uint16_t id = run.glyphs[i].id;
        const GlyphSlot slot = joining ? own.slot(run.face, id, texts[i]) : own.slot(run.face, id);
        if (slot.part == GlyphSlot::kNowhere) {
            missing[run.face].insert({id, texts[i]});
        }
    }
    return {};
}

// Cuts parts for what the run has not foreseen.
base::Status foresee(const fonts::FontSet& fonts, std::span<const layout::LaidOut> documents, DocumentFonts& own) {
    Missing missing;
    for (const layout::LaidOut& document : documents) {
        for (const layout::Page& page : document.pages) {
            for (const layout::Mark& mark : page.marks) {
                const auto* text = std::get_if<layout::GlyphsMark>(&mark.content);
                if (!text) {
                    continue;
                }
                if (const base::Status status = note_missing(fonts, own, *text, missing); !status) {
                    return status;
                }
            }
        }
    }
    return missing.empty() ? base::Status() : own.add(fonts, missing);
}

class FileMaker {
public:
    FileMaker(const RenderMeta& meta, std::span<const layout::LaidOut> documents, const DocumentFonts& own, const fonts::FontSet& fonts)
        : meta_(meta), documents_(documents), own_(own), writer_(meta.date), operators_(fonts, own), deflater_(Deflater::kPages) {}

    base::Result<OutputBytes> run() {
        for (std::size_t d = 0; d < documents_.size(); ++d) {
            if (const base::Status status = add_pages(d); !status) {
                return status.error();
            }
        }
        add_resources();
        BOOKBAG_TRY(root, add_structure(writer_, documents_, pages_, meta_.language));
        add_catalogue(root);
        add_information();
        BOOKBAG_TRY(bytes, writer_.finish());
        output_.bytes = std::move(bytes);
        output_.pages = pages_.size();
        return std::move(output_);
    }

private:
    struct FontStreams {
        ObjectId file;
        ObjectId to_unicode;
        ObjectId glyph_map;       // 0 = codes are glyph numbers
    };

    struct OutlineEntry {
        std::string title;
        ObjectId page;
        std::int32_t height = 0;
    };

    base::Status add_pages(std::size_t d) {
        const layout::LaidOut& document = documents_[d];
        const bool several = documents_.size() > 1;
        PageRange range{document.token, pages_.size() + 1, 0};
        for (const layout::Page& page : document.pages) {
            BOOKBAG_TRY(content, operators_.write(page, document.tags));
            const bool first = &page == &document.pages.front();
            add_page(page, std::move(content), d);
            const std::string& title = several ? (first ? document.title : kNoTitle) : page.outline;
            if (!title.empty()) {
                outline_.push_back({title, pages_.back().page, page.height.units});
            }
        }
        if (several && document.pages.size() % 2 != 0) {
            layout::Page blank;
            blank.width = document.pages.back().width;
            blank.height = document.pages.back().height;
            add_page(blank, {}, d);
        }
        range.last = pages_.size();
        output_.ranges.push_back(std::move(range));
        return {};
    }

    void add_page(const layout::Page& page, PageContent content, std::size_t d) {
        PdfWriter::PageParts parts;
        parts.width = page.width;
        parts.height = page.height;
        const std::string deflated = deflater_.zlib(content.operators);
        parts.content = deflated;
        parts.struct_parents = static_cast<std::int32_t>(pages_.size());
        pages_.push_back({writer_.add_page(parts), d, std::move(content.tags)});
    }

    // Streams of fonts and codes first, then the small objects that name them.
    void add_resources() {
        const std::vector<std::size_t>& used = operators_.fonts().parts();
        std::vector<FontStreams> streams;
        for (const std::size_t part : used) {
            streams.push_back(add_font_streams(own_.part(part)));
        }
        std::string codes;
        for (std::size_t number = 0; number < operators_.codes().size(); ++number) {
            codes += "/Q" + std::to_string(number) + ' ';
            append_reference(codes, add_code(operators_.codes()[number]));
        }
        std::string text = "/Font<<";
        for (std::size_t number = 0; number < used.size(); ++number) {
            text += "/F" + std::to_string(number) + ' ';
            append_reference(text, add_font(own_.part(used[number]), streams[number]));
        }
        text += ">>";
        writer_.resources(codes.empty() ? text : text + "/XObject<<" + codes + ">>");
    }

    FontStreams add_font_streams(const PreparedPart& part) {
        FontStreams streams;
        streams.file = writer_.add_stream("/Filter/FlateDecode/Length1 " + std::to_string(part.file_length), part.file);
        streams.to_unicode = writer_.add_stream("/Filter/FlateDecode", part.to_unicode);
        if (!part.glyph_map.empty()) {
            streams.glyph_map = writer_.add_stream("/Filter/FlateDecode", part.glyph_map);
        }
        return streams;
    }

    ObjectId add_font(const PreparedPart& part, const FontStreams& streams) {
        std::string descriptor = part.descriptor + "/FontFile2 ";
        append_reference(descriptor, streams.file);
        std::string glyphs = "/Type/Font/Subtype/CIDFontType2/BaseFont/" + part.base_font +
                             "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W" + part.widths + "/CIDToGIDMap";
        if (streams.glyph_map.number == 0) {
            glyphs += "/Identity";
        } else {
            glyphs += ' ';
            append_reference(glyphs, streams.glyph_map);
        }
        glyphs += "/FontDescriptor ";
        append_reference(glyphs, writer_.add(std::move(descriptor)));
        std::string font = "/Type/Font/Subtype/Type0/BaseFont/" + part.base_font + "/Encoding/Identity-H/DescendantFonts[";
        append_reference(font, writer_.add(std::move(glyphs)));
        font += "]/ToUnicode ";
        append_reference(font, streams.to_unicode);
        return writer_.add(std::move(font));
    }

    ObjectId add_code(const QrCode& code) {
        const std::string side = std::to_string(code.side);
        return writer_.add_stream("/Type/XObject/Subtype/Image/ImageMask true/BitsPerComponent 1/Width " + side + "/Height " + side,
                                  code.mask());
    }

    // The outline as a flat list of entries; 0 when there are none.
    ObjectId add_outline() {
        if (outline_.empty()) {
            return {};
        }
        const ObjectId root = writer_.reserve();
        std::vector<ObjectId> ids;
        for (std::size_t i = 0; i < outline_.size(); ++i) {
            ids.push_back(writer_.reserve());
        }
        for (std::size_t i = 0; i < ids.size(); ++i) {
            std::string text = "/Title";
            append_text_string(text, outline_[i].title);
            text += "/Parent ";
            append_reference(text, root);
            if (i > 0) {
                text += "/Prev ";
                append_reference(text, ids[i - 1]);
            }
            if (i + 1 < ids.size()) {
                text += "/Next ";
                append_reference(text, ids[i + 1]);
            }
            text += "/Dest[";
            append_reference(text, outline_[i].page);
            text += "/XYZ 0 ";
            append_hundredths(text, to_hundredths(outline_[i].height));
            writer_.fill(ids[i], text + " null]");
        }
        std::string text = "/Type/Outlines/First ";
        append_reference(text, ids.front());
        text += "/Last ";
        append_reference(text, ids.back());
        text += "/Count ";
        append_integer(text, static_cast<std::int64_t>(ids.size()));
        writer_.fill(root, std::move(text));
        return root;
    }

    void add_catalogue(ObjectId structure) {
        std::string text = "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge>>/Lang";
        append_text_string(text, meta_.language);
        text += "/StructTreeRoot ";
        append_reference(text, structure);
        if (const ObjectId outline = add_outline(); outline.number != 0) {
            text += "/Outlines ";
            append_reference(text, outline);
        }
        writer_.catalogue(std::move(text));
    }

    void add_information() {
        std::string text = "/Creator(Bookbag)/Title";
        append_text_string(text, meta_.title);
        if (!meta_.token.empty()) {
            text += "/Keywords";
            append_text_string(text, meta_.token);
        }
        writer_.information(std::move(text));
    }

    const std::string kNoTitle;
    const RenderMeta& meta_;
    std::span<const layout::LaidOut> documents_;
    const DocumentFonts& own_;
    PdfWriter writer_;
    PageOperators operators_;
    Deflater deflater_;
    std::vector<TaggedPage> pages_;
    std::vector<OutlineEntry> outline_;
    OutputBytes output_;
};

}  // namespace

base::Result<OutputBytes> render_pdf(const RenderMeta& meta, std::span<const layout::LaidOut> documents, const FontParts& parts,
                                     const fonts::FontSet& fonts) {
    const bool has_pages = !documents.empty() && std::all_of(documents.begin(), documents.end(),
                                                             [](const layout::LaidOut& d) { return !d.pages.empty(); });
    if (!has_pages) {
        return base::Fault{base::FaultKind::Bug, {}, "a document without pages is to be printed", "report this"};
    }
    DocumentFonts own(parts);
    if (const base::Status status = foresee(fonts, documents, own); !status) {
        return status.error();
    }
    return FileMaker(meta, documents, own, fonts).run();
}

}  // namespace bookbag::render
