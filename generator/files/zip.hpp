// The files inside a zip, read into memory within limits.
//
// A zip comes from a stranger: names may climb out of the folder, contents may be a bomb, the end may be missing. Poco
// gives no entries and no error for an encrypted office file or an empty one, so the first bytes are looked at before.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace bookbag::files {

/// One file of a zip; `name` may hold folders separated by '/'.
struct ZipEntry {
    std::string name;
    std::string bytes;
};

/// Largest unpacked sum and largest ratio of unpacked to packed bytes.
struct ZipLimits {
    std::uint64_t unpacked = 200'000'000;
    std::uint64_t ratio = 100;
};

/// Whether the bytes begin as a zip does.
bool looks_like_zip(std::string_view bytes);
/// Whether the bytes begin as an OLE2 file does: a password-protected workbook or an old .xls.
bool looks_like_ole2(std::string_view bytes);

/// Every file in the zip, ascending by name; folders and "__MACOSX/" are left out. BadInput: E-EMPTY, E-ZIP (no zip), E-ZIP-PATH (a name that is
/// absolute or has ".."), E-ZIP-NESTED, E-LIMIT, E-TRUNCATED (ends early or fails its check sum), E-PASSWORD (encrypted).
base::Result<std::vector<ZipEntry>> unzip(const std::string& path, std::string_view bytes, const ZipLimits& limits);

/// A zip of `entries`, stored in the given order with the same date on each, so that equal entries give equal bytes.
base::Result<std::string> make_zip(const std::vector<ZipEntry>& entries);

}  // namespace bookbag::files
