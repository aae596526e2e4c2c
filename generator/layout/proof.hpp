// Proof pages: what the setters and figures can do, on paper, for the eye of an author or a tester.
//
// The pages are ordinary documents; `bookbag` prints them and the tests lay them out, so a proof never looks better than
// a booklet.
#pragma once

#include <string>

#include "base/result.hpp"
#include "document/document.hpp"

namespace bookbag::layout {

/// Formulas of every construct, in the size and face of the profile they are laid out with.
document::Document maths_proof();

/// Every figure kind with its specimen, question form and answer form side by side. `kind` empty = all kinds.
/// Missing, with the nearest name, for an unknown kind.
base::Result<document::Document> figure_proof(const std::string& kind);

/// All pictograms with their names, and every small block: one page.
document::Document block_proof();

}  // namespace bookbag::layout
