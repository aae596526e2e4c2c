// Text made comparable: how two spellings of one name or header are found equal.
//
// Storing and printing never change a name; only comparing folds case, accents, apostrophes, hyphens and spaces, so that
// O'Brien, O’Brien and Ó Briain's form in another system meet. Letters beyond Latin are folded in case only.
#pragma once

#include <string>
#include <string_view>

namespace bookbag::ingest {

/// A name for comparing: lower case, without accents, apostrophes, hyphens, full stops or spaces.
std::string folded_name(std::string_view text);

/// A header or file name for comparing: lower case, runs of spaces (also no-break) as one, apostrophes straight, trimmed.
std::string folded_label(std::string_view text);

/// The shape of a personal value for a message: letters a, digits 9, at most 20 characters.
std::string shape_of(std::string_view text);

/// The value in quotes for a message, at most 40 characters of it.
std::string shown(std::string_view text);

}  // namespace bookbag::ingest
