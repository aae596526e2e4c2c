// The head of a skill file (what booklet and report say about the skill), then its templates.
#include "questions/template_loader.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "questions/template_reader.hpp"

namespace bookbag::questions {

using base::Fault;
using files::YamlNode;

namespace {

constexpr std::size_t kLongestNow = 64;
constexpr std::size_t kLongestWhy = 100;
constexpr std::size_t kLongestDo = 140;

/// Lower-case words of a text: letters only, so that "set," is found and "sunset" is not.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : base::lower_ascii(text)) {
        if (c >= 'a' && c <= 'z') {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

std::string first_of(std::string_view text, const std::vector<std::string>& banned) {
    for (const auto& word : words_of(text)) {
        if (std::find(banned.begin(), banned.end(), word) != banned.end()) {
            return word;
        }
    }
    return {};
}

/// Reads the head of a file.
class HeadReader {
public:
    HeadReader(const YamlNode& map, const KnownNames& known, std::vector<Fault>& faults)
        : map_(map), fields_(known, faults) {}

    SkillText read() {
        SkillText text;
        text.skill = fields_.text(map_, "skill", "skill");
        if (!text.skill.empty()) {
            fields_.check_known(*map_.find("skill"), text.skill, fields_.known.skills, "skill");
        }
        text.now = bounded(map_, "now", "now", kLongestNow);
        key_words(text);
        const YamlNode* family = fields_.required(map_, "family", "family");
        if (family == nullptr || !fields_.check_keys(*family, "family", {"why", "ask", "do"})) {
            return text;
        }
        text.family_why = toned(*family, "why", kLongestWhy);
        text.family_do = toned(*family, "do", kLongestDo);
        if (const std::string found = first_of(text.family_do, {"buy", "download", "print", "app"}); !found.empty()) {
            fields_.refuse(*family->find("do"), "family.do", "uses the word '" + found + "'",
                           "name ordinary things at no cost");
        }
        questions(*family, text);
        return text;
    }

private:
    std::string bounded(const YamlNode& map, const std::string& name, const std::string& key, std::size_t most) {
        std::string text = fields_.text(map, name, key);
        const std::size_t length = base::code_points(text).size();
        if (length > most) {
            fields_.refuse(*map.find(name), key,
                           "has " + std::to_string(length) + " characters; at most " + std::to_string(most) + " fit");
        }
        return text;
    }

    std::string toned(const YamlNode& family, const std::string& name, std::size_t most) {
        std::string text = bounded(family, name, "family." + name, most);
        check_tone(family, name, text);
        return text;
    }

    void check_tone(const YamlNode& family, const std::string& name, const std::string& text) {
        if (const std::string found = word_of_the_tone_list(text); !found.empty()) {
            fields_.refuse(*family.find(name), "family." + name, "uses the word '" + found + "' of the tone list",
                           "say it without judging");
        }
    }

    void key_words(SkillText& text) {
        const YamlNode* node = fields_.required(map_, "key_words", "key_words");
        if (node == nullptr) {
            return;
        }
        for (const auto& item : fields_.list(*node, "key_words")) {
            text.key_words.push_back(item.text());
            fields_.check_known(item, item.text(), fields_.known.glossary, "glossary word");
        }
        if (text.key_words.size() < 2 || text.key_words.size() > 4) {
            fields_.refuse(*node, "key_words", "must be 2 to 4 words");
        }
    }

    void questions(const YamlNode& family, SkillText& text) {
        const YamlNode* node = fields_.required(family, "ask", "family.ask");
        if (node == nullptr) {
            return;
        }
        for (const auto& item : fields_.list(*node, "family.ask")) {
            text.family_ask.push_back(item.text());
            check_tone(family, "ask", item.text());
        }
        if (text.family_ask.size() != 2) {
            fields_.refuse(*node, "family.ask", "must be exactly two questions");
        }
    }

    const YamlNode& map_;
    FieldReader fields_;
};

void check_format(const YamlNode& document, FieldReader& fields) {
    const std::string format = fields.text(document, "format", "format");
    if (!format.empty() && format != "bookbag-questions") {
        fields.refuse(*document.find("format"), "format", "must be bookbag-questions");
    }
    const YamlNode* version = fields.required(document, "format_version", "format_version");
    if (version != nullptr && version->text() != "1") {
        fields.refuse(*version, "format_version", "unknown version '" + version->text() + "'",
                      "this program reads version 1");
    }
}

}  // namespace

std::string word_of_the_tone_list(std::string_view text) {
    static const std::vector<std::string> kBanned = {"below",  "failed",     "behind", "behaviour", "percentile", "ability",
                                                     "low",    "high",       "weak",   "lazy",      "poor",       "bright",
                                                     "gifted", "struggling", "gap",    "set",       "average"};
    return first_of(text, kBanned);
}

LoadedFile load_skill_file(const YamlNode& document, const KnownNames& known) {
    LoadedFile loaded;
    FieldReader fields(known, loaded.faults);
    if (!fields.check_keys(document, {},
                           {"format", "format_version", "skill", "now", "key_words", "family", "templates"})) {
        return loaded;
    }
    check_format(document, fields);
    loaded.file.text = HeadReader(document, known, loaded.faults).read();
    const YamlNode* templates = fields.required(document, "templates", "templates");
    if (templates == nullptr) {
        return loaded;
    }
    std::vector<std::string> ids;
    for (const auto& node : fields.list(*templates, "templates")) {
        auto made = read_template(node, {loaded.file.text.skill}, known, loaded.faults);
        if (!made) {
            continue;
        }
        if (std::find(ids.begin(), ids.end(), made->id) != ids.end()) {
            fields.refuse(node, "id", "'" + made->id + "' is used twice");
            continue;
        }
        ids.push_back(made->id);
        loaded.file.templates.push_back(std::move(*made));
    }
    if (templates->items().empty()) {
        fields.refuse(*templates, "templates", "is empty");
    }
    return loaded;
}

}  // namespace bookbag::questions
