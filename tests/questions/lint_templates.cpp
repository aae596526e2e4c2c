// Developer's tool: checks question files and shows drawn instances as text.
//
//     lint_templates [--root FOLDER] [--seeds N] [--show N] [--only ID] [--prints] [--quick] FILE...
//
// Prints findings as file:line:column messages; leaves with 1 when there is any. --prints writes "id version fingerprint"
// lines for tests/questions/outputs.txt. Each answer.value is also changed operator by operator, and the changes
// that its check does not notice are named; --quick leaves that out.
// Names (skills, misconceptions, glossary, figures) are read below the root.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "mutants.hpp"
#include "questions/draw.hpp"
#include "questions/lint.hpp"
#include "questions/template_loader.hpp"
#include "shipped.hpp"

namespace {

using namespace bookbag;

struct Wishes {
    std::string root = BOOKBAG_SOURCE_DIR;
    std::string only;
    int seeds = 1000;
    int show = 0;
    bool prints = false;
    bool mutants = true;
    std::vector<std::string> files;
};

Wishes read_arguments(const std::vector<std::string>& arguments) {
    Wishes wishes;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool has_value = i + 1 < arguments.size();
        if (arguments[i] == "--root" && has_value) {
            wishes.root = arguments[++i];
        } else if (arguments[i] == "--only" && has_value) {
            wishes.only = arguments[++i];
        } else if (arguments[i] == "--seeds" && has_value) {
            wishes.seeds = static_cast<int>(base::parse_integer(arguments[++i]).value_or(1000));
        } else if (arguments[i] == "--show" && has_value) {
            wishes.show = static_cast<int>(base::parse_integer(arguments[++i]).value_or(3));
        } else if (arguments[i] == "--prints") {
            wishes.prints = true;
        } else if (arguments[i] == "--quick") {
            wishes.mutants = false;
        } else {
            wishes.files.push_back(arguments[i]);
        }
    }
    return wishes;
}

void show(const questions::QuestionTemplate& made_from, int count) {
    for (int i = 0; i < count; ++i) {
        const auto question =
            questions::draw(made_from, questions::plain_seed(base::seed_of({"show", made_from.id, std::to_string(i)})));
        std::cout << (question ? questions::describe(*question) : base::to_string(question.error()) + "\n");
    }
}

std::size_t check(const std::string& path, const Wishes& wishes, const questions::KnownNames& known) {
    const auto loaded = tests::load_file(path, known);
    std::vector<base::Fault> faults = loaded.faults;
    std::vector<questions::QuestionTemplate> templates;
    for (const auto& made_from : loaded.file.templates) {
        if (wishes.only.empty() || wishes.only == made_from.id) {
            templates.push_back(made_from);
        }
    }
    questions::LintOptions options;
    options.seeds = wishes.seeds;
    for (auto& fault : questions::lint(templates, options)) {
        faults.push_back(std::move(fault));
    }
    for (const auto& made_from :
         wishes.mutants && !wishes.prints ? templates : std::vector<questions::QuestionTemplate>()) {
        for (const auto& survivor : tests::count_mutants(path, made_from).survivors) {
            faults.push_back({base::FaultKind::BadInput, made_from.where,
                              "the check does not notice the changed answer " + survivor, "use a sharper check",
                              "E-MUTANT"});
        }
    }
    for (const auto& fault : faults) {
        std::cout << base::to_string(fault) << "\n";
    }
    for (const auto& made_from : templates) {
        show(made_from, wishes.show);
        if (wishes.prints) {
            std::cout << made_from.id << " " << made_from.version << " " << questions::fingerprint(made_from).value_or("-")
                      << "\n";
        }
    }
    return faults.size();
}

}  // namespace

int main(int count, char** values) {
    const Wishes wishes = read_arguments(std::vector<std::string>(values + 1, values + count));
    if (wishes.files.empty()) {
        std::cerr << "lint_templates [--root FOLDER] [--seeds N] [--show N] [--only ID] [--prints] [--quick] FILE...\n";
        return 2;
    }
    const auto known = tests::known_names(wishes.root);
    std::size_t findings = 0;
    for (const auto& file : wishes.files) {
        findings += check(file, wishes, known);
    }
    if (!wishes.prints) {
        std::cout << wishes.files.size() << (wishes.files.size() == 1 ? " file, " : " files, ") << findings
                  << (findings == 1 ? " finding\n" : " findings\n");
    }
    return findings == 0 ? 0 : 1;
}
