// The run of a map: bind columns, prove dates, then row by row and cell by cell to native fields.
#include "ingest/map_run.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

using base::Fault;
using base::FaultKind;
using base::Status;
using Values = std::map<std::string, std::string, std::less<>>;

constexpr std::int64_t kDay = 86'400;

/// "2026-10-12T15:30:00Z" of seconds since 1970.
std::string utc_text(std::int64_t at) {
    const base::Date day{static_cast<std::int32_t>(at >= 0 ? at / kDay : -((-at + kDay - 1) / kDay))};
    const std::int64_t second = at - day.days * kDay;
    return base::to_iso(day) + "T" + base::zero_padded(second / 3600, 2) + ":" + base::zero_padded(second / 60 % 60, 2) + ":" +
           base::zero_padded(second % 60, 2) + "Z";
}

/// A column that belongs to a block, with its holes' values.
struct BlockColumn {
    std::size_t column = 0;
    Pattern::Match holes;
};

class MapRun {
public:
    MapRun(FileLog& log, const SourceMap& map, const Sheet& sheet, const MapContext& context)
        : log_(log), map_(map), sheet_(sheet), context_(context) {}

    Status run(const Emit& emit);

private:
    Status bind();
    Status bind_field(const MapField& field);
    Status bind_blocks();
    std::optional<BlockColumn> fit(const MapBlock& block, std::size_t column) const;
    Status check_school() const;
    void prove_dates();
    void understand();
    bool looks_like_footer(const Sheet::Row& row) const;
    bool finds_pupil(const Values& values) const;
    void take_row(const Sheet::Row& row, bool is_last, const Emit& emit);
    std::optional<Fault> row_fault(const Sheet::Row& row, bool last) const;
    Values values_of(const Sheet::Row& row);
    std::string typed(const MapField& field, const std::string& text, const Cell& place);
    std::optional<Fault> find_pupil(const Sheet::Row& row, Values& values) const;
    void emit_row(const Sheet::Row& row, Values& values, const Emit& emit);
    void emit_cells(const MapEmit& emit_rule, const Sheet::Row& row, Values& values, const Emit& emit);
    EmitFate emit_one(const MapEmit& emit_rule, const Sheet::Row& row, const Values& values, std::size_t column, const Emit& emit);
    std::string value_of(const MapValue& value, const Values& values) const;
    std::string date_value(const MapValue& value, const Values& values) const;
    std::string named(const std::string& word, const Values& values) const;
    std::string max_score(const Values& values, std::size_t column) const;
    bool has_key(const Values& values) const;
    std::uint32_t column_of_field(const std::string& field) const;

    FileLog& log_;
    const SourceMap& map_;
    const Sheet& sheet_;
    const MapContext& context_;
    SheetHeader header_;
    std::map<std::string, std::size_t> columns_;                   ///< field → column
    std::map<std::string, std::vector<BlockColumn>> blocks_;
    std::map<std::string, std::optional<DateOrder>> orders_;       ///< field or hole → proved order
    std::map<std::string, Refusal> order_faults_;
    std::map<std::string, const Sheet::Row*> metadata_;            ///< rows below the header by name
    std::optional<KeyFinder> finder_;
    std::uint64_t blank_cells_ = 0;
};

std::uint32_t MapRun::column_of_field(const std::string& field) const {
    const auto found = columns_.find(field);
    return found == columns_.end() ? 0 : static_cast<std::uint32_t>(found->second + 1);
}

Status MapRun::bind_field(const MapField& field) {
    if (field.at) {
        if (*field.at <= header_.names.size()) {
            columns_[field.name] = *field.at - 1;
        }
        return {};
    }
    for (std::size_t i = 0; i < header_.names.size(); ++i) {
        const std::string folded = folded_label(header_.names[i]);
        if (std::find(field.headers.begin(), field.headers.end(), folded) == field.headers.end()) {
            continue;
        }
        const auto [place, fresh] = columns_.emplace(field.name, i);
        if (!fresh) {
            return log_.about_file("E-HEADER-TWICE", "\"" + header_.names[i] + "\" is in columns " + std::to_string(place->second + 1) + " and " +
                                   std::to_string(i + 1), "name one by position with at:");
        }
    }
    return {};
}

std::optional<BlockColumn> MapRun::fit(const MapBlock& block, std::size_t column) const {
    for (const Pattern& pattern : block.headers) {
        auto holes = pattern.match(header_.names[column]);
        if (!holes) {
            continue;
        }
        bool inside = true;
        for (auto& [name, text] : *holes) {
            if (const auto bounds = block.within.find(name); bounds != block.within.end()) {
                const auto number = base::parse_integer(text);
                inside = inside && number && *number >= bounds->second.first && *number <= bounds->second.second;
            }
            if (const auto table = block.rename.find(name); table != block.rename.end()) {
                const auto meant = table->second.find(folded_label(text));
                inside = inside && meant != table->second.end();
                text = meant == table->second.end() ? text : meant->second;
            }
        }
        if (inside) {
            return BlockColumn{column, *std::move(holes)};
        }
    }
    return std::nullopt;
}

Status MapRun::bind_blocks() {
    std::set<std::size_t> named;
    for (const auto& [field, column] : columns_) {
        named.insert(column);
    }
    for (std::size_t i = 0; i < header_.names.size(); ++i) {
        const MapBlock* owner = nullptr;
        for (const MapBlock& block : map_.blocks) {
            auto column = fit(block, i);
            if (!column || named.count(i) != 0) {
                continue;
            }
            if (owner != nullptr) {
                return log_.about_file("E-MAP", "column " + std::to_string(i + 1) + " fits the blocks " + owner->name + " and " + block.name,
                                       "make their patterns differ");
            }
            owner = &block;
            blocks_[block.name].push_back(*std::move(column));
        }
    }
    return {};
}

Status MapRun::bind() {
    auto header = find_header(map_, sheet_);
    if (!header) {
        return log_.about_file("E-HEADER", "no line holds the columns of this map", "compare the headers with " + map_.path);
    }
    header_ = *std::move(header);
    if (header_.first_row > 0) {
        log_.note(log_.about_file("I-TITLE", std::to_string(header_.first_row) + " lines above the header skipped", "nothing to do"));
    }
    for (const MapField& field : map_.fields) {
        if (Status done = bind_field(field); !done) {
            return done;
        }
    }
    for (std::size_t i = 0; i < map_.after_header.size(); ++i) {
        const std::size_t row = header_.first_row + map_.header_rows + i;
        if (row < sheet_.rows.size()) {
            metadata_[map_.after_header[i]] = &sheet_.rows[row];
        }
    }
    if (Status done = bind_blocks(); !done) {
        return done;
    }
    understand();
    return check_school();
}

void MapRun::understand() {
    std::vector<std::string>& lines = log_.report().understood;
    std::size_t used = 0;
    lines.push_back("header: line " + std::to_string(sheet_.rows[header_.first_row].line));
    for (const auto& [field, column] : columns_) {
        lines.push_back(field + ": column " + std::to_string(column + 1) + " \"" + header_.names[column] + "\"");
        ++used;
    }
    for (const auto& [block, columns] : blocks_) {
        lines.push_back("block " + block + ": " + std::to_string(columns.size()) + " columns");
        used += columns.size();
    }
    if (used < header_.names.size()) {
        const std::string ignored = "ignored " + std::to_string(header_.names.size() - used) + " columns";
        lines.push_back(ignored);
        log_.note(log_.about_file("I-IGNORED", ignored, "nothing to do"));
    }
}

Status MapRun::check_school() const {
    if (!map_.school_field) {
        return {};
    }
    const auto column = columns_.find(*map_.school_field);
    for (std::size_t r = header_.data_row; column != columns_.end() && r < sheet_.rows.size(); ++r) {
        const auto& cells = sheet_.rows[r].cells;
        if (column->second < cells.size() && !cells[column->second].empty() && folded_label(cells[column->second]) != folded_label(map_.school_value)) {
            return log_.about_file("E-SCHOOL", "file is for another school", "send it to the school that it belongs to");
        }
    }
    return {};
}

/// Every date column is proved over all its cells; the holes of a block's headers count as one column.
void MapRun::prove_dates() {
    std::map<std::string, DateProof> proofs;
    for (const MapField& field : map_.fields) {
        const auto column = columns_.find(field.name);
        const bool dated = field.type == FieldType::Date || field.type == FieldType::DateTime;
        if (!dated || column == columns_.end()) {
            continue;
        }
        DateProof& proof = proofs[field.name];
        for (std::size_t r = header_.data_row; r < sheet_.rows.size(); ++r) {
            if (column->second < sheet_.rows[r].cells.size()) {
                proof.see(sheet_.rows[r].cells[column->second], sheet_.rows[r].line);
            }
        }
    }
    for (const MapBlock& block : map_.blocks) {
        for (const Pattern::Hole& hole : block.headers.front().holes()) {
            if (hole.type != Pattern::HoleType::Date) {
                continue;
            }
            DateProof& proof = proofs[hole.name];
            for (const BlockColumn& column : blocks_[block.name]) {
                proof.see(column.holes.at(hole.name), sheet_.rows[header_.first_row].line);
            }
        }
    }
    for (const auto& [name, proof] : proofs) {
        const Reading<DateOrder> order = proof.order(map_.dates);
        if (order) {
            orders_[name] = *order;
            const std::uint32_t line = proof.day_first_line() != 0 ? proof.day_first_line() : proof.month_first_line();
            if (line != 0) {
                log_.report().understood.push_back(name + ": order proved by line " + std::to_string(line));
            }
        } else {
            order_faults_.insert_or_assign(name, order.refusal());
            log_.note(log_.about({{}, sheet_.rows[header_.first_row].line, column_of_field(name)}, order.refusal(), Privacy::Plain));
        }
    }
}

bool MapRun::has_key(const Values& values) const {
    return std::any_of(map_.keys.begin(), map_.keys.end(), [&](const std::vector<std::string>& key) {
        return std::all_of(key.begin(), key.end(), [&](const std::string& field) {
            const auto value = values.find(field);
            return value != values.end() && !value->second.empty();
        });
    });
}

/// Whether the row's first filled cell is one of the map's totals and footers.
bool MapRun::looks_like_footer(const Sheet::Row& row) const {
    const auto first = std::find_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !base::trimmed(cell).empty(); });
    return first != row.cells.end() && std::any_of(map_.ignore_rows.begin(), map_.ignore_rows.end(),
                                                   [&](const Pattern& pattern) { return pattern.match(*first).has_value(); });
}

bool MapRun::finds_pupil(const Values& values) const {
    return finder_ ? !finder_->find(values).pupil_ids.empty() : has_key(values);
}

std::optional<Fault> MapRun::row_fault(const Sheet::Row& row, bool last) const {
    if (row.fault) {
        return row.fault;
    }
    std::size_t width = row.cells.size();
    while (width > header_.names.size() && base::trimmed(row.cells[width - 1]).empty()) {
        --width;
    }
    const std::string what = std::to_string(row.cells.size()) + " fields, header has " + std::to_string(header_.names.size());
    if (width < header_.names.size() && last && sheet_.cut) {
        return Fault{FaultKind::BadInput, {log_.name(), row.line, static_cast<std::uint32_t>(width)}, "file ends inside a record",
                     "export it again", "E-CUT-RECORD"};
    }
    if (width != header_.names.size()) {
        return Fault{FaultKind::BadInput, {log_.name(), row.line, static_cast<std::uint32_t>(width)}, what, "correct the row", "E-WIDTH"};
    }
    return std::nullopt;
}

std::string MapRun::typed(const MapField& field, const std::string& text, const Cell& place) {
    if (field.type != FieldType::Date && field.type != FieldType::DateTime) {
        return text;
    }
    if (order_faults_.count(field.name) != 0) {
        return "";
    }
    const auto order = orders_.find(field.name);
    const DateRules rules{order == orders_.end() ? map_.dates : order->second, context_.night,
                          field.name == "birth_date" ? DateUse::Birth : DateUse::Event};
    const Privacy privacy = field.name == "birth_date" ? Privacy::Personal : Privacy::Plain;
    if (field.type == FieldType::Date) {
        const Reading<ReadDate> date = read_date(text, rules);
        if (!date) {
            log_.note(log_.about(place, date.refusal(), privacy));
            return "";
        }
        return base::to_iso(date->date);
    }
    const Reading<ReadMoment> moment = read_moment(text, rules);
    if (!moment) {
        log_.note(log_.about(place, moment.refusal(), privacy));
        return "";
    }
    if (moment->warning == "W-ZONE") {
        log_.note(log_.about(place, {"W-ZONE", "hour is repeated or missing; read as Europe/London", "export times with their zone"}, privacy));
    }
    return moment->whole_day ? base::to_iso(school::london_day(moment->at)) : utc_text(moment->at);
}

Values MapRun::values_of(const Sheet::Row& row) {
    Values values;
    for (const MapField& field : map_.fields) {
        const auto column = columns_.find(field.name);
        if (column == columns_.end() || column->second >= row.cells.size()) {
            values[field.name] = "";
            continue;
        }
        std::string text(base::trimmed(row.cells[column->second]));
        const std::string folded = folded_label(text);
        if (const auto meant = field.values.find(folded); meant != field.values.end()) {
            text = meant->second;
        } else if (std::find(field.absent.begin(), field.absent.end(), folded) != field.absent.end()) {
            text.clear();
        }
        if (!text.empty()) {
            text = typed(field, text, {row.cells[column->second], row.line, static_cast<std::uint32_t>(column->second + 1)});
        }
        values[field.name] = std::move(text);
    }
    return values;
}

std::optional<Fault> MapRun::find_pupil(const Sheet::Row& row, Values& values) const {
    const KeyFinder::Hit hit = finder_->find(values);
    const auto fault = [&](const char* code, const std::string& what) {
        return Fault{FaultKind::BadInput, {log_.name(), row.line, column_of_field(map_.keys.front().front())}, what,
                     "correct the row, or add a key to the map", code};
    };
    if (hit.key.empty()) {
        return fault("E-KEY-NONE", "the row has no pupil key");
    }
    if (hit.pupil_ids.empty()) {
        return fault("E-KEY-NONE", "no pupil matches " + hit.key);
    }
    if (hit.pupil_ids.size() > 1) {
        return fault("E-KEY-MANY", std::to_string(hit.pupil_ids.size()) + " pupils match " + hit.key);
    }
    values["pupil_id"] = hit.pupil_ids.front();
    return std::nullopt;
}

std::string MapRun::named(const std::string& word, const Values& values) const {
    if (const auto value = values.find(word); value != values.end()) {
        return value->second;
    }
    return word == "file_time" ? utc_text(context_.file_time) : word;
}

std::string MapRun::date_value(const MapValue& value, const Values& values) const {
    const auto text = values.find(value.source);
    const auto order = orders_.find(value.source);
    if (text == values.end() || text->second.empty()) {
        return "";
    }
    const Reading<ReadDate> date = read_date(text->second, {order == orders_.end() ? map_.dates : order->second, context_.night, DateUse::Event});
    if (!date) {
        return text->second;  // the judge refuses it with its own reason
    }
    const base::Date day = date->date + static_cast<std::int32_t>(value.plus_days);
    if (value.time.size() != 5) {
        return base::to_iso(day);
    }
    const auto hour = base::parse_integer(value.time.substr(0, 2)).value_or(12);
    const auto minute = base::parse_integer(value.time.substr(3, 2)).value_or(0);
    return utc_text(school::from_london(day, static_cast<std::int32_t>(hour * 3600 + minute * 60)).at);
}

std::string MapRun::value_of(const MapValue& value, const Values& values) const {
    switch (value.kind) {
        case MapValue::Kind::Word: return named(value.word, values);
        case MapValue::Kind::DateOf: return date_value(value, values);
        case MapValue::Kind::FirstOf:
            for (const std::string& word : value.choices) {
                if (std::string text = named(word, values); !text.empty()) {
                    return text;
                }
            }
            return "";
        case MapValue::Kind::Template: break;
    }
    std::string text;
    for (std::size_t i = 0; i < value.pieces.size(); ++i) {
        text += i % 2 == 0 ? value.pieces[i] : named(value.pieces[i], values);
    }
    return text;
}

std::string MapRun::max_score(const Values& values, std::size_t column) const {
    switch (map_.max_score) {
        case MapHeader::Fixed: return map_.max_score_text;
        case MapHeader::Field:
        case MapHeader::HoleValue: return named(map_.max_score_text, values);
        case MapHeader::Row: {
            const auto row = metadata_.find(map_.max_score_text);
            return row != metadata_.end() && column < row->second->cells.size() ? row->second->cells[column] : "";
        }
        case MapHeader::None: break;
    }
    return "";
}

EmitFate MapRun::emit_one(const MapEmit& emit_rule, const Sheet::Row& row, const Values& values, std::size_t column, const Emit& emit) {
    const TableShape& shape = shape_of_table(emit_rule.record);
    std::vector<std::string> texts(shape.columns.size());
    const auto put = [&](std::string_view name, std::string text) {
        if (const auto at = shape.column(name)) {
            texts[*at] = std::move(text);
        }
    };
    if (emit_rule.record == Table::Evidence) {
        put("pupil_id", values.at("pupil_id"));
        put("max_score", max_score(values, column));
        if (!map_.skills_by.empty()) {
            const auto skill = map_.skills.find(folded_label(named(map_.skills_by, values)));
            if (skill == map_.skills.end()) {
                return {std::nullopt, "I-NO-SKILL"};
            }
            put("skill_ids", skill->second);
        }
    }
    for (const auto& [name, value] : emit_rule.set) {
        put(name, value_of(value, values));
    }
    Fields fields(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        fields[i] = {texts[i], row.line, static_cast<std::uint32_t>(column + 1)};
    }
    return emit(fields, row.raw);
}

void MapRun::emit_cells(const MapEmit& emit_rule, const Sheet::Row& row, Values& values, const Emit& emit) {
    const MapBlock& block = *map_.block(emit_rule.for_each);
    FileReport& report = log_.report();
    for (const BlockColumn& column : blocks_[block.name]) {
        ++report.cells_read;
        std::string text(base::trimmed(column.column < row.cells.size() ? row.cells[column.column] : std::string()));
        const std::string folded = folded_label(text);
        const bool absent = std::find(block.absent.begin(), block.absent.end(), folded) != block.absent.end();
        if (absent && (emit_rule.unless_absent == "cell" || text.empty())) {
            ++report.cells_absent;
            ++blank_cells_;
            continue;
        }
        if (block.cell_type == FieldType::Percent && !text.empty() && text.back() != '%') {
            text += '%';
        }
        for (const auto& [hole, found] : column.holes) {
            values[hole] = found;
        }
        values["cell"] = text;
        EmitFate fate = emit_one(emit_rule, row, values, column.column, emit);
        if (fate.fault && fate.fault->code != "E-NOT-ON-ROLL") {
            log_.cell_quarantined(*std::move(fate.fault), row.raw);
        } else if (fate.skip == "I-NO-SKILL") {
            ++report.cells_absent;
        } else {
            ++report.cells_loaded;
        }
    }
}

void MapRun::emit_row(const Sheet::Row& row, Values& values, const Emit& emit) {
    std::optional<Fault> fault;
    std::string skip;
    bool any = false;
    for (const MapEmit& emit_rule : map_.emits) {
        if (emit_rule.record != context_.table) {
            continue;
        }
        if (!emit_rule.for_each.empty()) {
            emit_cells(emit_rule, row, values, emit);
            any = true;
            continue;
        }
        if (!emit_rule.unless_absent.empty() && named(emit_rule.unless_absent, values).empty()) {
            skip = "I-STATUS";
            continue;
        }
        const auto at_field = columns_.find(emit_rule.unless_absent);
        EmitFate fate = emit_one(emit_rule, row, values, at_field == columns_.end() ? 0 : at_field->second, emit);
        fault = fault ? fault : std::move(fate.fault);
        any = any || (!fate.fault && fate.skip.empty());
        skip = fate.skip.empty() ? skip : fate.skip;
    }
    if (context_.table != Table::Evidence) {
        return;  // the staging reader has told the row's fate
    }
    if (fault) {
        log_.quarantined(*std::move(fault), row.raw);
    } else if (!any && !skip.empty()) {
        log_.skipped(skip);
    } else {
        log_.loaded();
    }
}

/// One row: blank, footer, broken, unknown pupil, or records. A pupil called Total is no footer.
void MapRun::take_row(const Sheet::Row& row, bool is_last, const Emit& emit) {
    if (!row.fault && std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return base::trimmed(cell).empty(); })) {
        log_.skipped("I-BLANK");
        return;
    }
    std::optional<Fault> fault = row_fault(row, is_last);
    const bool footer = !row.fault && looks_like_footer(row);
    if (fault && !footer) {
        log_.quarantined(*std::move(fault), row.raw);
        return;
    }
    Values values = fault ? Values() : values_of(row);
    if (footer && !finds_pupil(values)) {
        log_.skipped("I-TOTAL");
        return;
    }
    if (finder_) {
        fault = find_pupil(row, values);
    }
    if (fault) {
        log_.quarantined(*std::move(fault), row.raw);
    } else {
        emit_row(row, values, emit);
    }
}

Status MapRun::run(const Emit& emit) {
    if (Status done = bind(); !done) {
        return done;
    }
    prove_dates();
    if (context_.table == Table::Evidence) {
        finder_.emplace(map_, *context_.tables, context_.night);
    }
    for (std::size_t r = header_.data_row; r < sheet_.rows.size(); ++r) {
        log_.row_read();
        take_row(sheet_.rows[r], r + 1 == sheet_.rows.size(), emit);
    }
    const FileReport& report = log_.report();
    if (report.cells_read > 0 && blank_cells_ == report.cells_read && context_.table == Table::Evidence) {
        return log_.about_file("E-NO-VALUES", "no values, only blanks", "export the numbers, not the colours");
    }
    if (header_.data_row >= sheet_.rows.size()) {
        log_.note(log_.about_file("W-NO-ROWS", "no rows in this file", "check the export"));
    }
    if (sheet_.cut) {
        log_.note({FaultKind::BadInput, {log_.name(), sheet_.rows.back().line, 0}, "last row may be cut", "export it again", "W-NO-FINAL-NEWLINE"});
    }
    return {};
}

}  // namespace

base::Status run_map(FileLog& log, const SourceMap& map, const Sheet& sheet, const MapContext& context, const Emit& emit) {
    return MapRun(log, map, sheet, context).run(emit);
}

}  // namespace bookbag::ingest
