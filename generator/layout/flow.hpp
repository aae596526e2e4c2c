// Flowing sections: as many pages as the blocks need.
// For papers whose length nobody knows beforehand: marking books, class sheets, large print.
#pragma once

#include <vector>

#include "document/document.hpp"
#include "layout/blocks/box.hpp"
#include "layout/frames/frame.hpp"
#include "layout/layout.hpp"
#include "layout/painter.hpp"

namespace bookbag::layout {

/// Places the blocks of one flowing section, starting a page first. Breaks between top-level blocks (a Stack without
/// `keep` is opened), and in tables between rows with the head rows repeated. A heading never ends a page. A block taller
/// than a page is reported.
class Flow {
public:
    Flow(const document::Section& section, std::size_t index, Painter& painter) : section_(&section), index_(index), painter_(&painter) {}

    /// Overflows, if any.
    std::vector<Overflow> run();

private:
    struct Waiting {
        Box box;
        Length gap;
    };

    void add_all(const document::Blocks& blocks, Length gap);
    void add(Box box, Length gap);
    void add_table(Box box, Length gap);
    void place_waiting();
    void new_page();
    bool at_top() const { return y_ == body_.at.y; }
    Length gap_before(Length gap) const { return at_top() ? Length{} : gap; }
    Length bottom() const { return body_.at.y + body_.height; }
    Length waiting_height() const;

    const document::Section* section_;
    std::size_t index_;
    Painter* painter_;
    Body body_{};
    Length y_;
    std::vector<Waiting> waiting_;   ///< headings that wait for what follows them
    std::vector<Overflow> overflows_;
};

}  // namespace bookbag::layout
