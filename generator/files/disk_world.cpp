// The World on POSIX.
//
// Written with the system calls themselves, because the promise (old file or new file, never a mixture, no lost error)
// needs fsync on the file and on its folder, and the result of every close. EINTR is retried; short writes go on.
#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <system_error>
#include <utility>

#include "base/text.hpp"
#include "files/world.hpp"

namespace bookbag::files {

namespace {

using base::Fault;
using base::FaultKind;
using base::Result;
using base::Status;

constexpr mode_t kFileMode = 0666;    // less the umask
constexpr mode_t kFolderMode = 0777;  // less the umask
constexpr const char* kPartSuffix = ".tmp";

Fault refused(const std::string& path, const char* verb, int error) {
    const bool gone = error == ENOENT || error == ENOTDIR;
    std::string remedy = "make it readable and writable for this user, then run again";
    if (gone) {
        remedy = "check the name";
    } else if (error == ENOSPC || error == EDQUOT) {
        remedy = "free some space on this disk, then run again";
    }
    return Fault{gone ? FaultKind::Missing : FaultKind::Outside,
                 {path, 0, 0},
                 std::string("cannot ") + verb + ": " + std::generic_category().message(error),
                 std::move(remedy),
                 ""};
}

/// A file stands where a folder is due.
Fault no_folder(const std::string& path) {
    return {FaultKind::Outside, {path, 0, 0}, "this is a file, and a folder is due here", "move the file away, then run again", ""};
}

/// Owns one file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);  // error path only: close_checked() has been called on the good path
        }
    }
    bool open() const { return number_ >= 0; }
    int number() const { return number_; }
    int close_checked() {
        const int number = std::exchange(number_, -1);
        return ::close(number) == 0 || errno == EINTR ? 0 : errno;
    }

private:
    int number_;
};

int open_retrying(const char* path, int flags, mode_t mode) {
    int number = -1;
    do {
        number = ::open(path, flags | O_CLOEXEC, mode);
    } while (number < 0 && errno == EINTR);
    return number;
}

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno != EINTR) {
            return errno;
        }
        if (wrote > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(wrote));
        }
    }
    return 0;
}

Status sync_folder(const std::string& folder) {
    Descriptor handle(open_retrying(folder.c_str(), O_RDONLY | O_DIRECTORY, 0));
    if (!handle.open()) {
        return refused(folder, "open the folder", errno);
    }
    // Some network file systems cannot sync a folder and say EINVAL; the rename itself stands.
    if (::fsync(handle.number()) != 0 && errno != EINVAL) {
        return refused(folder, "sync the folder", errno);
    }
    return {};
}

mode_t bits_of(FileMode mode) {
    switch (mode) {
        case FileMode::Private: return 0600;
        case FileMode::ReadOnly: return 0444;
        case FileMode::Normal: break;
    }
    return kFileMode;
}

/// Writes to "<path>.tmp" and renames at commit; removes the temporary when dropped.
class DiskFileWriter final : public FileWriter {
public:
    DiskFileWriter(std::string path, Descriptor handle) : path_(std::move(path)), handle_(std::move(handle)) {}
    ~DiskFileWriter() override {
        if (!committed_) {
            ::unlink(part().c_str());
        }
    }
    DiskFileWriter(const DiskFileWriter&) = delete;
    DiskFileWriter& operator=(const DiskFileWriter&) = delete;

    Status write(std::string_view bytes) override {
        if (error_ == 0) {
            error_ = write_all(handle_.number(), bytes);
        }
        return error_ == 0 ? Status() : Status(refused(path_, "write", error_));
    }

    Status commit() override {
        if (error_ == 0 && ::fsync(handle_.number()) != 0) {
            return refused(path_, "sync", errno);
        }
        const Status done = put_in_place();
        return done ? sync_folder(folder_of(path_)) : done;
    }

    /// The rename alone, without a sync.
    Status put_in_place() {
        if (error_ != 0) {
            return refused(path_, "write", error_);
        }
        if (const int error = handle_.close_checked(); error != 0) {
            return refused(path_, "close", error);
        }
        if (::rename(part().c_str(), path_.c_str()) != 0) {
            return refused(path_, "put the finished file in place", errno);
        }
        committed_ = true;
        return {};
    }

private:
    std::string part() const { return path_ + kPartSuffix; }

    std::string path_;
    Descriptor handle_;
    int error_ = 0;
    bool committed_ = false;
};

/// The temporary file beside `path`, open for writing.
Result<Descriptor> start_part(const std::string& path, FileMode mode) {
    const std::string part = path + kPartSuffix;
    ::unlink(part.c_str());  // a leftover of a killed run; when it cannot go, opening fails and says why
    Descriptor handle(open_retrying(part.c_str(), O_WRONLY | O_CREAT | O_EXCL, bits_of(mode)));
    if (!handle.open()) {
        return refused(path, "create", errno);
    }
    return handle;
}

Status remove_below(const std::string& path);

Status remove_entry(const std::string& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) {
        return errno == ENOENT ? Status() : Status(refused(path, "look at", errno));
    }
    if (S_ISDIR(info.st_mode)) {
        return remove_below(path);
    }
    return ::unlink(path.c_str()) == 0 || errno == ENOENT ? Status() : Status(refused(path, "remove", errno));
}

Status remove_below(const std::string& path) {
    DIR* folder = ::opendir(path.c_str());
    if (folder == nullptr) {
        return refused(path, "open the folder", errno);
    }
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(folder)) {
        names.emplace_back(entry->d_name);
    }
    ::closedir(folder);
    for (const std::string& name : names) {
        if (name != "." && name != "..") {
            if (Status done = remove_entry(path_in(path, name)); !done) {
                return done;
            }
        }
    }
    return ::rmdir(path.c_str()) == 0 || errno == ENOENT ? Status() : Status(refused(path, "remove the folder", errno));
}

}  // namespace

std::string path_in(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.empty() && path.back() != '/') {
        path += '/';
    }
    return path.append(name);
}

std::string file_name_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) {
        return ".";
    }
    return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

base::Result<std::string> DiskWorld::read_file(const std::string& path) {
    Descriptor handle(open_retrying(path.c_str(), O_RDONLY, 0));
    if (!handle.open()) {
        return refused(path, "open", errno);
    }
    struct stat info {};
    if (::fstat(handle.number(), &info) != 0) {
        return refused(path, "look at", errno);
    }
    std::string text;
    text.resize(static_cast<std::size_t>(std::max<off_t>(info.st_size, 0)) + 1);  // one more, to see the end at once
    std::size_t used = 0;
    while (true) {
        const ssize_t got = ::read(handle.number(), text.data() + used, text.size() - used);
        if (got < 0 && errno != EINTR) {
            return refused(path, "read", errno);
        }
        if (got == 0) {
            break;
        }
        used += got > 0 ? static_cast<std::size_t>(got) : 0;
        if (used == text.size()) {
            text.resize(text.size() * 2);
        }
    }
    text.resize(used);
    return text;
}

base::Result<FileBytes> DiskWorld::map_file(const std::string& path) {
    Descriptor handle(open_retrying(path.c_str(), O_RDONLY, 0));
    if (!handle.open()) {
        return refused(path, "open", errno);
    }
    struct stat info {};
    if (::fstat(handle.number(), &info) != 0) {
        return refused(path, "look at", errno);
    }
    if (!S_ISREG(info.st_mode)) {
        return refused(path, "read", S_ISDIR(info.st_mode) ? EISDIR : EINVAL);
    }
    const std::size_t size = static_cast<std::size_t>(info.st_size);
    if (size == 0) {
        return FileBytes();
    }
    void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, handle.number(), 0);
    if (start == MAP_FAILED) {
        return refused(path, "map", errno);
    }
    std::shared_ptr<const void> owner(start, [size](const void* address) { ::munmap(const_cast<void*>(address), size); });
    return FileBytes(std::move(owner), std::string_view(static_cast<const char*>(start), size));
}

base::Result<std::vector<DirEntry>> DiskWorld::list_dir(const std::string& path) {
    DIR* folder = ::opendir(path.c_str());
    if (folder == nullptr) {
        return refused(path, "open the folder", errno);
    }
    std::vector<DirEntry> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(folder)) {
        entries.push_back({entry->d_name, false, 0, 0});
    }
    const int error = errno;
    ::closedir(folder);
    if (error != 0) {
        return refused(path, "read the folder", error);
    }
    std::erase_if(entries, [](const DirEntry& entry) { return entry.name == "." || entry.name == ".."; });
    for (DirEntry& entry : entries) {
        struct stat info {};
        if (::stat(path_in(path, entry.name).c_str(), &info) == 0) {  // a dangling link stays with size 0
            entry.is_folder = S_ISDIR(info.st_mode);
            entry.size = entry.is_folder ? 0 : static_cast<std::uint64_t>(info.st_size);
            entry.modified = entry.is_folder ? 0 : info.st_mtime;
        }
    }
    std::sort(entries.begin(), entries.end(), [](const DirEntry& a, const DirEntry& b) { return a.name < b.name; });
    return entries;
}

bool DiskWorld::exists(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0;
}

base::Result<std::uint64_t> DiskWorld::file_size(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        return refused(path, "look at", errno);
    }
    return static_cast<std::uint64_t>(info.st_size);
}

base::Status DiskWorld::write_atomically(const std::string& path, std::string_view bytes, FileMode mode) {
    BOOKBAG_TRY(writer, create(path, mode));
    if (Status done = writer->write(bytes); !done) {
        return done;
    }
    return writer->commit();
}

base::Status DiskWorld::write_unsettled(const std::string& path, std::string_view bytes, FileMode mode) {
    BOOKBAG_TRY(handle, start_part(path, mode));
    DiskFileWriter writer(path, std::move(handle));
    if (Status done = writer.write(bytes); !done) {
        return done;
    }
    return writer.put_in_place();
}

base::Status DiskWorld::settle(const std::string& folder) {
    Descriptor handle(open_retrying(folder.c_str(), O_RDONLY | O_DIRECTORY, 0));
    if (!handle.open()) {
        return refused(folder, "open the folder", errno);
    }
    return ::syncfs(handle.number()) == 0 ? Status() : Status(refused(folder, "sync", errno));
}

base::Result<std::unique_ptr<FileWriter>> DiskWorld::create(const std::string& path, FileMode mode) {
    BOOKBAG_TRY(handle, start_part(path, mode));
    return std::unique_ptr<FileWriter>(std::make_unique<DiskFileWriter>(path, std::move(handle)));
}

base::Status DiskWorld::make_dirs(const std::string& path) {
    std::size_t end = 0;
    while (end != std::string::npos) {
        end = path.find('/', end + 1);
        const std::string part = path.substr(0, end);
        if (!part.empty() && ::mkdir(part.c_str(), kFolderMode) != 0 && errno != EEXIST) {
            return errno == ENOTDIR ? no_folder(folder_of(part)) : refused(part, "make the folder", errno);
        }
    }
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
        return no_folder(path);
    }
    return {};
}

base::Status DiskWorld::rename(const std::string& from, const std::string& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) {
        return refused(from, "move", errno);
    }
    if (Status done = sync_folder(folder_of(to)); !done) {
        return done;
    }
    return folder_of(from) == folder_of(to) ? Status() : sync_folder(folder_of(from));
}

base::Status DiskWorld::remove(const std::string& path) {
    return ::unlink(path.c_str()) == 0 || (errno == EISDIR && ::rmdir(path.c_str()) == 0)
               ? Status()
               : Status(refused(path, "remove", errno));
}

base::Status DiskWorld::remove_tree(const std::string& path) { return remove_entry(path); }

std::int64_t DiskWorld::now() { return std::time(nullptr); }

base::Date DiskWorld::today() {
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    const auto date = base::make_date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                                      static_cast<unsigned>(local.tm_mday));
    return date.value_or(base::Date{static_cast<std::int32_t>(seconds / 86400)});
}

base::Result<std::string> DiskWorld::random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t used = 0;
    while (used < count) {
        const ssize_t got = ::getrandom(bytes.data() + used, count - used, 0);
        if (got < 0 && errno != EINTR) {
            return refused("random bytes", "read", errno);
        }
        used += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return bytes;
}

}  // namespace bookbag::files
