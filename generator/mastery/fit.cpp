// Building fits and reading the weight file.
//
// The weight file is a small flat part of YAML, read here line by line because this pure room may not see the YAML door:
// `key: value`, one level of indentation below `weights:`, comments with '#', double quotes around text.
#include "mastery/fit.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"

namespace bookbag::mastery {
namespace {

constexpr int kMiddleYear = 6;

struct Line {
    std::string_view key;
    std::string_view value;
    std::uint32_t number = 0;
    std::uint32_t column = 0;
    std::size_t indent = 0;
};

base::Fault bad(const std::string& path, const Line& line, std::string what, std::string remedy) {
    return {base::FaultKind::BadInput, {path, line.number, line.column}, std::move(what), std::move(remedy)};
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::uint32_t number = 0;
    for (std::string_view raw : base::split(text, '\n')) {
        ++number;
        const std::size_t indent = raw.find_first_not_of(' ');
        if (indent == std::string_view::npos || raw[indent] == '#' || raw[indent] == '\r') {
            continue;
        }
        const std::string_view content = base::trimmed(raw);
        const std::size_t colon = content.find(':');
        Line line{content, {}, number, static_cast<std::uint32_t>(indent + 1), indent};
        if (colon != std::string_view::npos) {
            line.key = content.substr(0, colon);
            line.value = base::trimmed(content.substr(colon + 1));
        }
        lines.push_back(line);
    }
    return lines;
}

std::string unquoted(std::string_view value) {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
        value = value.substr(1, value.size() - 2);
    }
    return std::string(value);
}

/// Digits, point, sign and exponent as printed by std::to_chars; the only readers of these bytes are machines.
base::Result<double> number(const std::string& path, const Line& line) {
    double value = 0;
    const char* end = line.value.data() + line.value.size();
    const auto read = std::from_chars(line.value.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) {
        return bad(path, line, "\"" + std::string(line.value) + "\" is not a finite number", "write a number such as -0.168");
    }
    return value;
}

base::Result<Feature> feature_of(const std::string& path, const Line& line) {
    std::vector<std::string> known;
    for (std::size_t f = 0; f < kFeatures; ++f) {
        if (name_of(static_cast<Feature>(f)) == line.key) {
            return static_cast<Feature>(f);
        }
        known.emplace_back(name_of(static_cast<Feature>(f)));
    }
    const auto near = base::nearest(line.key, known);
    return bad(path, line, "unknown feature \"" + std::string(line.key) + "\"",
               near ? "did you mean " + *near + "?" : "the names are listed in docs/formats/weights.md");
}

base::Status read_head(const std::string& path, const Line& line, WeightSet& set) {
    if (line.key == "format" || line.key == "format_version") {
        const std::string_view wanted = line.key == "format" ? "bookbag-weights" : "1";
        if (unquoted(line.value) != wanted) {
            return base::Fault{base::FaultKind::Unsupported, {path, line.number, line.column},
                               std::string(line.key) + " is " + unquoted(line.value) + ", not " + std::string(wanted),
                               "use weights written by this version, or the shipped ones"};
        }
    } else if (line.key == "version") {
        set.version = unquoted(line.value);
    } else if (line.key == "origin") {
        set.origin = unquoted(line.value);
    } else if (line.key == "year_slope" || line.key == "mean") {
        BOOKBAG_TRY(value, number(path, line));
        (line.key == "mean" ? set.mean : set.year_slope) = value;
    } else if (line.key != "weights") {
        return bad(path, line, "unknown key \"" + std::string(line.key) + "\"",
                   "the keys are format, format_version, version, origin, year_slope, mean and weights");
    }
    return {};
}

std::string shortest(double value) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end.ptr};
}

}  // namespace

base::Result<WeightSet> read_weights(const std::string& path, std::string_view text) {
    WeightSet set;
    bool in_weights = false;
    for (const Line& line : lines_of(text)) {
        if (line.indent == 0) {
            in_weights = line.key == "weights";
            if (const base::Status status = read_head(path, line, set); !status) {
                return status.error();
            }
        } else if (in_weights) {
            BOOKBAG_TRY(feature, feature_of(path, line));
            BOOKBAG_TRY(value, number(path, line));
            set.weights.shared[feature] = value;
        } else {
            return bad(path, line, "an indented line outside weights", "indent only the lines below weights:");
        }
    }
    if (set.version.empty() || set.origin.empty()) {
        return base::Fault{base::FaultKind::Missing, {path, 1, 1}, "version or origin", "name the weights and say where they come from"};
    }
    if (!(set.mean > 0 && set.mean < 1) || !obeys_night(set.weights)) {
        return base::Fault{base::FaultKind::BadInput, {path, 1, 1}, "the weights break a rule of the night",
                           "streak weights must not fall, right answers must not count against the pupil, mean must lie between 0 and 1"};
    }
    return set;
}

std::string write_weights(const WeightSet& set) {
    std::string out = "format: bookbag-weights\nformat_version: 1\nversion: \"" + set.version + "\"\norigin: \"" + set.origin + "\"\n";
    out += "year_slope: " + shortest(set.year_slope) + "\nmean: " + shortest(set.mean) + "\nweights:\n";
    for (std::size_t f = 0; f < kFeatures; ++f) {
        if (set.weights.shared[f] != 0) {
            out += "  " + std::string(name_of(static_cast<Feature>(f))) + ": " + shortest(set.weights.shared[f]) + "\n";
        }
    }
    return out;
}

Neighbours neighbours_of(const school::Curriculum& curriculum) {
    Neighbours neighbours;
    neighbours.before.resize(curriculum.skills.size());
    neighbours.after.resize(curriculum.skills.size());
    for (std::size_t s = 0; s < curriculum.skills.size(); ++s) {
        for (const school::SkillIndex before : curriculum.skills[s].prerequisites) {
            neighbours.before[s].push_back(before);
            neighbours.after[before].push_back(static_cast<std::int32_t>(s));
        }
    }
    return neighbours;
}

std::vector<double> difficulty_by_year(const school::Curriculum& curriculum, double slope) {
    std::vector<double> difficulty;
    difficulty.reserve(curriculum.skills.size());
    for (const school::Skill& skill : curriculum.skills) {
        difficulty.push_back(slope * (skill.year - kMiddleYear));
    }
    return difficulty;
}

double ability_by_year(int school_year, double slope) { return school_year == 0 ? 0 : slope * (school_year - kMiddleYear); }

Fit shipped_fit(const school::Curriculum& curriculum, WeightSet set) {
    Fit fit;
    fit.tables = empty_tables(static_cast<std::int32_t>(curriculum.skills.size()), 0, set.mean);
    fit.tables.skill_difficulty = difficulty_by_year(curriculum, set.year_slope);
    fit.neighbours = neighbours_of(curriculum);
    fit.set = std::move(set);
    return fit;
}

std::int32_t item_number(const Fit& fit, std::string_view id) {
    const auto place = std::lower_bound(fit.items.begin(), fit.items.end(), id);
    return place != fit.items.end() && *place == id ? static_cast<std::int32_t>(place - fit.items.begin()) : -1;
}

}  // namespace bookbag::mastery
