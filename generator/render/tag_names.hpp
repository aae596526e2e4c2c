// Names of structure roles as PDF readers know them (ISO 32000-1, 14.8.4).
//
// One table for the PDF writer and the text form, so that a golden page names what a screen reader will say.
#pragma once

#include "layout/page.hpp"

namespace bookbag::render {

/// "P", "Figure", …
constexpr const char* role_name(layout::TagRole role) {
    switch (role) {
        case layout::TagRole::Document: return "Document";
        case layout::TagRole::Sect: return "Sect";
        case layout::TagRole::H1: return "H1";
        case layout::TagRole::H2: return "H2";
        case layout::TagRole::H3: return "H3";
        case layout::TagRole::P: return "P";
        case layout::TagRole::L: return "L";
        case layout::TagRole::LI: return "LI";
        case layout::TagRole::Lbl: return "Lbl";
        case layout::TagRole::LBody: return "LBody";
        case layout::TagRole::Table: return "Table";
        case layout::TagRole::TR: return "TR";
        case layout::TagRole::TH: return "TH";
        case layout::TagRole::TD: return "TD";
        case layout::TagRole::Figure: return "Figure";
        case layout::TagRole::Formula: return "Formula";
        case layout::TagRole::Span: return "Span";
    }
    return "NonStruct";
}

}  // namespace bookbag::render
