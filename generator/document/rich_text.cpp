// The author's notation read in one pass: `**` turns bold on and off, `$` opens and closes a formula, a newline breaks.
//
// A backslash before `$`, `*` or a backslash takes the sign as it is. Columns are counted in characters, not bytes, from
// the start of the text, because the text is one value of a YAML file and its place there is added by the reader.
#include "document/rich_text.hpp"

#include <utility>

#include "document/math_expr.hpp"

namespace bookbag::document {

namespace {

/// Walks over the notation and collects runs; equal neighbours are merged.
class RichTextReader {
public:
    explicit RichTextReader(std::string_view notation) : notation_(notation) {}

    base::Result<RichText> read() {
        while (at_ < notation_.size()) {
            const char sign = notation_[at_];
            if (sign == '\\' && at_ + 1 < notation_.size() && is_escapable(notation_[at_ + 1])) {
                words_ += notation_[at_ + 1];
                at_ += 2;
            } else if (notation_.substr(at_, 2) == "**") {
                flush();
                bold_at_ = is_bold_ ? bold_at_ : at_;
                is_bold_ = !is_bold_;
                at_ += 2;
            } else if (sign == '$') {
                if (auto status = read_formula(); !status) {
                    return status.error();
                }
            } else if (sign == '\n') {
                flush();
                text_.runs.emplace_back(LineBreak{});
                ++at_;
            } else {
                words_ += sign;
                ++at_;
            }
        }
        flush();
        if (is_bold_) {
            return fault(bold_at_, "\"**\" opens bold words that never end", "close them with \"**\"");
        }
        return std::move(text_);
    }

private:
    static bool is_escapable(char sign) { return sign == '$' || sign == '*' || sign == '\\'; }

    void flush() {
        if (!words_.empty()) {
            text_.runs.emplace_back(Words{std::exchange(words_, {}), is_bold_});
        }
    }

    base::Status read_formula() {
        const std::size_t start = at_;
        std::size_t end = start + 1;
        while (end < notation_.size() && notation_[end] != '$') {
            end += notation_[end] == '\\' && end + 1 < notation_.size() ? 2 : 1;
        }
        if (end >= notation_.size()) {
            return fault(start, "\"$\" opens a formula that never ends", "close it with \"$\", or write \\$ for the sign");
        }
        if (end == start + 1) {
            return fault(start, "an empty formula", "write the mathematics between the two \"$\"");
        }
        flush();
        text_.runs.emplace_back(Maths{std::string(notation_.substr(start + 1, end - start - 1)), is_bold_});
        at_ = end + 1;
        return {};
    }

    base::Fault fault(std::size_t byte, std::string what, std::string remedy) const {
        std::uint32_t column = 1;
        for (std::size_t i = 0; i < byte; ++i) {
            column += (static_cast<unsigned char>(notation_[i]) & 0xC0U) != 0x80 ? 1U : 0U;
        }
        return {base::FaultKind::BadInput, {{}, 0, column}, std::move(what), std::move(remedy), "E-RICH-TEXT"};
    }

    std::string_view notation_;
    std::size_t at_ = 0;
    std::size_t bold_at_ = 0;
    bool is_bold_ = false;
    std::string words_;
    RichText text_;
};

}  // namespace

base::Result<RichText> parse_rich_text(std::string_view notation) { return RichTextReader(notation).read(); }

RichText plain(std::string text) {
    RichText result;
    if (!text.empty()) {
        result.runs.emplace_back(Words{std::move(text), false});
    }
    return result;
}

RichText bold(std::string text) {
    RichText result;
    if (!text.empty()) {
        result.runs.emplace_back(Words{std::move(text), true});
    }
    return result;
}

RichText joined(RichText a, const RichText& b) {
    for (const Inline& run : b.runs) {
        const auto* words = std::get_if<Words>(&run);
        auto* last = a.runs.empty() ? nullptr : std::get_if<Words>(&a.runs.back());
        if (words != nullptr && last != nullptr && words->bold == last->bold) {
            last->text += words->text;
        } else {
            a.runs.push_back(run);
        }
    }
    return a;
}

std::string plain_text(const RichText& text) {
    std::string result;
    for (const Inline& run : text.runs) {
        if (const auto* words = std::get_if<Words>(&run)) {
            result += words->text;
        } else if (const auto* maths = std::get_if<Maths>(&run)) {
            const auto expr = parse_maths(maths->notation);
            result += expr ? linear(*expr) : maths->notation;
        } else {
            result += '\n';
        }
    }
    return result;
}

}  // namespace bookbag::document
