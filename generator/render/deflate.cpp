// See deflate.hpp.
#include "render/deflate.hpp"

#include <libdeflate.h>

namespace bookbag::render {

Deflater::Deflater(int level) : compressor_(libdeflate_alloc_compressor(level)) {}

Deflater::~Deflater() {
    libdeflate_free_compressor(compressor_);
}

std::string Deflater::zlib(std::string_view raw) {
    if (!compressor_) {
        return {};
    }
    room_.resize(libdeflate_zlib_compress_bound(compressor_, raw.size()));
    const std::size_t size = libdeflate_zlib_compress(compressor_, raw.data(), raw.size(), room_.data(), room_.size());
    return room_.substr(0, size);
}

}  // namespace bookbag::render
