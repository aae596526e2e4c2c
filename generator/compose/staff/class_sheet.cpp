// One page to plan the next lesson: who stands where on eight skills, which wrong ideas were seen, talk groups, talks.
// It counts; it does not rank. Measures: mock/report-notes.md section 6.
#include <algorithm>
#include <map>

#include "compose/staff/frame.hpp"

namespace bookbag::compose {

using namespace document;
using school::SkillIndex;

namespace {

constexpr std::size_t kSkills = 8;
constexpr std::size_t kMisconceptions = 4;
constexpr std::int32_t kNearly = 600000;
constexpr std::int32_t kLeastEvidence = 300;  // three answers' worth, in hundredths

/// The skills that most pupils work on now: learning targets counted over the class, ties by index.
std::vector<SkillIndex> skills_of(const ClassPaper& paper) {
    std::map<SkillIndex, int> count;
    for (const auto& of : paper.rows) {
        if (of.plan == nullptr) {
            continue;
        }
        for (const auto& target : of.plan->learning) {
            ++count[target.skill];
        }
        for (const auto& target : of.plan->reviews) {
            ++count[target.skill];
        }
    }
    std::vector<std::pair<SkillIndex, int>> order(count.begin(), count.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<SkillIndex> skills;
    for (std::size_t i = 0; i < std::min(kSkills, order.size()); ++i) {
        skills.push_back(order[i].first);
    }
    std::sort(skills.begin(), skills.end());
    return skills;
}

std::vector<std::string> misconceptions_of(const ClassPaper& paper) {
    std::map<std::string, int> count;
    for (const auto& of : paper.rows) {
        for (const auto& id : of.misconceptions_twice) {
            count[id] += 2;
        }
        for (const auto& id : of.misconceptions_once) {
            count[id] += 1;
        }
    }
    std::vector<std::pair<std::string, int>> order(count.begin(), count.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < std::min(kMisconceptions, order.size()); ++i) {
        ids.push_back(order[i].first);
    }
    return ids;
}

StateSign sign_of(const mastery::SkillView& view) {
    if (view.evidence_hundredths < kLeastEvidence) {
        return StateSign::FindingOut;
    }
    if (view.state == mastery::SkillState::Secure) {
        return StateSign::Secure;
    }
    return view.known.millionths >= kNearly ? StateSign::Nearly : StateSign::JustStarting;
}

bool holds(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

std::string group_letter(std::size_t index) {
    return std::string(1, static_cast<char>('A' + static_cast<int>(index % 26)));
}

std::string short_title(const std::string& title, std::size_t most) {
    if (title.size() <= most) {
        return title;
    }
    const auto space = title.rfind(' ', most);
    return title.substr(0, space == std::string::npos ? most : space) + "…";
}

class Sheet {
public:
    Sheet(const Library& library, const ClassPaper& paper, const std::vector<targets::TalkGroup>& groups)
        : library_(library),
          words_(library.words),
          paper_(paper),
          groups_(groups),
          skills_(skills_of(paper)),
          misconceptions_(misconceptions_of(paper)) {}

    Block grid() const {
        Table table;
        table.look = TableLook::Register;
        table.pad_x = 0.6_mm;
        table.least_row = 4.65_mm;
        table.columns.push_back({7_mm, 0, Align::Right, 0, false});
        table.columns.push_back({{}, 1, Align::Left, 1, false});
        for (std::size_t i = 0; i < skills_.size(); ++i) {
            table.columns.push_back({8.8_mm, 0, Align::Centre, i + 1 == skills_.size() ? 1 : 0, true});
        }
        for (std::size_t i = 0; i < misconceptions_.size(); ++i) {
            table.columns.push_back({9.4_mm, 0, Align::Centre, 0, true});
        }
        table.columns.push_back({7_mm, 0, Align::Centre, 0, false});
        table.columns.push_back({22_mm, 0, Align::Left, 0, false});
        table.rows.push_back(head());
        for (const auto& of : paper_.rows) {
            table.rows.push_back(line(of));
        }
        return {std::move(table)};
    }

    Block key() const {
        std::vector<Cell> cells;
        const std::pair<StateSign, const char*> kKeys[] = {
            {StateSign::JustStarting, "sheet.starting"}, {StateSign::Nearly, "sheet.nearly"},
            {StateSign::Secure, "sheet.secure"},         {StateSign::FindingOut, "sheet.few"},
            {StateSign::SeenTwice, "sheet.twice"},       {StateSign::SeenOnce, "sheet.once"}};
        for (const auto& [sign, name] : kKeys) {
            cells.push_back(natural_cell({Block{StateMark{sign, 3.2_mm}}}, VAlign::Middle));
            cells.push_back(natural_cell({text(TextRole::StaffText, words_.say(name))}, VAlign::Middle));
        }
        cells.push_back(flex_cell({text(TextRole::StaffText, phrase(words_, "sheet.paper"), Align::Right)}, 1, VAlign::Middle));
        return row(std::move(cells), 1.6_mm, VAlign::Middle);
    }

    Block group_cards() const {
        Blocks rows;
        for (std::size_t i = 0; i < groups_.size(); i += 4) {
            std::vector<Cell> cells;
            for (std::size_t k = i; k < i + 4; ++k) {
                cells.push_back(k < groups_.size() ? card(k) : flex_cell({}));
            }
            rows.push_back(row(std::move(cells), 4_mm, VAlign::Top));
        }
        return stack(std::move(rows), 3_mm);
    }

    Blocks talks() const {
        Blocks lines;
        for (const auto& of : paper_.rows) {
            if (of.plan == nullptr || of.plan->flags.empty() || lines.size() >= 6) {
                continue;
            }
            const auto& flag = of.plan->flags.front();
            const std::string skill = flag.skill == school::kNoSkill ? std::string() : library_.curriculum.at(flag.skill).title;
            std::vector<Cell> cells;
            cells.push_back(fixed_cell(4_mm, {Block{TickBox{3.6_mm, false}}}, VAlign::Top));
            cells.push_back(flex_cell(
                {text(TextRole::StaffText,
                      joined(bold(of.name), plain(", " + words_.say(std::string("sheet.talk.") + targets::name_of(flag.kind),
                                                                    {{"skill", skill}}))))},
                1, VAlign::Top));
            lines.push_back(row(std::move(cells), 1.6_mm, VAlign::Top));
        }
        return lines;
    }

private:
    TableRow head() const {
        TableRow line;
        line.head = true;
        line.cells.push_back({});
        line.cells.push_back({text(TextRole::StaffHead, words_.say("sheet.register"))});
        for (const auto skill : skills_) {
            line.cells.push_back({text(TextRole::StaffText, short_title(library_.curriculum.at(skill).title, 24))});
        }
        for (const auto& id : misconceptions_) {
            const auto found = library_.curriculum.misconceptions.find(id);
            line.cells.push_back(
                {text(TextRole::StaffHead,
                      short_title(found == library_.curriculum.misconceptions.end() ? id : found->second.text, 24))});
        }
        line.cells.push_back({});
        line.cells.push_back({text(TextRole::StaffHead, words_.say("sheet.flag"))});
        return line;
    }

    TableRow line(const StaffRow& of) const {
        TableRow line;
        line.cells.push_back({text(TextRole::StaffText, std::to_string(of.number), Align::Right)});
        std::vector<Cell> name;
        name.push_back(flex_cell({text(TextRole::StaffText, of.name)}));
        if (of.tasks_on_paper) {
            name.push_back(natural_cell({text(TextRole::StaffText, words_.say("sheet.paper_word"), Align::Right)}));
        }
        line.cells.push_back({row(std::move(name), 1_mm)});
        for (const auto skill : skills_) {
            Blocks cell;
            if (of.picture != nullptr) {
                cell.push_back({StateMark{sign_of(of.picture->at(skill)), 3.2_mm}});
            }
            line.cells.push_back(std::move(cell));
        }
        for (const auto& id : misconceptions_) {
            Blocks cell;
            if (holds(of.misconceptions_twice, id) || holds(of.misconceptions_once, id)) {
                cell.push_back(
                    {StateMark{holds(of.misconceptions_twice, id) ? StateSign::SeenTwice : StateSign::SeenOnce, 3.2_mm}});
            }
            line.cells.push_back(std::move(cell));
        }
        line.cells.push_back({text(TextRole::StaffHead, letter_of(of), Align::Centre)});
        const bool flagged = of.plan != nullptr && !of.plan->flags.empty();
        line.cells.push_back({text(
            TextRole::StaffText,
            flagged ? words_.say(std::string("sheet.flag.") + targets::name_of(of.plan->flags.front().kind)) : std::string())});
        return line;
    }

    std::string letter_of(const StaffRow& of) const {
        const auto pupil = paper_.school_class.register_order.at(static_cast<std::size_t>(of.number - 1));
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (std::find(groups_[g].members.begin(), groups_[g].members.end(), pupil) != groups_[g].members.end()) {
                return group_letter(g);
            }
        }
        return {};
    }

    std::string about(const targets::TalkGroup& group) const {
        const auto found = library_.curriculum.misconceptions.find(group.misconception);
        if (found != library_.curriculum.misconceptions.end()) {
            return found->second.text;
        }
        return group.skill == school::kNoSkill ? words_.say("sheet.mixed_group") : library_.curriculum.at(group.skill).title;
    }

    std::string task(const targets::TalkGroup& group) const {
        const auto found = library_.curriculum.misconceptions.find(group.misconception);
        if (found != library_.curriculum.misconceptions.end() && !found->second.ask.empty()) {
            return words_.say("sheet.task_ask", {{"ask", found->second.ask}});
        }
        if (group.skill != school::kNoSkill) {
            const auto* text_of = library_.bank.skill_text(library_.curriculum.at(group.skill).id);
            if (text_of != nullptr && !text_of->family_ask.empty()) {
                return words_.say("sheet.task_ask", {{"ask", text_of->family_ask.front()}});
            }
        }
        return words_.say("sheet.task_teach");
    }

    Cell card(std::size_t index) const {
        const auto& group = groups_[index];
        std::vector<std::string> names;
        for (const auto& of : paper_.rows) {
            const auto pupil = paper_.school_class.register_order.at(static_cast<std::size_t>(of.number - 1));
            if (std::find(group.members.begin(), group.members.end(), pupil) != group.members.end()) {
                names.push_back(of.name);
            }
        }
        std::string listed;
        for (const auto& name : names) {
            listed += (listed.empty() ? "" : ", ") + name;
        }
        Blocks blocks;
        std::vector<Cell> head;
        head.push_back(fixed_cell(5.6_mm, {Block{Disc{group_letter(index), 5.6_mm, true}}}, VAlign::Top));
        head.push_back(flex_cell({text(TextRole::StaffHead, short_title(about(group), 46))}, 1, VAlign::Middle));
        blocks.push_back(row(std::move(head), 1.6_mm, VAlign::Middle));
        blocks.push_back(gap(0.8_mm));
        blocks.push_back(text(TextRole::StaffText, bold(listed)));
        blocks.push_back(gap(0.6_mm));
        blocks.push_back(text(TextRole::StaffText, task(group)));
        return flex_cell({panel(PanelLook::LightCard, std::move(blocks), 2_mm, 1.8_mm)});
    }

    const Library& library_;
    const language::Phrasebook& words_;
    const ClassPaper& paper_;
    const std::vector<targets::TalkGroup>& groups_;
    std::vector<SkillIndex> skills_;
    std::vector<std::string> misconceptions_;
};

}  // namespace

Document compose_class_sheet(const Library& library, const ClassPaper& paper, const std::vector<targets::TalkGroup>& groups) {
    const auto& words = library.words;
    const Sheet sheet(library, paper, groups);
    Document document;
    document.title = words.say("title.class_sheet", {{"class", paper.school_class.name}});
    document.language = words.tag();
    document.multiple_of = 1;
    const std::string evidence = paper.newest_evidence.valid()
                                     ? words.say("sheet.evidence_to", {{"date", words.long_date(paper.newest_evidence)}})
                                     : words.say("sheet.no_evidence");
    Section section =
        staff_section(document.title, words.say("sheet.to_plan", {{"date", words.long_date(base::monday_of(paper.night))}}),
                      words.count("sheet.on_roll", static_cast<std::int64_t>(paper.rows.size())), evidence);
    section.kind = SectionKind::Flow;
    section.frame.footer_left = plain(words.say("sheet.counts"));
    section.frame.footer_right = plain(words.say("staff.sheet_page", {{"class", paper.school_class.id}}));
    section.blocks.push_back(sheet.grid());
    section.blocks.push_back(gap(2_mm));
    section.blocks.push_back(sheet.key());
    section.blocks.push_back(gap(4_mm));
    if (!groups.empty()) {
        std::vector<Cell> head;
        head.push_back(natural_cell(
            {heading(TextRole::Subheading,
                     plain(words.say("sheet.groups", {{"date", words.long_date(groups.front().stable_until)}})), 2)}));
        head.push_back(flex_cell({text(TextRole::StaffText, words.say("sheet.roles"))}));
        section.blocks.push_back(row(std::move(head), 4_mm));
        section.blocks.push_back(gap(2_mm));
        section.blocks.push_back(sheet.group_cards());
    }
    Blocks talks = sheet.talks();
    if (!talks.empty()) {
        section.blocks.push_back(gap(4_mm));
        section.blocks.push_back(heading(TextRole::Subheading, plain(words.say("sheet.talks")), 2));
        section.blocks.push_back(gap(1_mm));
        section.blocks.push_back(stack(std::move(talks), 1.2_mm));
    }
    document.sections.push_back(std::move(section));
    return document;
}

}  // namespace bookbag::compose
