// The one interface to disk, clock and chance.
//
// Doors and `run` reach the machine through a World and nothing else, so a test can hand them a World in memory that is
// full, slow or dying at any step. Pure rooms may not include this header (generator/rooms.txt). Every write is a
// temporary file, a sync, a rename and a sync of the folder: after a power cut a file is the old one or the new one, never
// a mixture. Papers by the thousand are written without their own sync and settled together before their shard is written.
// Every failure is a Fault with the system's own words; no result of a write, sync or rename is dropped.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

namespace bookbag::files {

/// One name in a folder. `size` in bytes and `modified` in seconds since 1970 UTC are 0 for folders.
struct DirEntry {
    std::string name;
    bool is_folder = false;
    std::uint64_t size = 0;
    std::int64_t modified = 0;
};

/// Who may use a written file: as the process's umask says, the owner only, or everybody reading and nobody writing.
enum class FileMode : std::uint8_t { Normal, Private, ReadOnly };

/// The bytes of a file, mapped or held; copies share them. The view lives as long as any copy.
class FileBytes {
public:
    FileBytes() = default;
    FileBytes(std::shared_ptr<const void> owner, std::string_view bytes) : owner_(std::move(owner)), bytes_(bytes) {}
    std::string_view view() const { return bytes_; }

private:
    std::shared_ptr<const void> owner_;
    std::string_view bytes_;
};

/// A file being written piece by piece. Nothing stands under its name before commit(); without commit() it vanishes.
class FileWriter {
public:
    virtual ~FileWriter() = default;
    /// Adds bytes. Outside when the disk refuses; later calls then fail too.
    virtual base::Status write(std::string_view bytes) = 0;
    /// Syncs, renames into place and syncs the folder. At most once.
    virtual base::Status commit() = 0;
};

/// Disk, clock and chance. Paths are absolute or relative to the process's folder. Missing when a named thing is not
/// there, Outside for everything else that the system refuses.
class World {
public:
    virtual ~World() = default;

    /// The whole file as text.
    virtual base::Result<std::string> read_file(const std::string& path) = 0;
    /// The file's bytes without copying them; for large inputs. The file must not be shortened while in use.
    virtual base::Result<FileBytes> map_file(const std::string& path) = 0;
    /// The folder's entries except "." and "..", ascending by name in byte order.
    virtual base::Result<std::vector<DirEntry>> list_dir(const std::string& path) = 0;
    virtual bool exists(const std::string& path) = 0;
    /// Bytes in the file.
    virtual base::Result<std::uint64_t> file_size(const std::string& path) = 0;

    /// Replaces or creates `path` in one step. Its folder must exist.
    virtual base::Status write_atomically(const std::string& path, std::string_view bytes,
                                          FileMode mode = FileMode::Normal) = 0;
    /// The same without the sync: whole after a killed process, but after a power cut only once settle() has returned. For
    /// the many papers of a class, which one settle() makes safe together.
    virtual base::Status write_unsettled(const std::string& path, std::string_view bytes, FileMode mode = FileMode::Normal) {
        return write_atomically(path, bytes, mode);
    }
    /// Makes everything written below `folder` so far safe against a power cut.
    virtual base::Status settle(const std::string& folder) {
        (void)folder;
        return {};
    }
    /// Starts a file that replaces or creates `path` at commit().
    virtual base::Result<std::unique_ptr<FileWriter>> create(const std::string& path,
                                                             FileMode mode = FileMode::Normal) = 0;
    /// Makes the folder and those above it; success when it is there already.
    virtual base::Status make_dirs(const std::string& path) = 0;
    /// Moves a file or folder; replaces a file or an empty folder at `to`.
    virtual base::Status rename(const std::string& from, const std::string& to) = 0;
    /// Removes a file or an empty folder.
    virtual base::Status remove(const std::string& path) = 0;
    /// Removes a folder with everything in it, or a file; success when there is none. Never follows a link.
    virtual base::Status remove_tree(const std::string& path) = 0;

    /// Seconds since 1970 UTC.
    virtual std::int64_t now() = 0;
    /// The calendar day by the machine's clock and zone.
    virtual base::Date today() = 0;
    /// `count` bytes that nobody can foresee.
    virtual base::Result<std::string> random_bytes(std::size_t count) = 0;
};

/// "folder/name", without doubling a slash; `name` alone when `folder` is empty.
std::string path_in(std::string_view folder, std::string_view name);
/// The part of `path` after its last slash.
std::string file_name_of(std::string_view path);
/// The part of `path` before its last slash: "/" for the root, "." when there is no slash.
std::string folder_of(std::string_view path);

/// The machine itself.
class DiskWorld final : public World {
public:
    base::Result<std::string> read_file(const std::string& path) override;
    base::Result<FileBytes> map_file(const std::string& path) override;
    base::Result<std::vector<DirEntry>> list_dir(const std::string& path) override;
    bool exists(const std::string& path) override;
    base::Result<std::uint64_t> file_size(const std::string& path) override;
    base::Status write_atomically(const std::string& path, std::string_view bytes, FileMode mode) override;
    base::Status write_unsettled(const std::string& path, std::string_view bytes, FileMode mode) override;
    base::Status settle(const std::string& folder) override;
    base::Result<std::unique_ptr<FileWriter>> create(const std::string& path, FileMode mode) override;
    base::Status make_dirs(const std::string& path) override;
    base::Status rename(const std::string& from, const std::string& to) override;
    base::Status remove(const std::string& path) override;
    base::Status remove_tree(const std::string& path) override;
    std::int64_t now() override;
    base::Date today() override;
    base::Result<std::string> random_bytes(std::size_t count) override;
};

}  // namespace bookbag::files
