// Text as a page says it: words, bold words, mathematics.
//
// Rich text is what templates, phrasebooks and compose hand on; it knows nothing of fonts or places. Author's notation:
// `**bold**`, `$mathematics$`, "\n" for a new line (docs/formats/question-template.md, section 4).
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace bookbag::document {

/// Words of one weight. Spaces are ordinary characters; U+00A0 does not break.
struct Words {
    std::string text;
    bool bold = false;
    friend bool operator==(const Words&, const Words&) = default;
};

/// A formula in the closed TeX subset of docs/formats/maths-notation.md, without the dollar signs.
struct Maths {
    std::string notation;
    bool bold = false;
    friend bool operator==(const Maths&, const Maths&) = default;
};

/// A forced new line.
struct LineBreak {
    friend bool operator==(const LineBreak&, const LineBreak&) = default;
};

using Inline = std::variant<Words, Maths, LineBreak>;

struct RichText {
    std::vector<Inline> runs;
    bool empty() const { return runs.empty(); }
    friend bool operator==(const RichText&, const RichText&) = default;
};

/// Reads the author's notation. BadInput with the column for an unclosed `$` or `**`; formulas are checked by parse_maths.
base::Result<RichText> parse_rich_text(std::string_view notation);

/// Plain words as rich text; nothing in `text` is notation.
RichText plain(std::string text);
RichText bold(std::string text);

/// `a` followed by `b`.
RichText joined(RichText a, const RichText& b);

/// For logs, tests and titles: words as they are, formulas in linear form ("3/4 + 1/2").
std::string plain_text(const RichText& text);

}  // namespace bookbag::document
