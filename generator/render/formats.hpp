// The output formats, in one visible list: a new one is one file and one line here.
//
// All take the same laid-out document, so a page can be looked at as a file for print, as a picture or as lines of text.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "render/render_pdf.hpp"

namespace bookbag::render {

/// One output file's bytes and the end of its name: "" or "-1" for the first of several pages.
struct NamedBytes {
    std::string suffix;
    std::string bytes;
};

/// A way to write a laid-out document.
struct Format {
    std::string_view name;         ///< and file extension
    std::string_view purpose;
    base::Result<std::vector<NamedBytes>> (*write)(const RenderMeta& meta, const layout::LaidOut& document, const FontParts& parts,
                                                   const fonts::FontSet& fonts);
};

/// All formats.
const std::vector<Format>& formats();

/// The format of this name. Missing, with the nearest known name.
base::Result<const Format*> find_format(std::string_view name);

}  // namespace bookbag::render
