// One walk over the text; users that come back later in the file are joined to their earlier rows.
#include "run/attempt_file.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "files/gzip.hpp"

namespace bookbag::run {
namespace {

using mastery::Answer;
using mastery::AnswerBook;

constexpr std::string_view kHeader = "user,item,skill,t,correct";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kNumbers = 4;  // before the outcome

base::Fault bad_row(const std::string& path, std::size_t line, std::size_t column, std::string what) {
    return {base::FaultKind::BadInput,
            {path, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)},
            std::move(what),
            "rows are user,item,skill,t,correct with whole numbers; correct is 0 or 1"};
}

/// Reads a whole number of at most 18 digits at `at` and moves behind it; absent when there is none.
std::optional<std::int64_t> number_at(const std::string& text, std::size_t& at) {
    const bool minus = at < text.size() && text[at] == '-';
    std::size_t i = at + (minus ? 1 : 0);
    const std::size_t first = i;
    std::int64_t value = 0;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i - first < 18) {
        value = value * 10 + (text[i] - '0');
        ++i;
    }
    if (i == first) {
        return std::nullopt;
    }
    at = i;
    return minus ? -value : value;
}

bool ends_line(const std::string& text, std::size_t at) {
    return at >= text.size() || text[at] == '\n' || text[at] == '\r';
}

std::int32_t code_of(std::map<std::int64_t, std::int32_t>& codes, std::int64_t number) {
    return codes.try_emplace(number, static_cast<std::int32_t>(codes.size())).first->second;
}

/// Where a row stands.
struct Place {
    const std::string& path;
    std::size_t line = 0;
    std::size_t start = 0;
};

base::Status read_row(const Place& place, AttemptFile& file, Coding& coding, std::vector<std::int64_t>& users) {
    const std::string& text = file.text;
    std::size_t at = place.start;
    std::int64_t field[kNumbers] = {};
    for (std::int64_t& number : field) {
        const auto value = number_at(text, at);
        if (!value || at >= text.size() || text[at] != ',') {
            return bad_row(place.path, place.line, at - place.start + 1, "this is no row of attempts");
        }
        number = *value;
        ++at;
    }
    if (at >= text.size() || (text[at] != '0' && text[at] != '1') || !ends_line(text, at + 1)) {
        return bad_row(place.path, place.line, at - place.start + 1, "correct is neither 0 nor 1");
    }
    Answer answer;
    answer.asked.item = code_of(coding.items, field[1]);
    answer.asked.skill = code_of(coding.skills, field[2]);
    if (field[3] >= 0) {
        answer.asked.at = field[3];
        answer.asked.day = static_cast<std::int32_t>(field[3] / 86400);
    } else if (file.first_untimed == 0) {
        file.first_untimed = place.line;
    }
    users.push_back(field[0]);
    file.book.answers.push_back(answer);
    file.outcome_at.push_back(at);
    return {};
}

/// Brings each user's rows together, users in order of their first row, and marks where each begins.
void group_by_user(AttemptFile& file, const std::vector<std::int64_t>& users) {
    std::map<std::int64_t, std::size_t> rank;
    std::vector<std::size_t> rank_of(users.size());
    for (std::size_t i = 0; i < users.size(); ++i) {
        rank_of[i] = i > 0 && users[i] == users[i - 1] ? rank_of[i - 1] : rank.try_emplace(users[i], rank.size()).first->second;
    }
    file.row.resize(users.size());
    std::iota(file.row.begin(), file.row.end(), std::size_t{0});
    if (!std::is_sorted(rank_of.begin(), rank_of.end())) {
        std::stable_sort(file.row.begin(), file.row.end(), [&](std::size_t a, std::size_t b) { return rank_of[a] < rank_of[b]; });
        const std::vector<Answer> answers = file.book.answers;
        const std::vector<std::size_t> outcomes = file.outcome_at;
        for (std::size_t i = 0; i < file.row.size(); ++i) {
            file.book.answers[i] = answers[file.row[i]];
            file.outcome_at[i] = outcomes[file.row[i]];
        }
    }
    for (std::size_t i = 0; i < file.row.size(); ++i) {
        if (i == 0 || rank_of[file.row[i]] != rank_of[file.row[i - 1]]) {
            file.book.first_of.push_back(i);
        }
    }
    file.book.first_of.push_back(file.row.size());
}

}  // namespace

base::Result<AttemptFile> read_attempts(files::World& world, const std::string& path, Coding& coding) {
    AttemptFile file;
    BOOKBAG_TRY(bytes, world.read_file(path));
    if (files::is_gzip(bytes)) {
        BOOKBAG_TRY(unpacked, files::gunzip(path, bytes));
        file.text = std::move(unpacked);
    } else {
        file.text = std::move(bytes);
    }
    const std::size_t head = file.text.rfind(kByteOrderMark, 0) == 0 ? kByteOrderMark.size() : 0;
    if (file.text.compare(head, kHeader.size(), kHeader) != 0 || !ends_line(file.text, head + kHeader.size())) {
        return bad_row(path, 1, 1, "the header is not user,item,skill,t,correct");
    }
    std::vector<std::int64_t> users;
    std::size_t line = 1;
    std::size_t start = file.text.find('\n');
    while (start != std::string::npos && start + 1 < file.text.size()) {
        ++line;
        ++start;
        if (!ends_line(file.text, start)) {
            if (const base::Status status = read_row({path, line, start}, file, coding, users); !status) {
                return status.error();
            }
        }
        start = file.text.find('\n', start);
    }
    if (users.empty()) {
        return bad_row(path, 2, 1, "there is no row of attempts");
    }
    group_by_user(file, users);
    file.book.skills = static_cast<std::int32_t>(coding.skills.size());
    file.book.items = static_cast<std::int32_t>(coding.items.size());
    return file;
}

double outcome_of(const AttemptFile& file, std::size_t place) {
    return file.text[file.outcome_at[place]] == '1' ? 1 : 0;
}

void fill_outcomes(AttemptFile& file) {
    for (std::size_t i = 0; i < file.book.answers.size(); ++i) {
        file.book.answers[i].right = outcome_of(file, i);
    }
}

}  // namespace bookbag::run
