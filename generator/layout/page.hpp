// Positioned marks on tagged pages: what layout hands to render.
//
// A Page is pure data in paint order; two equal pages give equal bytes. x right, y down, from the top-left corner,
// 1/1000 point. Every mark belongs to one node of the tag tree or is an artefact (furniture, rules, answer lines).
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/length.hpp"
#include "fonts/font_set.hpp"
#include "layout/drawing.hpp"

namespace bookbag::layout {

constexpr std::int32_t kArtefact = -1;

/// Glyphs of one run on one baseline. `y` is the baseline.
struct GlyphsMark {
    fonts::GlyphRun run;
    Point at;
    Length size;
    Grey grey = 100;                 ///< 0 = white text on a black bar
    bool ends_word = false;          ///< a space follows in the reading order
    std::int32_t turn = 0;           ///< 1/1000 degree, anticlockwise; slanted table heads only
};

/// A path at page coordinates; arcs and hatches are resolved by render.
struct PathMark {
    PathItem path;
    Point offset;                    ///< added to every point of the path
    std::int32_t scale_permille = 1000;
};

/// A square QR code of `text` whose white border is inside `size`.
struct QrMark {
    std::string text;
    Point at;
    Length size;
};

struct Mark {
    std::variant<GlyphsMark, PathMark, QrMark> content;
    std::int32_t tag = kArtefact;    ///< index into LaidOut::tags
};

/// A node of the structure tree. Children are nodes with this parent, in index order.
enum class TagRole : std::uint8_t { Document, Sect, H1, H2, H3, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Figure, Formula, Span };

struct Tag {
    TagRole role = TagRole::P;
    std::int32_t parent = -1;
    std::string alt;                 ///< Figure and Formula
    std::string language;            ///< when it differs from the document's
    bool column_scope = false;       ///< TH: heads a column (else a row)
};

struct Page {
    Length width = {595276};
    Length height = {841890};
    std::vector<Mark> marks;
    std::string outline;             ///< outline entry that starts here; empty = none
};

/// A document after layout. `tags[0]` is the Document node.
struct LaidOut {
    std::string title;
    std::string language;
    std::string token;
    std::vector<Page> pages;
    std::vector<Tag> tags;
};

}  // namespace bookbag::layout
