// Which pupil is meant by "Ben, O'Brien, 4M".
//
// For each key of the map every pupil is entered under all forms they may be known by (legal and preferred given name, form and
// class names), folded. A name that fits two pupils of one class is never guessed.
#include <algorithm>

#include "base/text.hpp"
#include "ingest/fold.hpp"
#include "ingest/map_run.hpp"

namespace bookbag::ingest {

namespace {

std::string folded_value(std::string_view field, std::string_view text) {
    if (field == "birth_date") {
        return std::string(base::trimmed(text));
    }
    if (field == "year_group") {
        const Reading<int> year = read_year(text);
        return year ? std::to_string(*year) : std::string();
    }
    return folded_name(text);
}

/// The forms in which a pupil may appear in one field of a key.
std::vector<std::string> forms_of(const PupilRow& pupil, std::string_view field, const std::vector<std::string>& classes) {
    if (field == "pupil_id" || field == "mis_id" || field == "admission_number") {
        return {folded_name(pupil.pupil_id)};
    }
    if (field == "upn") {
        return {folded_name(pupil.upn)};
    }
    if (field == "given_name") {
        return {folded_name(pupil.given_name), folded_name(pupil.preferred_name)};
    }
    if (field == "family_name") {
        return {folded_name(pupil.family_name)};
    }
    if (field == "full_name") {
        return {folded_name(pupil.given_name + pupil.family_name), folded_name(pupil.preferred_name + pupil.family_name)};
    }
    if (field == "year_group") {
        return {std::to_string(pupil.year)};
    }
    if (field == "birth_date") {
        return {base::to_iso(pupil.birth_date)};
    }
    if (field == "class" || field == "form") {
        std::vector<std::string> folded;
        for (const std::string& name : classes) {
            folded.push_back(folded_name(name));
        }
        return folded;
    }
    return {};
}

}  // namespace

KeyFinder::KeyFinder(const SourceMap& map, const RollTables& tables, base::Date night) : map_(map), index_(map.keys.size()) {
    for (const PupilRow& pupil : tables.pupils) {
        const std::vector<std::string> classes = classes_of(tables, pupil, night);
        for (std::size_t k = 0; k < map.keys.size(); ++k) {
            std::vector<std::string> joined = {""};
            for (const std::string& field : map.keys[k]) {
                std::vector<std::string> longer;
                for (const std::string& form : forms_of(pupil, field, classes)) {
                    for (const std::string& front : joined) {
                        if (!form.empty()) {
                            longer.push_back(front + form + "\x1f");
                        }
                    }
                }
                joined = std::move(longer);
            }
            for (const std::string& key : joined) {
                std::vector<std::string>& hits = index_[k][key];
                if (hits.empty() || hits.back() != pupil.pupil_id) {
                    hits.push_back(pupil.pupil_id);
                }
            }
        }
    }
}

KeyFinder::Hit KeyFinder::find(const std::map<std::string, std::string, std::less<>>& values) const {
    Hit hit;
    for (std::size_t k = 0; k < map_.keys.size(); ++k) {
        std::string joined;
        bool filled = true;
        for (const std::string& field : map_.keys[k]) {
            const auto value = values.find(field);
            const std::string folded = value == values.end() ? std::string() : folded_value(field, value->second);
            filled = filled && !folded.empty();
            joined += folded + "\x1f";
        }
        if (!filled) {
            continue;
        }
        hit.key = base::join(map_.keys[k], ", ");
        const auto found = index_[k].find(joined);
        if (found != index_[k].end()) {
            hit.pupil_ids = found->second;
            return hit;
        }
    }
    return hit;
}

}  // namespace bookbag::ingest
