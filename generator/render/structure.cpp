// See structure.hpp.
#include "render/structure.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

#include "render/numbers.hpp"
#include "render/tag_names.hpp"

namespace bookbag::render {

namespace {

// Marked content of one tag: the page (index into pages) and the number on it. Order is reading order.
struct Content {
    std::size_t page = 0;
    std::int32_t mcid = 0;
    friend auto operator<=>(const Content&, const Content&) = default;
};
constexpr Content kNever{std::numeric_limits<std::size_t>::max(), 0};

struct Node {
    std::vector<Content> content;
    std::vector<std::size_t> children;
    Content first = kNever;              // of itself and everything below
    bool used = false;
    ObjectId id;
};

base::Fault broken(std::string_view what) {
    return {base::FaultKind::Bug, {}, "the tag tree of a document is broken: " + std::string(what), "report this", "E-TAGS"};
}

bool is_cell(layout::TagRole role) {
    return role == layout::TagRole::TR || role == layout::TagRole::TH || role == layout::TagRole::TD;
}

// The tree of one document.
class Branch {
public:
    Branch(const layout::LaidOut& laid_out, std::string_view language) : laid_out_(laid_out), language_(language) {}

    base::Status build(std::span<const TaggedPage> pages, std::size_t document) {
        nodes_.resize(laid_out_.tags.size());
        for (std::size_t p = 0; p < pages.size(); ++p) {
            if (pages[p].document != document) {
                continue;
            }
            for (std::size_t m = 0; m < pages[p].tags.size(); ++m) {
                const auto tag = static_cast<std::size_t>(pages[p].tags[m]);
                if (tag >= nodes_.size()) {
                    return broken("a mark belongs to a tag that is not there");
                }
                nodes_[tag].content.push_back({p, static_cast<std::int32_t>(m)});
            }
        }
        return link();
    }

    void reserve(PdfWriter& writer) {
        for (Node& node : nodes_) {
            if (node.used) {
                node.id = writer.reserve();
            }
        }
    }

    bool empty() const { return nodes_.empty() || !nodes_[0].used; }
    ObjectId root() const { return nodes_[0].id; }
    ObjectId id(std::int32_t tag) const { return nodes_[static_cast<std::size_t>(tag)].id; }

    void write(PdfWriter& writer, std::span<const TaggedPage> pages, ObjectId above, bool as_section) const {
        for (std::size_t t = 0; t < nodes_.size(); ++t) {
            if (nodes_[t].used) {
                const ObjectId parent = t == 0 ? above : nodes_[static_cast<std::size_t>(laid_out_.tags[t].parent)].id;
                writer.fill(nodes_[t].id, entries(t, pages, parent, as_section && t == 0));
            }
        }
    }

private:
    // Finds what is used: tags with ink below them, and every cell of a used table, so that columns stay in step.
    base::Status link() {
        for (std::size_t t = nodes_.size(); t-- > 0;) {
            Node& node = nodes_[t];
            const std::int32_t parent = laid_out_.tags[t].parent;
            if (t > 0 && (parent < 0 || static_cast<std::size_t>(parent) >= t)) {
                return broken("a parent must come before its child");
            }
            if (!node.content.empty()) {
                node.first = std::min(node.first, node.content.front());
            }
            node.used = node.first != kNever;
            if (t > 0) {
                Node& above = nodes_[static_cast<std::size_t>(parent)];
                above.first = std::min(above.first, node.first);
            }
        }
        for (std::size_t t = 1; t < nodes_.size(); ++t) {
            Node& above = nodes_[static_cast<std::size_t>(laid_out_.tags[t].parent)];
            nodes_[t].used = nodes_[t].used || (above.used && is_cell(laid_out_.tags[t].role));
            if (nodes_[t].used) {
                above.children.push_back(t);
            }
        }
        return {};
    }

    std::string entries(std::size_t t, std::span<const TaggedPage> pages, ObjectId parent, bool as_section) const {
        const layout::Tag& tag = laid_out_.tags[t];
        const Node& node = nodes_[t];
        std::string text = "/S/";
        text += as_section ? "Sect" : role_name(tag.role);
        text += "/P ";
        append_reference(text, parent);
        if (!node.content.empty()) {
            text += "/Pg ";
            append_reference(text, pages[node.content.front().page].page);
        }
        if (!tag.alt.empty()) {
            text += "/Alt";
            append_text_string(text, tag.alt);
        }
        const std::string& own = t == 0 ? laid_out_.language : tag.language;
        if (!own.empty() && own != language_) {
            text += "/Lang";
            append_text_string(text, own);
        }
        if (tag.role == layout::TagRole::TH) {
            text += tag.column_scope ? "/A<</O/Table/Scope/Column>>" : "/A<</O/Table/Scope/Row>>";
        }
        append_kids(text, node, pages);
        return text;
    }

    // Children in index order; own content goes before the first child that is read later.
    void append_kids(std::string& text, const Node& node, std::span<const TaggedPage> pages) const {
        std::string kids;
        std::size_t count = 0;
        std::size_t next = 0;
        const auto add_content_before = [&](const Content& limit) {
            for (; next < node.content.size() && node.content[next] < limit; ++next, ++count) {
                append_content(kids, node.content[next], node.content.front().page, pages);
            }
        };
        for (const std::size_t child : node.children) {
            if (nodes_[child].first != kNever) {
                add_content_before(nodes_[child].first);
            }
            kids += kids.empty() || kids.back() == '>' ? "" : " ";
            append_reference(kids, nodes_[child].id);
            ++count;
        }
        add_content_before(kNever);
        if (count == 1) {
            text += "/K ";
            text += kids;
        } else if (count > 1) {
            text += "/K[" + kids + ']';
        }
    }

    static void append_content(std::string& kids, const Content& content, std::size_t own_page, std::span<const TaggedPage> pages) {
        if (content.page == own_page) {
            kids += kids.empty() || kids.back() == '>' ? "" : " ";
            append_integer(kids, content.mcid);
            return;
        }
        kids += "<</Type/MCR/Pg ";
        append_reference(kids, pages[content.page].page);
        kids += "/MCID ";
        append_integer(kids, content.mcid);
        kids += ">>";
    }

    const layout::LaidOut& laid_out_;
    std::string_view language_;
    std::vector<Node> nodes_;
};

std::string parent_tree(const std::vector<Branch>& branches, std::span<const TaggedPage> pages) {
    std::string text = "/Nums[";
    for (std::size_t p = 0; p < pages.size(); ++p) {
        append_integer(text, static_cast<std::int64_t>(p));
        text += '[';
        for (const std::int32_t tag : pages[p].tags) {
            append_reference(text, branches[pages[p].document].id(tag));
            text += ' ';
        }
        text += ']';
    }
    return text + ']';
}

}  // namespace

base::Result<ObjectId> add_structure(PdfWriter& writer, std::span<const layout::LaidOut> documents,
                                     std::span<const TaggedPage> pages, std::string_view language) {
    std::vector<Branch> branches;
    const ObjectId root = writer.reserve();
    for (std::size_t d = 0; d < documents.size(); ++d) {
        branches.emplace_back(documents[d], language);
        if (const base::Status status = branches.back().build(pages, d); !status) {
            return status.error();
        }
        branches.back().reserve(writer);
    }
    const bool several = documents.size() > 1;
    const ObjectId top = several ? writer.reserve() : root;
    std::string kids;
    for (const Branch& branch : branches) {
        if (!branch.empty()) {
            branch.write(writer, pages, top, several);
            append_reference(kids, branch.root());
            kids += ' ';
        }
    }
    if (several) {
        std::string whole = "/S/Document/P ";
        append_reference(whole, root);
        writer.fill(top, whole + "/K[" + kids + "]");
        kids.clear();
        append_reference(kids, top);
    }
    std::string entries = "/Type/StructTreeRoot/K[" + kids + "]/ParentTreeNextKey ";
    append_integer(entries, static_cast<std::int64_t>(pages.size()));
    entries += "/ParentTree ";
    append_reference(entries, writer.add(parent_tree(branches, pages)));
    writer.fill(root, std::move(entries));
    return root;
}

}  // namespace bookbag::render
