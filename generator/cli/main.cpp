// bookbag: reads the command line with Poco::Util and calls one function of run.
//
// Options are "--name value" or "--name=value"; help is made from the rows of commands.cpp. Exit 64 for usage faults, 70 for
// an exception that nobody expected; all other codes come from the command.
#include <algorithm>
#include <iostream>
#include <sstream>

#include <Poco/Exception.h>
#include <Poco/Util/HelpFormatter.h>
#include <Poco/Util/Option.h>
#include <Poco/Util/OptionException.h>
#include <Poco/Util/OptionProcessor.h>
#include <Poco/Util/OptionSet.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/version.hpp"

namespace {

using bookbag::cli::Arguments;
using bookbag::cli::CommandRow;
using Poco::Util::Option;
using Poco::Util::OptionSet;

constexpr int kUsage = 64;
constexpr int kBug = 70;

OptionSet options_of(const CommandRow& command) {
    OptionSet set;
    for (const auto& row : command.options) {
        Option option(row.name, "", row.help);
        if (!row.value.empty()) {
            option.argument(row.value);
        }
        set.addOption(option);
    }
    set.addOption(Option("help", "", "show this"));
    return set;
}

std::string help_of(const CommandRow& command) {
    const OptionSet set = options_of(command);
    Poco::Util::HelpFormatter formatter(set);
    formatter.setUnixStyle(true);
    formatter.setWidth(100);
    formatter.setCommand("bookbag " + command.name);
    formatter.setUsage(command.words + (command.words.empty() ? "" : " ") + "[options]");
    formatter.setHeader(command.help);
    std::ostringstream text;
    formatter.format(text);
    return text.str();
}

std::string help_of(const std::vector<CommandRow>& commands) {
    std::string text =
        "bookbag makes personal homework booklets and parent reports from a night's exports.\n\nusage: bookbag COMMAND "
        "[options]\n\n";
    for (const auto& command : commands) {
        text += "  " + command.name + std::string(11 - std::min<std::size_t>(10, command.name.size()), ' ') + command.help + "\n";
    }
    return text + "\nbookbag COMMAND --help shows the options of a command; bookbag --version the version.\n";
}

Arguments read_arguments(const CommandRow& command, int count, char** words) {
    const OptionSet set = options_of(command);
    Poco::Util::OptionProcessor processor(set);
    processor.setUnixStyle(true);
    Arguments arguments;
    for (int i = 2; i < count; ++i) {
        const std::string word = words[i];
        std::string name;
        std::string value;
        if (!processor.process(word, name, value)) {
            arguments.words.push_back(word);
        } else if (!name.empty()) {  // empty: the value is the next word, which Poco joins to its option
            arguments.options[set.getOption(name).fullName()] = value;
        }
    }
    processor.checkRequired();
    if (std::string last = words[count - 1]; last.rfind("--", 0) == 0 && last.find('=') == std::string::npos && last.size() > 2 &&
                                             set.getOption(last.substr(2)).takesArgument()) {
        throw Poco::Util::MissingArgumentException(last.substr(2) + " needs a value");
    }
    return arguments;
}

/// " did you mean X?" when one of `known` is near to `word`.
std::string guess(const std::string& word, const std::vector<std::string>& known) {
    const auto near = bookbag::base::nearest(word, known);
    return near ? "; did you mean " + *near + "?" : std::string();
}

int usage_fault(const CommandRow& command, const std::string& what) {
    std::cerr << "bookbag " << command.name << ": " << what << "; see bookbag " << command.name << " --help\n";
    return kUsage;
}

int run(const CommandRow& command, int count, char** words) {
    for (int i = 2; i < count; ++i) {
        if (std::string(words[i]) == "--help" || std::string(words[i]) == "-h") {
            std::cout << help_of(command);
            return 0;
        }
    }
    Arguments arguments;
    try {
        arguments = read_arguments(command, count, words);
    } catch (const Poco::Util::UnknownOptionException& error) {
        std::vector<std::string> known;
        for (const auto& option : command.options) {
            known.push_back("--" + option.name);
        }
        return usage_fault(command, "there is no option --" + error.message() + guess("--" + error.message(), known));
    } catch (const Poco::Util::MissingArgumentException& error) {
        return usage_fault(command, "--" + error.message());
    } catch (const Poco::Util::UnexpectedArgumentException& error) {
        return usage_fault(command, "--" + error.message() + " takes no value");
    } catch (const Poco::Exception& error) {
        return usage_fault(command, "--" + error.message());
    }
    if (command.words.empty() && !arguments.words.empty()) {
        return usage_fault(command, "'" + arguments.words.front() + "' is no option; options are written --name VALUE");
    }
    const auto result = command.run(arguments);
    std::cout << result.out << std::flush;
    std::cerr << result.error;
    if (!std::cout) {
        std::cerr << "bookbag: standard output could not be written\n";
        return 74;
    }
    return result.exit_code;
}

int main_of(int count, char** words) {
    const auto commands = bookbag::cli::commands();
    const std::string first = count > 1 ? words[1] : "--help";
    if (first == "--version") {
        std::cout << "bookbag " << bookbag::cli::version() << "\n";
        return 0;
    }
    if (first == "--help" || first == "-h" || first == "help") {
        std::cout << help_of(commands);
        return count > 1 ? 0 : kUsage;
    }
    for (const auto& command : commands) {
        if (command.name == first) {
            return run(command, count, words);
        }
    }
    std::vector<std::string> known;
    for (const auto& command : commands) {
        known.push_back(command.name);
    }
    std::cerr << "bookbag: there is no command '" << first << "'" << guess(first, known) << "; see bookbag --help\n";
    return kUsage;
}

}  // namespace

int main(int count, char** words) {
    try {
        return main_of(count, words);
    } catch (const std::exception& error) {
        std::cerr << "bookbag: this should not happen: " << error.what() << "\nPlease report it.\n";
        return kBug;
    }
}
