// Font bytes in, measured glyph runs out.
//
// The fonts room is the only one that knows HarfBuzz and Pango. Others see faces by role, words as runs of glyphs with
// advances in 1/1000 em of the face's own em square, and maths constants. Ligatures and kerning are off (early readers,
// text search). Faces: Andika (Years 1-6 and all reports), Noto Sans (Years 7-11), DejaVu Math TeX Gyre for signs and
// Years 7-11 letters, DejaVu Sans Mono, Noto faces as fallback; all from Debian packages, unmodified.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace bookbag::fonts {

/// Index of a loaded face. The first ones are fixed; fallback faces follow.
enum class FaceId : std::uint8_t { AndikaRegular, AndikaBold, SansRegular, SansBold, Maths, Mono, FirstFallback };

struct Glyph {
    std::uint16_t id = 0;        ///< glyph number in the uncut face
    std::int32_t advance = 0;    ///< 1/1000 em
    std::int32_t x_offset = 0;   ///< 1/1000 em
    std::int32_t y_offset = 0;   ///< 1/1000 em, up positive
    std::uint32_t cluster = 0;   ///< byte offset in the text
};

/// Glyphs of one face in visual order.
struct GlyphRun {
    FaceId face = FaceId::AndikaRegular;
    std::vector<Glyph> glyphs;
    std::string text;            ///< what these glyphs say, logical order
    bool right_to_left = false;
};

/// A word or short text without line breaks; several runs when a fallback face had to help.
struct ShapedText {
    std::vector<GlyphRun> runs;
    std::int64_t width = 0;      ///< sum of advances, 1/1000 em
};

/// Which way a text runs. FromText: as its first strong letter (UAX #9, rule P2), left to right when it has none.
enum class Direction : std::uint8_t { FromText, LeftToRight, RightToLeft };

/// Finer wishes for shaping. `language` is a BCP 47 tag or empty; "ur", "ks" and "pa-Arab" prefer the Nastaliq face for
/// Arabic letters, others the Naskh one.
struct ShapeOptions {
    std::string_view language = {};
    Direction direction = Direction::FromText;
};

/// Vertical measures, 1/1000 em. Heights of capitals, small letters and digits are those of H, x and 7.
struct FaceMetrics {
    std::int32_t ascent = 0;
    std::int32_t descent = 0;    ///< positive
    std::int32_t cap_height = 0;
    std::int32_t x_height = 0;
    std::int32_t digit_height = 0;
};

/// Ink box of a glyph, 1/1000 em, y up.
struct GlyphBox {
    std::int32_t left = 0, bottom = 0, right = 0, top = 0;
};

/// OpenType MATH constants by their specification names (questions.md 8.3), in 1/1000 em; percentages as they are.
struct MathConstants {
    std::map<std::string, std::int32_t> values;
    std::int32_t at(const std::string& name) const;   ///< 0 when the font has none
};

/// A vertical variant or an assembly of pieces of a stretchy glyph, bottom to top.
struct StretchedGlyph {
    struct Piece {
        std::uint16_t id = 0;
        std::int32_t y = 0;          ///< 1/1000 em: this piece's baseline above the bottom edge of the whole ink
    };
    std::vector<Piece> pieces;
    std::int32_t height = 0;         ///< 1/1000 em, ink from bottom to top
    std::int32_t advance = 0;        ///< 1/1000 em
};

/// All faces of a run, loaded once, shared by the workers after the fork, with a bounded cache of shaped words.
/// The cache never changes a result. Not thread-safe; each worker process has its own copy.
class FontSet {
public:
    FontSet();
    ~FontSet();
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;

    /// Loads the faces from Debian's font folders below `root` (normally "/usr/share/fonts"). Missing: the package to install.
    static base::Result<FontSet> load(const std::string& root);

    /// Shapes `text` (no line breaks) in `face`, with fallback for characters that the face lacks. Runs come in visual
    /// order, left to right, by the full bidirectional algorithm: a whole line that mixes directions may be given at once.
    /// The pointer stays good for at least the next 10,000 calls; copy what must live longer. Unsupported, with the code
    /// point, when no face has a character: an empty box is never printed.
    base::Result<const ShapedText*> shape(FaceId face, std::string_view text) const { return shape(face, text, {}); }
    base::Result<const ShapedText*> shape(FaceId face, std::string_view text, const ShapeOptions& options) const;

    /// Whether `text` has a letter of a right-to-left script. Lines of such a paragraph must be shaped whole, not word by word.
    static bool has_right_to_left(std::string_view text);

    /// Measures of a face or a glyph; a face that is not loaded measures nothing (all zero) and covers nothing.
    FaceMetrics metrics(FaceId face) const;
    GlyphBox box(FaceId face, std::uint16_t glyph) const;
    std::int32_t advance(FaceId face, std::uint16_t glyph) const;            ///< 1/1000 em
    bool covers(FaceId face, char32_t point) const;
    std::uint16_t glyph(FaceId face, char32_t point) const;                  ///< 0 = the face has none

    std::uint32_t glyph_count(FaceId face) const;

    /// Faces in order of FaceId, loaded ones only; their PostScript names ("Andika-Bold") and the file's SHA-256.
    std::size_t face_count() const;
    std::string face_name(FaceId face) const;
    std::string face_sha256(FaceId face) const;

    /// Maths face only. The constants hold "MinConnectorOverlap" besides. `stretched` gives the smallest variant or
    /// assembly at least `at_least` (1/1000 em) tall, or the tallest there is; one piece = a variant.
    const MathConstants& maths() const;
    StretchedGlyph stretched(char32_t sign, std::int32_t at_least) const;
    StretchedGlyph widened(char32_t sign, std::int32_t at_most) const;       ///< widest variant of an accent not wider; one piece
    std::int32_t italic_correction(std::uint16_t glyph) const;              ///< 1/1000 em
    std::int32_t accent_attachment(std::uint16_t glyph) const;              ///< 1/1000 em from the glyph's left; half the advance when the face has none

    struct Content;
    const Content& content() const { return *content_; }                   ///< for the fonts and render rooms

private:
    std::unique_ptr<Content> content_;
};

}  // namespace bookbag::fonts
