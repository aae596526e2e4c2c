// A finished file on its way to a folder: rooms that make bytes hand these to rooms that put them somewhere.
//
// The name is a token or a word of the design, never a child's name.
#pragma once

#include <string>

namespace bookbag::files {

/// `path` is relative to the night's output folder, for example "print/class-5W.pdf".
struct OutputFile {
    std::string path;
    std::string media_type;  ///< "application/pdf"
    std::string bytes;
};

}  // namespace bookbag::files
