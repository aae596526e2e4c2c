// The shard's two directions, side by side so that they cannot drift apart.
#include "run/shard.hpp"

#include <cstdlib>

#include "files/json.hpp"

namespace bookbag::run {

using files::JsonNode;
using files::JsonWriter;

const char* name_of(PupilEnd end) {
    constexpr const char* kNames[] = {"made", "not-due", "no-questions", "failed"};
    return kNames[static_cast<std::size_t>(end)];
}

namespace {

PupilEnd pupil_end(const std::string& name) {
    for (int i = 0; i <= static_cast<int>(PupilEnd::Failed); ++i) {
        if (name == name_of(static_cast<PupilEnd>(i))) {
            return static_cast<PupilEnd>(i);
        }
    }
    return PupilEnd::Failed;
}

void write_pupil(JsonWriter& json, const PupilShard& pupil) {
    json.open_map().member("token", pupil.token).member("end", name_of(pupil.end)).member("why", pupil.why);
    json.key("diagnostic").flag(pupil.diagnostic).key("stale").flag(pupil.stale);
    json.member("pages", pupil.pages).member("sheets", pupil.sheets).member("stack", pupil.stack);
    json.member("report_path", pupil.report_path)
        .member("report_sha256", pupil.report_sha256)
        .member("report_bytes", pupil.report_bytes)
        .member("report_held", pupil.report_held);
    json.key("thin").open_list();
    for (const auto& skill : pupil.thin) {
        json.text(skill);
    }
    json.close_list().close_map();
}

/// 64 unsigned bits travel as text: JSON numbers of other readers lose them.
std::string bits(std::uint64_t value) {
    return std::to_string(value);
}
std::uint64_t bits_of(const JsonNode& node, const char* name) {
    return std::strtoull(node.text_of(name).c_str(), nullptr, 10);
}

void write_record(JsonWriter& json, const ledger::Ledger::ClassRecord& record) {
    json.key("artefacts").open_list();
    for (const auto& a : record.artefacts) {
        json.open_map()
            .member("key", a.key)
            .member("kind", a.kind)
            .member("token", a.token)
            .member("path", a.path)
            .member("sha256", a.sha256);
        json.member("pages", a.pages).member("bytes", a.bytes).close_map();
    }
    json.close_list().key("questions").open_list();
    for (const auto& q : record.questions) {
        json.open_map()
            .member("token", q.token)
            .member("code", q.code)
            .member("skill", q.skill)
            .member("template", q.template_id)
            .member("version", q.version);
        json.member("seed", bits(q.seed)).member("note", bits(q.note)).close_map();
    }
    json.close_list().key("targets").open_list();
    for (const auto& t : record.targets) {
        json.open_map()
            .member("token", t.token)
            .member("skill", t.skill)
            .member("kind", t.kind)
            .member("known", t.known)
            .member("reason", t.reason)
            .close_map();
    }
    json.close_list().key("secure").open_list();
    for (const auto& s : record.secure) {
        json.open_map().member("token", s.token).member("skill", s.skill).member("since", base::to_iso(s.since)).close_map();
    }
    json.close_list().key("booklets").open_list();
    for (const auto& token : record.booklets) {
        json.text(token);
    }
    json.close_list();
}

template <typename Take>
void each(const JsonNode& map, const char* name, Take take) {
    if (const JsonNode* list = map.find(name)) {
        for (const auto& item : list->items) {
            take(item);
        }
    }
}

bool flag_of(const JsonNode& map, const char* name) {
    const JsonNode* node = map.find(name);
    return node != nullptr && node->text == "true";
}

PupilShard read_pupil(const JsonNode& node) {
    PupilShard pupil;
    pupil.token = node.text_of("token");
    pupil.end = pupil_end(node.text_of("end"));
    pupil.why = node.text_of("why");
    pupil.diagnostic = flag_of(node, "diagnostic");
    pupil.stale = flag_of(node, "stale");
    pupil.pages = static_cast<int>(node.integer_of("pages", 0));
    pupil.sheets = static_cast<int>(node.integer_of("sheets", 0));
    pupil.stack = node.text_of("stack");
    pupil.report_path = node.text_of("report_path");
    pupil.report_sha256 = node.text_of("report_sha256");
    pupil.report_bytes = node.integer_of("report_bytes", 0);
    pupil.report_held = node.text_of("report_held");
    each(node, "thin", [&](const JsonNode& skill) { pupil.thin.push_back(skill.text); });
    return pupil;
}

void read_record(const JsonNode& root, ledger::Ledger::ClassRecord& record) {
    each(root, "artefacts", [&](const JsonNode& n) {
        record.artefacts.push_back({n.text_of("key"), n.text_of("kind"), n.text_of("token"), n.text_of("path"),
                                    n.text_of("sha256"), n.integer_of("pages", 0), n.integer_of("bytes", 0)});
    });
    each(root, "questions", [&](const JsonNode& n) {
        record.questions.push_back({n.text_of("token"), n.text_of("code"), n.text_of("skill"), n.text_of("template"),
                                    n.integer_of("version", 1), bits_of(n, "seed"), bits_of(n, "note")});
    });
    each(root, "targets", [&](const JsonNode& n) {
        record.targets.push_back(
            {n.text_of("token"), n.text_of("skill"), n.text_of("kind"), n.integer_of("known", 0), n.text_of("reason")});
    });
    each(root, "secure", [&](const JsonNode& n) {
        if (const auto since = base::parse_iso_date(n.text_of("since"))) {
            record.secure.push_back({n.text_of("token"), n.text_of("skill"), *since});
        }
    });
    each(root, "booklets", [&](const JsonNode& n) { record.booklets.push_back(n.text); });
}

}  // namespace

std::string to_json(const ClassShard& shard) {
    JsonWriter json;
    json.open_map()
        .member("format", "bookbag-shard")
        .member("format_version", 1)
        .member("class", shard.class_id)
        .member("input_hash", shard.input_hash);
    json.key("pupils").open_list();
    for (const auto& pupil : shard.pupils) {
        write_pupil(json, pupil);
    }
    json.close_list();
    write_record(json, shard.record);
    json.key("previews").open_list();
    for (const auto& preview : shard.previews) {
        json.text(preview);
    }
    json.close_list().close_map();
    return json.finish();
}

base::Result<ClassShard> read_shard(const std::string& path, const std::string& text) {
    BOOKBAG_TRY(root, files::parse_json(path, text));
    if (root.text_of("format") != "bookbag-shard" || root.integer_of("format_version", 0) != 1) {
        return base::Fault{base::FaultKind::BadInput,
                           {path, 0, 0},
                           "not a shard of this version",
                           "remove the file; the class is made again",
                           "E-SHARD"};
    }
    ClassShard shard;
    shard.class_id = root.text_of("class");
    shard.input_hash = root.text_of("input_hash");
    each(root, "pupils", [&](const JsonNode& node) { shard.pupils.push_back(read_pupil(node)); });
    read_record(root, shard.record);
    each(root, "previews", [&](const JsonNode& node) { shard.previews.push_back(node.text); });
    shard.record.class_id = shard.class_id;
    return shard;
}

}  // namespace bookbag::run
