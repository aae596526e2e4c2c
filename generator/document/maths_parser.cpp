// The reader of formulas: one recursive descent over code points, so that a column is an index plus one.
//
//   sequence := { atom [^ argument] [_ argument] }      until the end, "}", "&", "\\", \right or \end
//   atom     := number | letter | sign | "{" sequence "}" | "\" command
//   argument := "{" sequence "}" | one letter, one digit or one command (after ^ and _ only)
//
// A sequence stops at any closing sign; whoever opened it checks that the right one came, so every unbalanced brace is
// named where it stands. Limits: 40 levels (no stack can be exhausted), no macro, no loop: cost is linear in the text.
#include "document/math_expr.hpp"
#include "document/maths_signs.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace bookbag::document {

namespace {

using base::Fault;
using base::Result;

constexpr char32_t kThinSpace = 0x2009;
constexpr char32_t kNoBreakSpace = 0xA0;

bool is_digit(char32_t point) { return point >= U'0' && point <= U'9'; }
bool is_latin(char32_t point) { return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z'); }
bool is_white(char32_t point) { return point == U' ' || point == U'\t' || point == U'\n' || point == kNoBreakSpace || point == kThinSpace; }

MathExpr leaf(MathKind kind, std::string text) { return {kind, std::move(text), {}, 0, {}}; }

MathExpr with_parts(MathKind kind, std::vector<MathExpr> parts) { return {kind, {}, {}, 0, std::move(parts)}; }

/// A sequence of one part is that part.
MathExpr tidy(std::vector<MathExpr> parts) {
    return parts.size() == 1 ? std::move(parts.front()) : with_parts(MathKind::Sequence, std::move(parts));
}

/// The sign that a typed character stands for; "" when it is none.
std::string typed_sign(char32_t point) {
    switch (point) {
        case U'*': return "×";
        case U'-': return "−";
        case U'\'': return "′";
        case U'%': return {};  // a bare % is TeX's comment sign: \% is asked for
        default: break;
    }
    std::string text = base::to_utf8(point);
    return find_sign(text) != nullptr && point != U'{' && point != U'}' ? text : std::string();
}

/// Everything that may stand after a backslash, for "did you mean".
std::vector<std::string> known_commands() {
    std::vector<std::string> names = {"frac", "mixed", "sqrt", "left", "right", "overline", "hat", "vec", "mathbf", "text",
                                      "unit", "rec", "box", "quad", "begin", "end"};
    for (const MathSign& sign : maths_signs()) {
        if (!sign.command.empty()) {
            names.emplace_back(sign.command);
        }
    }
    for (const std::string_view word : maths_words()) {
        names.emplace_back(word);
    }
    return names;
}

class MathsReader {
public:
    explicit MathsReader(std::vector<char32_t> points) : points_(std::move(points)) {}

    Result<MathExpr> read() {
        auto content = sequence();
        if (!content) {
            return content;
        }
        if (at_ < points_.size()) {
            return closing_fault();
        }
        return content->kind == MathKind::Sequence && content->parts.empty()
                   ? Result<MathExpr>(fault(0, "an empty formula", "write the mathematics between the two \"$\""))
                   : content;
    }

private:
    // ---- the text ------------------------------------------------------------------------------------------------
    char32_t peek(std::size_t ahead = 0) const { return at_ + ahead < points_.size() ? points_[at_ + ahead] : U'\0'; }

    void skip_white() {
        while (at_ < points_.size() && is_white(points_[at_])) {
            ++at_;
        }
    }

    /// The command at the current place without its backslash: letters, or one other sign; "" when there is none.
    std::string peek_command() const {
        if (peek() != U'\\') {
            return {};
        }
        std::string name;
        for (std::size_t i = 1; is_latin(peek(i)); ++i) {
            name += static_cast<char>(peek(i));
        }
        return name.empty() && peek(1) != U'\0' ? base::to_utf8(peek(1)) : name;
    }

    bool at_closing() const {
        const char32_t point = peek();
        if (at_ >= points_.size() || point == U'}' || point == U'&') {
            return true;
        }
        const std::string name = peek_command();
        return name == "right" || name == "end" || name == "\\";
    }

    Fault fault(std::size_t index, std::string what, std::string remedy) const {
        return {base::FaultKind::BadInput, {{}, 0, static_cast<std::uint32_t>(index + 1)}, std::move(what), std::move(remedy), "E-MATHS"};
    }

    Fault closing_fault() const {
        if (at_ >= points_.size()) {
            return fault(at_, "the formula ends too soon", "close what is open");
        }
        const std::string name = peek_command();
        const std::string sign = name.empty() ? base::to_utf8(peek()) : "\\" + name;
        return fault(at_, "\"" + sign + "\" closes nothing that is open here", "remove it, or open what it should close");
    }

    /// Counts levels; a formula deeper than kMathsDepth is refused before the stack can suffer.
    Result<MathExpr> deeper(Result<MathExpr> (MathsReader::*read_part)()) {
        if (depth_ >= kMathsDepth) {
            return fault(at_, "more than 40 levels of mathematics", "write it flatter");
        }
        ++depth_;
        auto part = (this->*read_part)();
        --depth_;
        return part;
    }

    // ---- grammar -------------------------------------------------------------------------------------------------
    Result<MathExpr> sequence() {
        std::vector<MathExpr> parts;
        for (skip_white(); !at_closing(); skip_white()) {
            if (peek() == U'^' || peek() == U'_') {
                return fault(at_, "a power or index with nothing before it", "write what it belongs to");
            }
            BOOKBAG_TRY(part, atom());
            auto scripted = scripts(std::move(part));
            if (!scripted) {
                return scripted;
            }
            parts.push_back(*std::move(scripted));
        }
        return tidy(std::move(parts));
    }

    Result<MathExpr> scripts(MathExpr base_part) {
        MathExpr above = with_parts(MathKind::Sequence, {});
        MathExpr below = above;
        bool has_above = false;
        bool has_below = false;
        for (skip_white(); peek() == U'^' || peek() == U'_'; skip_white()) {
            const bool is_above = peek() == U'^';
            if (is_above ? has_above : has_below) {
                return fault(at_, is_above ? "a second power" : "a second index", "put the first one in braces with its base");
            }
            ++at_;
            auto part = deeper(&MathsReader::script_argument);
            if (!part) {
                return part;
            }
            (is_above ? above : below) = *std::move(part);
            (is_above ? has_above : has_below) = true;
        }
        if (!has_above && !has_below) {
            return base_part;
        }
        return with_parts(MathKind::Scripts, {std::move(base_part), std::move(above), std::move(below)});
    }

    Result<MathExpr> script_argument() {
        skip_white();
        if (peek() == U'{') {
            return group();
        }
        if (at_closing()) {
            return fault(at_, "nothing stands after the power or index sign", "write it in braces");
        }
        if (is_digit(peek())) {
            if (is_digit(peek(1))) {
                return fault(at_, "a power of more than one digit without braces", "write it in braces");
            }
            return leaf(MathKind::Number, base::to_utf8(points_[at_++]));
        }
        return atom();
    }

    Result<MathExpr> argument() {
        skip_white();
        if (peek() != U'{') {
            return fault(at_, "an argument in braces is missing here", "write it in braces: {…}");
        }
        return deeper(&MathsReader::group);
    }

    /// "{ … }" with something in it.
    Result<MathExpr> group() {
        const std::size_t start = at_++;
        auto content = sequence();
        if (!content) {
            return content;
        }
        if (peek() != U'}') {
            return at_ < points_.size() ? closing_fault() : fault(start, "\"{\" is never closed", "close it with \"}\"");
        }
        ++at_;
        if (content->kind == MathKind::Sequence && content->parts.empty()) {
            return fault(start, "empty braces", "write what stands in them, or \\box for a blank");
        }
        return content;
    }

    Result<MathExpr> atom() {
        const char32_t point = peek();
        if (is_digit(point) || (point == U'.' && is_digit(peek(1)))) {
            return number();
        }
        if (is_latin(point)) {
            ++at_;
            return leaf(MathKind::Letter, std::string(1, static_cast<char>(point)));
        }
        if (point == U'{') {
            auto inner = deeper(&MathsReader::group);
            if (!inner || inner->kind != MathKind::Sequence) {
                return inner;
            }
            return with_parts(MathKind::Sequence, std::move(inner->parts));
        }
        if (point == U'\\') {
            return command();
        }
        const std::string sign = typed_sign(point);
        if (sign.empty()) {
            return fault(at_, "\"" + base::to_utf8(point) + "\" is no sign of mathematics here",
                         point == U'%' ? "write \\%" : "write words in \\text{…}, or a command of the maths notation");
        }
        ++at_;
        return letter_or_sign(sign);
    }

    /// Greek letters are letters (italic in Years 7-11); all else is a sign.
    static MathExpr letter_or_sign(std::string_view sign) {
        const bool greek = sign == "π" || sign == "θ" || sign == "α" || sign == "β" || sign == "ξ";
        return leaf(greek ? MathKind::Letter : MathKind::Sign, std::string(sign));
    }

    /// Digits, thin spaces or commas between groups of three, one decimal point.
    Result<MathExpr> number() {
        std::string text;
        bool has_point = false;
        while (at_ < points_.size()) {
            const char32_t point = peek();
            const bool three = is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4));
            if (is_digit(point)) {
                text += static_cast<char>(point);
            } else if (point == U'.' && !has_point && (is_digit(peek(1)) || is_recurring_next())) {
                has_point = true;
                text += '.';
            } else if ((point == kThinSpace || point == U',') && three && !text.empty() && !has_point) {
                text += base::to_utf8(point);
            } else {
                break;
            }
            ++at_;
        }
        return leaf(MathKind::Number, std::move(text));
    }

    bool is_recurring_next() const { return peek(1) == U'\\' && peek(2) == U'r' && peek(3) == U'e' && peek(4) == U'c'; }

    // ---- commands ------------------------------------------------------------------------------------------------
    Result<MathExpr> command() {
        const std::size_t start = at_;
        const std::string name = peek_command();
        at_ += 1 + base::code_points(name).size();
        if (const MathSign* sign = sign_of_command(name)) {
            return letter_or_sign(sign->sign);
        }
        const auto& words = maths_words();
        if (std::find(words.begin(), words.end(), name) != words.end()) {
            return leaf(MathKind::Word, name);
        }
        if (name == "," || name == " " || name == "quad") {
            return MathExpr{MathKind::Space, {}, {}, name == "," ? 3 : name == " " ? 5 : 18, {}};
        }
        if (name == "box") {
            return leaf(MathKind::Blank, {});
        }
        if (name == "text" || name == "rec") {
            return raw_argument(name);
        }
        return structure(name, start);
    }

    Result<MathExpr> structure(const std::string& name, std::size_t start) {
        if (name == "frac") {
            return arguments(MathKind::Fraction, 2);
        }
        if (name == "mixed") {
            return arguments(MathKind::Mixed, 3);
        }
        if (name == "sqrt") {
            return root();
        }
        if (name == "overline" || name == "hat" || name == "vec" || name == "mathbf" || name == "unit") {
            return over(name);
        }
        if (name == "left") {
            return deeper(&MathsReader::fenced);
        }
        if (name == "begin") {
            return deeper(&MathsReader::table);
        }
        const auto known = base::nearest(name, known_commands());
        return fault(start, "\"\\" + name + "\" is no command of the maths notation",
                     known ? "did you mean \\" + *known + "?" : "docs/formats/maths-notation.md lists them all");
    }

    Result<MathExpr> arguments(MathKind kind, int count) {
        std::vector<MathExpr> parts;
        for (int i = 0; i < count; ++i) {
            auto part = argument();
            if (!part) {
                return part;
            }
            parts.push_back(*std::move(part));
        }
        return with_parts(kind, std::move(parts));
    }

    Result<MathExpr> over(const std::string& name) {
        const MathKind kind = name == "overline" ? MathKind::Overline : name == "hat" ? MathKind::Hat
                            : name == "vec" ? MathKind::Vector : name == "mathbf" ? MathKind::Bold : MathKind::Upright;
        auto result = arguments(kind, 1);
        if (result && kind == MathKind::Upright) {
            result->text = "unit";
        }
        return result;
    }

    Result<MathExpr> root() {
        skip_white();
        std::vector<MathExpr> index;
        if (peek() == U'[') {
            const std::size_t start = at_++;
            while (peek() != U']') {
                if (at_closing()) {
                    return fault(start, "\"[\" of a root is never closed", "close it with \"]\"");
                }
                BOOKBAG_TRY(part, atom());
                index.push_back(std::move(part));
                skip_white();
            }
            ++at_;
            if (index.empty()) {
                return fault(start, "an empty index of a root", "write it, or leave the brackets out");
            }
        }
        auto result = arguments(MathKind::Root, 1);
        if (result && !index.empty()) {
            result->parts.push_back(tidy(std::move(index)));
        }
        return result;
    }

    /// \text{…} and \rec{…}: the characters between the braces as they are.
    Result<MathExpr> raw_argument(const std::string& name) {
        skip_white();
        const std::size_t start = at_;
        if (peek() != U'{') {
            return fault(at_, "an argument in braces is missing here", "write it in braces: {…}");
        }
        std::string text;
        for (++at_; peek() != U'}'; ++at_) {
            if (at_ >= points_.size()) {
                return fault(start, "\"{\" is never closed", "close it with \"}\"");
            }
            if (name == "rec" && !is_digit(peek())) {
                return fault(at_, "\\rec holds something that is no digit", "write only the digits that recur");
            }
            if (peek() == U'{' || peek() == U'\\') {
                return fault(at_, "words hold a sign of the notation", "close \\text{…} before it");
            }
            text += base::to_utf8(peek());
        }
        ++at_;
        if (text.empty()) {
            return fault(start, "empty braces", "write what stands in them, or \\box for a blank");
        }
        return leaf(name == "rec" ? MathKind::Recurring : MathKind::Text, std::move(text));
    }

    /// The bracket after \left or \right; "" for ".".
    Result<std::string> bracket() {
        skip_white();
        std::size_t length = 1;
        std::string sign = base::to_utf8(peek());
        if (peek() == U'\\' && (peek(1) == U'{' || peek(1) == U'}')) {
            sign = base::to_utf8(peek(1));
            length = 2;
        }
        if (at_ >= points_.size() || std::string_view("()[]{}|.").find(sign) == std::string_view::npos || (length == 1 && (sign == "{" || sign == "}"))) {
            return fault(at_, "a bracket is missing after \\left or \\right", "write one of ( ) [ ] | \\{ \\} or a point for none");
        }
        at_ += length;
        return sign == "." ? std::string() : sign;
    }

    Result<MathExpr> fenced() {
        const std::size_t start = at_ - 5;
        BOOKBAG_TRY(opening, bracket());
        auto content = sequence();
        if (!content) {
            return content;
        }
        if (peek_command() != "right") {
            return at_ < points_.size() ? closing_fault() : fault(start, "\\left is never closed", "close it with \\right and a bracket");
        }
        at_ += 6;
        BOOKBAG_TRY(closing, bracket());
        return MathExpr{MathKind::Fenced, std::move(opening), std::move(closing), 0, {*std::move(content)}};
    }

    // ---- tables --------------------------------------------------------------------------------------------------
    /// "{name}" of \begin and \end.
    Result<std::string> table_name() {
        skip_white();
        const std::size_t start = at_;
        std::string name;
        if (peek() == U'{') {
            for (++at_; is_latin(peek()); ++at_) {
                name += static_cast<char>(peek());
            }
        }
        if (peek() != U'}' || (name != "align" && name != "pmatrix" && name != "cases")) {
            return fault(start, "the name of a table is missing or unknown", "write {align}, {pmatrix} or {cases}");
        }
        ++at_;
        return name;
    }

    Result<MathExpr> table() {
        const std::size_t start = at_ - 6;
        BOOKBAG_TRY(name, table_name());
        std::vector<std::vector<MathExpr>> rows(1);
        while (true) {
            auto cell = sequence();
            if (!cell) {
                return cell;
            }
            rows.back().push_back(*std::move(cell));
            const std::string stop = peek_command();
            if (peek() == U'&') {
                ++at_;
            } else if (stop == "\\") {
                at_ += 2;
                rows.emplace_back();
            } else if (stop == "end") {
                break;
            } else {
                return at_ < points_.size() ? closing_fault() : fault(start, "\\begin{" + name + "} is never closed", "close it with \\end{" + name + "}");
            }
        }
        const std::size_t end = at_;
        at_ += 4;
        BOOKBAG_TRY(end_name, table_name());
        if (end_name != name) {
            return fault(end, "\\end{" + end_name + "} closes \\begin{" + name + "}", "close it with \\end{" + name + "}");
        }
        return filled_table(std::move(name), std::move(rows));
    }

    /// Rows padded to one width; a last empty row (after a final "\\") is dropped.
    static MathExpr filled_table(std::string name, std::vector<std::vector<MathExpr>> rows) {
        const MathExpr nothing = with_parts(MathKind::Sequence, {});
        if (rows.size() > 1 && rows.back().size() == 1 && rows.back().front() == nothing) {
            rows.pop_back();
        }
        std::size_t columns = 1;
        for (const auto& row : rows) {
            columns = std::max(columns, row.size());
        }
        MathExpr result{MathKind::Table, std::move(name), {}, static_cast<int>(columns), {}};
        for (auto& row : rows) {
            row.resize(columns, nothing);
            std::move(row.begin(), row.end(), std::back_inserter(result.parts));
        }
        return result;
    }

    std::vector<char32_t> points_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

Result<MathExpr> parse_maths(std::string_view notation) {
    if (!base::is_utf8(notation)) {
        return Fault{base::FaultKind::BadInput, {{}, 0, 1}, "a formula with broken UTF-8", "save the file as UTF-8", "E-MATHS"};
    }
    return MathsReader(base::code_points(notation)).read();
}

}  // namespace bookbag::document
