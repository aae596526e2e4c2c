// Invented names for invented people, as varied as a British school's register.
//
// Given names stand beside family names of the same kind most of the time, with diacritics, apostrophes, hyphens and names of
// one letter's length, because those are what breaks software.
#pragma once

#include <string>

#include "base/random.hpp"

namespace bookbag::demo {


/// The name of a child or adult.
struct Name {
    std::string given;
    std::string family;
    std::string pronoun;        ///< she, he or they, as an invented person goes by
    std::string home_language;  ///< BCP 47 tag, "en" for most
};

/// A child's name.
Name child_name(base::Random& random);

/// A given name that fits the family of `child`; `pronoun` she or he.
std::string adult_given_name(base::Random& random, const Name& child, const std::string& pronoun);

/// A teacher as children say it: "Mrs Penhale".
std::string teacher_name(base::Random& random);

/// ASCII letters of a name in lower case, for an e-mail address or a key.
std::string ascii_letters(const std::string& name);

}  // namespace bookbag::demo
