// Whether this machine's libharu behaves as the writer needs.
//
// The writer goes through libharu's installed object headers, which another version may change. Before a night a one-page
// tagged document is made and read back with the qpdf library: better one clear fault at the start than a night of
// broken files.
#pragma once

#include "base/result.hpp"
#include "render/font_parts.hpp"

namespace bookbag::render {

/// Makes and checks one page; about 3 ms. Outside, with what was found, when the file is not sound or not tagged.
base::Status self_test(const FontParts& parts, const fonts::FontSet& fonts);

}  // namespace bookbag::render
