// One night's intake, step by step: opening, recognising, judging. Writing is in intake_keep.cpp.
#include "ingest/intake.hpp"

#include <algorithm>
#include <utility>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "ingest/intaker.hpp"

namespace bookbag::ingest {

using base::Fault;
using base::FaultKind;
using base::Result;
using base::Status;

namespace {

/// The manifest's row counts against the records that are there: E-MANIFEST for each that differs.
std::vector<Fault> wrong_row_counts(const InboxItem& item) {
    std::vector<Fault> faults;
    for (const InboxFile& file : item.files) {
        if (!item.manifest || item.manifest->rows.count(file.base_name) == 0) {
            continue;
        }
        FileLog log(file.name);
        const auto opened = open_csv(log, file.bytes);
        std::uint64_t found = 0;
        while (const files::CsvRecord* record = opened ? opened->reader->next() : nullptr) {
            found += record->blank() ? 0 : 1;
        }
        const std::uint64_t promised = item.manifest->rows.at(file.base_name);
        if (found != promised) {
            faults.push_back({FaultKind::BadInput, {file.name, 1, 0}, "manifest says " + std::to_string(promised) + " rows, " +
                              std::to_string(found) + " found", "export the set again", "E-MANIFEST"});
        }
    }
    return faults;
}

/// Whether a refused item held, or may have held, the contacts.
bool may_hold_contacts(const InboxItem& item) {
    const auto named = [](const std::string& name) { return base::lower_ascii(name).find("contact") != std::string::npos; };
    return named(item.name) || std::any_of(item.files.begin(), item.files.end(), [&](const InboxFile& file) { return named(file.base_name); });
}

/// Rows that a wrong file would have in plenty; a pupil who has left is no sign of that.
std::uint64_t bad_rows(const FileReport& report) {
    std::uint64_t bad = report.rows.quarantined();
    for (const char* harmless : {"E-NOT-ON-ROLL", "E-KEY-NONE", "E-KEY-MANY"}) {
        const auto count = report.by_code.find(harmless);
        bad -= count == report.by_code.end() ? 0 : std::min(bad, count->second);
    }
    return bad;
}

}  // namespace

std::string source_key(const Job& job) {
    return job.map == nullptr ? "native/" + std::string(shape_of_table(job.table).name) : job.map->name;
}

Status Intaker::open_store() {
    BOOKBAG_TRY(index, read_index(world_, request_.school_dir));
    index_ = std::move(index);
    BOOKBAG_TRY(tables, read_tables(world_, request_.school_dir, index_, request_.night));
    tables_ = std::move(tables);
    if (request_.mode == IntakeMode::Night) {
        BOOKBAG_TRY(salt, school_salt(world_, request_.school_dir, *request_.settings));
        salt_ = std::move(salt);
    } else {
        const auto kept = world_.read_file(files::path_in(request_.school_dir, request_.settings->salt_file));
        salt_ = kept ? std::string(base::trimmed(*kept)) : std::string();
    }
    accept_list_ = world_.read_file(files::path_in(request_.school_dir, "plan/accept.txt")).value_or("");
    return {};
}

Status Intaker::look() {
    BOOKBAG_TRY(inbox, look_into_inbox(world_, request_.school_dir, request_.settle_seconds));
    inbox_ = std::move(inbox);
    item_refused_.assign(items().size(), false);
    item_stale_.assign(items().size(), false);
    result_.report.night = request_.night;
    result_.report.faults = inbox_.waiting;
    for (std::size_t i = 0; i < items().size(); ++i) {
        const InboxItem& item = items()[i];
        if (const IndexEntry* taken = index_.taken(item.sha256)) {
            item_stale_[i] = true;
            FileLog log(item.name);
            log.note(log.about_file("I-STALE", "no new data since " + base::to_iso(taken->night), "nothing to do"));
            FileReport report = log.close();
            report.end = FileEnd::Skipped;
            report.source = taken->source;
            report.sha256 = item.sha256;
            result_.report.files.push_back(std::move(report));
            continue;
        }
        std::vector<Fault> faults = item.faults;
        for (Fault& fault : check_manifest(item, request_.settings->school_id)) {
            faults.push_back(std::move(fault));
        }
        if (faults.empty()) {
            faults = wrong_row_counts(item);
        }
        for (const Fault& fault : faults) {
            refuse_item(i, fault);
        }
    }
    return {};
}

void Intaker::refuse_item(std::size_t item, const Fault& fault) {
    item_refused_[item] = true;
    if (may_hold_contacts(items()[item])) {
        guarded_.insert("contacts");
    }
    FileLog log(items()[item].name);
    FileReport report = log.refuse(fault);
    report.sha256 = items()[item].sha256;
    result_.report.files.push_back(std::move(report));
}

void Intaker::recognise_all() {
    for (std::size_t i = 0; i < items().size(); ++i) {
        if (item_refused_[i] || item_stale_[i]) {
            continue;
        }
        for (const InboxFile& file : items()[i].files) {
            recognise_file(i, file);
        }
    }
    std::stable_sort(jobs_.begin(), jobs_.end(), [](const Job& a, const Job& b) { return a.table < b.table; });
}

bool Intaker::recognise_by_map(std::size_t item, const InboxFile& file) {
    for (const SourceMap& map : request_.maps) {
        if (!fits_file_name(map, file.base_name)) {
            continue;
        }
        FileLog log(file.name);
        const auto sheet = read_sheet(log, map, file.bytes);
        if (sheet && !find_header(map, *sheet)) {
            continue;
        }
        for (const Table table : map.gives) {
            jobs_.push_back({item, &file, table, &map});
        }
        return true;
    }
    return false;
}

void Intaker::recognise_file(std::size_t item, const InboxFile& file) {
    if (recognise_by_map(item, file)) {
        return;
    }
    FileLog log(file.name);
    const auto opened = open_csv(log, file.bytes);
    if (!opened) {
        refuse_item(item, opened.error());
        result_.report.files.back().name = file.name;
        return;
    }
    if (const auto table = recognise(opened->headers)) {
        jobs_.push_back({item, &file, *table, nullptr});
        return;
    }
    std::string found;
    for (const std::string& header : opened->headers) {
        found += (found.empty() ? "" : ", ") + header.substr(0, 30);
    }
    refuse_item(item, {FaultKind::BadInput, {file.name, opened->header_line, 0}, "not a file Bookbag knows. Headers found: " + found.substr(0, 300),
                       "name its map under sources: in school.yaml, or write one", "E-UNKNOWN"});
    result_.report.files.back().name = file.name;
}

FileLog Intaker::log_of(const Job& job) const {
    FileLog log(job.file->name);
    FileReport& report = log.report();
    report.source = job.map == nullptr ? "native" : job.map->name;
    report.table = shape_of_table(job.table).name;
    report.sha256 = job.file->sha256;
    report.complete = proved(job);
    if (job.map != nullptr && !job.map->confirmed) {
        log.note(log.about_file("W-PROVISIONAL", "the map of this source is provisional", "compare the result with the platform, then set status: confirmed"));
    }
    return log;
}

FileClose Intaker::close_of(const Job& job) const {
    if (proved(job)) {
        return FileClose::Proved;
    }
    const IndexEntry* last = index_.last_of(source_key(job));
    return last != nullptr && last->newline_at_end ? FileClose::NewlineBefore : FileClose::Unknown;
}

Result<StagedTable> Intaker::stage(FileLog& log, const Job& job) {
    if (job.map == nullptr) {
        BOOKBAG_TRY(opened, open_csv(log, job.file->bytes));
        return read_roll_table(log, opened, job.table, close_of(job), request_.night);
    }
    BOOKBAG_TRY(sheet, read_sheet(log, *job.map, job.file->bytes));
    StagedReader reader(log, job.table, request_.night);
    const Emit emit = [&](const Fields& fields, std::string_view raw) {
        reader.take(fields, raw);
        return EmitFate{};
    };
    if (const Status done = run_map(log, *job.map, sheet, {&tables_, request_.night, job.file->modified, job.table}, emit); !done) {
        return done.error();
    }
    return reader.finish();
}

bool Intaker::accepted_by_hand(const std::string& sha256) const {
    for (const std::string_view line : base::split(accept_list_, '\n')) {
        const std::string_view word = base::trimmed(line);
        if (word.size() >= 12 && std::string_view(sha256).starts_with(word)) {
            return true;
        }
    }
    return false;
}

std::optional<Fault> Intaker::guard(const Job& job, const StagedTable& staged) const {
    const bool contacts = job.table == Table::Contacts;
    const bool whole = contacts || (job.map == nullptr ? proved(job) && items()[job.item].manifest->complete : job.map->is_full);
    if (!whole || (!contacts && job.table != Table::Pupils)) {
        return std::nullopt;
    }
    const auto before = static_cast<double>(rows_of(tables_, job.table));
    const double limit = contacts ? request_.settings->stop_contacts_fallen : request_.settings->stop_pupils_fallen;
    const std::uint64_t kept = rows_of(staged.rows, job.table);
    const auto now = static_cast<double>(std::min<std::uint64_t>(kept, staged.rows_as_read));
    const std::string& sha256 = job.file->sha256;
    if (before - now <= before * limit + 1e-9 || accepted_by_hand(sha256)) {
        return std::nullopt;
    }
    return Fault{FaultKind::BadInput, {job.file->name, 1, 0}, std::to_string(rows_of(tables_, job.table)) + " rows in force, " +
                 std::to_string(kept) + " tonight", "if the new file is right, write " + sha256.substr(0, 12) + " into plan/accept.txt",
                 contacts ? "E-SHRUNK-CONTACTS" : "E-SHRUNK-ROLL"};
}

void Intaker::add_report(const Job& job, FileReport report) {
    if (report.end == FileEnd::Refused) {
        item_refused_[job.item] = true;
        guarded_.insert(report.table);
    }
    result_.report.files.push_back(std::move(report));
}

void Intaker::take_roll_table(const Job& job) {
    FileLog log = log_of(job);
    auto staged = stage(log, job);
    if (!staged) {
        add_report(job, log.refuse(staged.error()));
        return;
    }
    if (auto fault = guard(job, *staged)) {
        add_report(job, log.refuse(*std::move(fault)));
        return;
    }
    FileReport report = log.close();
    if (report.end != FileEnd::Refused && staged->rows_as_read > 0) {
        const bool whole = job.map == nullptr ? proved(job) && items()[job.item].manifest->complete : job.map->is_full;
        tables_ = accepted(std::move(tables_), *staged, whole ? Scope::Whole : Scope::Part);
        changed_.insert(job.table);
    }
    add_report(job, std::move(report));
}

void Intaker::take_roll_tables() {
    for (const Job& job : jobs_) {
        if (job.table != Table::Evidence) {
            take_roll_table(job);
        }
    }
}

EmitFate Intaker::keep_verdict(FileLog& log, EvidenceVerdict verdict, SegmentWriter& segment, std::string_view) {
    EmitFate fate;
    fate.fault = std::move(verdict.quarantine);
    fate.skip = verdict.skip;
    if ((fate.fault && !verdict.held) || !fate.skip.empty()) {
        return fate;
    }
    bool any_new = verdict.attempts.empty();
    for (StoredAttempt& stored : verdict.attempts) {
        const KnownAttempts::Seen seen = evidence_.known.see(stored);
        if (seen == KnownAttempts::Seen::Same) {
            continue;
        }
        any_new = true;
        if (seen == KnownAttempts::Seen::Changed && !stored.snapshot) {
            log.note({FaultKind::BadInput, {log.name(), stored.attempt.where.line, 0}, "the same evidence came before with another value",
                      "nothing to do: the later one counts", "W-RESCORE"});
        }
        segment.add(stored, *request_.curriculum);
        ++new_attempts_;
        if (verdict.held) {
            ++evidence_.held;
        } else {
            evidence_.attempts.push_back(std::move(stored.attempt));
        }
    }
    if (!any_new && !fate.fault) {
        fate.skip = "I-DUP";
    }
    return fate;
}

Status Intaker::scan_evidence(FileLog& log, const Job& job, const EvidenceRules& rules, SegmentWriter& segment) {
    EvidenceJudge judge(log, rules);
    if (job.map == nullptr) {
        BOOKBAG_TRY(opened, open_csv(log, job.file->bytes));
        return scan_rows(log, opened, shape_of_table(Table::Evidence), close_of(job), [&](const Fields& fields, std::string_view raw) {
            EmitFate fate = keep_verdict(log, judge.judge(fields), segment, raw);
            if (fate.fault) {
                log.quarantined(*std::move(fate.fault), raw);
            } else if (!fate.skip.empty()) {
                log.skipped(fate.skip);
            } else {
                log.loaded();
            }
        });
    }
    BOOKBAG_TRY(sheet, read_sheet(log, *job.map, job.file->bytes));
    return run_map(log, *job.map, sheet, {&tables_, request_.night, job.file->modified, Table::Evidence},
                   [&](const Fields& fields, std::string_view raw) { return keep_verdict(log, judge.judge(fields), segment, raw); });
}

Status Intaker::take_evidence_file(const Job& job, EvidenceRules rules) {
    constexpr std::uint64_t kFewRows = 10;  // a handful of bad rows never refuses a small file
    rules.source = job.map == nullptr ? "native" : job.map->name;
    rules.file = job.file->name;
    rules.zone_expected = job.map == nullptr;
    rules.decimal = job.map == nullptr ? DecimalSign::Point : job.map->decimal.value_or(DecimalSign::Point);
    FileLog log = log_of(job);
    SegmentWriter segment;
    const std::size_t attempts_before = evidence_.attempts.size();
    const std::uint64_t new_before = new_attempts_;
    evidence_.known.begin();
    const auto take_back = [&] {
        evidence_.known.take_back();
        evidence_.attempts.resize(attempts_before);
        new_attempts_ = new_before;
    };
    const Status scanned = scan_evidence(log, job, rules, segment);
    if (!scanned) {
        take_back();
        add_report(job, log.refuse(scanned.error()));
        return {};
    }
    FileReport report = log.close();
    std::optional<Fault> fault;
    const std::uint64_t bad = bad_rows(report);
    const double share = report.rows.rows_read() == 0 ? 0 : static_cast<double>(bad) / static_cast<double>(report.rows.rows_read());
    if (bad > kFewRows && share > request_.settings->stop_rows_rejected) {
        fault = Fault{FaultKind::BadInput, {job.file->name, 1, 0}, std::to_string(bad) + " of " + std::to_string(report.rows.rows_read()) +
                      " rows cannot be read", "correct the export and drop it again", "E-REJECTED"};
    }
    if (fault) {
        take_back();
        report.messages.insert(report.messages.begin(), *fault);
        ++report.by_code[fault->code];
        report.end = FileEnd::Refused;
    } else if (report.end != FileEnd::Refused) {
        if (const Status kept = keep_segment(job, segment); !kept) {
            return kept;
        }
    }
    add_report(job, std::move(report));
    return {};
}

/// Room for tonight's rows at about 90 bytes a row: growing a table of millions by doubling would need twice the memory.
void Intaker::reserve_for_evidence() {
    std::size_t bytes = 0;
    for (const Job& job : jobs_) {
        bytes += job.table == Table::Evidence ? job.file->bytes.view().size() : 0;
    }
    constexpr std::size_t kBytesARow = 90;
    evidence_.attempts.reserve(evidence_.attempts.size() + bytes / kBytesARow);
    evidence_.known.reserve(evidence_.known.size() + bytes / kBytesARow);
}

Status Intaker::take_evidence() {
    for (const PupilRow& row : tables_.pupils) {
        directory_ids_.push_back(row.pupil_id);
        directory_tokens_.push_back(school::token_of(salt_, school::PupilId{row.pupil_id}).value);
    }
    const PupilDirectory directory(directory_ids_, directory_tokens_);
    const EvidenceRules rules{request_.curriculum, &directory, &tables_.tasks, request_.night, "", "", std::nullopt, DecimalSign::Point, true};
    const bool any_new = std::any_of(jobs_.begin(), jobs_.end(), [](const Job& job) { return job.table == Table::Evidence; });
    BOOKBAG_TRY(evidence, read_evidence(world_, request_.school_dir, index_, rules, any_new ? Comparing::Yes : Comparing::No));
    evidence_ = std::move(evidence);
    reserve_for_evidence();
    for (const Job& job : jobs_) {
        if (job.table != Table::Evidence) {
            continue;
        }
        if (const Status taken = take_evidence_file(job, rules); !taken) {
            return taken;
        }
    }
    return {};
}

/// Adults of different pupils who are given one address are told apart by no relay; such addresses are only reported here.
void Intaker::note_shared_addresses() {
    if (changed_.count(Table::Contacts) == 0) {
        return;
    }
    std::map<std::string, std::set<std::string>> owners;
    for (const ContactRow& row : tables_.contacts) {
        if (!row.guardian.email.empty()) {
            owners[base::lower_ascii(row.guardian.email)].insert(row.guardian.contact_id);
        }
    }
    const auto shared = std::count_if(owners.begin(), owners.end(), [](const auto& one) { return one.second.size() > 1; });
    if (shared > 0) {
        result_.report.faults.push_back({FaultKind::BadInput, {"contacts", 0, 0}, std::to_string(shared) + " addresses are shared by two contacts",
                                         "they are not e-mailed; give each adult an own address", "W-CONTACT-SHARED"});
    }
}

void Intaker::set_contacts_state() {
    const IndexEntry* contacts = index_.table("contacts");
    if (contacts != nullptr) {
        result_.contacts = ContactsState::Current;
        result_.contacts_as_of = contacts->night;
    }
    if (guarded_.count("contacts") != 0) {
        result_.contacts = ContactsState::Held;
    }
}

Intake Intaker::finish() {
    result_.roll = make_roll(tables_, request_.night, salt_);
    result_.groups = make_groups(tables_, result_.roll);
    result_.evidence = school::make_evidence(std::move(evidence_.attempts), make_choices(tables_, result_.roll, *request_.curriculum),
                                             result_.roll.pupils.size());
    result_.report.attempts_new = new_attempts_;
    result_.report.attempts_all = result_.evidence.attempts.size();
    result_.report.attempts_held = evidence_.held;
    return std::move(result_);
}

Result<Intake> Intaker::run() {
    if (const Status done = open_store(); !done) {
        return done.error();
    }
    if (const Status done = look(); !done) {
        return done.error();
    }
    recognise_all();
    take_roll_tables();
    if (const Status done = take_evidence(); !done) {
        return done.error();
    }
    note_shared_addresses();
    if (const Status done = keep_table_files(); !done) {
        return done.error();
    }
    set_contacts_state();
    if (request_.mode == IntakeMode::Night) {
        if (const Status done = archive(); !done) {
            return done.error();
        }
        if (const Status done = commit(); !done) {
            return done.error();
        }
        if (const Status done = quarantine(); !done) {
            return done.error();
        }
        if (const Status done = clear_inbox(); !done) {
            return done.error();
        }
        sweep_store();
    }
    if (tables_.pupils.empty() && request_.mode == IntakeMode::Night) {
        std::vector<std::string> said = summary_lines(result_.report, 10);
        const std::string files = said.empty() ? "inbox/ is empty" : base::join(said, " / ");
        return Fault{FaultKind::Missing, {"inbox", 0, 0}, "no pupil is on roll; " + files, "drop a pupils.csv into inbox/", "E-NO-ROLL"};
    }
    return finish();
}

base::Result<Intake> take_in(files::World& world, const IntakeRequest& request) { return Intaker(world, request).run(); }

base::Result<std::string> school_salt(files::World& world, const std::string& school_dir, const school::Settings& settings) {
    const std::string path = files::path_in(school_dir, settings.salt_file);
    if (world.exists(path)) {
        BOOKBAG_TRY(text, world.read_file(path));
        const std::string salt(base::trimmed(text));
        if (salt.size() < 32) {
            return Fault{FaultKind::BadInput, {settings.salt_file, 1, 0}, "the salt is shorter than 32 characters",
                         "restore it from the backup; a new salt changes every pupil's code", "E-SALT"};
        }
        return salt;
    }
    BOOKBAG_TRY(bytes, world.random_bytes(32));
    const std::string salt = base::sha256_hex(bytes);
    if (const Status made = world.make_dirs(files::folder_of(path)); !made) {
        return made.error();
    }
    if (const Status kept = world.write_atomically(path, salt + "\n", files::FileMode::Private); !kept) {
        return kept.error();
    }
    return salt;
}

std::string check_text(const IngestReport& report) {
    std::string text;
    for (const std::string& line : summary_lines(report, 0)) {
        text += line + "\n";
    }
    for (const FileReport& file : report.files) {
        if (file.understood.empty()) {
            continue;
        }
        text += file.name + ", understood as " + file.source + " " + file.table + ":\n";
        for (const std::string& line : file.understood) {
            text += "  " + line + "\n";
        }
    }
    return text;
}

}  // namespace bookbag::ingest
