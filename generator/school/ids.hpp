// Identifiers of the school's nouns, as small strong types.
//
// A pupil has three names for machines: PupilId (internal, stable, used inside a night only), Token (opaque, printed on
// paper, used in file names, codes and QR marks) and Pseudonym (used in logs). All three are keyed hashes, so none can
// be turned back into a child without the school's salt. A skill is known by its curriculum id and, inside a night, by
// its index in the Curriculum.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace bookbag::school {

/// The school's own key of a pupil (management-system id or admission number), as exported; never printed or logged.
struct PupilId {
    std::string value;
    friend auto operator<=>(const PupilId&, const PupilId&) = default;
};

/// Opaque code of a pupil, 8 characters of base::to_code over HMAC(salt, "token", pupil id).
struct Token {
    std::string value;
    friend auto operator<=>(const Token&, const Token&) = default;
};

/// The only form in which a pupil appears in a log: "p-" and 10 characters over HMAC(salt, "log", pupil id).
struct Pseudonym {
    std::string value;
    friend auto operator<=>(const Pseudonym&, const Pseudonym&) = default;
};

Token token_of(std::string_view salt, const PupilId& pupil);
Pseudonym pseudonym_of(std::string_view salt, const PupilId& pupil);

/// Index of a skill in Curriculum::skills; valid only with the curriculum that gave it.
using SkillIndex = std::uint16_t;
constexpr SkillIndex kNoSkill = 0xFFFF;

/// Index of a pupil in Roll::pupils; valid only with the roll that gave it.
using PupilIndex = std::uint32_t;

}  // namespace bookbag::school
