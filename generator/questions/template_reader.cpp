// One template: header, names, then everything that uses the names. The order matters: a name is known only after it is
// defined, `ans` only in `check`, `wrong` only in `mistake`.
#include "questions/template_reader.hpp"

#include <algorithm>

namespace bookbag::questions {

using files::YamlNode;

namespace {

const std::vector<std::string> kKeys = {
    "id",      "version", "type",    "difficulty", "demand", "years", "seconds", "calculator", "small_pool",
    "symbols", "vars",    "bank",    "require",    "let",    "stem",  "options", "answer",     "check",
    "working", "wrong",   "mistake", "hints",      "figure", "space", "note"};

bool is_name(const std::string& word) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !word.empty() && !(word[0] >= '0' && word[0] <= '9') && std::all_of(word.begin(), word.end(), fits);
}

bool is_kept_word(const std::string& word) {
    constexpr std::string_view kKept[] = {"and", "or", "not", "true", "false", "map", "filter", "ans", "wrong", "pi"};
    return std::find(std::begin(kKept), std::end(kKept), word) != std::end(kKept);
}

bool is_mark(const std::string& mark) {
    return mark.size() == 2 && std::string_view("MAB").find(mark[0]) != std::string_view::npos && mark[1] >= '1' &&
           mark[1] <= '4';
}

/// Reads the parts of one template map in order.
class TemplateReader {
public:
    TemplateReader(const YamlNode& map, const KnownNames& known, std::vector<base::Fault>& faults)
        : map_(map), fields_(known, faults) {}

    QuestionTemplate read(const TemplateHome& home) {
        header(home);
        names();
        plan();
        question();
        answer();
        check();
        working();
        wrong_answers();
        support();
        made_.slot_count = fields_.scope.size();
        return std::move(made_);
    }

private:
    const YamlNode* find(const std::string& name) const { return map_.find(name); }

    void header(const TemplateHome& home) {
        made_.where = map_.where();
        made_.skill = home.skill;
        made_.id = fields_.text(map_, "id", "id");
        const std::string prefix = "q-" + home.skill + "-";
        const bool fits = made_.id.size() == prefix.size() + 1 && made_.id.starts_with(prefix) && made_.id.back() >= 'a' &&
                          made_.id.back() <= 'z';
        if (!made_.id.empty() && !fits) {
            fields_.refuse(*find("id"), "id", "'" + made_.id + "' is not of the form " + prefix + "a");
        }
        made_.version = fields_.number(map_, "version", "version", {1, 9999});
        made_.type = fields_.text(map_, "type", "type");
        if (!made_.type.empty()) {
            fields_.check_known(*find("type"), made_.type, fields_.known.question_types, "question type");
        }
        made_.difficulty = fields_.number(map_, "difficulty", "difficulty", {1, 3});
        if (const YamlNode* node = fields_.required(map_, "demand", "demand")) {
            made_.demand = fields_.one_of(*node, "demand", Demand::Explain);
        }
        made_.seconds = fields_.number(map_, "seconds", "seconds", {5, 900});
        made_.calculator = fields_.flag(map_, "calculator");
        made_.small_pool = fields_.flag(map_, "small_pool");
        const YamlNode* symbols = find("symbols");
        made_.symbols = symbols == nullptr ? "" : symbols->text();
        years();
    }

    void years() {
        const YamlNode* node = fields_.required(map_, "years", "years");
        if (node == nullptr) {
            return;
        }
        for (const auto& item : fields_.list(*node, "years")) {
            const auto year = base::parse_integer(item.text());
            if (!year || *year < 1 || *year > 11) {
                fields_.refuse(item, "years", "must be years from 1 to 11");
            } else {
                made_.years.push_back(static_cast<int>(*year));
            }
        }
        if (node->is_list() && node->items().empty()) {
            fields_.refuse(*node, "years", "is empty");
        }
    }

    // ---- names -----------------------------------------------------------------------------------------------------

    void names() {
        bank();
        const YamlNode* vars = find("vars");
        if (vars == nullptr && !made_.bank) {
            fields_.refuse(map_, "vars", "is missing");
        } else if (vars != nullptr) {
            definitions(*vars, "vars", made_.variables);
        }
        if (made_.variables.empty() && !made_.bank && vars != nullptr) {
            fields_.refuse(*vars, "vars", "may be empty only beside a bank");
        }
        if (const YamlNode* let = find("let")) {
            definitions(*let, "let", made_.derived);
        }
        if (const YamlNode* require = find("require")) {
            for (const auto& item : fields_.list(*require, "require")) {
                const std::string key = "require[" + std::to_string(made_.requirements.size()) + "]";
                made_.requirements.push_back(fields_.expression(item, key).value_or(Expression()));
            }
        }
    }

    bool fresh_name(const YamlNode& place, const std::string& key, const std::string& name) {
        if (!is_name(name) || is_kept_word(name)) {
            fields_.refuse(place, key, "'" + name + "' cannot be a name",
                           "use letters, digits and _, and no word of the language");
            return false;
        }
        if (fields_.scope.find(name)) {
            fields_.refuse(place, key, "'" + name + "' is defined twice");
            return false;
        }
        return true;
    }

    void bank() {
        const YamlNode* node = find("bank");
        if (node == nullptr) {
            return;
        }
        Bank bank;
        for (const auto& row : fields_.list(*node, "bank")) {
            bank_row(row, bank);
        }
        if (bank.rows.empty()) {
            fields_.refuse(*node, "bank", "has no rows");
        }
        made_.bank = std::move(bank);
    }

    void bank_row(const YamlNode& row, Bank& bank) {
        const std::string key = "bank[" + std::to_string(bank.rows.size()) + "]";
        if (!row.is_map()) {
            fields_.refuse(row, key, "must be a map of names and scalars");
            return;
        }
        if (bank.columns.empty()) {
            for (const auto& entry : row.entries()) {
                if (fresh_name(entry.value, key, entry.key)) {
                    bank.columns.push_back(entry.key);
                    bank.slots.push_back(fields_.scope.add(entry.key));
                }
            }
        }
        fields_.check_keys(row, key, bank.columns);
        std::vector<Value> values;
        for (const auto& column : bank.columns) {
            const YamlNode* cell = fields_.required(row, column, key + "." + column);
            if (cell != nullptr && !cell->is_scalar()) {
                fields_.refuse(*cell, key + "." + column, "must be a text or a number");
            }
            values.push_back(cell == nullptr ? Value() : cell_value(*cell));
        }
        bank.rows.push_back(std::move(values));
    }

    static Value cell_value(const YamlNode& cell) {
        const auto number = cell.quoted() ? base::Result<base::Rational>(base::Fault{}) : base::parse_rational(cell.text());
        if (!number) {
            return Value::text(cell.text());
        }
        return cell.text().find('.') == std::string::npos ? Value::number(*number) : Value::decimal(*number);
    }

    void definitions(const YamlNode& node, const std::string& key, std::vector<Definition>& into) {
        if (!node.is_map()) {
            if (!node.is_null()) {
                fields_.refuse(node, key, "must be a map of names and expressions");
            }
            return;
        }
        const DrawRule draws = key == "vars" ? DrawRule::Allowed : DrawRule::Forbidden;
        for (const auto& entry : node.entries()) {
            auto expression = fields_.expression(entry.value, key + "." + entry.key, draws);
            if (fresh_name(entry.value, key, entry.key)) {
                into.push_back({entry.key, fields_.scope.add(entry.key), expression.value_or(Expression())});
            }
        }
    }

    /// Each requirement goes directly after the last name that it reads, so that a bad draw is given up early.
    void plan() {
        std::vector<std::pair<PlanStep, std::vector<std::uint32_t>>> steps;
        if (made_.bank) {
            steps.push_back({{PlanStep::Kind::Bank, 0}, made_.bank->slots});
        }
        for (std::size_t i = 0; i < made_.variables.size(); ++i) {
            steps.push_back({{PlanStep::Kind::Variable, i}, {made_.variables[i].slot}});
        }
        for (std::size_t i = 0; i < made_.derived.size(); ++i) {
            steps.push_back({{PlanStep::Kind::Derived, i}, {made_.derived[i].slot}});
        }
        std::vector<std::size_t> after(made_.requirements.size(), 0);
        for (std::size_t r = 0; r < made_.requirements.size(); ++r) {
            for (std::size_t s = 0; s < steps.size(); ++s) {
                const auto reads = [&](std::uint32_t slot) { return made_.requirements[r].uses(slot); };
                after[r] = std::any_of(steps[s].second.begin(), steps[s].second.end(), reads) ? s + 1 : after[r];
            }
        }
        for (std::size_t s = 0; s <= steps.size(); ++s) {
            for (std::size_t r = 0; r < after.size(); ++r) {
                if (after[r] == s) {
                    made_.plan.push_back({PlanStep::Kind::Requirement, r});
                }
            }
            if (s < steps.size()) {
                made_.plan.push_back(steps[s].first);
            }
        }
    }

    // ---- what uses the names ---------------------------------------------------------------------------------------

    void question() {
        if (const YamlNode* stem = fields_.required(map_, "stem", "stem")) {
            made_.stem = fields_.text_template(*stem, "stem");
        }
        if (const YamlNode* options = find("options")) {
            for (const auto& item : fields_.list(*options, "options")) {
                made_.options.push_back(
                    fields_.text_template(item, "options[" + std::to_string(made_.options.size()) + "]"));
            }
            if (made_.options.size() < 3 || made_.options.size() > 5) {
                fields_.refuse(*options, "options", "must be 3 to 5 texts");
            }
        }
        if (const YamlNode* note = fields_.required(map_, "note", "note")) {
            made_.note = fields_.text_template(*note, "note");
        }
        if (const YamlNode* figure = find("figure")) {
            made_.figure = fields_.figure(*figure, "figure");
        }
    }

    void answer() {
        const YamlNode* node = fields_.required(map_, "answer", "answer");
        if (node == nullptr ||
            !fields_.check_keys(*node, "answer", {"value", "form", "marks", "unit", "label", "dp", "shuffle"})) {
            return;
        }
        AnswerTemplate& answer = made_.answer;
        if (const YamlNode* form = fields_.required(*node, "form", "answer.form")) {
            answer.form = fields_.one_of(*form, "answer.form", AnswerForm::Open);
        }
        if (const YamlNode* value = fields_.required(*node, "value", "answer.value")) {
            answer.value = fields_.expression(*value, "answer.value").value_or(Expression());
        }
        answer.marks = fields_.number(*node, "marks", "answer.marks", {1, 8});
        answer.decimal_places = fields_.number_or(*node, "dp", -1, {0, 9});
        answer.shuffle = fields_.flag(*node, "shuffle");
        answer.unit = fields_.text_template_or_empty(*node, "unit", "answer.unit");
        answer.label = fields_.text_template_or_empty(*node, "label", "answer.label");
        if ((answer.form == AnswerForm::Choice) != !made_.options.empty()) {
            fields_.refuse(*node, "answer.form", "form choice and options go together");
        }
        if (answer.decimal_places >= 0 && answer.form != AnswerForm::Decimal) {
            fields_.refuse(*node, "answer.dp", "goes with form decimal only");
        }
    }

    void check() {
        const YamlNode* node = find("check");
        const bool open = made_.answer.form == AnswerForm::Open;
        if (node == nullptr) {
            if (!open) {
                fields_.refuse(map_, "check", "is missing", "write a second route: holds, route or brute");
            }
            return;
        }
        if (!fields_.check_keys(*node, "check", {"holds", "route", "brute", "teacher"}) || node->entries().size() != 1) {
            fields_.refuse(*node, "check", "must have exactly one of: holds, route, brute, teacher");
            return;
        }
        const auto& entry = node->entries().front();
        const std::string key = "check." + entry.key;
        if (entry.key == "teacher") {
            made_.check.kind = CheckTemplate::Kind::Teacher;
            made_.check.teacher = fields_.text_template(entry.value, key);
        } else {
            made_.check.kind = entry.key == "holds"   ? CheckTemplate::Kind::Holds
                               : entry.key == "route" ? CheckTemplate::Kind::Route
                                                      : CheckTemplate::Kind::Brute;
            made_.answer_slot = fields_.scope.open("ans");
            made_.check.expression = fields_.expression(entry.value, key).value_or(Expression());
            fields_.scope.close("ans", std::nullopt);
        }
        check_route(entry.value, key, open);
    }

    void check_route(const YamlNode& node, const std::string& key, bool open) {
        const bool by_teacher = made_.check.kind == CheckTemplate::Kind::Teacher;
        if (by_teacher != open) {
            fields_.refuse(node, key, open ? "an open answer is checked by teacher" : "teacher is for open answers only");
        }
        const AnswerForm form = made_.answer.form;
        const bool in_words = form == AnswerForm::Text || form == AnswerForm::Maths || form == AnswerForm::Figure;
        if (made_.check.kind == CheckTemplate::Kind::Holds && !in_words && !made_.check.expression.source().empty() &&
            !made_.check.expression.uses(made_.answer_slot)) {
            fields_.refuse(node, key, "does not use ans, so it proves nothing about the answer");
        }
        if (!by_teacher && base::replaced(node.text(), " ", "") == base::replaced(made_.answer.value.source(), " ", "")) {
            fields_.refuse(node, key, "repeats the expression of answer.value", "use another way to the answer");
        }
    }

    void working() {
        const YamlNode* node = fields_.required(map_, "working", "working");
        if (node == nullptr) {
            return;
        }
        for (const auto& item : fields_.list(*node, "working")) {
            working_step(item, "working[" + std::to_string(made_.working.size()) + "]");
        }
        if (made_.working.empty()) {
            fields_.refuse(*node, "working", "needs at least one step");
        }
    }

    void working_step(const YamlNode& node, const std::string& key) {
        WorkingTemplate step;
        if (!fields_.check_keys(node, key, {"do", "why", "ask", "blank", "mark", "figure"})) {
            return;
        }
        if (const YamlNode* text = fields_.required(node, "do", key + ".do")) {
            step.step = fields_.text_template(*text, key + ".do");
        }
        step.why = fields_.text_template_or_empty(node, "why", key + ".why");
        step.ask = fields_.text_template_or_empty(node, "ask", key + ".ask");
        step.blank = fields_.text_template_or_empty(node, "blank", key + ".blank");
        if (const YamlNode* mark = node.find("mark")) {
            step.mark = mark->text();
            if (!is_mark(step.mark)) {
                fields_.refuse(*mark, key + ".mark", "must be M, A or B with a number, as M1");
            }
        }
        if (const YamlNode* figure = node.find("figure")) {
            step.figure = fields_.figure(*figure, key + ".figure");
        }
        made_.working.push_back(std::move(step));
    }

    void wrong_answers() {
        const YamlNode* node = find("wrong");
        if (node != nullptr) {
            for (const auto& item : fields_.list(*node, "wrong")) {
                wrong_answer(item, "wrong[" + std::to_string(made_.wrong.size()) + "]");
            }
        }
        const bool free = made_.answer.form == AnswerForm::Open || made_.answer.form == AnswerForm::Figure;
        const std::size_t fewest = !made_.options.empty() ? 2 : free ? 0 : 1;
        if (made_.wrong.size() < fewest) {
            fields_.refuse(node == nullptr ? map_ : *node, "wrong",
                           "needs at least " + std::to_string(fewest) + " wrong " + (fewest == 1 ? "answer" : "answers"));
        }
    }

    void wrong_answer(const YamlNode& node, const std::string& key) {
        WrongTemplate wrong;
        if (!fields_.check_keys(node, key, {"value", "misconception", "when"})) {
            return;
        }
        if (const YamlNode* value = fields_.required(node, "value", key + ".value")) {
            wrong.value = fields_.expression(*value, key + ".value").value_or(Expression());
        }
        wrong.misconception = fields_.text(node, "misconception", key + ".misconception");
        if (!wrong.misconception.empty()) {
            fields_.check_known(*node.find("misconception"), wrong.misconception, fields_.known.misconceptions,
                                "misconception");
        }
        if (const YamlNode* when = node.find("when")) {
            wrong.when = fields_.expression(*when, key + ".when");
        }
        made_.wrong.push_back(std::move(wrong));
    }

    void support() {
        if (const YamlNode* node = find("mistake");
            node != nullptr && fields_.check_keys(*node, "mistake", {"says", "start"})) {
            made_.wrong_slot = fields_.scope.open("wrong");
            MistakeTemplate mistake;
            if (const YamlNode* says = fields_.required(*node, "says", "mistake.says")) {
                mistake.says = fields_.text_template(*says, "mistake.says");
            }
            mistake.start = fields_.text_template_or_empty(*node, "start", "mistake.start");
            fields_.scope.close("wrong", std::nullopt);
            made_.mistake = std::move(mistake);
            if (made_.wrong.empty()) {
                fields_.refuse(*node, "mistake", "needs a wrong answer to be built on");
            }
        }
        if (const YamlNode* node = find("hints")) {
            for (const auto& item : fields_.list(*node, "hints")) {
                made_.hints.push_back(fields_.text_template(item, "hints[" + std::to_string(made_.hints.size()) + "]"));
            }
        }
        space();
    }

    void space() {
        const YamlNode* node = fields_.required(map_, "space", "space");
        if (node == nullptr || !fields_.check_keys(*node, "space", {"type", "mm", "label"})) {
            return;
        }
        if (const YamlNode* type = fields_.required(*node, "type", "space.type")) {
            made_.space.type = fields_.one_of(*type, "space.type", SpaceType::Choice);
        }
        made_.space.mm = fields_.number_or(*node, "mm", 0, {5, 220});
        made_.space.label = fields_.text_template_or_empty(*node, "label", "space.label");
        const SpaceType type = made_.space.type;
        const bool worked = type == SpaceType::Working || type == SpaceType::Column || type == SpaceType::Equation ||
                            type == SpaceType::Word;
        if (worked && made_.working.size() < 2) {
            fields_.refuse(*node, "working", "needs at least 2 steps for space " + std::string(name_of(type)));
        }
    }

    const YamlNode& map_;
    FieldReader fields_;
    QuestionTemplate made_;
};

}  // namespace

std::optional<QuestionTemplate> read_template(const YamlNode& node, const TemplateHome& home, const KnownNames& known,
                                              std::vector<base::Fault>& faults) {
    const std::size_t before = faults.size();
    FieldReader fields(known, faults);
    if (!fields.check_keys(node, "templates", kKeys)) {
        return std::nullopt;
    }
    QuestionTemplate made = TemplateReader(node, known, faults).read(home);
    return faults.size() == before ? std::optional(std::move(made)) : std::nullopt;
}

}  // namespace bookbag::questions
