// The door to Poco's zip reader. Every entry is read to its end, so its check sum is proved before anything is used.
//
// Writing is done by hand (stored, not deflated; fixed date of 1980-01-01): about forty lines, and the same bytes always.
#include "files/zip.hpp"

#include <Poco/Exception.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipLocalFileHeader.h>
#include <Poco/Zip/ZipStream.h>
#include <zlib.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "base/text.hpp"

namespace bookbag::files {

namespace {

using base::Fault;
using base::FaultKind;

Fault refused(const std::string& path, const char* code, std::string what, std::string remedy) {
    return {FaultKind::BadInput, {path, 1, 0}, std::move(what), std::move(remedy), code};
}

/// A readable and seekable stream over bytes that are not copied.
class ViewBuffer final : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view bytes) {
        char* start = const_cast<char*>(bytes.data());  // a streambuf has no const form; nothing writes here
        setg(start, start, start + bytes.size());
    }

protected:
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode) override {
        off_type base = 0;
        if (from == std::ios_base::cur) {
            base = gptr() - eback();
        } else if (from == std::ios_base::end) {
            base = egptr() - eback();
        }
        const off_type target = base + offset;
        if (target < 0 || target > egptr() - eback()) {
            return pos_type(off_type(-1));
        }
        setg(eback(), eback() + target, egptr());
        return pos_type(target);
    }
    pos_type seekpos(pos_type position, std::ios_base::openmode mode) override {
        return seekoff(off_type(position), std::ios_base::beg, mode);
    }
};

bool climbs_out(const std::string& name) {
    if (name.empty() || name.front() == '/' || name.front() == '\\' || name.find(':') != std::string::npos) {
        return true;
    }
    std::string slashed = name;
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    for (const std::string_view part : base::split(slashed, '/')) {
        if (part == "..") {
            return true;
        }
    }
    return false;
}

/// Whether the end record (22 bytes and a comment whose length it states) closes the file exactly.
bool has_whole_end_record(std::string_view bytes) {
    constexpr std::size_t kEndRecord = 22;
    const std::size_t at = bytes.rfind("PK\x05\x06");
    if (at == std::string_view::npos || at + kEndRecord > bytes.size()) {
        return false;
    }
    const std::size_t comment = static_cast<unsigned char>(bytes[at + 20]) + 256U * static_cast<unsigned char>(bytes[at + 21]);
    return at + kEndRecord + comment == bytes.size();
}

bool is_zip_name(const std::string& name) {
    const std::string lower = base::lower_ascii(name);
    return lower.ends_with(".zip") || lower.ends_with(".xlsx");
}

/// Reads one entry to its end; `budget` bytes at most.
base::Result<std::string> read_entry(const std::string& path, std::istream& stream, const Poco::Zip::ZipLocalFileHeader& header,
                                     std::uint64_t budget) {
    Poco::Zip::ZipInputStream entry(stream, header);
    std::string bytes;
    char block[16384];
    while (entry.good()) {
        entry.read(block, sizeof block);
        bytes.append(block, static_cast<std::size_t>(entry.gcount()));
        if (bytes.size() > budget) {
            return refused(path, "E-LIMIT", "unpacks to more than the limit", "send the files in smaller zips");
        }
    }
    const bool whole = bytes.size() == header.getUncompressedSize() &&
                       ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())) == header.getCRC();
    if (!whole) {
        return refused(path, "E-TRUNCATED", "ends early or is damaged", "export it again");
    }
    return bytes;
}

base::Result<std::vector<ZipEntry>> read_entries(const std::string& path, std::string_view bytes, const ZipLimits& limits) {
    ViewBuffer buffer(bytes);
    std::istream stream(&buffer);
    const Poco::Zip::ZipArchive archive(stream);
    std::vector<ZipEntry> entries;
    const std::uint64_t budget = std::min<std::uint64_t>(limits.unpacked, limits.ratio * bytes.size() + 4096);
    std::uint64_t used = 0;
    for (auto header = archive.headerBegin(); header != archive.headerEnd(); ++header) {
        const std::string& name = header->first;
        if (name.ends_with('/') || name.starts_with("__MACOSX/")) {
            continue;
        }
        if (climbs_out(name)) {
            return refused(path, "E-ZIP-PATH", "a name in the zip leads out of its folder", "make the zip again");
        }
        if (is_zip_name(name)) {
            return refused(path, "E-ZIP-NESTED", "a zip inside the zip", "put the files into one zip");
        }
        if (header->second.isEncrypted()) {
            return refused(path, "E-PASSWORD", "protected by a password", "save it without a password");
        }
        stream.clear();
        BOOKBAG_TRY(content, read_entry(path, stream, header->second, budget - used));
        used += content.size();
        entries.push_back({name, std::move(content)});
    }
    std::sort(entries.begin(), entries.end(), [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; });
    return entries;
}

/// Little-endian numbers of the zip format.
void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

/// The part that local and central headers share: version, flags, method, time, date, sums, sizes, name length.
void put_common(std::string& out, const ZipEntry& entry) {
    constexpr std::uint64_t kUtf8Names = 0x0800;
    constexpr std::uint64_t kFirstDay = 0x0021;  // 1980-01-01
    put(out, 20, 2);
    put(out, kUtf8Names, 2);
    put(out, 0, 2);
    put(out, 0, 2);
    put(out, kFirstDay, 2);
    put(out, ::crc32(0, reinterpret_cast<const Bytef*>(entry.bytes.data()), static_cast<uInt>(entry.bytes.size())), 4);
    put(out, entry.bytes.size(), 4);
    put(out, entry.bytes.size(), 4);
    put(out, entry.name.size(), 2);
}

}  // namespace

bool looks_like_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

bool looks_like_ole2(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

base::Result<std::vector<ZipEntry>> unzip(const std::string& path, std::string_view bytes, const ZipLimits& limits) {
    if (bytes.empty()) {
        return refused(path, "E-EMPTY", "file is empty", "export it again; yesterday's stays in force");
    }
    if (!looks_like_zip(bytes)) {
        return refused(path, "E-ZIP", "not a zip", "check the file's name and export it again");
    }
    if (!has_whole_end_record(bytes)) {
        return refused(path, "E-TRUNCATED", "ends early or is damaged", "export it again");
    }
    try {
        return read_entries(path, bytes, limits);
    } catch (const Poco::Exception&) {
        return refused(path, "E-TRUNCATED", "ends early or is damaged", "export it again");
    } catch (const std::exception&) {
        return refused(path, "E-TRUNCATED", "ends early or is damaged", "export it again");
    }
}

base::Result<std::string> make_zip(const std::vector<ZipEntry>& entries) {
    std::string out;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const std::uint64_t offset = out.size();
        if (offset + entry.bytes.size() > 0xF0000000ULL || entries.size() > 60'000) {
            return Fault{FaultKind::Unsupported, {entry.name, 0, 0}, "too large for a zip", "write smaller files", "E-LIMIT"};
        }
        out += "PK\x03\x04";
        put_common(out, entry);
        put(out, 0, 2);
        out += entry.name + entry.bytes;
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        put_common(directory, entry);
        put(directory, 0, 2);   // extra
        put(directory, 0, 2);   // comment
        put(directory, 0, 2);   // disk
        put(directory, 0, 2);   // internal attributes
        put(directory, 0, 4);   // external attributes
        put(directory, offset, 4);
        directory += entry.name;
    }
    const std::uint64_t start = out.size();
    out += directory;
    out += "PK\x05\x06";
    put(out, 0, 4);
    put(out, entries.size(), 2);
    put(out, entries.size(), 2);
    put(out, directory.size(), 4);
    put(out, start, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace bookbag::files
