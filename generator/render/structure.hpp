// The structure tree: what each piece of ink is, in reading order, for screen readers.
//
// Written from the tag tree of layout: one structure element for each tag that has ink below it, the ParentTree that
// leads from a page's marked content back to its element, Alt for figures and formulas, Lang where the language
// changes, Scope for table heads (ISO 32000-1, 14.7 and 14.8). In a class document each pupil is one Sect.
#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"
#include "layout/page.hpp"
#include "render/pdf_writer.hpp"

namespace bookbag::render {

/// A page that is in the file already.
struct TaggedPage {
    ObjectId page;
    std::size_t document = 0;            ///< index of its LaidOut
    std::vector<std::int32_t> tags;      ///< by MCID: index into that LaidOut's tags
};

/// Adds the tree and returns the number of the StructTreeRoot. Page i of `pages` has StructParents i. Bug when a tag
/// tree is broken (a parent that does not come before its child, a mark of a tag that is not there).
base::Result<ObjectId> add_structure(PdfWriter& writer, std::span<const layout::LaidOut> documents,
                                     std::span<const TaggedPage> pages, std::string_view language);

}  // namespace bookbag::render
