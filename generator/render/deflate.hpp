// Compression of whole buffers; the room's only door to libdeflate.
//
// Level 1 for pages (smaller than zlib's level 1 and nearly twice as fast), level 12 for the fonts of a run, which are
// compressed once and copied a million times.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace bookbag::render {

/// A compressor that is kept for many buffers. The same input gives the same output.
class Deflater {
public:
    static constexpr int kPages = 1;
    static constexpr int kFonts = 12;

    explicit Deflater(int level);
    ~Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    /// `raw` in zlib form (RFC 1950), as PDF's FlateDecode wants it; absent memory gives "".
    std::string zlib(std::string_view raw);

private:
    libdeflate_compressor* compressor_;
    std::string room_;
};

}  // namespace bookbag::render
