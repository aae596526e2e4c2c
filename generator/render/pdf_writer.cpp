// See pdf_writer.hpp.
#include "render/pdf_writer.hpp"

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <deque>
#include <vector>

#include "render/numbers.hpp"

namespace bookbag::render {

namespace {

constexpr HPDF_UINT kPool = 256 * 1024;
constexpr std::uint32_t kNumberMask = 0x00FFFFFF;   // the flags of an object id are above

struct Trouble {
    HPDF_STATUS code = HPDF_OK;
    HPDF_STATUS detail = 0;
};

void HPDF_STDCALL note_trouble(HPDF_STATUS code, HPDF_STATUS detail, void* data) {
    auto* trouble = static_cast<Trouble*>(data);
    if (trouble->code == HPDF_OK) {
        *trouble = {code, detail};
    }
}

HPDF_STATUS write_text(HPDF_Dict dictionary, HPDF_Stream stream) {
    const auto* text = static_cast<const std::string*>(dictionary->attr);
    return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(text->data()), static_cast<HPDF_UINT>(text->size()));
}

}  // namespace

struct PdfWriter::Content {
    Trouble trouble;
    HPDF_Doc doc = nullptr;
    std::deque<std::string> texts;         // read by libharu when it saves
    std::vector<HPDF_Dict> dictionaries;   // by object number; null for pages and libharu's own

    ~Content() {
        if (doc) {
            HPDF_Free(doc);
        }
    }
    bool good() const { return doc && trouble.code == HPDF_OK; }

    void attach(HPDF_Dict dictionary, std::string text) {
        texts.push_back(std::move(text));
        dictionary->attr = &texts.back();
        dictionary->write_fn = write_text;
    }

    ObjectId number(HPDF_Dict dictionary) {
        const std::uint32_t id = dictionary->header.obj_id & kNumberMask;
        dictionaries.resize(std::max<std::size_t>(dictionaries.size(), id + 1U));
        dictionaries[id] = dictionary;
        return {id};
    }
};

void append_reference(std::string& out, ObjectId id) {
    append_integer(out, id.number);
    out += " 0 R";
}

PdfWriter::PdfWriter(base::Date date) : content_(std::make_unique<Content>()) {
    Content& c = *content_;
    c.doc = HPDF_NewEx(note_trouble, nullptr, nullptr, kPool, &c.trouble);
    if (!c.doc) {
        return;
    }
    c.doc->pdf_version = HPDF_VER_17;
    HPDF_SetCompressionMode(c.doc, HPDF_COMP_NONE);
    const base::CivilDate day = base::civil(date.valid() ? date : base::Date{0});
    const HPDF_Date made = {day.year, static_cast<HPDF_INT>(day.month), static_cast<HPDF_INT>(day.day), 0, 0, 0, 'Z', 0, 0};
    HPDF_SetInfoDateAttr(c.doc, HPDF_INFO_CREATION_DATE, made);
}

PdfWriter::~PdfWriter() = default;

ObjectId PdfWriter::reserve() {
    Content& c = *content_;
    HPDF_Dict dictionary = c.good() ? HPDF_Dict_New(c.doc->mmgr) : nullptr;
    if (!dictionary || HPDF_Xref_Add(c.doc->xref, dictionary) != HPDF_OK) {
        return {};
    }
    return c.number(dictionary);
}

void PdfWriter::fill(ObjectId id, std::string entries) {
    if (id.number != 0) {
        content_->attach(content_->dictionaries[id.number], std::move(entries));
    }
}

ObjectId PdfWriter::add(std::string entries) {
    const ObjectId id = reserve();
    fill(id, std::move(entries));
    return id;
}

ObjectId PdfWriter::add_stream(std::string entries, std::string_view bytes) {
    Content& c = *content_;
    HPDF_Dict stream = c.good() ? HPDF_DictStream_New(c.doc->mmgr, c.doc->xref) : nullptr;
    if (!stream) {
        return {};
    }
    HPDF_Stream_Write(stream->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()));
    c.attach(stream, std::move(entries));
    return c.number(stream);
}

ObjectId PdfWriter::add_page(const PageParts& parts) {
    Content& c = *content_;
    HPDF_Page page = c.good() ? HPDF_AddPage(c.doc) : nullptr;
    if (!page || parts.resources.number == 0) {
        return {};
    }
    HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(parts.width.units) / 1000.0F);
    HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(parts.height.units) / 1000.0F);
    HPDF_Dict_RemoveElement(page, "Resources");
    HPDF_Dict_Add(page, "Resources", c.dictionaries[parts.resources.number]);
    if (parts.struct_parents >= 0) {
        HPDF_Dict_AddNumber(page, "StructParents", parts.struct_parents);
        HPDF_Dict_AddName(page, "Tabs", "S");
    }
    auto* attributes = static_cast<HPDF_PageAttr>(page->attr);
    HPDF_Stream_Write(attributes->stream, reinterpret_cast<const HPDF_BYTE*>(parts.content.data()),
                      static_cast<HPDF_UINT>(parts.content.size()));
    c.attach(attributes->contents, "/Filter/FlateDecode");
    return {page->header.obj_id & kNumberMask};
}

void PdfWriter::catalogue(std::string entries) {
    if (content_->good()) {
        content_->attach(content_->doc->catalog, std::move(entries));
    }
}

void PdfWriter::information(std::string entries) {
    if (content_->good() && content_->doc->info) {
        content_->attach(content_->doc->info, std::move(entries));
    }
}

base::Result<std::string> PdfWriter::finish() {
    Content& c = *content_;
    std::string bytes;
    if (c.good() && HPDF_SaveToStream(c.doc) == HPDF_OK) {
        HPDF_UINT32 size = HPDF_GetStreamSize(c.doc);
        bytes.resize(size);
        HPDF_ResetStream(c.doc);
        HPDF_ReadFromStream(c.doc, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
        bytes.resize(size);
    }
    if (!c.good() || bytes.empty()) {
        return base::Fault{base::FaultKind::Outside, {},
                           "libharu refused the document, code " + std::to_string(c.trouble.code) + ", detail " +
                               std::to_string(c.trouble.detail),
                           "check that libhpdf is Debian's version 2.3.0; the other documents are not affected", "E-WRITER"};
    }
    return bytes;
}

}  // namespace bookbag::render
