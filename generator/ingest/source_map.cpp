// Column maps from YAML, with every complaint at its line and column.
#include "ingest/source_map.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "files/yaml_folder.hpp"
#include "files/yaml_reader.hpp"
#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

using files::YamlEntry;
using files::YamlNode;
using files::YamlReader;

constexpr std::array<std::pair<std::string_view, FieldType>, 15> kTypes = {{
    {"text", FieldType::Text}, {"id", FieldType::Id}, {"upn", FieldType::Upn}, {"name", FieldType::Name}, {"email", FieldType::Email},
    {"date", FieldType::Date}, {"datetime", FieldType::DateTime}, {"integer", FieldType::Integer}, {"decimal", FieldType::Decimal},
    {"score", FieldType::Score}, {"percent", FieldType::Percent}, {"duration", FieldType::Duration}, {"yesno", FieldType::YesNo},
    {"enum", FieldType::Enum}, {"list", FieldType::List}}};

/// Words that a value may name besides fields and holes.
const std::set<std::string>& literal_words() {
    static const std::set<std::string> kWords = {"cell", "file_time", "from_score", "correct", "incorrect", "partial", "hint", "skipped",
                                                 "unmarked", "not_submitted", "exempt", "yes", "no", "online", "paper"};
    return kWords;
}

class MapReader {
public:
    MapReader(const YamlNode& document, const school::Curriculum& curriculum) : document_(document), curriculum_(curriculum) {}

    school::Loaded<SourceMap> read() {
        reader_.check_keys(document_, {"map", "name", "status", "gives", "scope", "match", "read", "fields", "key", "blocks", "max_score",
                                       "skills", "emit"});
        if (reader_.integer(document_, "map", 1) != 1) {
            reader_.refuse(document_, "map is not 1", "this program reads maps of version 1");
        }
        map_.path = document_.where().path;
        map_.name = reader_.text(document_, "name");
        map_.confirmed = choice(document_, "status", {"provisional", "confirmed"}, "provisional") == "confirmed";
        map_.is_full = choice(document_, "scope", {"append", "delta", "full"}, "append") == "full";
        read_gives();
        read_match();
        read_read();
        read_fields();
        read_keys();
        read_blocks();
        read_max_score();
        read_skills();
        read_emits();
        return {std::move(map_), reader_.take_faults()};
    }

private:
    std::string choice(const YamlNode& map, const char* key, const std::vector<std::string>& allowed, const char* fallback) {
        const std::string word = reader_.text_or(map, key, fallback);
        if (std::find(allowed.begin(), allowed.end(), word) == allowed.end()) {
            reader_.refuse(*map.find(key), "\"" + word + "\" is not known here", "write one of " + base::join(allowed, ", "));
            return fallback;
        }
        return word;
    }

    std::optional<Pattern> pattern(const YamlNode& node) {
        auto parsed = Pattern::parse(node, node.text());
        if (!parsed) {
            reader_.refuse(parsed.error());
            return std::nullopt;
        }
        return *parsed;
    }

    std::vector<Pattern> patterns(const YamlNode& map, const char* key) {
        std::vector<Pattern> list;
        const YamlNode* node = map.find(key);
        if (node == nullptr) {
            return list;
        }
        const std::vector<YamlNode> nodes = node->is_scalar() ? std::vector<YamlNode>{*node} : reader_.list_or_none(map, key);
        for (const YamlNode& one : nodes) {
            if (auto parsed = pattern(one)) {
                list.push_back(*std::move(parsed));
            }
        }
        return list;
    }

    void read_gives() {
        for (const YamlNode& node : reader_.list_or_none(document_, "gives")) {
            const std::string& name = node.text();
            const auto& shapes = native_tables();
            const auto shape = std::find_if(shapes.begin(), shapes.end(), [&](const TableShape& one) { return one.name == name; });
            if (shape == shapes.end()) {
                reader_.refuse(node, "there is no table \"" + name + "\"", "write pupils, classes, enrolments, contacts, needs, groups, tasks or evidence");
            } else {
                map_.gives.push_back(shape->table);
            }
        }
        if (map_.gives.empty()) {
            reader_.refuse(document_, "the map gives nothing", "add gives: [evidence]");
        }
    }

    void read_match() {
        const YamlNode match = reader_.map_or_none(document_, "match");
        if (match.is_null()) {
            reader_.refuse(document_, "no match block", "add match: {file: [\"*name*\"]}");
            return;
        }
        reader_.check_keys(match, {"file", "school"});
        map_.files = patterns(match, "file");
        const YamlNode school = reader_.map_or_none(match, "school");
        if (!school.is_null()) {
            reader_.check_keys(school, {"field", "value"});
            map_.school_field = reader_.text(school, "field");
            map_.school_value = reader_.text(school, "value");
        }
    }

    void read_encoding(const YamlNode& read) {
        const std::string word = choice(read, "encoding", {"auto", "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1"}, "auto");
        static const std::map<std::string, files::Encoding> kEncodings = {
            {"auto", files::Encoding::Auto}, {"utf-8", files::Encoding::Utf8}, {"utf-16le", files::Encoding::Utf16le},
            {"utf-16be", files::Encoding::Utf16be}, {"windows-1252", files::Encoding::Windows1252}, {"iso-8859-1", files::Encoding::Iso88591}};
        map_.encoding = kEncodings.at(word);
    }

    void read_read() {
        const YamlNode read = reader_.map_or_none(document_, "read");
        if (read.is_null()) {
            return;
        }
        reader_.check_keys(read, {"format", "encoding", "delimiter", "quote", "sheet", "header", "after_header", "ignore_rows", "dates", "decimal"});
        const std::string format = choice(read, "format", {"auto", "csv", "xlsx"}, "auto");
        read_encoding(read);
        const std::string delimiter = choice(read, "delimiter", {"auto", "comma", "semicolon", "tab", "pipe"}, "auto");
        static const std::map<std::string, char> kSigns = {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}};
        if (delimiter != "auto") {
            map_.delimiter = kSigns.at(delimiter);
        }
        map_.quote = choice(read, "quote", {"double", "none"}, "double") == "none" ? files::CsvQuote::None : files::CsvQuote::Double;
        map_.after_header = reader_.texts_or_none(read, "after_header");
        map_.ignore_rows = patterns(read, "ignore_rows");
        const std::string decimal = choice(read, "decimal", {"auto", "point", "comma"}, "auto");
        if (decimal != "auto") {
            map_.decimal = decimal == "comma" ? DecimalSign::Comma : DecimalSign::Point;
        }
        read_header(reader_.map_or_none(read, "header"));
        read_dates(reader_.map_or_none(read, "dates"));
    }

    void read_header(const YamlNode& header) {
        if (header.is_null()) {
            return;
        }
        reader_.check_keys(header, {"search_rows", "rows", "fill_right", "join"});
        map_.search_rows = static_cast<std::size_t>(std::clamp<std::int64_t>(reader_.integer_or(header, "search_rows", 20), 1, 200));
        map_.header_rows = static_cast<std::size_t>(std::clamp<std::int64_t>(reader_.integer_or(header, "rows", 1), 1, 5));
        map_.join = reader_.text_or(header, "join", " | ");
        if (const YamlNode* rows = header.find("fill_right")) {
            const auto numbers = files::as_ints(*rows);
            if (!numbers) {
                reader_.refuse(numbers.error());
                return;
            }
            for (const std::int64_t row : *numbers) {
                map_.fill_right.push_back(static_cast<std::size_t>(std::max<std::int64_t>(row, 1)));
            }
        }
    }

    void read_dates(const YamlNode& dates) {
        if (dates.is_null()) {
            return;
        }
        reader_.check_keys(dates, {"order", "zone"});
        const std::string order = choice(dates, "order", {"prove", "day_first", "month_first", "iso"}, "prove");
        if (order == "day_first") {
            map_.dates = DateOrder::DayFirst;
        } else if (order == "month_first") {
            map_.dates = DateOrder::MonthFirst;
        } else if (order == "iso") {
            map_.dates = DateOrder::Iso;
        }
        choice(dates, "zone", {"Europe/London"}, "Europe/London");
    }

    FieldType type_of(const YamlNode& map, const char* key) {
        const std::string word = reader_.text_or(map, key, "text");
        for (const auto& [name, type] : kTypes) {
            if (name == word) {
                return type;
            }
        }
        reader_.refuse(*map.find(key), "unknown type \"" + word + "\"", "write text, id, name, date, score, percent or another of the list");
        return FieldType::Text;
    }

    std::vector<std::string> absent_of(const YamlNode& map) {
        if (map.find("absent") == nullptr) {
            return {"", "-", "n/a"};
        }
        std::vector<std::string> words;
        for (const std::string& word : reader_.texts_or_none(map, "absent")) {
            words.push_back(folded_label(word));
        }
        words.emplace_back();
        return words;
    }

    void read_fields() {
        const YamlNode fields = reader_.map_or_none(document_, "fields");
        for (const YamlEntry& entry : fields.entries()) {
            const YamlNode& node = entry.value;
            reader_.check_keys(node, {"headers", "at", "type", "required", "values", "absent", "note"});
            MapField field;
            field.name = entry.key;
            field.node = node;
            for (const std::string& header : reader_.texts_or_none(node, "headers")) {
                field.headers.push_back(folded_label(header));
            }
            if (const std::int64_t at = reader_.integer_or(node, "at", 0); at > 0) {
                field.at = static_cast<std::size_t>(at);
            }
            if (field.headers.empty() && !field.at) {
                reader_.refuse(node, "the field names no column", "add headers: or at:");
            }
            field.type = type_of(node, "type");
            field.is_required = flag(node, "required");
            const YamlNode values = reader_.map_or_none(node, "values");
            for (const YamlEntry& value : values.entries()) {
                field.values[folded_label(value.key)] = value.value.text();
            }
            field.absent = absent_of(node);
            map_.fields.push_back(std::move(field));
        }
    }

    bool flag(const YamlNode& map, const char* key) {
        const YamlNode* node = map.find(key);
        if (node == nullptr) {
            return false;
        }
        const auto value = files::as_flag(*node);
        if (!value) {
            reader_.refuse(value.error());
        }
        return value.value_or(false);
    }

    void read_keys() {
        for (const YamlNode& node : reader_.list_or_none(document_, "key")) {
            std::vector<std::string> key;
            for (const YamlNode& part : node.items()) {
                if (map_.field(part.text()) == nullptr) {
                    reader_.refuse(part, "there is no field \"" + part.text() + "\"", "add it under fields:");
                }
                key.push_back(part.text());
            }
            map_.keys.push_back(std::move(key));
        }
        const bool evidence = std::find(map_.gives.begin(), map_.gives.end(), Table::Evidence) != map_.gives.end();
        if (evidence && map_.keys.empty()) {
            reader_.refuse(document_, "no key: how is a pupil found?", "add key: with a list of fields");
        }
    }

    void read_blocks() {
        for (const YamlNode& node : reader_.list_or_none(document_, "blocks")) {
            MapBlock block;
            block.name = reader_.text(node, "name");
            block.headers = patterns(node, "header");
            for (Pattern& more : patterns(node, "accept_also")) {
                block.headers.push_back(std::move(more));
            }
            if (block.headers.empty()) {
                reader_.refuse(node, "the block has no header", "add header: with a pattern");
                continue;
            }
            const YamlNode within = reader_.map_or_none(node, "within");
            for (const YamlEntry& entry : within.entries()) {
                const auto bounds = files::as_ints(entry.value);
                if (!bounds || bounds->size() != 2) {
                    reader_.refuse(entry.value, "bounds are two whole numbers", "write [1, 12]");
                } else {
                    block.within[entry.key] = {(*bounds)[0], (*bounds)[1]};
                }
            }
            const YamlNode cell = reader_.map_or_none(node, "cell");
            if (!cell.is_null()) {
                reader_.check_keys(cell, {"type", "absent"});
                block.cell_type = type_of(cell, "type");
                block.absent = absent_of(cell);
            }
            read_renames(node, block);
            map_.blocks.push_back(std::move(block));
        }
    }

    /// Every other key of a block is a hole with its table of texts.
    void read_renames(const YamlNode& node, MapBlock& block) {
        static const std::set<std::string> kOwn = {"name", "header", "accept_also", "within", "cell"};
        for (const YamlEntry& entry : node.entries()) {
            if (kOwn.count(entry.key) != 0) {
                continue;
            }
            const auto& holes = block.headers.front().holes();
            const bool known = std::any_of(holes.begin(), holes.end(), [&](const Pattern::Hole& hole) { return hole.name == entry.key; });
            if (!known) {
                reader_.refuse(entry.value, "there is no hole \"" + entry.key + "\" in the header", "name a hole of header:");
                continue;
            }
            for (const YamlEntry& text : entry.value.entries()) {
                block.rename[entry.key][folded_label(text.key)] = text.value.text();
            }
        }
    }

    void read_max_score() {
        const YamlNode node = reader_.map_or_none(document_, "max_score");
        if (node.is_null()) {
            return;
        }
        reader_.check_keys(node, {"field", "header_hole", "row", "fixed"});
        static const std::map<std::string, MapHeader> kKinds = {
            {"field", MapHeader::Field}, {"header_hole", MapHeader::HoleValue}, {"row", MapHeader::Row}, {"fixed", MapHeader::Fixed}};
        for (const YamlEntry& entry : node.entries()) {
            if (const auto kind = kKinds.find(entry.key); kind != kKinds.end()) {
                map_.max_score = kind->second;
                map_.max_score_text = entry.value.text();
            }
        }
    }

    void read_skills() {
        const YamlNode node = reader_.map_or_none(document_, "skills");
        if (node.is_null()) {
            return;
        }
        reader_.check_keys(node, {"by", "table", "else"});
        map_.skills_by = reader_.text(node, "by");
        choice(node, "else", {"skip"}, "skip");
        const YamlNode table = reader_.map_or_none(node, "table");
        std::vector<std::string> ids;
        for (const school::Skill& skill : curriculum_.skills) {
            ids.push_back(skill.id);
        }
        for (const YamlEntry& entry : table.entries()) {
            for (const std::string& id : reader_.texts_or_none(table, entry.key)) {
                if (!curriculum_.find(id)) {
                    const auto near = base::nearest(id, ids);
                    reader_.refuse(entry.value, "there is no skill \"" + id + "\"",
                                   near ? "did you mean \"" + *near + "\"?" : "name a skill of the curriculum");
                }
                std::string& list = map_.skills[folded_label(entry.key)];
                list += (list.empty() ? "" : "|") + id;
            }
        }
    }

    void read_emits() {
        for (const YamlNode& node : reader_.list_or_none(document_, "emit")) {
            reader_.check_keys(node, {"record", "for_each", "unless_absent", "set"});
            MapEmit emit;
            const std::string record = reader_.text(node, "record");
            const auto& shapes = native_tables();
            const auto shape = std::find_if(shapes.begin(), shapes.end(), [&](const TableShape& one) { return one.name == record; });
            if (shape == shapes.end()) {
                reader_.refuse(node, "there is no record \"" + record + "\"", "write evidence, pupils or another native table");
                continue;
            }
            emit.record = shape->table;
            emit.for_each = reader_.text_or(node, "for_each", "");
            if (!emit.for_each.empty() && map_.block(emit.for_each) == nullptr) {
                reader_.refuse(*node.find("for_each"), "there is no block \"" + emit.for_each + "\"", "add it under blocks:");
            }
            emit.unless_absent = reader_.text_or(node, "unless_absent", "");
            const YamlNode set = reader_.map_or_none(node, "set");
            for (const YamlEntry& entry : set.entries()) {
                if (!shape->column(entry.key)) {
                    reader_.refuse(entry.value, "the table has no column \"" + entry.key + "\"", "see docs/formats/native.md");
                    continue;
                }
                emit.set[entry.key] = read_value(entry.value, emit);
            }
            map_.emits.push_back(std::move(emit));
        }
        if (map_.emits.empty()) {
            reader_.refuse(document_, "the map emits nothing", "add emit: with a record");
        }
    }

    bool is_name(const std::string& word, const MapEmit& emit) const {
        if (map_.field(word) != nullptr || literal_words().count(word) != 0) {
            return true;
        }
        const MapBlock* block = map_.block(emit.for_each);
        return block != nullptr && std::any_of(block->headers.front().holes().begin(), block->headers.front().holes().end(),
                                               [&](const Pattern::Hole& hole) { return hole.name == word; });
    }

    void check_name(const YamlNode& node, const std::string& word, const MapEmit& emit) {
        if (!is_name(word, emit)) {
            reader_.refuse(node, "\"" + word + "\" is no field, hole or word of the list", "put literal text in quotes");
        }
    }

    MapValue read_value(const YamlNode& node, const MapEmit& emit) {
        MapValue value;
        if (node.is_map() && node.find("date") != nullptr) {
            reader_.check_keys(node, {"date", "plus_days", "time"});
            value.kind = MapValue::Kind::DateOf;
            value.source = reader_.text(node, "date");
            value.plus_days = reader_.integer_or(node, "plus_days", 0);
            value.time = reader_.text_or(node, "time", "");
            check_name(node, value.source, emit);
        } else if (node.is_map()) {
            reader_.check_keys(node, {"first_of"});
            value.kind = MapValue::Kind::FirstOf;
            value.choices = reader_.texts_or_none(node, "first_of");
            for (const std::string& word : value.choices) {
                check_name(node, word, emit);
            }
        } else if (node.quoted()) {
            value.kind = MapValue::Kind::Template;
            read_template(node, emit, value);
        } else {
            value.word = node.text();
            check_name(node, value.word, emit);
        }
        return value;
    }

    /// "sparx/{class}/{monday}" as literal, hole, literal, hole, literal.
    void read_template(const YamlNode& node, const MapEmit& emit, MapValue& value) {
        std::string_view rest = node.text();
        while (true) {
            const std::size_t open = rest.find('{');
            value.pieces.emplace_back(rest.substr(0, open));
            if (open == std::string_view::npos) {
                return;
            }
            const std::size_t close = rest.find('}', open);
            if (close == std::string_view::npos) {
                reader_.refuse(node, "a brace is not closed", "write {name}");
                return;
            }
            value.pieces.emplace_back(rest.substr(open + 1, close - open - 1));
            check_name(node, value.pieces.back(), emit);
            rest.remove_prefix(close + 1);
        }
    }

    const YamlNode& document_;
    const school::Curriculum& curriculum_;
    YamlReader reader_;
    SourceMap map_;
};

}  // namespace

const MapField* SourceMap::field(std::string_view field_name) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const MapField& one) { return one.name == field_name; });
    return found == fields.end() ? nullptr : &*found;
}

const MapBlock* SourceMap::block(std::string_view block_name) const {
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const MapBlock& one) { return one.name == block_name; });
    return found == blocks.end() ? nullptr : &*found;
}

school::Loaded<SourceMap> make_source_map(const files::YamlNode& document, const school::Curriculum& curriculum) {
    return MapReader(document, curriculum).read();
}

school::Loaded<std::vector<SourceMap>> read_source_maps(files::World& world, const MapFolders& folders,
                                                        const std::map<std::string, std::string>& file_patterns,
                                                        const school::Curriculum& curriculum) {
    school::Loaded<std::vector<SourceMap>> loaded;
    std::map<std::string, SourceMap> by_name;
    for (const auto& [root, shown] : std::initializer_list<std::pair<std::string, std::string>>{
             {folders.templates_dir, "sources"}, {folders.school_dir, "plan/sources"}}) {
        const files::YamlFolder folder = files::read_yaml_folder(world, root, shown);
        loaded.faults.insert(loaded.faults.end(), folder.faults.begin(), folder.faults.end());
        for (const YamlNode& document : folder.documents) {
            school::Loaded<SourceMap> map = make_source_map(document, curriculum);
            loaded.faults.insert(loaded.faults.end(), map.faults.begin(), map.faults.end());
            if (map.good()) {
                const std::string name = map.value.name;
                by_name[name] = std::move(map.value);
            }
        }
    }
    for (const auto& [name, text] : file_patterns) {
        const auto found = by_name.find(name);
        if (found == by_name.end()) {
            loaded.faults.push_back({base::FaultKind::Missing, {"school.yaml", 0, 0}, "sources: there is no map \"" + name + "\"",
                                     "name a map of templates/sources or plan/sources", "E-YAML"});
        } else if (!text.empty()) {
            auto pattern = Pattern::parse(YamlNode(), text);
            if (pattern) {
                found->second.files = {*pattern};
            } else {
                loaded.faults.push_back(pattern.error());
            }
        }
    }
    for (auto& [name, map] : by_name) {
        if (file_patterns.empty() || file_patterns.count(name) != 0) {
            loaded.value.push_back(std::move(map));
        }
    }
    return loaded;
}

}  // namespace bookbag::ingest
