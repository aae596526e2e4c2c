// Reads the shipped curriculum names and question files from disk, for tests and the developer's tool of this room.
#pragma once

#include <string>
#include <vector>

#include "questions/template_loader.hpp"

namespace bookbag::tests {

/// The bytes of a file; "" when it cannot be read.
std::string slurp(const std::string& path);

/// Skills, question types, misconceptions, glossary words and figure kinds below `root`.
questions::KnownNames known_names(const std::string& root);

/// One question file.
questions::LoadedFile load_file(const std::string& path, const questions::KnownNames& known);

/// Paths of all question files below `root`, sorted.
std::vector<std::string> question_files(const std::string& root);

}  // namespace bookbag::tests
