// Finding items; see the header.
#include "ingest/inbox.hpp"

#include <algorithm>
#include <utility>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "files/csv.hpp"
#include "files/decode.hpp"
#include "files/zip.hpp"
#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

using base::Fault;
using base::FaultKind;
using files::DirEntry;

constexpr const char* kManifest = "bookbag.csv";

bool passed_over(const std::string& name) {
    const std::string lower = base::lower_ascii(name);
    return name.empty() || name[0] == '.' || name.starts_with("~$") || lower.ends_with(".tmp") || lower.ends_with(".part") ||
           lower.ends_with(".crdownload") || lower == "readme" || lower == "readme.txt" || lower == "readme.md";
}

Fault bad_manifest(const std::string& name, std::uint32_t line, std::string what) {
    return {FaultKind::BadInput, {name, line, 0}, std::move(what), "export the set again", "E-MANIFEST"};
}

/// Reads the inbox folder into items.
class Looker {
public:
    Looker(files::World& world, std::string inbox, std::int64_t settle_seconds)
        : world_(world), inbox_(std::move(inbox)), settle_seconds_(settle_seconds), now_(world.now()) {}

    base::Result<Inbox> look() {
        BOOKBAG_TRY(entries, world_.list_dir(inbox_));
        std::erase_if(entries, [](const DirEntry& entry) { return passed_over(entry.name); });
        for (const DirEntry& entry : entries) {
            if (entry.name.ends_with(".done")) {
                found_.markers.push_back(entry.name);
            }
        }
        std::erase_if(entries, [](const DirEntry& entry) { return entry.name.ends_with(".done"); });
        take_loose_set(entries);
        for (const DirEntry& entry : entries) {
            take(entry);
        }
        std::sort(found_.items.begin(), found_.items.end(), [](const InboxItem& a, const InboxItem& b) { return a.name < b.name; });
        return std::move(found_);
    }

private:
    bool marked(const std::string& name) const {
        return std::find(found_.markers.begin(), found_.markers.end(), name + ".done") != found_.markers.end();
    }

    bool settled(const DirEntry& entry) const { return marked(entry.name) || now_ - entry.modified >= settle_seconds_; }

    void wait(const std::string& name) {
        found_.waiting.push_back({FaultKind::Missing, {name, 1, 0}, "still growing or just written", "it is read on the next pass", "I-WAIT"});
    }

    /// Loose files that a loose manifest names become one item and leave `entries`.
    void take_loose_set(std::vector<DirEntry>& entries) {
        const auto is_manifest = [](const DirEntry& entry) { return !entry.is_folder && base::lower_ascii(entry.name) == kManifest; };
        const auto manifest = std::find_if(entries.begin(), entries.end(), is_manifest);
        if (manifest == entries.end()) {
            return;
        }
        InboxItem item;
        item.name = manifest->name;
        add_file(item, *manifest, "");
        entries.erase(manifest);
        if (item.manifest) {
            const auto named = [&](const DirEntry& entry) { return !entry.is_folder && item.manifest->rows.count(entry.name) != 0; };
            for (const DirEntry& entry : entries) {
                if (named(entry)) {
                    add_file(item, entry, "");
                }
            }
            std::erase_if(entries, named);
        }
        finish(std::move(item));
    }

    void take(const DirEntry& entry) {
        InboxItem item;
        item.name = entry.name;
        if (entry.is_folder) {
            take_folder(std::move(item), entry);
            return;
        }
        if (!settled(entry)) {
            wait(entry.name);
            return;
        }
        add_file(item, entry, "");
        finish(std::move(item));
    }

    void take_folder(InboxItem item, const DirEntry& folder) {
        const auto entries = world_.list_dir(files::path_in(inbox_, folder.name));
        if (!entries) {
            item.faults.push_back(entries.error());
            finish(std::move(item));
            return;
        }
        bool ready = true;
        for (const DirEntry& entry : *entries) {
            if (!entry.is_folder && !passed_over(entry.name)) {
                ready = ready && (marked(folder.name) || now_ - entry.modified >= settle_seconds_);
                add_file(item, entry, folder.name + "/");
            }
        }
        if (!ready && !item.manifest) {
            wait(folder.name);
        } else if (!item.physical.empty()) {
            finish(std::move(item));
        }
    }

    void add_file(InboxItem& item, const DirEntry& entry, const std::string& prefix) {
        const std::string name = prefix + entry.name;
        // Read, not mapped: somebody may shorten the file while it is in use.
        auto text = world_.read_file(files::path_in(inbox_, name));
        if (!text) {
            Fault fault = text.error();
            fault.where.path = name;
            fault.code = "E-VANISHED";
            item.faults.push_back(std::move(fault));
            return;
        }
        const auto bytes = held(*std::move(text));
        item.physical.push_back({name, base::sha256_hex(bytes.view()), bytes});
        if (files::looks_like_zip(bytes.view()) && base::lower_ascii(name).ends_with(".zip")) {
            add_zip(item, name, bytes, entry.modified);
        } else {
            add_bytes(item, {name, entry.name, bytes, entry.modified, item.physical.back().sha256});
        }
    }

    static void add_zip(InboxItem& item, const std::string& name, const files::FileBytes& bytes, std::int64_t modified) {
        auto entries = files::unzip(name, bytes.view(), {});
        if (!entries) {
            item.faults.push_back(entries.error());
            return;
        }
        for (files::ZipEntry& entry : *entries) {
            add_bytes(item, {name + "/" + entry.name, files::file_name_of(entry.name), held(std::move(entry.bytes)), modified, ""});
        }
    }

    static void add_bytes(InboxItem& item, InboxFile file) {
        if (base::lower_ascii(file.base_name) != kManifest) {
            file.sha256 = file.sha256.empty() ? base::sha256_hex(file.bytes.view()) : file.sha256;
            item.files.push_back(std::move(file));
            return;
        }
        auto manifest = read_manifest(file.name, file.bytes.view());
        if (manifest) {
            item.manifest = *std::move(manifest);
        } else {
            item.faults.push_back(manifest.error());
        }
    }

    static files::FileBytes held(std::string text) {
        auto owner = std::make_shared<std::string>(std::move(text));
        const std::string_view view = *owner;
        return files::FileBytes(std::move(owner), view);
    }

    void finish(InboxItem item) {
        std::sort(item.files.begin(), item.files.end(), [](const InboxFile& a, const InboxFile& b) { return a.name < b.name; });
        std::sort(item.physical.begin(), item.physical.end(), [](const InboxPiece& a, const InboxPiece& b) { return a.name < b.name; });
        std::string sums;
        for (const InboxPiece& piece : item.physical) {
            sums += piece.name + " " + piece.sha256 + "\n";
        }
        item.sha256 = item.physical.size() == 1 ? item.physical[0].sha256 : base::sha256_hex(sums);
        found_.items.push_back(std::move(item));
    }

    files::World& world_;
    std::string inbox_;
    std::int64_t settle_seconds_;
    std::int64_t now_;
    Inbox found_;
};

/// Puts one key of the manifest into place; false when its value does not read.
bool set_key(Manifest& manifest, const std::string& key, const std::string& value) {
    if (key == "format") {
        manifest.format = static_cast<int>(base::parse_integer(value).value_or(0));
        return manifest.format == 1;
    }
    if (key == "school_id") {
        manifest.school_id = value;
    } else if (key == "created_at") {
        manifest.created_at = value;
    } else if (key == "complete") {
        manifest.complete = value == "yes";
        return value == "yes" || value == "no";
    } else if (key.starts_with("rows.")) {
        const auto rows = base::parse_integer(value);
        manifest.rows[key.substr(5)] = static_cast<std::uint64_t>(rows.value_or(0));
        return rows && *rows >= 0;
    } else if (key.starts_with("sha256.")) {
        manifest.sha256[key.substr(7)] = base::lower_ascii(value);
    }
    return true;
}

}  // namespace

base::Result<Manifest> read_manifest(const std::string& name, std::string_view bytes) {
    files::FileBytes held(nullptr, bytes);
    BOOKBAG_TRY(text, files::decode_text(name, held, files::Encoding::Auto));
    files::CsvReader reader(text.text(), ',', files::CsvQuote::Double);
    reader.expect_width(2);
    Manifest manifest;
    bool header = false;
    bool format = false;
    while (const files::CsvRecord* record = reader.next()) {
        if (record->blank()) {
            continue;
        }
        if (record->defect != files::CsvDefect::None) {
            return bad_manifest(name, record->line, "not a key,value line");
        }
        const std::string key(base::trimmed(record->fields[0].text));
        const std::string value(base::trimmed(record->fields[1].text));
        if (!header) {
            header = true;
            if (base::lower_ascii(key) != "key" || base::lower_ascii(value) != "value") {
                return bad_manifest(name, record->line, "the first line is not key,value");
            }
            continue;
        }
        format = format || key == "format";
        if (!set_key(manifest, key, value)) {
            return bad_manifest(name, record->line, key + " is " + shown(value));
        }
    }
    if (!format) {
        return bad_manifest(name, 1, "no line format,1");
    }
    if (!reader.ended_with_newline()) {
        return bad_manifest(name, 1, "the manifest has no newline at its end and may be cut");
    }
    return manifest;
}

base::Result<Inbox> look_into_inbox(files::World& world, const std::string& school_dir, std::int64_t settle_seconds) {
    const std::string inbox = files::path_in(school_dir, "inbox");
    if (!world.exists(inbox)) {
        return Inbox();
    }
    return Looker(world, inbox, settle_seconds).look();
}

std::vector<base::Fault> check_manifest(const InboxItem& item, const std::string& school_id) {
    std::vector<Fault> faults;
    if (!item.manifest) {
        return faults;
    }
    const Manifest& manifest = *item.manifest;
    if (!manifest.school_id.empty() && !school_id.empty() && manifest.school_id != school_id) {
        faults.push_back({FaultKind::BadInput, {item.name, 1, 0}, "file is for another school", "send it to the school that it belongs to", "E-SCHOOL"});
    }
    for (const auto& [name, rows] : manifest.rows) {
        const auto file = std::find_if(item.files.begin(), item.files.end(), [&](const InboxFile& one) { return one.base_name == name; });
        if (file == item.files.end()) {
            faults.push_back(bad_manifest(item.name, 1, "the manifest names " + name + ", which is not there"));
            continue;
        }
        const auto sum = manifest.sha256.find(name);
        if (sum != manifest.sha256.end() && sum->second != file->sha256) {
            faults.push_back(bad_manifest(item.name, 1, "the SHA-256 of " + name + " differs from the manifest"));
        }
    }
    return faults;
}

}  // namespace bookbag::ingest
