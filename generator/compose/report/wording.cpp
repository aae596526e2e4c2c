// Turning the child's "I can" into the parent's "can", and facts into short clauses.
#include "compose/report/wording.hpp"

namespace bookbag::compose {

namespace {

bool speaks_of_self(const std::string& sentence) {
    for (const char* word : {" I ", " my ", " me ", " I’", " I'"}) {
        if (sentence.find(word, 2) != std::string::npos) {
            return true;
        }
    }
    return false;
}

const char* medium_key(school::Medium medium) {
    switch (medium) {
        case school::Medium::Paper: return "report.on_paper";
        case school::Medium::Teacher: return "report.in_class";
        case school::Medium::Online: break;
    }
    return "report.online";
}

}  // namespace

std::string can_do(const school::Skill& skill) {
    constexpr std::string_view kStart = "I can ";
    std::string words;
    if (skill.i_can.rfind(kStart, 0) == 0 && !speaks_of_self(skill.i_can)) {
        words = skill.i_can.substr(kStart.size());
    } else {
        words = skill.title;
        if (words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' && words[1] >= 'a' && words[1] <= 'z') {
            words[0] = static_cast<char>(words[0] - 'A' + 'a');
        }
    }
    while (!words.empty() && (words.back() == '.' || words.back() == ' ')) {
        words.pop_back();
    }
    return words;
}

std::string evidence_words(const language::Phrasebook& words, const SkillFact& fact) {
    return words.say("report.evidence", {{"right", std::to_string(fact.right)},
                                         {"asked", std::to_string(fact.asked)},
                                         {"where", words.say(medium_key(fact.medium))},
                                         {"date", words.long_date(fact.last)}});
}

std::string how_we_know(const language::Phrasebook& words, const SkillFact& fact) {
    if (fact.sign == document::StateSign::FindingOut) {
        return fact.asked_ever == 0 ? words.say("report.no_answers") : words.count("report.few_answers", fact.asked_ever);
    }
    return words.say("report.where_when", {{"where", words.say(std::string(medium_key(fact.medium)) + "_capital")},
                                           {"date", words.long_date(fact.last)}});
}

}  // namespace bookbag::compose
