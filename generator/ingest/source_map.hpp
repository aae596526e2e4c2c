// A column map: how one platform's CSV becomes rows of the native set.
//
// Maps are data that a teacher or office can read: no expressions, no regular expressions. A pattern is literal text with '*'
// (anything) and {hole} or {hole:type}. Schema and worked examples: docs/formats/sources.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/result.hpp"
#include "files/csv.hpp"
#include "files/decode.hpp"
#include "files/world.hpp"
#include "files/yaml_node.hpp"
#include "ingest/native_tables.hpp"
#include "ingest/values.hpp"
#include "school/curriculum.hpp"
#include "school/loaded.hpp"

namespace bookbag::ingest {

/// Literal text with holes and stars, compared after folded_label().
class Pattern {
public:
    /// What a hole may hold: Text anything not empty, Integer digits, Date any date.
    enum class HoleType : std::uint8_t { Text, Integer, Date };
    struct Hole {
        std::string name;
        HoleType type = HoleType::Text;
    };
    using Match = std::map<std::string, std::string, std::less<>>;  ///< hole name → text as written

    /// BadInput when a brace is not closed, a hole has no name or an unknown type, or two holes touch.
    static base::Result<Pattern> parse(const files::YamlNode& node, std::string_view text);

    /// The holes' texts when `text` fits; a star takes as little as it can.
    std::optional<Match> match(std::string_view text) const;
    const std::vector<Hole>& holes() const { return holes_; }
    const std::string& text() const { return text_; }

private:
    struct Part {
        std::string literal;                ///< folded; empty for a hole or star
        std::optional<std::size_t> hole;    ///< index into holes_
        bool star = false;
    };
    bool match_from(std::string_view text, std::size_t at, std::size_t part, std::vector<std::string>& found) const;

    std::string text_;
    std::vector<Part> parts_;
    std::vector<Hole> holes_;
};

/// Types of fields and cells.
enum class FieldType : std::uint8_t { Text, Id, Upn, Name, Email, Date, DateTime, Integer, Decimal, Score, Percent, Duration, YesNo, Enum, List };

struct MapField {
    std::string name;
    std::vector<std::string> headers;      ///< folded; any of these names the column
    std::optional<std::size_t> at;         ///< or its position, 1-based
    FieldType type = FieldType::Text;
    bool is_required = false;
    std::map<std::string, std::string> values;  ///< folded text in the file → meaning
    std::vector<std::string> absent = {"", "-", "n/a"};  ///< folded
    files::YamlNode node;
};

struct MapBlock {
    std::string name;
    std::vector<Pattern> headers;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> within;         ///< hole → bounds
    std::map<std::string, std::map<std::string, std::string>> rename;            ///< hole → folded text → value; other texts do not fit
    FieldType cell_type = FieldType::Text;
    std::vector<std::string> absent = {"", "-", "n/a"};
};

/// A value of `emit.set`.
struct MapValue {
    enum class Kind : std::uint8_t { Word, Template, DateOf, FirstOf } kind = Kind::Word;
    std::string word;                   ///< a field, a hole, cell, file_time, from_score or a literal word
    std::vector<std::string> pieces;    ///< of a Template: literal, hole, literal, hole, ... literal
    std::string source;                 ///< of DateOf: the field or hole
    std::int64_t plus_days = 0;
    std::string time;                   ///< of DateOf: "23:59" or ""
    std::vector<std::string> choices;   ///< of FirstOf: fields, holes or file_time
};

struct MapEmit {
    Table record = Table::Evidence;
    std::string for_each;               ///< block name, or "" for once a row
    std::string unless_absent;          ///< a field, or cell
    std::map<std::string, MapValue> set;  ///< native column → value
};

enum class MapHeader : std::uint8_t { None, HoleValue, Field, Row, Fixed };

struct SourceMap {
    std::string name;
    bool confirmed = false;
    std::vector<Table> gives;
    bool is_full = false;               ///< scope: full
    std::vector<Pattern> files;
    std::optional<std::string> school_field;
    std::string school_value;
    files::Encoding encoding = files::Encoding::Auto;
    std::optional<char> delimiter;
    files::CsvQuote quote = files::CsvQuote::Double;
    std::size_t search_rows = 20;
    std::size_t header_rows = 1;
    std::vector<std::size_t> fill_right;
    std::string join = " | ";
    std::vector<std::string> after_header;   ///< names of metadata rows below the header
    std::vector<Pattern> ignore_rows;
    std::optional<DateOrder> dates;
    std::optional<DecimalSign> decimal;
    std::vector<MapField> fields;
    std::vector<std::vector<std::string>> keys;
    std::vector<MapBlock> blocks;
    MapHeader max_score = MapHeader::None;
    std::string max_score_text;              ///< the hole, field or row name, or the fixed number
    std::string skills_by;                   ///< hole or field; "" = skill ids are set directly
    std::map<std::string, std::string> skills;  ///< folded text → skill id
    std::vector<MapEmit> emits;
    std::string path;

    const MapField* field(std::string_view field_name) const;
    const MapBlock* block(std::string_view block_name) const;
};

/// Reads one map. All faults with places: unknown keys, types, fields, skills; patterns that overlap.
school::Loaded<SourceMap> make_source_map(const files::YamlNode& document, const school::Curriculum& curriculum);

/// The maps of `<templates_dir>/sources` and `<school_dir>/plan/sources`; one of the school's replaces a shipped one of the same name.
/// Patterns in `file_patterns` (school.yaml, sources:) replace a map's own when they are not empty; with none named, all maps are in use.
struct MapFolders {
    std::string templates_dir;
    std::string school_dir;
};
school::Loaded<std::vector<SourceMap>> read_source_maps(files::World& world, const MapFolders& folders,
                                                        const std::map<std::string, std::string>& file_patterns,
                                                        const school::Curriculum& curriculum);

}  // namespace bookbag::ingest
