// zlib's inflate with the gzip header, into a growing buffer with a limit.
#include "files/gzip.hpp"

#include <zlib.h>

#include <array>
#include <memory>

namespace bookbag::files {
namespace {

base::Fault broken(const std::string& path, std::string what) {
    return {base::FaultKind::BadInput, {path, 0, 0}, std::move(what), "fetch the file again; gzip -t tests it"};
}

struct InflateEnd {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b'; }

base::Result<std::string> gunzip(const std::string& path, std::string_view bytes, std::size_t most) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) {
        return base::Fault{base::FaultKind::Outside, {path, 0, 0}, "zlib did not start", "check memory"};
    }
    const std::unique_ptr<z_stream, InflateEnd> end(&stream);
    std::string out;
    std::array<char, 1 << 16> buffer{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    while (true) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        const int state = inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END) {
            return broken(path, state == Z_BUF_ERROR ? "the gzip stream is cut off" : "the gzip stream is broken");
        }
        out.append(buffer.data(), buffer.size() - stream.avail_out);
        if (out.size() > most) {
            return broken(path, "the gzip stream unpacks to more than is allowed");
        }
        if (state == Z_STREAM_END) {
            if (stream.avail_in == 0) {
                return out;
            }
            if (inflateReset(&stream) != Z_OK) {
                return broken(path, "the gzip stream is broken after its first member");
            }
        }
    }
}

}  // namespace bookbag::files
