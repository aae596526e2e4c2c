// See pdf_tools.hpp. Sources: qpdf 11 QPDFWriter.hh (setR6EncryptionParameters), QPDFPageObjectHelper.hh
// (getFormXObjectForPage, placeFormXObject).
#include "render/pdf_tools.hpp"

// qpdf's old pointer type stays out of sight, and so does its warning about it.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>

namespace bookbag::render {

namespace {

constexpr double kLong = 841.89;    // A4, pt
constexpr double kShort = 595.276;

base::Fault refused(const std::string& step) {
    return {base::FaultKind::Outside, {}, "the PDF library qpdf could not " + step + " a document",
            "make the document again; if it happens twice, report it", "E-QPDF"};
}

std::shared_ptr<QPDF> opened(const std::string& bytes) {
    auto pdf = QPDF::create();
    pdf->setSuppressWarnings(true);
    pdf->processMemoryFile("document", bytes.data(), bytes.size());
    return pdf;
}

// Reads a page's operators for their syntax only.
class IdleReader : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle, size_t, size_t) override {}
    void handleEOF() override {}
};

std::string saved(QPDFWriter& writer) {
    writer.setOutputMemory();
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

// The page of the finished booklet (0-based) that stands at the left and the right of sheet side `side`.
struct Pair {
    std::size_t left = 0;
    std::size_t right = 0;
};

Pair pair_of(std::size_t side, std::size_t pages) {
    return side % 2 == 0 ? Pair{pages - 1 - side, side} : Pair{side, pages - 1 - side};
}

class Imposer {
public:
    explicit Imposer(QPDF& from) : from_(from), pages_(QPDFPageDocumentHelper(from).getAllPages()) {}

    std::string run() {
        to_.emptyPDF();
        const std::size_t padded = (pages_.size() + 3) / 4 * 4;
        for (std::size_t side = 0; side < padded / 2; ++side) {
            const Pair pair = pair_of(side, padded);
            add_side(pair);
        }
        QPDFWriter writer(to_);
        writer.setDeterministicID(true);
        return saved(writer);
    }

private:
    void add_side(const Pair& pair) {
        auto sheet = QPDFObjectHandle::newDictionary();
        sheet.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
        sheet.replaceKey("/MediaBox", QPDFObjectHandle::newFromRectangle(QPDFObjectHandle::Rectangle(0, 0, kLong, kShort)));
        auto resources = QPDFObjectHandle::newDictionary();
        auto forms = QPDFObjectHandle::newDictionary();
        std::string content = place(pair.left, QPDFObjectHandle::Rectangle(0, 0, kLong / 2, kShort), forms);
        content += place(pair.right, QPDFObjectHandle::Rectangle(kLong / 2, 0, kLong, kShort), forms);
        resources.replaceKey("/XObject", forms);
        sheet.replaceKey("/Resources", resources);
        sheet.replaceKey("/Contents", to_.newStream(content));
        QPDFPageDocumentHelper(to_).addPage(QPDFPageObjectHelper(to_.makeIndirectObject(sheet)), false);
    }

    std::string place(std::size_t page, const QPDFObjectHandle::Rectangle& half, QPDFObjectHandle& forms) {
        if (page >= pages_.size()) {
            return {};
        }
        QPDFPageObjectHelper& source = pages_[page];
        source.getObjectHandle().removeKey("/StructParents");
        const auto form = to_.copyForeignObject(source.getFormXObjectForPage());
        const std::string name = "/P" + std::to_string(page);
        forms.replaceKey(name, form);
        return source.placeFormXObject(form, name, half, false);
    }

    QPDF& from_;
    QPDF to_;
    std::vector<QPDFPageObjectHelper> pages_;
};

}  // namespace

base::Result<std::string> encrypt(const std::string& bytes, const std::string& passphrase) {
    if (passphrase.empty()) {
        return base::Fault{base::FaultKind::BadInput, {}, "a document is to be locked with an empty passphrase",
                           "give the guardian a passphrase or send the report without lock", "E-PASSPHRASE"};
    }
    try {
        const auto pdf = opened(bytes);
        QPDFWriter writer(*pdf);
        writer.setR6EncryptionParameters(passphrase.c_str(), passphrase.c_str(), true, true, true, true, true, true, qpdf_r3p_full, true);
        writer.setStreamDataMode(qpdf_s_preserve);
        return saved(writer);
    } catch (const std::exception&) {
        return refused("lock");
    }
}

base::Result<std::string> impose_a5(const std::string& bytes) {
    try {
        const auto pdf = opened(bytes);
        return Imposer(*pdf).run();
    } catch (const std::exception&) {
        return refused("impose");
    }
}

base::Status check_pdf(const std::string& bytes) {
    try {
        const auto pdf = opened(bytes);
        Pl_Discard nowhere;
        IdleReader reader;
        QPDFWriter writer(*pdf);
        writer.setOutputPipeline(&nowhere);
        writer.setDecodeLevel(qpdf_dl_all);
        writer.write();
        for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(*pdf).getAllPages()) {
            page.parseContents(&reader);
        }
        return pdf->anyWarnings() ? base::Status(refused("read without warnings")) : base::Status();
    } catch (const std::exception&) {
        return refused("read");
    }
}

}  // namespace bookbag::render
