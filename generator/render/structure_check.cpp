// The checker behind check_structure: reads a finished file with the qpdf library and holds tags against ink.
//
// It is written against the file format and not against our writer, so that a mistake in the writer shows. Sources:
// ISO 32000-1, 14.7 (structure), 14.8 (tagged PDF), annex A (operators).
// qpdf's old pointer type stays out of sight, and so does its warning about it.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <set>
#include <string_view>

#include "render/pdf_tools.hpp"

namespace bookbag::render {

namespace {

using Problems = std::vector<std::string>;

constexpr std::array<std::string_view, 14> kInk = {"Tj", "TJ", "'", "\"", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do"};
constexpr std::array<std::string_view, 12> kColour = {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "cs", "CS", "sh", "ri"};

template <typename List>
bool among(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// One page: which numbers its content carries, and ink outside of them.
class ContentReader : public QPDFObjectHandle::ParserCallbacks {
public:
    ContentReader(std::string page, Problems& problems) : page_(std::move(page)), problems_(problems) {}

    void handleObject(QPDFObjectHandle object, size_t, size_t) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BDC" || name == "BMC") {
            open(name);
        } else if (name == "EMC") {
            close();
        } else if (among(kInk, name) && covered_ == 0) {
            problem("ink outside a tag or artefact: " + name);
        } else if (among(kColour, name)) {
            problem("a colour operator: " + name);
        }
        operands_.clear();
    }

    void handleEOF() override {
        if (!stack_.empty()) {
            problem("marked content is not closed");
        }
    }

    const std::set<int>& numbers() const { return numbers_; }

private:
    void open(const std::string& name) {
        bool covers = !operands_.empty() && operands_[0].isNameAndEquals("/Artifact");
        if (name == "BDC" && operands_.size() == 2 && operands_[1].isDictionary() && operands_[1].hasKey("/MCID")) {
            const int number = operands_[1].getKey("/MCID").getIntValueAsInt();
            covers = true;
            if (!numbers_.insert(number).second) {
                problem("marked content number " + std::to_string(number) + " twice");
            }
        }
        if (covers && covered_ > 0) {
            problem("a tag inside another tag's content");
        }
        stack_.push_back(covers);
        covered_ += covers ? 1 : 0;
    }

    void close() {
        if (stack_.empty()) {
            problem("more ends than beginnings of marked content");
            return;
        }
        covered_ -= stack_.back() ? 1 : 0;
        stack_.pop_back();
    }

    void problem(const std::string& what) { problems_.push_back(page_ + ": " + what); }

    std::string page_;
    Problems& problems_;
    std::vector<QPDFObjectHandle> operands_;
    std::vector<bool> stack_;
    int covered_ = 0;
    std::set<int> numbers_;
};

class StructureChecker {
public:
    explicit StructureChecker(QPDF& pdf) : pdf_(pdf), catalogue_(pdf.getRoot()) {}

    Problems run() {
        check_catalogue();
        auto root = catalogue_.getKey("/StructTreeRoot");
        if (!root.isDictionary()) {
            problems_.push_back("no structure tree");
            return problems_;
        }
        walk(root.getKey("/K"), root, {});
        read_parent_tree(root.getKey("/ParentTree"));
        int number = 0;
        for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
            check_page(page, "page " + std::to_string(++number));
        }
        return problems_;
    }

private:
    using Place = std::pair<QPDFObjGen, int>;   // page, marked content number

    void need(bool good, const std::string& what) {
        if (!good) {
            problems_.push_back(what);
        }
    }

    void check_catalogue() {
        auto mark_info = catalogue_.getKey("/MarkInfo");
        auto marked = mark_info.isDictionary() ? mark_info.getKey("/Marked") : QPDFObjectHandle::newNull();
        need(marked.isBool() && marked.getBoolValue(), "no MarkInfo");
        need(catalogue_.getKey("/Lang").isString(), "no language");
        auto info = pdf_.getTrailer().getKey("/Info");
        need(info.isDictionary() && info.getKey("/Title").isString() && !info.getKey("/Title").getUTF8Value().empty(), "no title");
        auto preferences = catalogue_.getKey("/ViewerPreferences");
        need(preferences.isDictionary() && preferences.hasKey("/DisplayDocTitle"), "the title is not shown");
    }

    void walk(QPDFObjectHandle kids, QPDFObjectHandle parent, QPDFObjectHandle page) {
        if (kids.isArray()) {
            for (auto& kid : kids.aitems()) {
                walk(kid, parent, page);
            }
        } else if (kids.isInteger()) {
            own(page, kids.getIntValueAsInt(), parent);
        } else if (kids.isDictionary() && kids.hasKey("/MCID")) {
            own(kids.hasKey("/Pg") ? kids.getKey("/Pg") : page, kids.getKey("/MCID").getIntValueAsInt(), parent);
        } else if (kids.isDictionary()) {
            element(kids, parent, page);
        }
    }

    void own(QPDFObjectHandle page, int number, QPDFObjectHandle& element) {
        need(page.isDictionary(), "an element has content and no page");
        if (page.isDictionary()) {
            const bool fresh = owners_.emplace(Place{page.getObjGen(), number}, element.getObjGen()).second;
            need(fresh, "two elements own marked content " + std::to_string(number));
        }
    }

    void element(QPDFObjectHandle& element, QPDFObjectHandle& parent, QPDFObjectHandle& page) {
        const std::string role = element.getKey("/S").isName() ? element.getKey("/S").getName() : "";
        need(!role.empty(), "an element without a role");
        need(element.getKey("/P").getObjGen() == parent.getObjGen(), role + " does not point back to its parent");
        if (role == "/Figure" || role == "/Formula") {
            need(element.getKey("/Alt").isString() && !element.getKey("/Alt").getUTF8Value().empty(), role + " without Alt");
        }
        if (role == "/TH") {
            auto attributes = element.getKey("/A");
            need(attributes.isDictionary() && attributes.getKey("/Scope").isName(), "TH without Scope");
        }
        if (role.size() == 3 && role[1] == 'H' && role[2] >= '1' && role[2] <= '6') {
            need(role[2] - '0' <= heading_ + 1, "heading level skips to " + role);
            heading_ = role[2] - '0';
        }
        walk(element.getKey("/K"), element, element.hasKey("/Pg") ? element.getKey("/Pg") : page);
    }

    void read_parent_tree(QPDFObjectHandle tree) {
        if (!tree.isDictionary() || !tree.getKey("/Nums").isArray()) {
            problems_.push_back("no ParentTree");
            return;
        }
        auto numbers = tree.getKey("/Nums");
        for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2) {
            parents_.emplace(numbers.getArrayItem(i).getIntValueAsInt(), numbers.getArrayItem(i + 1));
        }
    }

    void check_page(QPDFPageObjectHelper& page, const std::string& name) {
        auto object = page.getObjectHandle();
        ContentReader reader(name, problems_);
        page.parseContents(&reader);
        check_images(page, name);
        auto key = object.getKey("/StructParents");
        const auto found = key.isInteger() ? parents_.find(key.getIntValueAsInt()) : parents_.end();
        if (found == parents_.end()) {
            need(reader.numbers().empty(), name + ": not in the ParentTree");
            return;
        }
        for (const int number : reader.numbers()) {
            const std::string what = name + ": marked content " + std::to_string(number);
            const bool listed = number < found->second.getArrayNItems();
            need(listed, what + " is not in the ParentTree");
            const auto owner = owners_.find({object.getObjGen(), number});
            need(owner != owners_.end(), what + " belongs to no element");
            if (listed && owner != owners_.end()) {
                need(found->second.getArrayItem(number).getObjGen() == owner->second, what + " has two different elements");
            }
        }
    }

    void check_images(QPDFPageObjectHelper& page, const std::string& name) {
        for (auto& [key, image] : page.getImages()) {
            auto mask = image.getDict().getKey("/ImageMask");
            need(mask.isBool() && mask.getBoolValue(), name + ": a picture that is no one-bit mask");
        }
    }

    QPDF& pdf_;
    QPDFObjectHandle catalogue_;
    Problems problems_;
    std::map<Place, QPDFObjGen> owners_;
    std::map<int, QPDFObjectHandle> parents_;
    int heading_ = 0;
};

}  // namespace

base::Result<std::vector<std::string>> check_structure(const std::string& bytes) {
    try {
        const auto pdf = QPDF::create();
        pdf->setSuppressWarnings(true);
        pdf->processMemoryFile("document", bytes.data(), bytes.size());
        return StructureChecker(*pdf).run();
    } catch (const std::exception&) {
        return base::Fault{base::FaultKind::Outside, {}, "the PDF library qpdf could not read a document",
                           "make the document again; if it happens twice, report it", "E-QPDF"};
    }
}

}  // namespace bookbag::render
