// Everything that all schools share: curriculum, templates, words, policy, weights, fonts. Loaded once, checked whole.
//
// Loading collects every fault it can find before it stops, each with file, line and column. A fault here stops the
// night before anything is delivered: a wrong template or map would send every child to wrong work.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/fault.hpp"
#include "files/world.hpp"
#include "fonts/font_set.hpp"
#include "language/phrasebook.hpp"
#include "mastery/fit.hpp"
#include "questions/bank.hpp"
#include "questions/glossary.hpp"
#include "school/curriculum.hpp"
#include "targets/atlas.hpp"
#include "targets/policy.hpp"

namespace bookbag::run {

/// The shared parts of a night. Immovable once made: parts refer to one another.
struct House {
    std::string home;  ///< folder that holds curriculum/ and templates/
    school::Curriculum curriculum;
    questions::Glossary glossary;
    std::map<std::string, std::string> glossary_words;
    questions::QuestionBank bank;
    std::map<std::string, language::Phrasebook> languages;  ///< by tag
    targets::Policy policy;
    targets::Atlas atlas;
    targets::SkillSet with_questions;
    mastery::Fit fit;
    fonts::FontSet fonts;
    std::string hash;           ///< SHA-256 over every file read, for the run record
    std::u32string characters;  ///< every character of the files read beyond ASCII, ascending

    const language::Phrasebook& english() const { return languages.at("en-GB"); }
};

/// What to load. Fonts are slow to open and not needed by every command.
enum class Fonts : std::uint8_t { Load, LeaveOut };

struct HouseLoad {
    std::unique_ptr<House> house;  ///< null when a fault stops everything
    std::vector<base::Fault> faults;
};

/// Loads from `home` (curriculum/, templates/). `font_root` is normally "/usr/share/fonts".
HouseLoad load_house(files::World& world, const std::string& home, Fonts fonts,
                     const std::string& font_root = "/usr/share/fonts");

/// The folder of curriculum/ and templates/ that belongs to this program: the source tree it was built from.
std::string default_home();

}  // namespace bookbag::run
