// A World in memory for tests: files by path, a clock set by hand, random bytes from a counter.
//
// `fail_after` counts down on every change (write, make, rename, remove); when it is used up each further change fails, as
// a full disk or a killed process would, so that a test can cut a piece of work at every step.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "files/world.hpp"

namespace bookbag::support {

class FakeWorld : public files::World {
public:
    std::map<std::string, std::string> contents;  ///< files
    std::set<std::string> folders;                ///< folders made
    std::int64_t clock = 1791849600;              ///< 2026-10-13 00:00 UTC
    std::int64_t modified = 0;                    ///< of every file; the clock when 0
    std::optional<int> fail_after;                ///< changes that still succeed; absent = all

    base::Result<std::string> read_file(const std::string& path) override {
        const auto found = contents.find(path);
        return found == contents.end() ? base::Result<std::string>(missing(path)) : base::Result<std::string>(found->second);
    }
    base::Result<files::FileBytes> map_file(const std::string& path) override {
        const auto found = contents.find(path);
        if (found == contents.end()) {
            return missing(path);
        }
        auto copy = std::make_shared<std::string>(found->second);
        const std::string_view bytes = *copy;
        return files::FileBytes(std::move(copy), bytes);
    }
    base::Result<std::vector<files::DirEntry>> list_dir(const std::string& path) override {
        if (!exists(path)) {
            return missing(path);
        }
        std::map<std::string, files::DirEntry> entries;
        const std::string prefix = path + "/";
        for (const auto& [name, bytes] : contents) {
            add(entries, prefix, name, bytes.size());
        }
        for (const std::string& folder : folders) {
            add(entries, prefix, folder + "/", 0);
        }
        std::vector<files::DirEntry> list;
        for (const auto& [name, entry] : entries) {
            list.push_back(entry);
        }
        return list;
    }
    bool exists(const std::string& path) override {
        if (contents.count(path) != 0 || folders.count(path) != 0) {
            return true;
        }
        const auto below = contents.lower_bound(path + "/");
        return below != contents.end() && below->first.starts_with(path + "/");
    }
    base::Result<std::uint64_t> file_size(const std::string& path) override {
        const auto found = contents.find(path);
        return found == contents.end() ? base::Result<std::uint64_t>(missing(path))
                                       : base::Result<std::uint64_t>(std::uint64_t{found->second.size()});
    }
    base::Status write_atomically(const std::string& path, std::string_view bytes, files::FileMode) override {
        if (!change()) {
            return full(path);
        }
        contents[path] = std::string(bytes);
        return {};
    }
    base::Result<std::unique_ptr<files::FileWriter>> create(const std::string& path, files::FileMode) override {
        return std::unique_ptr<files::FileWriter>(std::make_unique<Writer>(*this, path));
    }
    base::Status make_dirs(const std::string& path) override {
        if (!change()) {
            return full(path);
        }
        for (std::size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1)) {
            folders.insert(path.substr(0, end));
        }
        folders.insert(path);
        return {};
    }
    base::Status rename(const std::string& from, const std::string& to) override {
        if (!exists(from)) {
            return missing(from);
        }
        if (!change()) {
            return full(from);
        }
        std::map<std::string, std::string> moved;
        for (auto& [name, bytes] : contents) {
            moved[moved_name(name, from, to)] = std::move(bytes);
        }
        contents = std::move(moved);
        std::set<std::string> moved_folders;
        for (const std::string& folder : folders) {
            moved_folders.insert(moved_name(folder, from, to));
        }
        folders = std::move(moved_folders);
        return {};
    }
    base::Status remove(const std::string& path) override {
        if (!exists(path)) {
            return missing(path);
        }
        if (!change()) {
            return full(path);
        }
        contents.erase(path);
        folders.erase(path);
        return {};
    }
    base::Status remove_tree(const std::string& path) override {
        if (!change()) {
            return full(path);
        }
        std::erase_if(contents, [&](const auto& file) { return file.first == path || file.first.starts_with(path + "/"); });
        std::erase_if(folders, [&](const std::string& name) { return name == path || name.starts_with(path + "/"); });
        return {};
    }
    std::int64_t now() override { return clock; }
    base::Date today() override { return base::Date{static_cast<std::int32_t>(clock / 86400)}; }
    base::Result<std::string> random_bytes(std::size_t count) override {
        std::string bytes;
        while (bytes.size() < count) {
            bytes += static_cast<char>(++random_);
        }
        return bytes;
    }

private:
    class Writer final : public files::FileWriter {
    public:
        Writer(FakeWorld& world, std::string path) : world_(world), path_(std::move(path)) {}
        base::Status write(std::string_view bytes) override {
            held_ += bytes;
            return {};
        }
        base::Status commit() override { return world_.write_atomically(path_, held_, files::FileMode::Normal); }

    private:
        FakeWorld& world_;
        std::string path_;
        std::string held_;
    };

    static base::Fault missing(const std::string& path) {
        return {base::FaultKind::Missing, {path, 0, 0}, "cannot open: No such file or directory", "check the name", ""};
    }
    static base::Fault full(const std::string& path) {
        return {base::FaultKind::Outside, {path, 0, 0}, "cannot write: No space left on device", "free some space", ""};
    }
    bool change() { return !fail_after || (*fail_after)-- > 0; }
    void add(std::map<std::string, files::DirEntry>& entries, const std::string& prefix, const std::string& name,
             std::uint64_t size) const {
        if (!name.starts_with(prefix)) {
            return;
        }
        const std::string rest = name.substr(prefix.size());
        const std::size_t slash = rest.find('/');
        const std::string first = rest.substr(0, slash);
        if (first.empty()) {
            return;
        }
        files::DirEntry entry{first, slash != std::string::npos, size, 0};
        if (!entry.is_folder) {
            entry.modified = modified == 0 ? clock : modified;
        } else {
            entry.size = 0;
        }
        entries.emplace(first, entry);
    }
    static std::string moved_name(const std::string& name, const std::string& from, const std::string& to) {
        return name == from || name.starts_with(from + "/") ? to + name.substr(from.size()) : name;
    }

    std::uint8_t random_ = 0;
};

}  // namespace bookbag::support
