// The PDF file as a set of numbered objects, written by libharu. The only code that includes libharu's headers.
//
// libharu used the ordinary way (its text calls, its font embedding) is forty times slower than used like this: it keeps
// the page tree, the cross-reference table, the streams and the trailer, and everything that is ours goes through its
// installed object headers as ready text. Traps, all found by measuring: a dictionary's own text must outlive the save;
// libharu deletes a Filter entry that it did not set, so ours is written by the callback; a page's dictionary uses its
// attribute pointer itself and cannot take the callback, so a page gets its entries by the public calls; dates come from
// the run, because libharu would ask the clock.
//
// After an error of libharu every later call does nothing, and `finish` returns the fault.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/length.hpp"
#include "base/result.hpp"

namespace bookbag::render {

/// Number of an object in the file; 0 = none.
struct ObjectId {
    std::uint32_t number = 0;
};

/// Appends "12 0 R".
void append_reference(std::string& out, ObjectId id);

/// One file under construction. Use: objects, streams and pages in any order, then `finish` once.
class PdfWriter {
public:
    explicit PdfWriter(base::Date date);
    ~PdfWriter();
    PdfWriter(const PdfWriter&) = delete;
    PdfWriter& operator=(const PdfWriter&) = delete;

    /// A dictionary whose entries ("/Type/Font/…") come later or now.
    ObjectId reserve();
    void fill(ObjectId id, std::string entries);
    ObjectId add(std::string entries);

    /// A stream: entries besides Length, and the bytes as they are to stand in the file.
    ObjectId add_stream(std::string entries, std::string_view bytes);

    /// The next page. `content` is deflated; `resources` is a dictionary's number; `struct_parents` < 0 = no tags.
    struct PageParts {
        base::Length width;
        base::Length height;
        std::string_view content;
        ObjectId resources;
        std::int32_t struct_parents = -1;
    };
    ObjectId add_page(const PageParts& parts);

    /// Entries of the catalogue and of the document information besides libharu's own. Once each.
    void catalogue(std::string entries);
    void information(std::string entries);

    /// The whole file. Outside, with libharu's codes, when any call failed.
    base::Result<std::string> finish();

private:
    struct Content;
    std::unique_ptr<Content> content_;
};

}  // namespace bookbag::render
