// What is done to a finished PDF file: lock it, impose it, check it. The room's only door to the qpdf library.
//
// Exceptions of qpdf end here and become Faults. Encrypted bytes can never be the same twice (random salts), so the
// plain file is the one that is compared and recorded.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace bookbag::render {

/// `bytes` locked with AES-256 under `passphrase` (not empty); tags stay readable for screen readers.
base::Result<std::string> encrypt(const std::string& bytes, const std::string& passphrase);

/// Pages two by two on A4 landscape sides, in the order of a folded and stapled A5 booklet; padded with empty pages to a
/// multiple of four. For print only: tags and links are lost.
base::Result<std::string> impose_a5(const std::string& bytes);

/// Whether the file is sound: cross-references, objects and every stream can be read without one warning.
base::Status check_pdf(const std::string& bytes);

/// What is wrong with the file for a screen reader or a black printer, in words; empty = nothing. Checked: every marked
/// content number is in the ParentTree and its element owns it, no ink outside a tag or artefact, Figure and Formula
/// have Alt, TH has Scope, heading levels do not skip, Lang, title and MarkInfo are there, only greys are used, every
/// image is a one-bit mask.
base::Result<std::vector<std::string>> check_structure(const std::string& bytes);

}  // namespace bookbag::render
