// Text with {{expressions}} in it.
//
// Read once into pieces; each {{…}} knows whether it stands inside $…$, and so whether its value is spelt in maths
// notation or in words. `{{` always opens an expression.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/rich_text.hpp"
#include "questions/expression.hpp"

namespace bookbag::questions {

class TextTemplate {
public:
    TextTemplate() = default;

    /// BadInput at the setting's place for `{{` without `}}`, a bad expression, `{{{`.
    static base::Result<TextTemplate> parse(std::string_view source, Scope& scope, const Setting& setting);

    /// The text with values put in, still in author's notation. BadInput when an expression fails.
    base::Result<std::string> render(Frame& frame) const;
    /// The same read as rich text, a unit bound to the number before it by a no-break space.
    base::Result<document::RichText> render_rich(Frame& frame) const;
    /// The same in plain words, mathematics in linear form.
    base::Result<std::string> render_plain(Frame& frame) const;

    bool empty() const { return pieces_.empty(); }
    bool uses(std::uint32_t slot) const;

private:
    enum class Place : std::uint8_t { Literal, Words, Maths };
    struct Piece {
        Place place = Place::Literal;
        std::string literal;
        Expression expression;
    };

    std::vector<Piece> pieces_;
    Setting setting_;
};

}  // namespace bookbag::questions
