// Tokens and pseudonyms: two keyed hashes with different labels, so that a log cannot be joined to a printed page.
#include "school/ids.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

namespace bookbag::school {

Token token_of(std::string_view salt, const PupilId& pupil) {
    return {base::to_code(base::hmac_sha256(salt, "token\x1f" + pupil.value), 8)};
}

Pseudonym pseudonym_of(std::string_view salt, const PupilId& pupil) {
    return {"p-" + base::lower_ascii(base::to_code(base::hmac_sha256(salt, "log\x1f" + pupil.value), 10))};
}

}  // namespace bookbag::school
