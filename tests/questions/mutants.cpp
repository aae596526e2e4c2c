// Works on the bytes of the file, so that a mutant is read exactly as an author's own mistake would be.
#include "mutants.hpp"

#include <optional>
#include <string_view>

#include "questions/draw.hpp"
#include "questions/template_loader.hpp"
#include "questions/verify.hpp"
#include "shipped.hpp"

namespace bookbag::tests {

namespace {

constexpr std::uint64_t kSeeds = 40;

/// `source` with each operator outside texts and brackets of map names changed in turn, and with one added to the whole.
std::vector<std::string> changed(const std::string& source, bool numeric) {
    std::vector<std::string> all;
    if (numeric) {
        all.push_back("(" + source + ") + 1");
    }
    bool quoted = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        quoted = source[i] == '\'' ? !quoted : quoted;
        const std::string_view from = "+-*/";
        const auto at = from.find(source[i]);
        if (!quoted && at != std::string_view::npos) {
            std::string mutant = source;
            mutant[i] = "-+/*"[at];
            all.push_back(std::move(mutant));
        }
    }
    return all;
}

bool is_numeric(questions::AnswerForm form) { return form <= questions::AnswerForm::Time; }

/// The template `id` of a file whose answer.value is `value`; nothing when it does not load or its text cannot be found.
std::optional<questions::QuestionTemplate> with_answer(const std::string& path, const questions::QuestionTemplate& original,
                                                       const std::string& value) {
    std::string bytes = slurp(path);
    const auto start = bytes.find("id: " + original.id);
    const auto answer = bytes.find("answer:", start);
    const auto at = bytes.find("\"" + original.answer.value.source() + "\"", answer);
    if (start == std::string::npos || answer == std::string::npos || at == std::string::npos ||
        at > bytes.find('\n', answer)) {
        return std::nullopt;
    }
    bytes.replace(at + 1, original.answer.value.source().size(), value);
    const auto document = files::parse_yaml(path, bytes);
    if (!document) {
        return std::nullopt;
    }
    for (auto& made_from : questions::load_skill_file(*document, {}).file.templates) {
        if (made_from.id == original.id) {
            return made_from;
        }
    }
    return std::nullopt;
}

enum class Fate { Caught, Equal, Survived };

Fate fate_of(const questions::QuestionTemplate& original, const questions::QuestionTemplate& mutant) {
    bool equal = true;
    for (std::uint64_t i = 0; i < kSeeds; ++i) {
        const auto right = questions::draw(original, base::Seed{i});
        const auto other = questions::draw(mutant, base::Seed{i});
        if (!other || !right) {
            return Fate::Caught;
        }
        equal = equal && right->answer.plain == other->answer.plain;
        if (!questions::verify(mutant, *other)) {
            return Fate::Caught;
        }
    }
    return equal ? Fate::Equal : Fate::Survived;
}

}  // namespace

MutantCount count_mutants(const std::string& path, const questions::QuestionTemplate& original) {
    MutantCount count;
    if (original.check.kind == questions::CheckTemplate::Kind::Teacher) {
        return count;
    }
    for (const auto& value : changed(original.answer.value.source(), is_numeric(original.answer.form))) {
        const auto mutant = with_answer(path, original, value);
        const Fate fate = mutant ? fate_of(original, *mutant) : Fate::Equal;
        count.caught += fate == Fate::Caught ? 1 : 0;
        if (fate == Fate::Survived) {
            count.survivors.push_back(original.id + ": " + value);
        }
    }
    return count;
}

}  // namespace bookbag::tests
