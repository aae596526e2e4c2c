// Loading and saying of phrases. Holes are written {name}; nested phrases are not supported on purpose: a sentence is
// one entry, so that a translator sees it whole.
#include "language/phrasebook.hpp"

#include <array>

#include "base/text.hpp"

namespace bookbag::language {

namespace {

using base::Fault;

const char* name_of(Plural form) {
    switch (form) {
        case Plural::One: return "one";
        case Plural::Few: return "few";
        case Plural::Many: return "many";
        case Plural::Other: return "other";
    }
    return "other";
}

void read_names(const files::YamlNode& root, std::string_view key, std::size_t wanted, std::vector<std::string>& into,
                std::vector<Fault>& faults) {
    auto names = files::texts_of(root, key);
    if (!names) {
        faults.push_back(names.error());
        return;
    }
    if (names->size() != wanted) {
        faults.push_back(files::fault_at(root, "'" + std::string(key) + "' has " + std::to_string(names->size()) + " names",
                                         "list all " + std::to_string(wanted)));
        return;
    }
    into = std::move(*names);
}

bool holes_close(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth < 0 || depth > 1) {
            return false;
        }
    }
    return depth == 0;
}

}  // namespace

Plural plural_of(std::string_view rule, std::int64_t n) {
    if (rule == "polish") {
        const std::int64_t tens = n % 100;
        const std::int64_t ones = n % 10;
        if (n == 1) {
            return Plural::One;
        }
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? Plural::Few : Plural::Many;
    }
    return n == 1 ? Plural::One : Plural::Other;
}

std::string filled(std::string_view text, const Holes& holes) {
    std::string result;
    while (true) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            return result.append(text);
        }
        const std::string_view name = text.substr(open + 1, close - open - 1);
        result += text.substr(0, open);
        bool found = false;
        for (const auto& [hole, value] : holes) {
            if (hole == name) {
                result += value;
                found = true;
                break;
            }
        }
        if (!found) {
            result += text.substr(open, close - open + 1);
        }
        text.remove_prefix(close + 1);
    }
}

std::vector<Fault> Phrasebook::read(const files::YamlNode& root, Phrasebook& into) {
    std::vector<Fault> faults = files::unknown_keys(root, {"format", "format_version", "tag", "direction", "reviewed_by",
                                                           "reviewed_on", "plural", "months", "weekdays", "phrases"});
    const auto text = [&](std::string_view key, std::string fallback) {
        auto value = files::text_or(root, key, std::move(fallback));
        if (!value) {
            faults.push_back(value.error());
            return std::string();
        }
        return *value;
    };
    into.tag_ = text("tag", "");
    into.right_to_left_ = text("direction", "left-to-right") == "right-to-left";
    into.reviewed_by_ = text("reviewed_by", "");
    into.plural_rule_ = text("plural", "english");
    read_names(root, "months", 12, into.months_, faults);
    read_names(root, "weekdays", 7, into.weekdays_, faults);
    const auto phrases = files::required(root, "phrases");
    if (!phrases) {
        faults.push_back(phrases.error());
        return faults;
    }
    for (const auto& entry : (*phrases)->entries()) {
        auto& forms = into.phrases_[entry.key];
        if (entry.value.is_scalar()) {
            forms[""] = entry.value.text();
        } else {
            for (const auto& form : entry.value.entries()) {
                forms[form.key] = form.value.text();
            }
        }
        for (const auto& [form, words] : forms) {
            if (words.empty() || !holes_close(words)) {
                faults.push_back({base::FaultKind::BadInput, entry.where(),
                                  "phrase '" + entry.key + "' is empty or has a broken hole",
                                  "write words, with holes as {name}"});
            }
        }
    }
    return faults;
}

bool Phrasebook::has(std::string_view key) const {
    return phrases_.find(key) != phrases_.end();
}

std::string Phrasebook::say(std::string_view key, const Holes& holes) const {
    const auto found = phrases_.find(key);
    if (found == phrases_.end() || found->second.empty()) {
        return "⟦" + std::string(key) + "⟧";
    }
    const auto plain = found->second.find("");
    return filled(plain == found->second.end() ? found->second.begin()->second : plain->second, holes);
}

std::string Phrasebook::count(std::string_view key, std::int64_t count, Holes holes) const {
    holes.emplace_back("count", std::to_string(count));
    const auto found = phrases_.find(key);
    if (found == phrases_.end()) {
        return say(key, holes);
    }
    for (const char* form : {name_of(plural_of(plural_rule_, count)), "other", ""}) {
        if (const auto words = found->second.find(form); words != found->second.end()) {
            return filled(words->second, holes);
        }
    }
    return say(key, holes);
}

std::string Phrasebook::long_date(base::Date date) const {
    const auto day = base::civil(date);
    return std::to_string(day.day) + ' ' + months_.at(day.month - 1) + ' ' + std::to_string(day.year);
}

std::string Phrasebook::full_date(base::Date date) const {
    return weekdays_.at(static_cast<std::size_t>(base::weekday(date))) + ' ' + long_date(date);
}

std::string Phrasebook::day_and_month(base::Date date) const {
    const auto day = base::civil(date);
    return std::to_string(day.day) + ' ' + months_.at(day.month - 1);
}

std::string Phrasebook::short_date(base::Date date) const {
    const std::string& name = weekdays_.at(static_cast<std::size_t>(base::weekday(date)));
    return name.substr(0, 3) + ' ' + day_and_month(date);
}

std::string Phrasebook::span(base::Date from, base::Date to) const {
    const auto first = base::civil(from);
    const bool same_month = first.month == base::civil(to).month;
    return say("date.span", {{"from", same_month ? std::to_string(first.day) : day_and_month(from)}, {"to", day_and_month(to)}});
}

std::string Phrasebook::list(const std::vector<std::string>& parts) const {
    if (parts.size() < 2) {
        return parts.empty() ? std::string() : parts.front();
    }
    const std::vector<std::string> head(parts.begin(), parts.end() - 1);
    return say("list.last", {{"head", base::join(head, say("list.comma"))}, {"last", parts.back()}});
}

std::vector<std::string> Phrasebook::missing_phrases(const Phrasebook& reference) const {
    std::vector<std::string> missing;
    for (const auto& [key, forms] : reference.phrases_) {
        if (!has(key)) {
            missing.push_back(key);
        }
    }
    return missing;
}

}  // namespace bookbag::language
