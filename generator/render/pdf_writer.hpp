// The PDF file as a set of numbered objects, written by libharu. The only code that includes libharu's headers.
//
// libharu used the ordinary way (its text calls, its font embedding) is forty times slower than used like this: it keeps
// the page tree, the page dictionaries and the streams, and everything that is ours goes in as ready text. Small objects
// (structure elements, fonts, outline) never become libharu's: they are packed into object streams behind its part of the
// file, and its cross-reference table gives way to a compressed one (ISO 32000-1, 7.5.7 and 7.5.8). That is a quarter of
// the bytes of a tagged booklet and costs less time than 250 libharu objects did.
//
// Traps, all found by measuring: a dictionary's own text must outlive the save; libharu deletes a Filter entry that it did
// not set, so ours is written by the callback; a page's dictionary uses its attribute pointer itself and cannot take the
// callback; dates come from the run, because libharu would ask the clock. After an error of libharu every later call does
// nothing, and `finish` returns the fault.
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

/// One file under construction: first pages and streams, then small objects, then `finish` once. (Numbers of small
/// objects follow those of the streams, so a page or stream after the first small object is a Bug that `finish` reports.)
class PdfWriter {
public:
    explicit PdfWriter(base::Date date);
    ~PdfWriter();
    PdfWriter(const PdfWriter&) = delete;
    PdfWriter& operator=(const PdfWriter&) = delete;

    /// The next page. `content` is deflated; `struct_parents` < 0 = no tags. All pages share one resource dictionary.
    struct PageParts {
        base::Length width;
        base::Length height;
        std::string_view content;
        std::int32_t struct_parents = -1;
    };
    ObjectId add_page(const PageParts& parts);

    /// A stream: entries besides Length, and the bytes as they are to stand in the file.
    ObjectId add_stream(std::string entries, std::string_view bytes);

    /// A small object: a dictionary whose entries ("/Type/Font/…") come later or now.
    ObjectId reserve();
    void fill(ObjectId id, std::string entries);
    ObjectId add(std::string entries);

    /// Entries of the pages' resources, of the catalogue and of the document information. Once each, at any time.
    void resources(std::string entries);
    void catalogue(std::string entries);
    void information(std::string entries);

    /// The whole file. Outside, with libharu's codes, when any call failed.
    base::Result<std::string> finish();

private:
    struct Content;
    std::unique_ptr<Content> content_;
};

}  // namespace bookbag::render
