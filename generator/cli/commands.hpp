// The words on the command line: an ordered list, one row a command.
//
// Adding a command: write run/<name>.hpp and .cpp, and add one row to commands.cpp. --help of the program and of each
// command is made from the rows; docs are checked against it (tests/rules/check-docs).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "run/command.hpp"

namespace bookbag::cli {

/// Values of the options and words that are no options, as given.
struct Arguments {
    std::map<std::string, std::string> options;  ///< long name -> value ("" for a flag that was given)
    std::vector<std::string> words;

    bool has(const std::string& name) const { return options.count(name) != 0; }
    std::string get(const std::string& name, const std::string& fallback = {}) const;
};

/// One option. `value` is its placeholder in help; empty = a flag.
struct OptionRow {
    std::string name;
    std::string value;
    std::string help;
};

struct CommandRow {
    std::string name;
    std::string words;  ///< arguments that are no options, for help: "DIR"
    std::string help;   ///< one line
    std::vector<OptionRow> options;
    std::function<run::CommandResult(const Arguments&)> run;
};

/// In the order of the help page: first what a newcomer needs.
std::vector<CommandRow> commands();

}  // namespace bookbag::cli
