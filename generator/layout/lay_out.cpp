// Document to pages: sections in order, then padding to an even count, then the furniture, which needs the page count.
//
// A fixed page is one column as tall as its body: what stretches takes the slack. Furniture comes last in paint order and
// is an artefact, except that the first header line of a report or staff page without a heading of its own is its H1.
#include "layout/layout.hpp"

#include <algorithm>
#include <utility>

#include "layout/blocks/box.hpp"
#include "layout/flow.hpp"
#include "layout/frames/frame.hpp"
#include "layout/painter.hpp"

namespace bookbag::layout {

namespace {

using document::Block;
using document::Blocks;
using document::FrameLook;
using document::Section;

/// Whether some paragraph is a heading of level 1.
bool has_title(const Blocks& blocks);

bool has_title(const Block& block) {
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.content)) {
        return paragraph->heading_level == 1;
    }
    if (const auto* stack = std::get_if<document::Stack>(&block.content)) {
        return has_title(stack->blocks);
    }
    if (const auto* panel = std::get_if<document::Panel>(&block.content)) {
        return has_title(panel->blocks);
    }
    if (const auto* row = std::get_if<document::Row>(&block.content)) {
        return std::any_of(row->cells.begin(), row->cells.end(), [](const document::Cell& cell) { return has_title(cell.blocks); });
    }
    return false;
}

bool has_title(const Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return has_title(block); });
}

/// A lined page for notes, to round up the page count.
Section notes_section(const Section& like) {
    Section notes;
    notes.frame = like.frame;
    notes.frame.tab = document::IconName::None;
    notes.frame.look = like.frame.look == FrameLook::BookletCover ? FrameLook::Bare : like.frame.look;
    document::Paragraph title;
    title.role = document::TextRole::Heading;
    title.text = document::plain("Notes");
    title.heading_level = 1;
    document::WritingLines lines;
    lines.count = 0;
    notes.blocks.push_back({std::move(title)});
    notes.blocks.push_back({std::move(lines)});
    return notes;
}

/// Pages differ in their margins, never in the size of their bodies: any page number will do for measuring.
constexpr PageNumber kAnyPage{1, 0};

/// A fixed page, measured.
Box column_of(const Section& section, Measurer& measurer) {
    return measure_column(section.blocks, section.gap, body_of(section.frame.look, kAnyPage, measurer.style()).width, measurer);
}

class DocumentLayout {
public:
    /// `columns` are the measured fixed pages by section; null for a flowing one.
    DocumentLayout(const document::Document& document, std::vector<const Box*> columns, Measurer& measurer)
        : document_(&document), columns_(std::move(columns)), painter_(measurer, result_.laid_out) {}

    LayoutResult run() {
        result_.laid_out.title = document_->title;
        result_.laid_out.language = document_->language;
        result_.laid_out.token = document_->token;
        root_ = painter_.tag(TagRole::Document);
        for (std::size_t i = 0; i < document_->sections.size(); ++i) {
            add_section(document_->sections[i], i, columns_.at(i));
        }
        pad();
        paint_furniture();
        return std::move(result_);
    }

private:
    /// Pages of one section: which furniture they wear.
    struct Span {
        document::Frame frame;
        std::size_t first = 0;
        std::size_t last = 0;
        std::int32_t title_tag = kArtefact;
    };

    void add_section(const Section& section, std::size_t index, const Box* column) {
        painter_.descend(root_);
        painter_.descend(painter_.tag(TagRole::Sect));
        Span span{section.frame, result_.laid_out.pages.size(), 0, kArtefact};
        const bool has_header = section.frame.look == FrameLook::Report || section.frame.look == FrameLook::Staff || section.frame.look == FrameLook::Separator;
        if (has_header && !has_title(section.blocks)) {
            span.title_tag = painter_.tag(TagRole::H1);
        }
        if (column != nullptr) {
            add_fixed_page(section, index, *column);
        } else {
            const std::vector<Overflow> overflows = Flow(section, index, painter_).run();
            result_.overflows.insert(result_.overflows.end(), overflows.begin(), overflows.end());
        }
        result_.laid_out.pages.at(span.first).outline = section.title;
        span.last = result_.laid_out.pages.size();
        spans_.push_back(std::move(span));
    }

    void add_fixed_page(const Section& section, std::size_t index, const Box& column) {
        painter_.start_page();
        const Body body = body_of(section.frame.look, {painter_.page_index() + 1, 0}, painter_.style());
        if (column.height > body.height) {
            result_.overflows.push_back({index, column.height - body.height});
        }
        place_column(column, section.gap, {body.at, body.height}, painter_);
    }

    void pad() {
        const auto multiple = static_cast<std::size_t>(std::max(document_->multiple_of, 1));
        if (document_->sections.empty()) {
            return;
        }
        if (result_.laid_out.pages.size() % multiple == 0) {
            return;
        }
        const Section notes = notes_section(document_->sections.back());
        const Box column = column_of(notes, painter_.measurer());
        while (result_.laid_out.pages.size() % multiple != 0) {
            add_section(notes, document_->sections.size(), &column);
        }
    }

    void paint_furniture() {
        const std::size_t count = result_.laid_out.pages.size();
        painter_.descend(kArtefact);
        for (const Span& span : spans_) {
            for (std::size_t page = span.first; page < span.last; ++page) {
                painter_.go_to_page(page);
                paint_frame(span.frame, {page + 1, count}, page == span.first ? span.title_tag : kArtefact, painter_);
            }
        }
        std::vector<std::size_t> checked = painter_.check_line_pages();
        checked.erase(std::unique(checked.begin(), checked.end()), checked.end());
        for (const std::size_t page : checked) {
            painter_.go_to_page(page);
            paint_check_line({page + 1, count}, painter_);
        }
    }

    const document::Document* document_;
    std::vector<const Box*> columns_;
    LayoutResult result_;
    Painter painter_;
    std::int32_t root_ = kArtefact;
    std::vector<Span> spans_;
};

}  // namespace

Galley::Galley() = default;
Galley::~Galley() = default;
Galley::Galley(Galley&&) noexcept = default;
Galley& Galley::operator=(Galley&&) noexcept = default;

Typesetter::Typesetter(const Style& style, const fonts::FontSet& fonts)
    : style_(style), measurer_(std::make_unique<Measurer>(style_, fonts)) {}
Typesetter::~Typesetter() = default;

Galley Typesetter::measure(const Section& section, const std::string& language) {
    Galley galley;
    if (section.kind == document::SectionKind::FixedPage) {
        measurer_->set_language(language);
        galley.column_ = std::make_unique<Box>(column_of(section, *measurer_));
        galley.missing_ = galley.column_->height - body_of(section.frame.look, kAnyPage, style_).height;
    }
    return galley;
}

base::Result<LayoutResult> Typesetter::lay_out(const document::Document& document, std::span<const Galley> galleys) {
    measurer_->set_language(document.language);
    std::vector<const Box*> columns;
    for (const Galley& galley : galleys) {
        columns.push_back(galley.column_.get());
    }
    LayoutResult result = DocumentLayout(document, std::move(columns), *measurer_).run();
    if (measurer_->fault()) {
        return *measurer_->fault();
    }
    return result;
}

base::Result<LayoutResult> lay_out(const document::Document& document, const Style& style, const fonts::FontSet& fonts) {
    Typesetter typesetter(style, fonts);
    std::vector<Galley> galleys;
    for (const Section& section : document.sections) {
        galleys.push_back(typesetter.measure(section, document.language));
    }
    return typesetter.lay_out(document, galleys);
}

}  // namespace bookbag::layout
