// How a reader's paper looks: faces, sizes, leading, squares and lines by profile.
//
// Numbers: mock/booklet-notes.md sections 1-3, booklet-and-report.md section 3. A Style is made from a profile name; it
// knows nothing of pupils.
#pragma once

#include <array>
#include <cstdint>

#include "base/length.hpp"
#include "document/block.hpp"
#include "fonts/font_set.hpp"
#include "layout/drawing.hpp"

namespace bookbag::layout {

enum class Profile : std::uint8_t { Years1To2, Years3To6, Years7To11, Dyslexia, Large18, Large24, Report, Staff };

/// How one role of text is set.
struct TextLook {
    fonts::FaceId regular = fonts::FaceId::AndikaRegular;
    fonts::FaceId bold = fonts::FaceId::AndikaBold;
    Length size = {14000};
    Length lead = {21000};           ///< baseline to baseline
    bool always_bold = false;
    Grey grey = 100;
    Length first_ascent = {};        ///< least distance from the top to the first baseline, so that prompts with and
                                     ///< without a fraction stand level side by side
    Length bold_size = {};           ///< of bold words; 0 = size (booklet footers: a code of 10 pt among 9 pt words)
};

struct Style {
    Profile profile = Profile::Years3To6;
    std::array<TextLook, 40> looks;  ///< by TextRole
    Length square = {19843};         ///< 7 mm
    Length line_pitch = {28346};     ///< writing lines, 10 mm
    bool maths_letters = false;      ///< Years 7-11: letters and digits of formulas from the maths face
    bool large_print = false;
    std::int32_t pen_permille = 1000;///< large print 1500

    const TextLook& look(document::TextRole role) const { return looks.at(static_cast<std::size_t>(role)); }
};

/// Which face a booklet's letters come from: as the profile says, or one for all profiles of ordinary print.
enum class Letters : std::uint8_t { ByProfile, Andika, NotoSans };

/// The look of a profile. `letters` changes the face in Years1To2, Years3To6 and Years7To11 only: large print, the profile for
/// dyslexia, reports and staff papers keep theirs.
Style make_style(Profile profile, Letters letters = Letters::ByProfile);

}  // namespace bookbag::layout
