// Printed codes. Letters and check characters leave out I and O (booklet-and-report.md section 4.2).
#include "base/sha256.hpp"
#include "compose/booklet.hpp"

namespace bookbag::compose {

namespace {
constexpr char kLetters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t kLetterCount = sizeof kLetters - 1;
}  // namespace

std::string bookwork_code(const school::Token& token, int page, int index) {
    const std::string place = std::to_string(page) + kLetters[static_cast<std::size_t>(index) % kLetterCount];
    const auto digest = base::sha256(token.value + '\x1f' + place);
    return place + '-' + kLetters[digest[0] % kLetterCount];
}

std::string booklet_code(const school::Token& token) {
    return token.value.substr(0, 4) + '-' + token.value.substr(4);
}

}  // namespace bookbag::compose
