// Patterns of header and file names: literal text, stars and holes, matched by trying the shortest first.
//
// Backtracking is bounded by the few holes of a pattern and by header lengths of some hundred characters.
#include <algorithm>

#include "base/text.hpp"
#include "ingest/fold.hpp"
#include "ingest/source_map.hpp"

namespace bookbag::ingest {

namespace {

base::Result<Pattern::Hole> hole_of(const files::YamlNode& node, std::string_view text) {
    const std::size_t colon = text.find(':');
    Pattern::Hole hole{std::string(base::trimmed(text.substr(0, colon))), Pattern::HoleType::Text};
    const std::string type = colon == std::string_view::npos ? "text" : std::string(base::trimmed(text.substr(colon + 1)));
    if (type == "integer") {
        hole.type = Pattern::HoleType::Integer;
    } else if (type == "date") {
        hole.type = Pattern::HoleType::Date;
    } else if (type != "text") {
        return files::fault_at(node, "unknown type \"" + type + "\" of a hole", "write text, integer or date");
    }
    if (hole.name.empty()) {
        return files::fault_at(node, "a hole without a name", "write {name} or {name:integer}");
    }
    return hole;
}

bool fits_type(std::string_view text, Pattern::HoleType type) {
    if (base::trimmed(text).empty()) {
        return false;
    }
    if (type == Pattern::HoleType::Integer) {
        return text.size() <= 9 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    if (type == Pattern::HoleType::Date) {
        const Reading<ReadDate> date = read_date(text, {DateOrder::DayFirst, base::Date{20'000}, DateUse::Event});
        // Digits that are no date in this order may prove to be one in the other; words without a digit never do.
        const bool digits = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        return date || (digits && date.refusal().code == "E-DATE");
    }
    return true;
}

}  // namespace

base::Result<Pattern> Pattern::parse(const files::YamlNode& node, std::string_view text) {
    Pattern pattern;
    pattern.text_ = text;
    std::string literal;
    const auto close_literal = [&] {
        if (!literal.empty()) {
            pattern.parts_.push_back({literal, std::nullopt, false});
            literal.clear();
        }
    };
    const std::string folded = folded_label(text);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (folded[i] == '*') {
            close_literal();
            pattern.parts_.push_back({"", std::nullopt, true});
        } else if (folded[i] == '{') {
            const std::size_t end = folded.find('}', i);
            if (end == std::string::npos) {
                return files::fault_at(node, "a brace is not closed", "write {name}");
            }
            BOOKBAG_TRY(hole, hole_of(node, std::string_view(folded).substr(i + 1, end - i - 1)));
            close_literal();
            if (!pattern.parts_.empty() && pattern.parts_.back().hole) {
                return files::fault_at(node, "two holes touch", "put some text between them");
            }
            pattern.parts_.push_back({"", pattern.holes_.size(), false});
            pattern.holes_.push_back(hole);
            i = end;
        } else {
            literal += folded[i];
        }
    }
    close_literal();
    return pattern;
}

bool Pattern::match_from(std::string_view text, std::size_t at, std::size_t part, std::vector<std::string>& found) const {
    if (part == parts_.size()) {
        return at == text.size();
    }
    const Part& now = parts_[part];
    if (!now.hole && !now.star) {
        return text.substr(at).starts_with(now.literal) && match_from(text, at + now.literal.size(), part + 1, found);
    }
    for (std::size_t end = at; end <= text.size(); ++end) {
        const std::string_view taken = text.substr(at, end - at);
        if (now.hole && !fits_type(taken, holes_[*now.hole].type)) {
            continue;
        }
        if (match_from(text, end, part + 1, found)) {
            if (now.hole) {
                found[*now.hole] = base::trimmed(taken);
            }
            return true;
        }
    }
    return false;
}

std::optional<Pattern::Match> Pattern::match(std::string_view text) const {
    std::vector<std::string> found(holes_.size());
    if (!match_from(folded_label(text), 0, 0, found)) {
        return std::nullopt;
    }
    Match match;
    for (std::size_t i = 0; i < holes_.size(); ++i) {
        match[holes_[i].name] = found[i];
    }
    return match;
}

}  // namespace bookbag::ingest
