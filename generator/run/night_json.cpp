// night.json: the schema is docs/formats/night.md; members are only ever added.
#include "files/json.hpp"
#include "run/night_facts.hpp"

namespace bookbag::run {

namespace {

using files::JsonWriter;

const char* word_of(ingest::ContactsState state) {
    constexpr const char* kWords[] = {"absent", "current", "held"};
    return kWords[static_cast<std::size_t>(state)];
}

std::int64_t whole(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

void write_inputs(JsonWriter& json, const NightFacts& facts) {
    json.key("inputs").open_list();
    for (const auto& file : facts.intake.files) {
        json.open_map()
            .member("name", file.name)
            .member("source", file.source)
            .member("table", file.table)
            .member("sha256", file.sha256);
        json.member("end", ingest::name_of(file.end))
            .member("read", whole(file.rows.rows_read()))
            .member("loaded", whole(file.rows.loaded()));
        json.member("quarantined", whole(file.rows.quarantined())).member("skipped", whole(file.rows.skipped()));
        json.key("skipped_by").open_map();
        for (const auto& [code, count] : file.rows.skipped_by_code()) {
            json.member(code, whole(count));
        }
        json.close_map().close_map();
    }
    json.close_list();
}

void write_packs(JsonWriter& json, const NightFacts& facts) {
    json.key("pupils").open_map().member("on_roll", facts.pupils).member("not_due", facts.not_due).member("failed", facts.failed);
    json.member("first_look", facts.diagnostic).close_map();
    json.key("packs")
        .open_map()
        .member("made", facts.packs)
        .member("pages", facts.pages)
        .member("bytes", facts.bytes)
        .member("sheets", facts.sheets)
        .close_map();
    json.key("reports")
        .open_map()
        .member("email", facts.reports_email)
        .member("paper", facts.reports_paper)
        .member("held", facts.reports_held);
    json.key("paper_because").open_map();
    for (const auto& [reason, count] : facts.paper_because) {
        json.member(reason, count);
    }
    json.close_map().close_map();
    json.key("stacks").open_map();
    for (const auto& [name, count] : facts.stacks) {
        json.key(name).open_map().member("booklets", count.first).member("sheets", count.second).close_map();
    }
    json.close_map();
}

void write_costs(JsonWriter& json, const NightFacts& facts) {
    json.key("stages").open_list();
    for (const auto& stage : facts.stages) {
        json.open_map().member("name", stage.name).member("cpu_ms", stage.cpu_ms).member("wall_ms", stage.wall_ms).close_map();
    }
    json.close_list();
    json.key("memory")
        .open_map()
        .member("peak_parent_kb", facts.peak_parent_kb)
        .member("peak_worker_kb", facts.peak_worker_kb)
        .close_map();
    json.member("cpu_ms", facts.cpu_ms).member("wall_ms", facts.wall_ms);
}

}  // namespace

std::string night_json(const NightFacts& facts) {
    JsonWriter json;
    json.open_map()
        .member("format", "bookbag-night")
        .member("format_version", 1)
        .member("school", facts.school)
        .member("date", base::to_iso(facts.date));
    json.member("program", facts.program).member("exit", facts.exit_code).key("resumed").flag(facts.resumed);
    write_inputs(json, facts);
    json.member("contacts", word_of(facts.contacts));
    write_packs(json, facts);
    json.key("deliveries").open_map();
    for (const auto& [state, count] : facts.deliveries) {
        json.member(state, count);
    }
    json.close_map().key("thin_skills").open_map();
    for (const auto& [skill, count] : facts.thin) {
        json.member(skill, count);
    }
    json.close_map().key("files").open_list();
    for (const auto& a : facts.artefacts) {
        json.open_map()
            .member("path", a.path)
            .member("kind", a.kind)
            .member("sha256", a.sha256)
            .member("pages", a.pages)
            .member("bytes", a.bytes)
            .close_map();
    }
    json.close_list();
    write_costs(json, facts);
    json.close_map();
    return json.finish();
}

}  // namespace bookbag::run
