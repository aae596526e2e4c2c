// Cut fonts in the form in which a PDF file holds them, made once per run and copied into every file.
//
// Everything that can be known before a document is: the deflated font file, the deflated ToUnicode map, widths and
// descriptor text, and for every glyph of every face in which part it is and under which code. A glyph that no part has
// is cut for its document alone (DocumentFonts), so an unforeseen letter costs 2 ms and never a pupil's booklet.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "fonts/font_part.hpp"
#include "fonts/font_set.hpp"

namespace bookbag::render {

/// Where a glyph is: the part and its two-byte code there.
struct GlyphSlot {
    static constexpr std::uint16_t kNowhere = 0xFFFF;
    std::uint16_t part = kNowhere;
    std::uint16_t code = 0;
};

/// One cut font, ready for a file.
struct PreparedPart {
    fonts::FaceId face = fonts::FaceId::AndikaRegular;
    std::string base_font;                ///< "ABCDEF+Andika"; the tag comes from the content
    std::string file;                     ///< TrueType, deflated
    std::size_t file_length = 0;          ///< before deflating
    std::string to_unicode;               ///< CMap, deflated
    std::string glyph_map;                ///< CIDToGIDMap, deflated; "" = codes are glyph numbers
    std::string widths;                   ///< the W array
    std::string descriptor;               ///< entries of the descriptor but FontFile2
    std::vector<std::string> texts;       ///< by code
    std::vector<std::int32_t> advances;   ///< by code, 1/1000 em
};

/// Makes one part ready. Level 12 for a run's parts, less for a document's own.
PreparedPart prepare_part(const fonts::FontSet& fonts, const fonts::FontPart& part, int deflate_level);

/// Slots by face and use.
using UseSlots = std::map<std::pair<fonts::FaceId, fonts::GlyphUse>, GlyphSlot>;

/// The parts of a run. Made before the fork, never changed after.
class FontParts {
public:
    /// Cuts and prepares what `repertoire` names and the common characters besides. Fails like fonts::cut_run.
    static base::Result<FontParts> prepare(const fonts::FontSet& fonts, const fonts::Repertoire& repertoire);

    GlyphSlot slot(fonts::FaceId face, std::uint16_t glyph) const {
        const auto index = static_cast<std::size_t>(face);
        return index < slots_.size() && glyph < slots_[index].size() ? slots_[index][glyph] : GlyphSlot{};
    }
    const PreparedPart& part(std::size_t index) const { return parts_[index]; }
    std::size_t size() const { return parts_.size(); }

    /// The slot where `glyph` says exactly `text`, or nowhere.
    GlyphSlot slot(fonts::FaceId face, std::uint16_t glyph, const std::string& text) const;

private:
    std::vector<PreparedPart> parts_;
    std::vector<std::vector<GlyphSlot>> slots_;   // by face, then glyph: its first use
    UseSlots uses_;
};

/// The run's parts and those cut for one document.
class DocumentFonts {
public:
    explicit DocumentFonts(const FontParts& run) : run_(&run) {}

    /// Cuts parts for uses that the run has not foreseen. Part numbers go on after the run's.
    base::Status add(const fonts::FontSet& fonts, const std::map<fonts::FaceId, fonts::GlyphUses>& missing);

    /// The slot of the first use of `glyph`, whatever it says there.
    GlyphSlot slot(fonts::FaceId face, std::uint16_t glyph) const {
        const GlyphSlot known = run_->slot(face, glyph);
        return known.part != GlyphSlot::kNowhere || extra_.empty() ? known : extra_slot(face, glyph);
    }

    /// The slot where `glyph` says exactly `text`, or nowhere.
    GlyphSlot slot(fonts::FaceId face, std::uint16_t glyph, const std::string& text) const;

    const PreparedPart& part(std::size_t index) const {
        return index < run_->size() ? run_->part(index) : extra_[index - run_->size()];
    }
    std::size_t size() const { return run_->size() + extra_.size(); }

private:
    GlyphSlot extra_slot(fonts::FaceId face, std::uint16_t glyph) const;

    const FontParts* run_;
    std::deque<PreparedPart> extra_;
    UseSlots extra_uses_;
};

/// How a run is written. With `spells_itself` the codes of `slots` read as the run's text in its order (reversed for a
/// right-to-left run); else the text must be given beside them. A slot may be nowhere.
struct Spelling {
    std::vector<GlyphSlot> slots;   ///< by glyph of the run
    bool spells_itself = false;
};

/// Finds the slots of `run`: the first use of each glyph when that spells the text, else the exact uses.
void spell(const fonts::GlyphRun& run, const DocumentFonts& parts, Spelling& spelling);

}  // namespace bookbag::render
