// Tables and statements of the ledger on Poco::Data and its SQLite connector.
//
// Poco throws; every public function catches at its edge and turns the exception into an Outside fault, so that a step
// that failed is a step that did not happen (its transaction rolls back).
#include "ledger/ledger.hpp"

#include <algorithm>
#include <map>

#include <Poco/Data/RecordSet.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Transaction.h>
#include <Poco/Exception.h>

#include "ledger/schema.hpp"

namespace bookbag::ledger {

using namespace Poco::Data::Keywords;
using base::Date;
using base::Fault;
using base::FaultKind;
using base::Result;
using base::Status;
using Poco::Data::Session;
using Poco::Data::Statement;

struct Ledger::Store {
    explicit Store(Session opened) : session(std::move(opened)) {}
    Session session;
    std::string path;
};

namespace {

// A file that cannot be opened now cannot be opened in a minute, which is how long Poco would try. A database that another process
// writes to opens at once all the same; its lock is waited for by busy_timeout.
constexpr std::size_t kOpenSeconds = 1;
constexpr int kNoteDays = 84;  // twelve weeks: a term (questions.md section 5, rule 3)

Fault outside(const std::string& path, const Poco::Exception& error) {
    const std::string text = error.displayText();
    const bool full = text.find("full") != std::string::npos;
    return {FaultKind::Outside,
            {path, 0, 0},
            "the ledger could not be used: " + text,
            full ? "free space on the disk and run the night again"
                 : "check that the file is readable and on a local disk, then run again",
            full ? "E-DISK-FULL" : "E-LEDGER"};
}

/// Runs `step` and turns an exception into a Fault.
template <typename Step>
auto guarded(const std::string& path, Step step) -> decltype(step()) {
    try {
        return step();
    } catch (const Poco::Exception& error) {
        return outside(path, error);
    } catch (const std::exception& error) {
        return Fault{FaultKind::Outside, {path, 0, 0}, std::string("the ledger could not be used: ") + error.what(), "run again"};
    }
}

std::int64_t scalar(Session& session, const std::string& sql) {
    std::int64_t value = 0;
    Statement select(session);
    select << sql, into(value), now;
    return value;
}

/// Rows of a query as text columns; short lists only.
std::vector<std::vector<std::string>> rows_of(Statement& select) {
    select.execute();
    Poco::Data::RecordSet records(select);
    std::vector<std::vector<std::string>> rows;
    for (bool more = records.moveFirst(); more; more = records.moveNext()) {
        std::vector<std::string> row;
        for (std::size_t column = 0; column < records.columnCount(); ++column) {
            const auto cell = records.value(column);
            row.push_back(cell.isEmpty() ? std::string() : cell.convert<std::string>());
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// A signed view of 64 unsigned bits: SQLite integers are signed.
std::int64_t as_signed(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

Status set_pragmas(Session& session, const std::string& path) {
    session << "PRAGMA busy_timeout = 10000", now;
    Statement wal(session);
    std::string mode;
    wal << "PRAGMA journal_mode = WAL", into(mode), now;
    session << "PRAGMA synchronous = FULL", now;
    session << "PRAGMA foreign_keys = ON", now;
    session << "PRAGMA secure_delete = ON", now;
    const bool held = mode == "wal" && scalar(session, "PRAGMA synchronous") == 2 &&
                      scalar(session, "PRAGMA foreign_keys") == 1 && scalar(session, "PRAGMA secure_delete") == 1;
    if (!held) {
        return Fault{
            FaultKind::Outside, {path, 0, 0}, "the ledger did not accept its safety settings", "put records/ on a local disk"};
    }
    return {};
}

}  // namespace

const char* name_of(RunState state) {
    constexpr const char* kNames[] = {"open", "rendered", "delivering", "done", "failed"};
    return kNames[static_cast<std::size_t>(state)];
}

const char* name_of(DeliveryState state) {
    constexpr const char* kNames[] = {"planned", "held", "sending", "deferred", "unknown", "accepted", "refused"};
    return kNames[static_cast<std::size_t>(state)];
}

std::optional<DeliveryState> delivery_state(const std::string& name) {
    for (int i = 0; i <= static_cast<int>(DeliveryState::Refused); ++i) {
        if (name == name_of(static_cast<DeliveryState>(i))) {
            return static_cast<DeliveryState>(i);
        }
    }
    return std::nullopt;
}

namespace {

RunState run_state(const std::string& name) {
    for (int i = 0; i <= static_cast<int>(RunState::Failed); ++i) {
        if (name == name_of(static_cast<RunState>(i))) {
            return static_cast<RunState>(i);
        }
    }
    return RunState::Failed;
}

}  // namespace

Ledger::Ledger() = default;
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::Ledger(std::unique_ptr<Store> store) : store_(std::move(store)) {}

Result<Ledger> Ledger::open(const std::string& path) {
    return guarded(path, [&]() -> Result<Ledger> {
        Poco::Data::SQLite::Connector::registerConnector();
        auto store = std::make_unique<Store>(Session("SQLite", path, kOpenSeconds));
        store->path = path;
        if (const auto set = set_pragmas(store->session, path); !set) {
            return set.error();
        }
        for (const char* statement : kSchema) {
            store->session << statement, now;
        }
        return Ledger(std::move(store));
    });
}

Result<RunRecord> Ledger::begin(Date date, const std::string& program) {
    return guarded(store_->path, [&]() -> Result<RunRecord> {
        std::string day = base::to_iso(date);
        std::string version = program;
        store_->session << "INSERT OR IGNORE INTO run (for_date, state, program) VALUES (?, 'open', ?)", use(day), use(version),
            now;
        Statement select(store_->session);
        select << "SELECT id, state, coalesce(input_hash, ''), program FROM run WHERE for_date = ?", use(day);
        const auto rows = rows_of(select);
        RunRecord record{std::stoll(rows.at(0).at(0)), date, run_state(rows[0].at(1)), rows[0].at(2), rows[0].at(3)};
        return record;
    });
}

Result<std::optional<RunRecord>> Ledger::find(Date date) {
    return guarded(store_->path, [&]() -> Result<std::optional<RunRecord>> {
        std::string day = base::to_iso(date);
        Statement select(store_->session);
        select << "SELECT id, state, coalesce(input_hash, ''), program FROM run WHERE for_date = ?", use(day);
        const auto rows = rows_of(select);
        if (rows.empty()) {
            return std::optional<RunRecord>();
        }
        return std::optional<RunRecord>(RunRecord{std::stoll(rows[0][0]), date, run_state(rows[0][1]), rows[0][2], rows[0][3]});
    });
}

Status Ledger::set_state(std::int64_t run, RunState state) {
    return guarded(store_->path, [&]() -> Status {
        std::string name = name_of(state);
        store_->session << "UPDATE run SET state = ? WHERE id = ?", use(name), use(run), now;
        return {};
    });
}

Status Ledger::set_input_hash(std::int64_t run, const std::string& hash) {
    return guarded(store_->path, [&]() -> Status {
        std::string value = hash;
        store_->session << "UPDATE run SET input_hash = ? WHERE id = ?", use(value), use(run), now;
        return {};
    });
}

namespace {

void insert_artefacts(Session& session, std::int64_t run, std::string& class_id, const std::vector<Artefact>& artefacts) {
    Artefact row;
    Statement insert(session);
    insert << "INSERT OR REPLACE INTO artefact (key, run, class_id, kind, token, path, sha256, pages, bytes) VALUES "
              "(?,?,?,?,?,?,?,?,?)",
        use(row.key), use(run), use(class_id), use(row.kind), use(row.token), use(row.path), use(row.sha256), use(row.pages),
        use(row.bytes);
    for (const auto& artefact : artefacts) {
        row = artefact;
        insert.execute();
    }
}

void insert_questions(Session& session, std::int64_t run, std::string& class_id, const std::vector<GivenQuestion>& questions) {
    GivenQuestion row;
    std::int64_t seed = 0;
    std::int64_t note = 0;
    Statement insert(session);
    insert << "INSERT OR REPLACE INTO question (run, class_id, token, code, skill, template, version, seed, note) VALUES "
              "(?,?,?,?,?,?,?,?,?)",
        use(run), use(class_id), use(row.token), use(row.code), use(row.skill), use(row.template_id), use(row.version), use(seed),
        use(note);
    for (const auto& question : questions) {
        row = question;
        seed = as_signed(question.seed);
        note = as_signed(question.note);
        insert.execute();
    }
}

void insert_targets(Session& session, std::int64_t run, std::string& class_id, const std::vector<GivenTargetRow>& targets) {
    GivenTargetRow row;
    std::int64_t place = 0;
    Statement insert(session);
    insert << "INSERT INTO target (run, class_id, token, place, skill, kind, known, reason) VALUES (?,?,?,?,?,?,?,?)", use(run),
        use(class_id), use(row.token), use(place), use(row.skill), use(row.kind), use(row.known), use(row.reason);
    for (const auto& target : targets) {
        row = target;
        insert.execute();
        ++place;
    }
}

void insert_secure(Session& session, std::int64_t run, std::string& class_id, const std::vector<SecureRow>& secure) {
    SecureRow row;
    std::string since;
    Statement insert(session);
    insert << "INSERT OR REPLACE INTO secure (run, class_id, token, skill, since) VALUES (?,?,?,?,?)", use(run), use(class_id),
        use(row.token), use(row.skill), use(since);
    for (const auto& entry : secure) {
        row = entry;
        since = base::to_iso(entry.since);
        insert.execute();
    }
}

}  // namespace

Status Ledger::record_class(std::int64_t run, const ClassRecord& record) {
    return guarded(store_->path, [&]() -> Status {
        Session& session = store_->session;
        std::string class_id = record.class_id;
        Poco::Data::Transaction transaction(session);
        for (const char* table : {"artefact", "question", "target", "secure", "booklet"}) {
            session << std::string("DELETE FROM ") + table + " WHERE run = ? AND class_id = ?", use(run), use(class_id), now;
        }
        insert_artefacts(session, run, class_id, record.artefacts);
        insert_questions(session, run, class_id, record.questions);
        insert_targets(session, run, class_id, record.targets);
        insert_secure(session, run, class_id, record.secure);
        std::string token;
        Statement booklet(session);
        booklet << "INSERT OR REPLACE INTO booklet (run, class_id, token) VALUES (?,?,?)", use(run), use(class_id), use(token);
        for (const auto& pupil : record.booklets) {
            token = pupil;
            booklet.execute();
        }
        transaction.commit();
        return {};
    });
}

Status Ledger::record_inputs(std::int64_t run, const std::vector<InputRow>& inputs) {
    return guarded(store_->path, [&]() -> Status {
        Session& session = store_->session;
        Poco::Data::Transaction transaction(session);
        InputRow row;
        Statement insert(session);
        insert
            << "INSERT OR REPLACE INTO input (run, name, sha256, rows_read, loaded, quarantined, skipped) VALUES (?,?,?,?,?,?,?)",
            use(run), use(row.name), use(row.sha256), use(row.read), use(row.loaded), use(row.quarantined), use(row.skipped);
        for (const auto& input : inputs) {
            row = input;
            insert.execute();
        }
        transaction.commit();
        return {};
    });
}

Result<school::History> Ledger::history(const school::Roll& roll, const school::Curriculum& curriculum, Date date) {
    return guarded(store_->path, [&]() -> Result<school::History> {
        school::History history;
        history.pupils.resize(roll.pupils.size());
        std::map<std::string, school::PupilHistory*> by_token;
        for (std::size_t i = 0; i < roll.pupils.size(); ++i) {
            by_token[roll.pupils[i].token.value] = &history.pupils[i];
        }
        std::string before = base::to_iso(date);
        std::string notes_from = base::to_iso(date - kNoteDays);
        const auto each = [&](Statement& select, const auto& take) {
            for (const auto& row : rows_of(select)) {
                if (const auto pupil = by_token.find(row[0]); pupil != by_token.end()) {
                    take(*pupil->second, row);
                }
            }
        };
        Statement targets(store_->session);
        targets << "SELECT t.token, r.for_date, t.skill, t.kind, t.known FROM target t JOIN run r ON r.id = t.run WHERE "
                   "r.for_date < ? ORDER BY r.for_date, t.token, t.place",
            use(before);
        std::map<school::PupilHistory*, Date> offered_on;
        each(targets, [&](school::PupilHistory& pupil, const std::vector<std::string>& row) {
            const auto skill = curriculum.find(row[2]);
            const Date on = *base::parse_iso_date(row[1]);
            if (!skill) {
                return;
            }
            if (row[3] != "OFFERED") {
                pupil.given.push_back({on, *skill, row[3], static_cast<std::int32_t>(std::stoll(row[4]))});
                return;
            }
            if (offered_on[&pupil] != on) {
                pupil.offered_last.clear();
                offered_on[&pupil] = on;
            }
            pupil.offered_last.push_back(*skill);
        });
        Statement notes(store_->session);
        notes << "SELECT q.token, q.note FROM question q JOIN run r ON r.id = q.run WHERE r.for_date < ? AND r.for_date >= ?",
            use(before), use(notes_from);
        each(notes, [](school::PupilHistory& pupil, const std::vector<std::string>& row) {
            pupil.notes.push_back(static_cast<std::uint64_t>(std::stoll(row[1])));
        });
        Statement booklets(store_->session);
        booklets
            << "SELECT b.token, r.for_date FROM booklet b JOIN run r ON r.id = b.run WHERE r.for_date < ? ORDER BY r.for_date",
            use(before);
        each(booklets, [](school::PupilHistory& pupil, const std::vector<std::string>& row) {
            pupil.booklets.push_back(*base::parse_iso_date(row[1]));
        });
        Statement secure(store_->session);
        secure << "SELECT s.token, s.skill, s.since FROM secure s JOIN run r ON r.id = s.run WHERE r.for_date = (SELECT "
                  "max(for_date) FROM run WHERE for_date < ? AND state IN ('done', 'delivering', 'rendered'))",
            use(before);
        each(secure, [&](school::PupilHistory& pupil, const std::vector<std::string>& row) {
            if (const auto skill = curriculum.find(row[1])) {
                pupil.secure_since.emplace_back(*skill, *base::parse_iso_date(row[2]));
            }
        });
        for (auto& pupil : history.pupils) {
            std::sort(pupil.notes.begin(), pupil.notes.end());
            std::sort(pupil.secure_since.begin(), pupil.secure_since.end());
        }
        return history;
    });
}

Result<Ledger::PreviousCounts> Ledger::previous_counts(Date date) {
    return guarded(store_->path, [&]() -> Result<PreviousCounts> {
        std::string before = base::to_iso(date);
        Statement select(store_->session);
        select << "SELECT pupils, contacts FROM run WHERE for_date < ? AND state = 'done' ORDER BY for_date DESC LIMIT 1",
            use(before);
        const auto rows = rows_of(select);
        PreviousCounts counts;
        if (!rows.empty()) {
            counts = {std::stoll(rows[0][0]), std::stoll(rows[0][1])};
        }
        return counts;
    });
}

Status Ledger::record_counts(std::int64_t run, const PreviousCounts& counts) {
    return guarded(store_->path, [&]() -> Status {
        std::int64_t pupils = counts.pupils;
        std::int64_t contacts = counts.contacts;
        store_->session << "UPDATE run SET pupils = ?, contacts = ? WHERE id = ?", use(pupils), use(contacts), use(run), now;
        return {};
    });
}

Status Ledger::plan(std::int64_t run, const std::vector<DeliveryRow>& deliveries) {
    return guarded(store_->path, [&]() -> Status {
        Session& session = store_->session;
        Poco::Data::Transaction transaction(session);
        DeliveryRow row;
        std::string state;
        Statement insert(session);
        insert << "INSERT OR IGNORE INTO delivery (key, run, token, recipient, channel, message_id, artefact, state, cause) "
                  "VALUES (?,?,?,?,?,?,?,?,?)",
            use(row.key), use(run), use(row.token), use(row.recipient), use(row.channel), use(row.message_id), use(row.artefact),
            use(state), use(row.cause);
        for (const auto& delivery : deliveries) {
            row = delivery;
            state = name_of(delivery.state);
            insert.execute();
        }
        transaction.commit();
        return {};
    });
}

namespace {

/// One step of one delivery, inside the caller's transaction; false when it was in none of the `from` states.
bool move_in(Session& session, std::string key, const DeliveryStep& step) {
    std::string states;
    for (const auto state : step.from) {
        states += (states.empty() ? "'" : ", '") + std::string(name_of(state)) + "'";
    }
    std::string now_state = name_of(step.to);
    std::string cause = step.cause;
    std::string reply = step.reply;
    std::int64_t tries = step.to == DeliveryState::Sending ? 1 : 0;
    Statement select(session);
    select << "SELECT state FROM delivery WHERE key = ? AND state IN (" + states + ")", use(key);
    const auto rows = rows_of(select);
    if (rows.empty()) {
        return false;
    }
    std::string was = rows[0][0];
    Statement update(session);
    update << "UPDATE delivery SET state = ?, cause = ?, reply = ?, attempts = attempts + ? WHERE key = ? AND state = ?",
        use(now_state), use(cause), use(reply), use(tries), use(key), use(was);
    if (update.execute() != 1) {
        return false;
    }
    session << "INSERT INTO event (delivery, was, now, note) VALUES (?,?,?,?)", use(key), use(was), use(now_state), use(cause),
        now;
    return true;
}

}  // namespace

Result<bool> Ledger::move(const std::string& key, const std::vector<DeliveryState>& from, DeliveryState to,
                          const std::string& cause, const std::string& reply) {
    BOOKBAG_TRY(moved, move_together({key}, {from, to, cause, reply}));
    return moved == 1;
}

Result<std::int64_t> Ledger::move_together(const std::vector<std::string>& keys, const DeliveryStep& step) {
    return guarded(store_->path, [&]() -> Result<std::int64_t> {
        Poco::Data::Transaction transaction(store_->session);
        std::int64_t moved = 0;
        for (const auto& key : keys) {
            moved += move_in(store_->session, key, step) ? 1 : 0;
        }
        transaction.commit();
        return moved;
    });
}

Result<std::vector<DeliveryRow>> Ledger::deliveries(std::int64_t run) {
    return guarded(store_->path, [&]() -> Result<std::vector<DeliveryRow>> {
        Statement select(store_->session);
        select << "SELECT key, token, recipient, channel, message_id, artefact, state, cause, attempts, coalesce(reply, '') FROM "
                  "delivery WHERE run = ? OR ? = 0 ORDER BY key",
            use(run), use(run);
        std::vector<DeliveryRow> rows;
        for (auto& row : rows_of(select)) {
            rows.push_back({row[0], row[1], row[2], row[3], row[4], row[5],
                            delivery_state(row[6]).value_or(DeliveryState::Unknown), row[7], std::stoll(row[8]), row[9]});
        }
        return rows;
    });
}

Result<std::int64_t> Ledger::settle_interrupted() {
    return guarded(store_->path, [&]() -> Result<std::int64_t> {
        Session& session = store_->session;
        Poco::Data::Transaction transaction(session);
        session << "INSERT INTO event (delivery, was, now, note) SELECT key, 'sending', 'unknown', 'interrupted' FROM delivery "
                   "WHERE state = 'sending'",
            now;
        Statement update(session);
        update << "UPDATE delivery SET state = 'unknown', cause = 'interrupted' WHERE state = 'sending'";
        const auto count = static_cast<std::int64_t>(update.execute());
        transaction.commit();
        return count;
    });
}

Result<std::vector<Artefact>> Ledger::artefacts(std::int64_t run) {
    return guarded(store_->path, [&]() -> Result<std::vector<Artefact>> {
        Statement select(store_->session);
        select << "SELECT key, kind, token, path, sha256, pages, bytes FROM artefact WHERE run = ? ORDER BY key", use(run);
        std::vector<Artefact> artefacts;
        for (const auto& row : rows_of(select)) {
            artefacts.push_back({row[0], row[1], row[2], row[3], row[4], std::stoll(row[5]), std::stoll(row[6])});
        }
        return artefacts;
    });
}

Result<std::vector<GivenQuestion>> Ledger::questions(std::int64_t run, const std::string& token) {
    return guarded(store_->path, [&]() -> Result<std::vector<GivenQuestion>> {
        std::string pupil = token;
        Statement select(store_->session);
        select
            << "SELECT token, code, skill, template, version, seed, note FROM question WHERE run = ? AND token = ? ORDER BY code",
            use(run), use(pupil);
        std::vector<GivenQuestion> questions;
        for (const auto& row : rows_of(select)) {
            questions.push_back({row[0], row[1], row[2], row[3], std::stoll(row[4]),
                                 static_cast<std::uint64_t>(std::stoll(row[5])), static_cast<std::uint64_t>(std::stoll(row[6]))});
        }
        return questions;
    });
}

Result<std::vector<GivenTargetRow>> Ledger::targets(std::int64_t run, const std::string& token) {
    return guarded(store_->path, [&]() -> Result<std::vector<GivenTargetRow>> {
        std::string pupil = token;
        Statement select(store_->session);
        select << "SELECT token, skill, kind, known, reason FROM target WHERE run = ? AND token = ? ORDER BY place", use(run),
            use(pupil);
        std::vector<GivenTargetRow> targets;
        for (const auto& row : rows_of(select)) {
            targets.push_back({row[0], row[1], row[2], std::stoll(row[3]), row[4]});
        }
        return targets;
    });
}

}  // namespace bookbag::ledger
