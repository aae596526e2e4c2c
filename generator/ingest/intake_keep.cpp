// What the intake writes, in the order in which it is safe: files without effect, the archive, the index, then the rest.
#include <algorithm>
#include <utility>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "ingest/intaker.hpp"

namespace bookbag::ingest {

using base::FaultKind;
using base::Status;

/// A content-named file that no index names yet: it has no effect until commit(). Nothing is written in a dry run.
Status Intaker::keep_in_store(const std::string& name, const std::string& bytes) {
    if (request_.mode == IntakeMode::Check) {
        return {};
    }
    const std::string folder = store_folder(request_.school_dir);
    if (const Status made = world_.make_dirs(folder); !made) {
        return made;
    }
    return world_.write_atomically(files::path_in(folder, name), bytes, files::FileMode::Private);
}

Status Intaker::keep_segment(const Job& job, const SegmentWriter& segment) {
    if (segment.rows() == 0) {
        return {};
    }
    const std::string sha256 = base::sha256_hex(segment.text());
    IndexEntry entry{"evidence", job.file->name, "evidence-" + sha256.substr(0, 16) + ".csv", sha256, request_.night, segment.rows(),
                     job.map == nullptr ? "native" : job.map->name, true};
    if (const Status kept = keep_in_store(entry.file, segment.text()); !kept) {
        return kept;
    }
    index_.entries.push_back(std::move(entry));
    return {};
}

Status Intaker::keep_table_files() {
    for (const Table table : changed_) {
        const std::string name(shape_of_table(table).name);
        std::string text = native_file(tables_, table);
        const std::string sha256 = base::sha256_hex(text);
        IndexEntry entry{"table", name, name + "-" + sha256.substr(0, 16) + ".csv", sha256, request_.night, rows_of(tables_, table), "", true};
        std::erase_if(index_.entries, [&](const IndexEntry& old) { return old.kind == "table" && old.name == name; });
        if (const Status kept = keep_in_store(entry.file, text); !kept) {
            return kept;
        }
        index_.entries.push_back(std::move(entry));
    }
    return {};
}

/// Accepted inputs as they were received, read-only, with their sums. Refused ones stay in the inbox.
Status Intaker::archive() {
    const std::string folder = files::path_in(request_.school_dir, "archive/" + base::to_iso(request_.night));
    std::string sums;
    for (std::size_t i = 0; i < items().size(); ++i) {
        if (item_stale_[i] || item_refused_[i]) {
            continue;
        }
        for (const InboxPiece& piece : items()[i].physical) {
            const std::string& name = piece.name;
            const std::string& sha256 = piece.sha256;
            const std::string_view bytes = piece.bytes.view();
            std::string target = files::path_in(folder, name);
            for (int copy = 2; world_.exists(target) && base::sha256_hex(world_.read_file(target).value_or("")) != sha256; ++copy) {
                target = files::path_in(folder, std::to_string(copy) + "-" + name);
            }
            sums += sha256 + "  " + target.substr(folder.size() + 1) + "\n";
            if (world_.exists(target)) {
                continue;
            }
            if (const Status made = world_.make_dirs(files::folder_of(target)); !made) {
                return made;
            }
            if (const Status kept = world_.write_atomically(target, bytes, files::FileMode::ReadOnly); !kept) {
                return kept;
            }
        }
    }
    if (sums.empty()) {
        return {};
    }
    const std::string list = files::path_in(folder, "sha256.txt");
    return world_.write_atomically(list, world_.read_file(list).value_or("") + sums);
}

Status Intaker::commit() {
    const std::string folder = store_folder(request_.school_dir);
    if (const Status made = world_.make_dirs(folder); !made) {
        return made;
    }
    for (std::size_t i = 0; i < items().size(); ++i) {
        if (item_refused_[i] || item_stale_[i]) {
            continue;
        }
        for (const Job& job : jobs_) {
            if (job.item == i) {
                const std::string_view view = job.file->bytes.view();
                const bool newline = !view.empty() && (view.back() == '\n' || view.back() == '\r');
                index_.entries.push_back({"taken", items()[i].name, "", items()[i].sha256, request_.night, 0, source_key(job), newline});
            }
        }
    }
    // The point of no return: before this rename last night's set is in force, after it tonight's.
    return world_.write_atomically(files::path_in(folder, "index.csv"), index_text(index_), files::FileMode::Private);
}

Status Intaker::quarantine() {
    const std::string folder = files::path_in(request_.school_dir, "archive/" + base::to_iso(request_.night) + "/quarantine");
    for (const FileReport& file : result_.report.files) {
        if (file.rejected.empty()) {
            continue;
        }
        if (const Status made = world_.make_dirs(folder); !made) {
            return made;
        }
        const std::string name = base::replaced(file.name, "/", "-") + (file.table.empty() ? "" : "." + file.table) + ".csv";
        if (const Status kept = world_.write_atomically(files::path_in(folder, name), quarantine_csv(file), files::FileMode::Private); !kept) {
            return kept;
        }
    }
    return {};
}

Status Intaker::clear_inbox() {
    for (std::size_t i = 0; i < items().size(); ++i) {
        if (item_refused_[i]) {
            continue;
        }
        const InboxItem& item = items()[i];
        std::vector<std::string> names;
        for (const InboxPiece& piece : item.physical) {
            names.push_back(piece.name);
        }
        for (const std::string& marker : inbox_.markers) {
            const std::string named = marker.substr(0, marker.size() - 5);
            if (named == item.name || std::find(names.begin(), names.end(), named) != names.end()) {
                names.push_back(marker);
            }
        }
        for (const std::string& name : names) {
            const std::string path = files::path_in(request_.school_dir, "inbox/" + name);
            if (const Status gone = world_.remove(path); !gone && gone.error().kind != FaultKind::Missing) {
                return gone;
            }
        }
        const std::string folder = files::path_in(request_.school_dir, "inbox/" + item.name);
        const auto left = world_.list_dir(folder);
        if (left && left->empty()) {
            if (const Status gone = world_.remove(folder); !gone) {
                return gone;
            }
        }
    }
    return {};
}

/// Removes store files that the index no longer names: superseded tables hold personal data that nobody needs.
void Intaker::sweep_store() {
    const std::string folder = store_folder(request_.school_dir);
    const auto entries = world_.list_dir(folder);
    if (!entries) {
        return;
    }
    std::set<std::string> named = {"index.csv"};
    for (const IndexEntry& entry : index_.entries) {
        named.insert(entry.file);
    }
    for (const files::DirEntry& entry : *entries) {
        if (!entry.is_folder && entry.name.ends_with(".csv") && named.count(entry.name) == 0) {
            if (const Status gone = world_.remove(files::path_in(folder, entry.name)); !gone) {
                result_.report.faults.push_back(gone.error());
            }
        }
    }
}

}  // namespace bookbag::ingest
