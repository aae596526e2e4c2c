// The rules of evidence (inputs.md 3.1 and 4.4), one step a function; the first step that fails sets the row aside.
#include "ingest/judge_evidence.hpp"

#include <algorithm>
#include <utility>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

using school::Attempt;
using school::SkillIndex;

/// Columns of the native evidence table, in its order.
enum Column : std::size_t {
    kEvidenceId, kPupilId, kTaskId, kItemId, kSkillIds, kAt, kAttempt, kOutcome, kScore, kMaxScore, kSeconds, kHints,
    kMisconception, kMedium, kOptions, kCompletion, kSnapshot
};

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMostMarks = 100'000'000;  // hundredths; keeps every sum far inside 32 bits

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string marks_text(std::int64_t hundredths) {
    const std::string whole = std::to_string(hundredths / 100);
    return hundredths % 100 == 0 ? whole : whole + "." + base::zero_padded(std::abs(hundredths % 100), 2);
}

}  // namespace

PupilDirectory::PupilDirectory(const std::vector<std::string>& ids, const std::vector<std::string>& tokens) {
    by_id_.reserve(ids.size() * 2);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        by_id_.emplace(ids[i], static_cast<school::PupilIndex>(i));
        if (all_digits(ids[i]) && std::find(widths_.begin(), widths_.end(), ids[i].size()) == widths_.end()) {
            widths_.push_back(ids[i].size());
        }
    }
    std::sort(widths_.begin(), widths_.end());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        by_token_.emplace(tokens[i], ids[i]);
    }
}

std::optional<std::string> PupilDirectory::by_code(std::string_view token) const {
    const auto found = by_token_.find(token);
    return found == by_token_.end() ? std::nullopt : std::optional(std::string(found->second));
}

std::optional<school::PupilIndex> PupilDirectory::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? std::nullopt : std::optional<school::PupilIndex>(found->second);
}

std::optional<std::string> PupilDirectory::with_zeros(std::string_view id) const {
    std::optional<std::string> hit;
    if (!all_digits(id)) {
        return hit;
    }
    for (const std::size_t width : widths_) {
        if (width <= id.size()) {
            continue;
        }
        std::string padded = std::string(width - id.size(), '0') + std::string(id);
        if (find(padded)) {
            if (hit) {
                return std::nullopt;
            }
            hit = std::move(padded);
        }
    }
    return hit;
}

EvidenceJudge::EvidenceJudge(FileLog& log, EvidenceRules rules) : log_(log), rules_(std::move(rules)) {
    latest_ = (std::int64_t{rules_.night.days} + 1) * kDay + 3600;
    for (const school::Skill& skill : rules_.curriculum->skills) {
        skill_ids_.push_back(skill.id);
    }
}

EvidenceVerdict EvidenceJudge::judge(const Fields& fields) {
    EvidenceVerdict verdict;
    StoredAttempt stored;
    Marks marks;
    std::vector<SkillIndex> skills;
    verdict.quarantine = read_pupil(fields, stored, verdict);
    if (verdict.quarantine && !verdict.held) {
        return verdict;
    }
    std::optional<base::Fault> fault = read_when(fields, stored.attempt);
    fault = fault ? fault : read_skills(fields, skills);
    fault = fault ? fault : read_marks(fields, marks);
    if (fault) {
        verdict.quarantine = std::move(fault);
        verdict.held = false;
        return verdict;
    }
    if (!marks.modelled) {
        return verdict;
    }
    if (skills.empty()) {
        verdict.quarantine.reset();
        verdict.held = false;
        verdict.skip = "I-NO-SKILL";
        return verdict;
    }
    read_rest(fields, stored);
    Attempt& attempt = stored.attempt;
    attempt.got = marks.got;
    attempt.possible = marks.possible;
    const bool whole_sheet = attempt.item.empty() && marks.possible > 100;
    attempt.weight = static_cast<std::uint16_t>((whole_sheet ? 50U : 100U) / skills.size());
    const std::string id = id_of(fields, stored);
    for (std::size_t i = 0; i < skills.size(); ++i) {
        stored.id = i == 0 ? id : id + "~" + std::to_string(i + 1);
        attempt.id = school::AttemptId(stored.id);
        attempt.skill = skills[i];
        verdict.attempts.push_back(stored);
    }
    return verdict;
}

std::optional<base::Fault> EvidenceJudge::read_pupil(const Fields& fields, StoredAttempt& stored, EvidenceVerdict& verdict) {
    const Cell& cell = fields[kPupilId];
    const Reading<std::string> id = read_id(cell.text);
    if (!id) {
        return log_.about(cell, id.refusal(), Privacy::Plain);
    }
    if (id->empty()) {
        return log_.about(cell, {"E-KEY-NONE", "pupil_id is blank", "fill it in"}, Privacy::Plain);
    }
    stored.pupil_id = *id;
    std::optional<school::PupilIndex> pupil = rules_.directory->find(*id);
    if (!pupil) {
        if (const auto known = rules_.directory->by_code(*id)) {
            stored.pupil_id = *known;
            pupil = rules_.directory->find(*known);
        } else if (const auto padded = rules_.directory->with_zeros(*id)) {
            log_.note(log_.about(cell, {"W-ID-ZEROS", "matched with its leading zeros restored", "export the column as text"}, Privacy::Personal));
            stored.pupil_id = *padded;
            pupil = rules_.directory->find(*padded);
        }
    }
    if (!pupil) {
        verdict.held = true;
        return log_.about(cell, {"E-NOT-ON-ROLL", "held: pupil not on roll", "it loads when the pupil is on the roll"}, Privacy::Personal);
    }
    stored.attempt.pupil = *pupil;
    return std::nullopt;
}

std::optional<base::Fault> EvidenceJudge::read_when(const Fields& fields, Attempt& attempt) {
    const Cell& cell = fields[kAt];
    const Reading<ReadMoment> moment = read_moment(cell.text, {rules_.dates, rules_.night, DateUse::Event});
    if (!moment) {
        return log_.about(cell, moment.refusal(), Privacy::Plain);
    }
    if (moment->at > latest_) {
        return log_.about(cell, {"E-FUTURE", "time is in the future", "check the clock of the platform"}, Privacy::Plain);
    }
    const bool zone_missing = rules_.zone_expected && !moment->zoned && !moment->whole_day;
    if (moment->warning == "W-ZONE" || zone_missing) {
        log_.note(log_.about(cell, {"W-ZONE", "read as Europe/London", "export times with their zone"}, Privacy::Plain));
    } else if (!moment->warning.empty()) {
        log_.note(log_.about(cell, {moment->warning, "two-digit year", "write four digits"}, Privacy::Plain));
    }
    attempt.at = moment->at;
    attempt.day = school::london_day(moment->at);
    return std::nullopt;
}

const TaskRow* EvidenceJudge::task(const Fields& fields) const {
    if (rules_.tasks == nullptr || fields[kTaskId].text.empty()) {
        return nullptr;
    }
    const auto found = rules_.tasks->find(base::trimmed(fields[kTaskId].text));
    return found == rules_.tasks->end() ? nullptr : &found->second;
}

std::optional<std::int64_t> EvidenceJudge::maximum(const Fields& fields) const {
    const Reading<ReadScore> written = read_score(fields[kMaxScore].text, rules_.decimal);
    if (written) {
        return written->possible.value_or(written->got);
    }
    const TaskRow* known = task(fields);
    return known != nullptr && known->max_score > 0 && fields[kItemId].text.empty() ? std::optional(known->max_score) : std::nullopt;
}

std::optional<base::Fault> EvidenceJudge::marks_of_score(const Fields& fields, const ReadScore& score, Marks& marks) {
    const Cell& cell = fields[kScore];
    std::optional<std::int64_t> possible = maximum(fields);
    std::int64_t got = score.got;
    if (score.possible && possible && *score.possible == 10'000 && cell.text.find('%') != std::string_view::npos) {
        got = got * *possible / 10'000;  // a percentage of a known maximum
    } else if (score.possible) {
        possible = score.possible;
    }
    if (!possible) {
        return std::nullopt;
    }
    if (*possible <= 0 || *possible > kMostMarks) {
        return log_.about(cell, {"E-SCORE-RANGE", "the maximum is " + marks_text(*possible), "correct the maximum"}, Privacy::Plain);
    }
    if (got < 0 || got > *possible) {
        const std::string side = got < 0 ? " is below 0" : " is above the maximum " + marks_text(*possible);
        return log_.about({{}, cell.line, cell.column}, {"E-SCORE-RANGE", marks_text(got) + side, "correct the row and drop the file again"},
                          Privacy::Plain);
    }
    marks = {true, static_cast<std::int32_t>(got), static_cast<std::int32_t>(*possible)};
    return std::nullopt;
}

std::optional<base::Fault> EvidenceJudge::read_marks(const Fields& fields, Marks& marks) {
    const std::string outcome = base::lower_ascii(base::trimmed(fields[kOutcome].text));
    for (const std::string_view status : {"unmarked", "not_submitted", "exempt", "skipped"}) {
        if (outcome == status) {
            log_.note(log_.about(fields[kOutcome], {"I-STATUS", "a status and not a score", "nothing to do"}, Privacy::Plain));
            return std::nullopt;
        }
    }
    const bool right = outcome == "correct";
    const bool wrong = outcome == "incorrect" || outcome == "hint";
    if (!outcome.empty() && !right && !wrong && outcome != "partial" && outcome != "from_score") {
        return log_.about(fields[kOutcome], {"E-OUTCOME", "no known outcome", "write correct, incorrect, partial or another of the list"},
                          Privacy::Plain);
    }
    const Reading<ReadScore> score = read_score(fields[kScore].text, rules_.decimal);
    if (score) {
        if (auto fault = marks_of_score(fields, *score, marks)) {
            return fault;
        }
    } else if (score.refusal().code != "I-STATUS") {
        return log_.about(fields[kScore], score.refusal(), Privacy::Plain);
    }
    if (marks.modelled) {
        marks.got = outcome == "hint" ? 0 : marks.got;
        return std::nullopt;
    }
    if (right || wrong) {
        const std::int64_t possible = std::clamp<std::int64_t>(maximum(fields).value_or(100), 1, kMostMarks);
        marks = {true, right ? static_cast<std::int32_t>(possible) : 0, static_cast<std::int32_t>(possible)};
    } else if (score) {
        log_.note(log_.about(fields[kScore], {"W-NO-MAX", "no maximum", "set max_score"}, Privacy::Plain));
    } else {
        log_.note(log_.about(fields[kScore], {"I-STATUS", "a status and not a score", "nothing to do"}, Privacy::Plain));
    }
    return std::nullopt;
}

std::optional<base::Fault> EvidenceJudge::read_skills(const Fields& fields, std::vector<SkillIndex>& skills) {
    const Cell& cell = fields[kSkillIds];
    const auto add = [&](std::string_view id) -> std::optional<base::Fault> {
        if (id != last_skill_text_ || last_skill_text_.empty()) {
            const auto found = rules_.curriculum->find(id);
            if (!found) {
                const auto near = base::nearest(id, skill_ids_);
                return log_.about(cell, {"E-SKILL", "no such skill in the curriculum", near ? "did you mean \"" + *near + "\"?" : "correct the code"},
                                  Privacy::Plain);
            }
            last_skill_ = *found;
            last_skill_text_ = id;
        }
        if (std::find(skills.begin(), skills.end(), last_skill_) == skills.end()) {
            skills.push_back(last_skill_);
        }
        return std::nullopt;
    };
    for (const std::string_view part : base::split(cell.text, '|')) {
        const std::string_view id = base::trimmed(part);
        if (!id.empty()) {
            if (auto fault = add(id)) {
                return fault;
            }
        }
    }
    if (const TaskRow* known = task(fields); skills.empty() && known != nullptr) {
        for (const std::string& id : known->skill_ids) {
            if (auto fault = add(id)) {
                return fault;
            }
        }
    }
    return std::nullopt;
}

void EvidenceJudge::read_rest(const Fields& fields, StoredAttempt& stored) {
    Attempt& attempt = stored.attempt;
    attempt.source = rules_.source;
    attempt.item = without_controls(base::trimmed(fields[kItemId].text));
    attempt.where = {rules_.file, fields[kPupilId].line};
    stored.snapshot = read_known(fields[kSnapshot].text) && *read_known(fields[kSnapshot].text) == school::Known::Yes;
    if (!base::trimmed(fields[kSeconds].text).empty()) {
        const Reading<std::int32_t> seconds = read_duration(fields[kSeconds].text);
        if (seconds) {
            attempt.seconds = *seconds;
        } else {
            log_.note(log_.about(fields[kSeconds], seconds.refusal(), Privacy::Plain));
        }
    }
    const std::string_view tag = base::trimmed(fields[kMisconception].text);
    if (!tag.empty()) {
        if (rules_.curriculum->misconceptions.count(std::string(tag)) != 0) {
            attempt.misconception = tag;
        } else {
            log_.note(log_.about(fields[kMisconception], {"W-MISCONCEPTION", "no such misconception; left out", "correct the code"}, Privacy::Plain));
        }
    }
    const std::string medium = base::lower_ascii(base::trimmed(fields[kMedium].text));
    attempt.medium = medium == "paper" ? school::Medium::Paper : medium == "teacher" ? school::Medium::Teacher : school::Medium::Online;
    const auto options = base::parse_integer(base::trimmed(fields[kOptions].text));
    attempt.options = options && *options > 1 && *options <= 50 ? static_cast<std::uint8_t>(*options) : std::uint8_t{0};
}

std::string EvidenceJudge::id_of(const Fields& fields, const StoredAttempt& stored) const {
    const std::string_view given = base::trimmed(fields[kEvidenceId].text);
    if (!given.empty()) {
        return without_controls(given);
    }
    std::string key;
    for (const std::size_t column : {kTaskId, kItemId, kSkillIds, kAttempt}) {
        key += std::string(base::trimmed(fields[column].text)) + "\x1f";
    }
    key += stored.pupil_id + "\x1f" + (stored.snapshot ? std::string() : std::to_string(stored.attempt.at));
    return base::to_code(base::sha256(key), 15);
}

}  // namespace bookbag::ingest
