// Unpacks one gzip stream in memory (RFC 1952), for the bench's research files.
// The sets are published packed and stay as they are on the disk; nothing of them is unpacked into a folder.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace bookbag::files {

/// Whether the bytes begin like gzip.
bool is_gzip(std::string_view bytes);

/// The unpacked bytes, all members one after another. BadInput at `path` when the stream is broken or cut off, or when it
/// would grow beyond `most` bytes.
base::Result<std::string> gunzip(const std::string& path, std::string_view bytes, std::size_t most = std::size_t{1} << 30);

}  // namespace bookbag::files
