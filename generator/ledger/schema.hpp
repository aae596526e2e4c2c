// The ledger's tables in SQLite's dialect, in the order in which they are made.
// Meaning of each column: docs/formats/ledger.md. STRICT tables refuse a value of the wrong type.
#pragma once

namespace bookbag::ledger {

inline constexpr const char* kSchema[] = {
    "CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY, for_date TEXT NOT NULL UNIQUE, state TEXT NOT NULL, program TEXT "
    "NOT NULL, "
    "input_hash TEXT, pupils INTEGER NOT NULL DEFAULT 0, contacts INTEGER NOT NULL DEFAULT 0) STRICT",
    "CREATE TABLE IF NOT EXISTS input (run INTEGER NOT NULL REFERENCES run(id), name TEXT NOT NULL, sha256 TEXT NOT NULL, "
    "rows_read INTEGER NOT NULL, "
    "loaded INTEGER NOT NULL, quarantined INTEGER NOT NULL, skipped INTEGER NOT NULL, PRIMARY KEY (run, name, sha256)) STRICT",
    "CREATE TABLE IF NOT EXISTS artefact (key TEXT PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id), class_id TEXT NOT NULL, "
    "kind TEXT NOT NULL, "
    "token TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS question (run INTEGER NOT NULL REFERENCES run(id), class_id TEXT NOT NULL, token TEXT NOT NULL, "
    "code TEXT NOT NULL, "
    "skill TEXT NOT NULL, template TEXT NOT NULL, version INTEGER NOT NULL, seed INTEGER NOT NULL, note INTEGER NOT NULL, "
    "PRIMARY KEY (run, token, code)) STRICT",
    "CREATE TABLE IF NOT EXISTS target (run INTEGER NOT NULL REFERENCES run(id), class_id TEXT NOT NULL, token TEXT NOT NULL, "
    "place INTEGER NOT NULL, "
    "skill TEXT NOT NULL, kind TEXT NOT NULL, known INTEGER NOT NULL, reason TEXT NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS target_by_pupil ON target (token, run)",
    "CREATE TABLE IF NOT EXISTS secure (run INTEGER NOT NULL REFERENCES run(id), class_id TEXT NOT NULL, token TEXT NOT NULL, "
    "skill TEXT NOT NULL, "
    "since TEXT NOT NULL, PRIMARY KEY (run, token, skill)) STRICT",
    "CREATE TABLE IF NOT EXISTS booklet (run INTEGER NOT NULL REFERENCES run(id), class_id TEXT NOT NULL, token TEXT NOT NULL, "
    "PRIMARY KEY (run, token)) STRICT",
    "CREATE TABLE IF NOT EXISTS delivery (key TEXT PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id), token TEXT NOT NULL, "
    "recipient TEXT NOT NULL, "
    "channel TEXT NOT NULL, message_id TEXT NOT NULL, artefact TEXT NOT NULL, state TEXT NOT NULL, cause TEXT NOT NULL, attempts "
    "INTEGER NOT NULL DEFAULT 0, "
    "reply TEXT) STRICT",
    "CREATE TABLE IF NOT EXISTS event (number INTEGER PRIMARY KEY, delivery TEXT NOT NULL REFERENCES delivery(key), was TEXT NOT "
    "NULL, now TEXT NOT NULL, "
    "note TEXT NOT NULL) STRICT",
};

}  // namespace bookbag::ledger
