// A school in memory and a house on the disk: whole nights without a file written.
//
// Below the source tree's curriculum/ and templates/ the disk is read; everything else lives in the FakeWorld. Two things
// are by their nature on the disk: the lock and the ledger, in a scratch folder of this process, which dies with this object.
#pragma once

#include <filesystem>
#include <string>

#include <unistd.h>

#include "run/demo_school.hpp"
#include "run/night.hpp"
#include "run/workers.hpp"
#include "support/fake_world.hpp"

namespace bookbag::support {

class MemorySchool final : public FakeWorld {
public:
    explicit MemorySchool(const std::string& name, std::int64_t pupils = 11)
        : home_(BOOKBAG_SOURCE_DIR),
          dir_((std::filesystem::temp_directory_path() / ("bookbag_" + name + "_" + std::to_string(::getpid()))).string()) {
        std::filesystem::remove_all(dir_);
        std::filesystem::create_directories(dir_ + "/records");
        clock = kNow;
        modified = kNow - 3600;
        made_ = run::make_demo_school(*this, {dir_, home_, pupils, 6, 1, today()});
    }
    ~MemorySchool() override { std::filesystem::remove_all(dir_); }
    MemorySchool(const MemorySchool&) = delete;
    MemorySchool& operator=(const MemorySchool&) = delete;

    const std::string& dir() const { return dir_; }
    const run::CommandResult& made() const { return made_; }

    run::NightOptions options() const {
        run::NightOptions options;
        options.school_dir = dir_;
        options.home = home_;
        options.date = base::Date{static_cast<std::int32_t>(clock / 86400)};
        options.jobs = run::kNoWorkers;
        options.voice = run::Progress::Voice::Quiet;
        return options;
    }
    run::NightOutcome night() { return run::run_night(*this, options()); }

    /// Files below `folder` of the school, by their path in it.
    std::map<std::string, std::string> below(const std::string& folder) const {
        const std::string prefix = dir_ + "/" + folder + "/";
        std::map<std::string, std::string> found;
        for (const auto& [path, bytes] : contents) {
            if (path.starts_with(prefix)) {
                found[path.substr(prefix.size())] = bytes;
            }
        }
        return found;
    }

    base::Result<std::string> read_file(const std::string& path) override {
        return of_house(path) ? disk_.read_file(path) : FakeWorld::read_file(path);
    }
    base::Result<files::FileBytes> map_file(const std::string& path) override {
        return of_house(path) ? disk_.map_file(path) : FakeWorld::map_file(path);
    }
    base::Result<std::vector<files::DirEntry>> list_dir(const std::string& path) override {
        return of_house(path) ? disk_.list_dir(path) : FakeWorld::list_dir(path);
    }
    bool exists(const std::string& path) override { return of_house(path) ? disk_.exists(path) : FakeWorld::exists(path); }
    base::Result<std::uint64_t> file_size(const std::string& path) override {
        return of_house(path) ? disk_.file_size(path) : FakeWorld::file_size(path);
    }

private:
    static constexpr std::int64_t kNow = 1795478400;  ///< 2026-11-24 00:00 UTC

    bool of_house(const std::string& path) const {
        return path.starts_with(home_ + "/curriculum") || path.starts_with(home_ + "/templates");
    }

    std::string home_;
    std::string dir_;
    files::DiskWorld disk_;
    run::CommandResult made_;
};

}  // namespace bookbag::support
