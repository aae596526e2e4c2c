// Blocks of 64 KiB go to the disk and into the sum together.
#include "demo/export_file.hpp"

#include <utility>

namespace bookbag::demo {

namespace {

constexpr std::uint64_t kMostRows = 900'000;  // below the readers' limit of 1,048,576
constexpr std::size_t kBlock = 65'536;

}  // namespace

ExportFile::ExportFile(files::World& world, std::string folder, std::string stem, std::string opening)
    : world_(world), folder_(std::move(folder)), stem_(std::move(stem)), opening_(std::move(opening)) {}

void ExportFile::open_next() {
    const std::string part = written_.empty() ? "" : "-" + std::to_string(written_.size() + 1);
    written_.push_back({stem_ + part + ".csv", 0, ""});
    auto writer = world_.create(files::path_in(folder_, written_.back().name));
    if (!writer) {
        fault_ = writer.error();
        return;
    }
    writer_ = *std::move(writer);
    sum_ = base::Sha256();
    block_ = opening_;
}

void ExportFile::put(std::string_view bytes) {
    block_ += bytes;
    if (block_.size() < kBlock || fault_) {
        return;
    }
    sum_.update(block_);
    if (const base::Status done = writer_->write(block_); !done) {
        fault_ = done.error();
    }
    block_.clear();
}

void ExportFile::row(std::string_view line) {
    if (fault_) {
        return;
    }
    if (writer_ != nullptr && written_.back().rows >= kMostRows) {
        finish_current();
    }
    if (writer_ == nullptr) {
        open_next();
    }
    if (!fault_) {
        put(line);
        ++written_.back().rows;
    }
}

void ExportFile::finish_current() {
    if (fault_ || writer_ == nullptr) {
        return;
    }
    block_ += tail_;
    sum_.update(block_);
    base::Status done = writer_->write(block_);
    done = done ? writer_->commit() : done;
    if (!done) {
        fault_ = done.error();
    }
    written_.back().sha256 = base::to_hex(sum_.finish());
    block_.clear();
    writer_.reset();
}

base::Result<std::vector<Written>> ExportFile::close() {
    if (writer_ == nullptr && written_.empty() && !fault_) {
        open_next();
    }
    finish_current();
    if (fault_) {
        return *fault_;
    }
    return written_;
}

}  // namespace bookbag::demo
