// The tone rules as a machine: reading age, sentence length, words that are never used (booklet-and-report.md section 7.1).
//
// Read by every report before it leaves; a finding holds the report. Mathematics, skill lines and worked examples are
// excused, since "below zero" and "average of a list" are proper there: only the report's own sentences are judged.
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "compose/report.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

const std::set<std::string>& never_used() {
    static const std::set<std::string> kWords = {
        "below",   "failed",     "behind",    "behaviour", "percentile", "ability", "weak", "lazy",      "poor",   "bright",
        "gifted",  "struggling", "gap",       "average",   "grade",      "level",   "rank", "predicted", "cohort", "scaffold",
        "fluency", "mastery",    "retrieval", "objective", "outcome",    "sen",     "fsm",  "eal",       "premium"};
    return kWords;
}

constexpr std::size_t kMostWords = 20;
constexpr int kMostMeanTenths = 150;
constexpr int kMostGradeTenths = 60;

/// Vowel groups, less a silent e; at least one. Crude, as the formula itself is.
int syllables(const std::string& word) {
    int count = 0;
    bool in_group = false;
    for (const char c : word) {
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        count += vowel && !in_group ? 1 : 0;
        in_group = vowel;
    }
    if (word.size() > 2 && word.back() == 'e' && count > 1) {
        --count;
    }
    return std::max(1, count);
}

std::vector<std::string> words_of(const std::string& sentence) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : base::lower_ascii(sentence) + " ") {
        if ((c >= 'a' && c <= 'z') || c == '\'' || (c & 0x80) != 0) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences;
    std::string sentence;
    for (std::size_t i = 0; i < text.size(); ++i) {
        sentence += text[i];
        const bool end = (text[i] == '.' || text[i] == '?' || text[i] == '!' || text[i] == ':') &&
                         (i + 1 == text.size() || text[i + 1] == ' ');
        if (end || i + 1 == text.size()) {
            sentences.push_back(sentence);
            sentence.clear();
        }
    }
    return sentences;
}

/// The report's own sentences: paragraphs of reading roles that hold no mathematics.
void collect(const Blocks& blocks, std::vector<std::string>& into);

void collect(const Block& block, std::vector<std::string>& into) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) {
        const bool own = paragraph->role == TextRole::ReportText || paragraph->role == TextRole::ReportSmall ||
                         paragraph->role == TextRole::ReportLead;
        const bool maths = std::any_of(paragraph->text.runs.begin(), paragraph->text.runs.end(),
                                       [](const Inline& run) { return std::holds_alternative<Maths>(run); });
        if (own && !maths) {
            into.push_back(plain_text(paragraph->text));
        }
    } else if (const auto* stack = std::get_if<Stack>(&block.content)) {
        // Worked examples and the reply slip stand in unbreakable stacks: their words are questions and labels.
        if (!stack->keep) {
            collect(stack->blocks, into);
        }
    } else if (const auto* panel = std::get_if<Panel>(&block.content)) {
        collect(panel->blocks, into);
    } else if (const auto* row = std::get_if<Row>(&block.content)) {
        for (const auto& cell : row->cells) {
            collect(cell.blocks, into);
        }
    }
}

void collect(const Blocks& blocks, std::vector<std::string>& into) {
    for (const auto& block : blocks) {
        collect(block, into);
    }
}

struct Reading {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
};

void judge_sentence(const std::string& sentence, const std::set<std::string>& excused, Reading& reading,
                    std::vector<std::string>& findings) {
    const auto words = words_of(sentence);
    if (words.empty()) {
        return;
    }
    if (words.size() > kMostWords) {
        findings.push_back("a sentence of " + std::to_string(words.size()) + " words: \"" + sentence.substr(0, 60) + "\"");
    }
    ++reading.sentences;
    for (const auto& word : words) {
        if (never_used().count(word) != 0 && excused.count(word) == 0) {
            findings.push_back("the word '" + word + "' is never used");
        }
        ++reading.words;
        reading.syllables += excused.count(word) != 0 ? 1 : syllables(word);
    }
}

}  // namespace

std::vector<std::string> tone_findings(const Document& report, const std::vector<std::string>& names) {
    std::vector<std::string> paragraphs;
    for (const auto& section : report.sections) {
        collect(section.blocks, paragraphs);
    }
    std::set<std::string> excused = {"denominator",    "numerator",   "fraction",  "fractions", "decimal",   "decimals",
                                     "multiplication", "multiply",    "rectangle", "triangle",  "perimeter", "january",
                                     "february",       "september",   "october",   "november",  "december",  "probability",
                                     "percentage",     "percentages", "equivalent"};
    for (const auto& name : names) {
        for (const auto& word : words_of(name)) {
            excused.insert(word);
        }
    }
    std::vector<std::string> findings;
    Reading reading;
    for (const auto& paragraph : paragraphs) {
        for (const auto& sentence : sentences_of(paragraph)) {
            judge_sentence(sentence, excused, reading, findings);
        }
    }
    if (reading.sentences == 0) {
        return {"the report has no sentence of its own"};
    }
    const int mean_tenths = reading.words * 10 / reading.sentences;
    // Flesch-Kincaid grade in tenths: 0.39 words/sentence + 11.8 syllables/word - 15.59.
    const int grade_tenths = (390 * reading.words / reading.sentences + 11800 * reading.syllables / reading.words - 15590) / 100;
    if (mean_tenths > kMostMeanTenths) {
        findings.push_back("sentences of " + std::to_string(mean_tenths / 10) + " words on average; at most 15");
    }
    if (grade_tenths > kMostGradeTenths) {
        findings.push_back("reading grade " + std::to_string(grade_tenths / 10) + "." + std::to_string(grade_tenths % 10) +
                           "; at most 6");
    }
    return findings;
}

}  // namespace bookbag::compose
