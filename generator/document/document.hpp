// A whole paper: what it is, its pages or flowing parts, and the furniture that frames them.
// It says nothing of places: layout turns it into pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/block.hpp"

namespace bookbag::document {

/// Which furniture a page wears. Sizes: booklet-notes.md sections 1 and 4, report-notes.md section 1.
enum class FrameLook : std::uint8_t { BookletCover, BookletPage, Report, Staff, Separator, Bare };

/// Running header and footer of a page. `left`/`right` are rich text; "{page}" and "{pages}" are replaced by layout.
struct Frame {
    FrameLook look = FrameLook::Bare;
    RichText header_left;      ///< booklet: "Maths book · 6 to 12 March"; report: school (bold line)
    RichText header_left_2;    ///< report and staff: second line
    RichText header_right;     ///< booklet: name, class, page; report: first line
    RichText header_right_2;
    RichText footer_left;
    RichText footer_right;
    IconName tab = IconName::None;  ///< booklet: icon of the tab at the outer edge; None = no tab
    std::string tab_text = {};      ///< separator sheet: words on the black tab at the right edge, "5P"
};

/// A fixed section fills exactly one page: slack is shared by its stretching blocks, and too much is an overflow.
/// A flowing section breaks between its top-level blocks over as many pages as it needs.
enum class SectionKind : std::uint8_t { FixedPage, Flow };

struct Section {
    SectionKind kind = SectionKind::FixedPage;
    Frame frame;
    std::string title;         ///< outline entry and H1 if no paragraph has level 1
    Blocks blocks;
    base::Length gap = {};     ///< between the top-level blocks
};

/// One paper of one reader. `token` says whose it is (empty for class papers); it goes into the PDF's info, names do not.
struct Document {
    std::string title;         ///< without a child's name
    std::string language = "en-GB";
    std::string token;
    std::vector<Section> sections;
    int multiple_of = 2;       ///< page count is rounded up to this with lined "Notes" pages
};

}  // namespace bookbag::document
