// Draws a template many times and reads every instance.
//
// A finding is named once for each kind of trouble with the first instance that shows it: an author mends the cause, not
// a thousand cases.
#include "questions/lint.hpp"

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "document/math_expr.hpp"
#include "questions/draw.hpp"
#include "questions/pool.hpp"
#include "questions/text_checks.hpp"
#include "questions/verify.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;
using base::Seed;
using document::RichText;

namespace {

constexpr std::int64_t kLeastAcceptancePercent = 2;
constexpr std::size_t kLeastPool = 60;
constexpr std::size_t kLeastSmallPool = 12;
constexpr std::size_t kLongestReason = 60;
constexpr std::size_t kWordsPrimary = 12;
constexpr std::size_t kWordsSecondary = 20;
constexpr int kLastPrimaryYear = 6;
constexpr int kPrinted = 50;

/// A text of a question with its name in the template.
struct NamedText {
    std::string key;
    const RichText* text;
};

std::vector<NamedText> texts_of(const Question& question) {
    std::vector<NamedText> texts = {{"stem", &question.stem},
                                    {"answer", &question.answer.shown},
                                    {"answer.label", &question.answer.label},
                                    {"answer.teacher", &question.answer.teacher}};
    for (const auto& option : question.options) {
        texts.push_back({"options", &option});
    }
    for (const auto& step : question.working) {
        texts.push_back({"working.do", &step.action});
        texts.push_back({"working.why", &step.why});
        texts.push_back({"working.ask", &step.ask});
        texts.push_back({"working.blank", &step.blank});
    }
    for (const auto& wrong : question.wrong) {
        texts.push_back({"wrong", &wrong.shown});
    }
    for (const auto& hint : question.hints) {
        texts.push_back({"hints", &hint});
    }
    if (question.mistake) {
        texts.push_back({"mistake.says", &question.mistake->says});
        texts.push_back({"mistake.start", &question.mistake->start});
    }
    return texts;
}

bool is_prose(const std::string& key) {
    return key == "stem" || key == "hints" || key == "working.why" || key == "working.ask" || key == "mistake.says";
}

/// Reads the instances of one template.
class TemplateLint {
public:
    TemplateLint(const QuestionTemplate& made_from, const LintOptions& options) : template_(made_from), options_(options) {
        year_ = *std::min_element(made_from.years.begin(), made_from.years.end());
    }

    std::vector<Fault> run() {
        marks();
        acceptance();
        for (int i = 0; i < options_.seeds; ++i) {
            instance(plain_seed(base::seed_of({"lint", template_.id, std::to_string(i)})));
        }
        pool();
        record();
        return std::move(faults_);
    }

private:
    /// Keeps one finding of each kind. `kind` is not printed.
    void find(const std::string& kind, const std::string& what, const std::string& remedy = {}) {
        if (seen_.insert(kind).second) {
            const std::string example = note_.empty() ? "" : " (as in " + note_ + ")";
            faults_.push_back(
                {FaultKind::BadInput, template_.where, template_.id + ": " + what + example, remedy, "E-LINT"});
        }
    }
    void find(const Fault& fault) {
        if (seen_.insert(fault.what).second) {
            faults_.push_back(fault);
        }
    }

    void marks() {
        int given = 0;
        for (const auto& step : template_.working) {
            given += step.mark.empty() ? 0 : step.mark[1] - '0';
        }
        if (given != 0 && given != template_.answer.marks) {
            find("marks", "working gives " + std::to_string(given) + " marks, answer.marks says " +
                              std::to_string(template_.answer.marks));
        }
    }

    void acceptance() {
        const auto tally = tally_draws(template_, std::min(options_.seeds, 200));
        if (tally && tally->accepted * 100 < tally->tries * kLeastAcceptancePercent) {
            find("acceptance",
                 "require accepts " + std::to_string(tally->accepted) + " of " + std::to_string(tally->tries) +
                     " draws, under 2 %",
                 "make the values by construction");
        }
    }

    void instance(Seed seed) {
        note_.clear();
        const auto question = draw(template_, seed);
        if (!question) {
            find(question.error());
            return;
        }
        note_ = question->note.empty() ? "seed " + std::to_string(seed.value) : question->note;
        if (question->note.empty()) {
            find("note", "note is empty");
        }
        if (const auto status = verify(template_, *question); !status) {
            find("verify " + status.error().code, status.error().what.substr(template_.id.size() + 2),
                 status.error().remedy);
        }
        notes_.insert(question->note);
        for (const auto& named : texts_of(*question)) {
            text(named);
        }
        const std::string start = small_start(question->stem);
        if (!start.empty()) {
            find("small start", "stem: \"" + start + "\" starts with a small letter", "use capital(…)");
        }
        last_step(*question);
        figures(*question);
    }

    void text(const NamedText& named) {
        if (const std::string fault = fault_of_look(*named.text); !fault.empty()) {
            find("look " + named.key, named.key + ": " + fault);
        }
        const std::size_t most = year_ <= kLastPrimaryYear ? kWordsPrimary : kWordsSecondary;
        if (is_prose(named.key)) {
            if (const std::string sentence = long_sentence(*named.text, most); !sentence.empty()) {
                find("sentence " + named.key,
                     named.key + ": more than " + std::to_string(most) + " words in \"" + sentence + "\"");
            }
        }
        const bool reason = named.key == "working.why" || named.key == "working.ask";
        if (reason && base::code_points(document::plain_text(*named.text)).size() > kLongestReason) {
            find("reason " + named.key,
                 named.key + ": more than 60 characters in \"" + document::plain_text(*named.text) + "\"");
        }
        for (const auto& run : named.text->runs) {
            if (const auto* maths = std::get_if<document::Maths>(&run)) {
                formula(named.key, maths->notation);
            }
        }
    }

    void formula(const std::string& key, const std::string& notation) {
        if (const auto parsed = document::parse_maths(notation); !parsed) {
            find("formula " + key,
                 key + ": $" + notation + "$: " + parsed.error().what + " at column " +
                     std::to_string(parsed.error().where.column),
                 parsed.error().remedy);
        } else if (options_.set_formula) {
            if (const auto status = options_.set_formula(notation, year_); !status) {
                find("set " + key, key + ": $" + notation + "$: " + status.error().what, status.error().remedy);
            }
        }
    }

    void last_step(const Question& question) {
        const AnswerForm form = question.answer.kind;
        const bool numeric = form <= AnswerForm::List || form == AnswerForm::Symbol || form == AnswerForm::Maths;
        const std::string last = without_spaces(document::plain_text(question.working.back().action));
        const bool any_fraction =
            (form == AnswerForm::Fraction || form == AnswerForm::Mixed) && question.answer.value.exact() &&
            shows_number(document::plain_text(question.working.back().action), *question.answer.value.exact());
        const std::string shown = without_spaces(document::plain_text({{question.answer.shown.runs.front()}}));
        if (numeric && !any_fraction && last.find(shown) == std::string::npos &&
            last.find(without_spaces(question.answer.plain)) == std::string::npos) {
            find("last step", "the last working step \"" + document::plain_text(question.working.back().action) +
                                  "\" does not show the answer " + question.answer.plain);
        }
    }

    void figures(const Question& question) {
        if (!options_.draw_figure) {
            return;
        }
        std::vector<const document::FigureSpec*> specs;
        if (question.figure) {
            specs.push_back(&*question.figure);
        }
        for (const auto& step : question.working) {
            if (step.figure) {
                specs.push_back(&*step.figure);
            }
        }
        for (const auto* spec : specs) {
            if (const auto status = options_.draw_figure(*spec, year_); !status) {
                find("figure " + spec->kind, "figure " + spec->kind + ": " + status.error().what, status.error().remedy);
            }
        }
    }

    void pool() {
        note_.clear();
        const std::size_t least = template_.small_pool ? kLeastSmallPool : kLeastPool;
        if (notes_.size() >= least || options_.seeds < 1000) {
            return;
        }
        const auto size = pool_size(template_);
        const std::size_t found = size ? std::max(*size, notes_.size()) : notes_.size();
        if (found < least) {
            find("pool",
                 "a pool of " + std::to_string(found) + " variants; at least " + std::to_string(least) + " are needed",
                 template_.small_pool ? "widen the draws"
                                      : "widen the draws, or say small_pool: true for clocks, calendars and fact banks");
        }
    }

    void record() {
        const auto recorded = options_.recorded.find(template_.id);
        if (recorded == options_.recorded.end()) {
            return;
        }
        const auto print = fingerprint(template_);
        const std::string version = std::to_string(template_.version);
        if (print && recorded->second.starts_with(version + " ") && recorded->second != version + " " + *print) {
            find("record", "its output has changed under version " + version, "raise the version, then record it again");
        }
    }

    const QuestionTemplate& template_;
    const LintOptions& options_;
    int year_ = 1;
    std::string note_;
    std::set<std::string> seen_;
    std::set<std::string> notes_;
    std::vector<Fault> faults_;
};

void put_figure_value(const document::FigureValue& value, std::string& text) {
    if (const auto* number = std::get_if<base::Rational>(&value.value)) {
        text += base::to_string(*number);
    } else if (const auto* words = std::get_if<std::string>(&value.value)) {
        text += "'" + *words + "'";
    } else if (const auto* flag = std::get_if<bool>(&value.value)) {
        text += *flag ? "true" : "false";
    } else if (const auto* list = std::get_if<document::FigureValue::List>(&value.value)) {
        text += "[";
        for (const auto& item : *list) {
            text += &item == &list->front() ? "" : ", ";
            put_figure_value(item, text);
        }
        text += "]";
    } else {
        for (const auto& [name, inner] : std::get<document::FigureValue::Map>(value.value)) {
            text += " " + name + "=";
            put_figure_value(inner, text);
        }
    }
}

std::string describe(const document::FigureSpec& spec) {
    std::string text = spec.kind;
    put_figure_value(document::FigureValue{spec.values}, text);
    return text;
}

/// The author's notation of a text, which no change of its reading alters.
std::string notation_of(const RichText& text) {
    std::string notation;
    for (const auto& run : text.runs) {
        if (const auto* words = std::get_if<document::Words>(&run)) {
            notation += words->bold ? "**" + words->text + "**" : words->text;
        } else if (const auto* maths = std::get_if<document::Maths>(&run)) {
            notation += "$" + maths->notation + "$";
        } else {
            notation += "\n";
        }
    }
    return notation;
}

void put_steps(const Question& question, std::string& text) {
    const auto plain = [](const RichText& rich) { return document::plain_text(rich); };
    for (const auto& step : question.working) {
        text += "  do:     " + plain(step.action) + (step.mark.empty() ? "" : "   [" + step.mark + "]") + "\n";
        for (const auto& [label, part] : {std::pair("    why:   ", &step.why), std::pair("    ask:   ", &step.ask),
                                          std::pair("    blank: ", &step.blank)}) {
            text += part->empty() ? "" : label + plain(*part) + "\n";
        }
        text += step.figure ? "    figure: " + describe(*step.figure) + "\n" : "";
    }
}

}  // namespace

std::string describe(const Question& question) {
    const auto plain = [](const RichText& rich) { return document::plain_text(rich); };
    std::string text = question.template_id + " v" + std::to_string(question.version) + "  (" + question.note + ")\n";
    text += "  stem:   " + base::replaced(plain(question.stem), "\n", "\n          ") + "\n";
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        text += "     " + option_letter(i) + ":   " + plain(question.options[i]) + "\n";
    }
    if (question.figure) {
        text += "  figure (" + std::string(name_of(question.figure_when)) + "): " + describe(*question.figure) + "\n";
    }
    put_steps(question, text);
    text += "  answer: " + plain(question.answer.label) + " " + question.answer.plain + " " + question.answer.unit + "  (" +
            question.answer.form + ", " + std::to_string(question.answer.marks) + ")\n";
    text += question.answer.teacher.empty() ? "" : "  teacher: " + plain(question.answer.teacher) + "\n";
    for (const auto& wrong : question.wrong) {
        text += "  wrong:  " + wrong.plain + "  " + base::join(wrong.misconceptions, " ") + "\n";
    }
    if (question.mistake) {
        text += "  Sam:    " + plain(question.mistake->says) + "  | " + plain(question.mistake->start) + "\n";
    }
    for (const auto& hint : question.hints) {
        text += "  hint:   " + plain(hint) + "\n";
    }
    text +=
        "  space:  " + std::string(name_of(question.space.type)) + " " + std::to_string(question.space.millimetres) + "\n";
    return text;
}

Result<std::string> fingerprint(const QuestionTemplate& made_from) {
    base::Sha256 hash;
    for (int i = 0; i < kPrinted; ++i) {
        BOOKBAG_TRY(question, draw(made_from, plain_seed(base::seed_of({"print", made_from.id, std::to_string(i)}))));
        for (const auto& named : texts_of(question)) {
            hash.update(named.key + "\x1f" + notation_of(*named.text) + "\x1f");
        }
        hash.update(question.note + "\x1f" + (question.figure ? describe(*question.figure) : "") + "\x1f");
        for (const auto& step : question.working) {
            hash.update(step.mark + (step.figure ? describe(*step.figure) : "") + "\x1f");
        }
    }
    return base::to_hex(hash.finish()).substr(0, 16);
}

std::vector<Fault> lint(const std::vector<QuestionTemplate>& templates, const LintOptions& options) {
    std::vector<Fault> faults;
    for (const auto& made_from : templates) {
        auto found = TemplateLint(made_from, options).run();
        faults.insert(faults.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return faults;
}

}  // namespace bookbag::questions
