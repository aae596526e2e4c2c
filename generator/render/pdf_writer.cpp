// See pdf_writer.hpp.
#include "render/pdf_writer.hpp"

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "render/deflate.hpp"
#include "render/numbers.hpp"

namespace bookbag::render {

namespace {

// libharu's own pool is quick but packs objects on 4-byte borders; under the sanitizers each object is allocated by itself, aligned
// and guarded.
#ifdef __SANITIZE_ADDRESS__
constexpr HPDF_UINT kPool = 0;
#else
constexpr HPDF_UINT kPool = 256 * 1024;
#endif
constexpr std::size_t kPackedTogether = 1000;       // small objects in one object stream
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
    HPDF_Dict resources = nullptr;
    std::deque<std::string> texts;         // read by libharu when it saves
    std::uint32_t first_packed = 0;        // number of the first small object; 0 = none yet
    std::vector<std::string> packed;
    bool misused = false;

    ~Content() {
        if (doc) {
            HPDF_Free(doc);
        }
    }
    bool good() const { return doc && trouble.code == HPDF_OK; }

    bool may_add() {
        misused = misused || first_packed != 0;
        return good() && !misused;
    }

    void attach(HPDF_Dict dictionary, std::string text) {
        texts.push_back(std::move(text));
        dictionary->attr = &texts.back();
        dictionary->write_fn = write_text;
    }

    void close(std::string& file) const;
};

namespace {

ObjectId number_of(const HPDF_Dict_Rec& dictionary) {
    return {dictionary.header.obj_id & kNumberMask};
}

// One object stream: numbers and offsets of the objects, then the objects.
struct ObjectStream {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::string bytes;
};

ObjectStream object_stream(const std::vector<std::string>& packed, std::size_t from, std::uint32_t first_number, Deflater& deflater) {
    ObjectStream stream;
    stream.count = static_cast<std::uint32_t>(std::min(kPackedTogether, packed.size() - from));
    std::string index;
    std::string bodies;
    for (std::size_t i = from; i < from + stream.count; ++i) {
        append_integer(index, first_number + static_cast<std::int64_t>(i));
        index += ' ';
        append_integer(index, static_cast<std::int64_t>(bodies.size()));
        index += ' ';
        bodies += "<<";
        bodies += packed[i];
        bodies += ">>\n";
    }
    stream.first = static_cast<std::uint32_t>(index.size());
    stream.bytes = deflater.zlib(index + bodies);
    return stream;
}

void append_entry(std::string& table, int kind, std::uint32_t where, std::uint32_t index) {
    table += static_cast<char>(kind);
    for (const int shift : {24, 16, 8, 0}) {
        table += static_cast<char>((where >> shift) & 0xFF);
    }
    table += static_cast<char>((index >> 8) & 0xFF);
    table += static_cast<char>(index & 0xFF);
}

void append_stream_object(std::string& file, std::uint32_t number, const std::string& entries, const std::string& bytes) {
    append_integer(file, number);
    file += " 0 obj\n<<" + entries + "/Filter/FlateDecode/Length ";
    append_integer(file, static_cast<std::int64_t>(bytes.size()));
    file += ">>\nstream\n" + bytes + "\nendstream\nendobj\n";
}

}  // namespace

// Replaces libharu's table and trailer at the end of `file` by object streams and a cross-reference stream.
void PdfWriter::Content::close(std::string& file) const {
    Deflater deflater(Deflater::kPages);
    const HPDF_Xref xref = doc->xref;
    file.resize(xref->addr);
    std::string table;
    append_entry(table, 0, 0, 0xFFFF);
    for (std::uint32_t i = 1; i < xref->entries->count; ++i) {
        append_entry(table, 1, HPDF_Xref_GetEntry(xref, i)->byte_offset, 0);
    }
    const std::uint32_t after = xref->entries->count + static_cast<std::uint32_t>(packed.size());
    std::string streams;    // entries of the object streams
    std::uint32_t number = after;
    for (std::size_t from = 0; from < packed.size(); from += kPackedTogether, ++number) {
        const ObjectStream stream = object_stream(packed, from, first_packed, deflater);
        for (std::uint32_t i = 0; i < stream.count; ++i) {
            append_entry(table, 2, number, i);
        }
        append_entry(streams, 1, static_cast<std::uint32_t>(file.size()), 0);
        append_stream_object(file, number,
                             "/Type/ObjStm/N " + std::to_string(stream.count) + "/First " + std::to_string(stream.first), stream.bytes);
    }
    const std::size_t start = file.size();
    append_entry(streams, 1, static_cast<std::uint32_t>(start), 0);
    std::string entries = "/Type/XRef/W[1 4 2]/Size " + std::to_string(number + 1) + "/Root ";
    append_reference(entries, number_of(*doc->catalog));
    entries += "/Info ";
    append_reference(entries, number_of(*doc->info));
    append_stream_object(file, number, entries, deflater.zlib(table + streams));
    file += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

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
    c.resources = HPDF_Dict_New(c.doc->mmgr);
    if (c.resources) {
        HPDF_Xref_Add(c.doc->xref, c.resources);
    }
}

PdfWriter::~PdfWriter() = default;

ObjectId PdfWriter::add_page(const PageParts& parts) {
    Content& c = *content_;
    HPDF_Page page = c.may_add() ? HPDF_AddPage(c.doc) : nullptr;
    if (!page) {
        return {};
    }
    HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(parts.width.units) / 1000.0F);
    HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(parts.height.units) / 1000.0F);
    HPDF_Dict_RemoveElement(page, "Resources");
    HPDF_Dict_Add(page, "Resources", c.resources);
    if (parts.struct_parents >= 0) {
        HPDF_Dict_AddNumber(page, "StructParents", parts.struct_parents);
        HPDF_Dict_AddName(page, "Tabs", "S");
    }
    auto* attributes = static_cast<HPDF_PageAttr>(page->attr);
    HPDF_Stream_Write(attributes->stream, reinterpret_cast<const HPDF_BYTE*>(parts.content.data()),
                      static_cast<HPDF_UINT>(parts.content.size()));
    c.attach(attributes->contents, "/Filter/FlateDecode");
    return number_of(*page);
}

ObjectId PdfWriter::add_stream(std::string entries, std::string_view bytes) {
    Content& c = *content_;
    HPDF_Dict stream = c.may_add() ? HPDF_DictStream_New(c.doc->mmgr, c.doc->xref) : nullptr;
    if (!stream) {
        return {};
    }
    HPDF_Stream_Write(stream->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), static_cast<HPDF_UINT>(bytes.size()));
    c.attach(stream, std::move(entries));
    return number_of(*stream);
}

ObjectId PdfWriter::reserve() {
    Content& c = *content_;
    if (!c.good()) {
        return {};
    }
    if (c.first_packed == 0) {
        c.first_packed = c.doc->xref->entries->count;
    }
    c.packed.emplace_back();
    return {c.first_packed + static_cast<std::uint32_t>(c.packed.size()) - 1};
}

void PdfWriter::fill(ObjectId id, std::string entries) {
    if (id.number != 0) {
        content_->packed[id.number - content_->first_packed] = std::move(entries);
    }
}

ObjectId PdfWriter::add(std::string entries) {
    const ObjectId id = reserve();
    fill(id, std::move(entries));
    return id;
}

void PdfWriter::resources(std::string entries) {
    if (content_->good()) {
        content_->attach(content_->resources, std::move(entries));
    }
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
    if (c.good() && !c.misused && HPDF_SaveToStream(c.doc) == HPDF_OK) {
        HPDF_UINT32 size = HPDF_GetStreamSize(c.doc);
        bytes.resize(size);
        HPDF_ResetStream(c.doc);
        HPDF_ReadFromStream(c.doc, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
        bytes.resize(size);
    }
    if (c.misused) {
        return base::Fault{base::FaultKind::Bug, {}, "a page or stream came after a small object", "report this", "E-WRITER"};
    }
    if (!c.good() || bytes.empty()) {
        return base::Fault{base::FaultKind::Outside, {},
                           "libharu refused the document, code " + std::to_string(c.trouble.code) + ", detail " +
                               std::to_string(c.trouble.detail),
                           "check that libhpdf is Debian's version 2.3.0; the other documents are not affected", "E-WRITER"};
    }
    c.close(bytes);
    return bytes;
}

}  // namespace bookbag::render
