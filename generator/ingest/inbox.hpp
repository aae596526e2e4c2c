// What lies in inbox/ tonight, as items: a file, a folder, a zip, or loose files held together by one manifest.
//
// An item is taken or left as a whole. Nothing here is parsed beyond names, sums and the manifest.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/world.hpp"

namespace bookbag::ingest {

/// One file to read. `name` is relative to inbox/, with the folder or zip before a '/'.
struct InboxFile {
    std::string name;
    std::string base_name;      ///< without folder or zip
    files::FileBytes bytes;
    std::int64_t modified = 0;  ///< seconds since 1970 UTC, of the file or its zip
    std::string sha256;
};

/// bookbag.csv: what the exporter says about its set.
struct Manifest {
    int format = 1;
    std::string school_id;
    std::string created_at;
    bool complete = false;
    std::map<std::string, std::uint64_t> rows;    ///< by file name
    std::map<std::string, std::string> sha256;    ///< by file name
};

/// Reads bookbag.csv. BadInput with code E-MANIFEST for anything that is not key,value lines of format 1.
base::Result<Manifest> read_manifest(const std::string& name, std::string_view bytes);

/// A file as it lies on the disk; a zip is one piece.
struct InboxPiece {
    std::string name;           ///< relative to inbox/
    std::string sha256;
    files::FileBytes bytes;
};

/// One thing in the inbox.
struct InboxItem {
    std::string name;                  ///< of the file, folder or zip; "bookbag.csv" for loose files with a manifest
    std::vector<InboxPiece> physical;  ///< what is archived, ascending by name
    std::vector<InboxFile> files;      ///< to read, ascending by name, without the manifest
    std::optional<Manifest> manifest;
    std::string sha256;
    std::vector<base::Fault> faults;   ///< of opening: the item is refused when there are any
};

/// Everything found, and what was left for a later pass (I-WAIT).
struct Inbox {
    std::vector<InboxItem> items;  ///< ascending by name
    std::vector<base::Fault> waiting;
    std::vector<std::string> markers;  ///< ".done" files
};

/// Looks into `<school_dir>/inbox`. A file changed less than `settle_seconds` before `world.now()` waits, unless a manifest or a file
/// "<name>.done" says that it is whole. Names that begin with '.' or "~$" or end in .tmp, .part or .crdownload are passed over.
base::Result<Inbox> look_into_inbox(files::World& world, const std::string& school_dir, std::int64_t settle_seconds);

/// Faults of the manifest's claims against the item's files: E-MANIFEST for a missing file, a wrong sum; E-SCHOOL for another school.
/// Row counts are checked when the rows have been read.
std::vector<base::Fault> check_manifest(const InboxItem& item, const std::string& school_id);

}  // namespace bookbag::ingest
