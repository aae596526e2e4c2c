// One loader after the other; each hands its faults to one list.
#include "run/house.hpp"

#include <set>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "files/yaml_folder.hpp"
#include "layout/figure.hpp"
#include "questions/template_loader.hpp"

#ifndef BOOKBAG_HOME
#define BOOKBAG_HOME "."
#endif

namespace bookbag::run {

namespace {

using base::Fault;

class Loader {
public:
    Loader(files::World& world, std::string home) : world_(world) {
        load_.house = std::make_unique<House>();
        load_.house->home = std::move(home);
    }

    HouseLoad finish(Fonts fonts, const std::string& font_root) {
        read_curriculum();
        if (!load_.faults.empty()) {
            // Every template would be wrong against a wrong map: one true fault says more than a thousand echoes.
            load_.house.reset();
            return std::move(load_);
        }
        read_glossary();
        read_languages();
        read_policy();
        read_weights();
        read_templates();
        if (fonts == Fonts::Load) {
            read_fonts(font_root);
        }
        House& house = *load_.house;
        if (load_.faults.empty()) {
            house.atlas = targets::make_atlas(house.curriculum);
            house.with_questions = targets::SkillSet(house.curriculum.skills.size());
            for (const auto& id : house.bank.skills()) {
                if (const auto skill = house.curriculum.find(id); skill && !house.bank.templates(id).empty()) {
                    house.with_questions.add(*skill);
                }
            }
            house.hash = base::to_hex(hash_.finish());
            house.characters.assign(characters_.begin(), characters_.end());
        } else {
            load_.house.reset();
        }
        return std::move(load_);
    }

private:
    void take(const std::vector<Fault>& faults) { load_.faults.insert(load_.faults.end(), faults.begin(), faults.end()); }

    void note_bytes(const std::string& shown) {
        if (const auto bytes = world_.read_file(files::path_in(load_.house->home, shown))) {
            hash_.update(shown);
            hash_.update(*bytes);
            for (const char32_t point : base::code_points(*bytes)) {
                if (point > 0x7F) {
                    characters_.insert(point);
                }
            }
        }
    }

    files::YamlFolder folder(const std::string& shown) {
        auto read = files::read_yaml_folder(world_, load_.house->home, shown);
        for (const auto& name : read.names) {
            note_bytes(shown + "/" + name + ".yaml");
        }
        take(read.faults);
        return read;
    }

    void read_curriculum() {
        const auto documents = folder("curriculum/maths");
        if (documents.documents.empty() && documents.faults.empty()) {
            load_.faults.push_back({base::FaultKind::Missing,
                                    {"curriculum/maths", 0, 0},
                                    "no curriculum was found below " + load_.house->home,
                                    "give the folder that holds curriculum/ and templates/ with --home",
                                    "E-CURRICULUM"});
            return;
        }
        auto loaded = school::make_curriculum(documents.documents);
        take(loaded.faults);
        load_.house->curriculum = std::move(loaded.value);
    }

    void read_glossary() {
        for (const char* name : {"curriculum/maths/glossary.yaml", "curriculum/maths/glossary-secondary.yaml"}) {
            if (!world_.exists(files::path_in(load_.house->home, name))) {
                continue;
            }
            const auto document = files::read_yaml(world_, load_.house->home, name);
            if (!document) {
                load_.faults.push_back(document.error());
                continue;
            }
            auto words = questions::load_glossary(*document);
            if (!words) {
                load_.faults.push_back(words.error());
                continue;
            }
            for (const auto& [word, meaning] : *words) {
                load_.house->glossary[word] = meaning;
                load_.house->glossary_words[word] = meaning;
            }
        }
    }

    void read_languages() {
        for (const auto& document : folder("templates/language").documents) {
            language::Phrasebook book;
            take(language::Phrasebook::read(document, book));
            load_.house->languages[book.tag()] = std::move(book);
        }
        const auto english = load_.house->languages.find("en-GB");
        if (english == load_.house->languages.end()) {
            load_.faults.push_back({base::FaultKind::Missing,
                                    {"templates/language/en-GB.yaml", 0, 0},
                                    "the English phrasebook is not there",
                                    "restore the file",
                                    "E-LANGUAGE"});
            return;
        }
        for (const auto& [tag, book] : load_.house->languages) {
            for (const auto& key : book.missing_phrases(english->second)) {
                load_.faults.push_back({base::FaultKind::Missing,
                                        {"templates/language/" + tag + ".yaml", 0, 0},
                                        "phrase '" + key + "' is not there",
                                        "translate it; a missing phrase is never left blank",
                                        "E-PHRASE"});
            }
        }
    }

    void read_policy() {
        const auto document = files::read_yaml(world_, load_.house->home, "curriculum/policy.yaml");
        if (!document) {
            load_.faults.push_back(document.error());
            return;
        }
        note_bytes("curriculum/policy.yaml");
        auto read = targets::read_policy(*document);
        take(read.faults);
        load_.house->policy = read.policy;
    }

    void read_weights() {
        const std::string shown = "curriculum/weights.yaml";
        const auto bytes = world_.read_file(files::path_in(load_.house->home, shown));
        if (!bytes) {
            load_.faults.push_back(bytes.error());
            return;
        }
        note_bytes(shown);
        auto weights = mastery::read_weights(shown, *bytes);
        if (!weights) {
            load_.faults.push_back(weights.error());
            return;
        }
        load_.house->fit = mastery::shipped_fit(load_.house->curriculum, std::move(*weights));
    }

    questions::KnownNames known_names() const {
        const House& house = *load_.house;
        questions::KnownNames known;
        for (const auto& skill : house.curriculum.skills) {
            known.skills.insert(skill.id);
        }
        for (const auto& [id, misconception] : house.curriculum.misconceptions) {
            known.misconceptions.insert(id);
        }
        known.question_types.insert(house.curriculum.question_types.begin(), house.curriculum.question_types.end());
        for (const auto& [word, meaning] : house.glossary) {
            known.glossary.insert(word);
        }
        for (const auto& kind : layout::figure_kinds()) {
            known.figure_kinds.insert(kind.name);
        }
        return known;
    }

    void read_templates() {
        const auto known = known_names();
        std::vector<questions::SkillFile> skill_files;
        const auto strands = world_.list_dir(files::path_in(load_.house->home, "templates/questions"));
        if (!strands) {
            load_.faults.push_back(strands.error());
            return;
        }
        for (const auto& strand : *strands) {
            if (!strand.is_folder) {
                continue;
            }
            for (const auto& document : folder("templates/questions/" + strand.name).documents) {
                auto loaded = questions::load_skill_file(document, known);
                take(loaded.faults);
                skill_files.push_back(std::move(loaded.file));
            }
        }
        auto bank = questions::QuestionBank::make(std::move(skill_files));
        if (!bank) {
            load_.faults.push_back(bank.error());
            return;
        }
        load_.house->bank = std::move(*bank);
    }

    void read_fonts(const std::string& root) {
        auto loaded = fonts::FontSet::load(root);
        if (!loaded) {
            load_.faults.push_back(loaded.error());
            return;
        }
        load_.house->fonts = std::move(*loaded);
    }

    files::World& world_;
    HouseLoad load_;
    base::Sha256 hash_;
    std::set<char32_t> characters_;
};

}  // namespace

std::string default_home() {
    return BOOKBAG_HOME;
}

HouseLoad load_house(files::World& world, const std::string& home, Fonts fonts, const std::string& font_root) {
    return Loader(world, home).finish(fonts, font_root);
}

}  // namespace bookbag::run
