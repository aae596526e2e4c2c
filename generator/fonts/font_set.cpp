// Loading of the faces and the plain measures of faces and glyphs.
//
// Files are mapped, not read, so forty faces cost little until a glyph is wanted; character coverage is collected at
// once because every later choice of a face asks for it.
#include "fonts/font_set.hpp"

#include <hb-ot.h>
#include <hb.h>

#include <utility>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "fonts/font_content.hpp"

namespace bookbag::fonts {

namespace {

constexpr int kScale = 1000;

GlyphBox box_of(hb_font_t* font, hb_codepoint_t glyph) {
    hb_glyph_extents_t extents{};
    if (!hb_font_get_glyph_extents(font, glyph, &extents)) {
        return {};
    }
    return {extents.x_bearing, extents.y_bearing + extents.height, extents.x_bearing + extents.width, extents.y_bearing};
}

// Measured on flat-topped characters: what Andika's OS/2 table says of its capitals is 12 units too much.
std::int32_t top_of(hb_font_t* font, char32_t point) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font, point, &glyph) ? box_of(font, glyph).top : 0;
}

FaceMetrics measure(hb_font_t* font) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    FaceMetrics metrics;
    metrics.ascent = extents.ascender;
    metrics.descent = -extents.descender;
    metrics.cap_height = top_of(font, U'H');
    metrics.x_height = top_of(font, U'x');
    metrics.digit_height = top_of(font, U'7');
    return metrics;
}

std::string postscript_name(hb_face_t* face) {
    char text[128];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, text);
    return {text, size};
}

base::Fault missing_face(const FaceFile& file) {
    return {base::FaultKind::Missing, {std::string(file.path)}, "this font file is not there",
            "install the package " + std::string(file.package), "E-FONT-MISSING"};
}

/// Loads one file; a face without a pointer when the file cannot be read as a font.
LoadedFace load_face(const std::string& root, const FaceFile& file) {
    LoadedFace loaded;
    loaded.weight = file.weight;
    loaded.nastaliq = file.nastaliq;
    const std::string path = root + "/" + std::string(file.path);
    BlobOwner blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (!blob || hb_face_count(blob.get()) == 0) {
        return loaded;
    }
    loaded.face.reset(hb_face_create(blob.get(), 0));
    hb_face_make_immutable(loaded.face.get());
    loaded.font.reset(hb_font_create(loaded.face.get()));
    hb_font_set_scale(loaded.font.get(), kScale, kScale);
    hb_font_make_immutable(loaded.font.get());
    loaded.characters.reset(hb_set_create());
    hb_face_collect_unicodes(loaded.face.get(), loaded.characters.get());
    loaded.metrics = measure(loaded.font.get());
    loaded.name = postscript_name(loaded.face.get());
    loaded.blob = std::move(blob);
    return loaded;
}

}  // namespace

FontSet::FontSet() : content_(std::make_unique<Content>()) {}
FontSet::~FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;

base::Result<FontSet> FontSet::load(const std::string& root) {
    FontSet set;
    set.content_->buffer.reset(hb_buffer_create());
    for (const FaceFile& file : face_list()) {
        set.content_->faces.push_back(load_face(root, file));
        if (file.required && !set.content_->faces.back().face) {
            return missing_face(file);
        }
    }
    set.content_->maths = read_math_constants(set.content_->find(FaceId::Maths)->font.get());
    return set;
}

FaceMetrics FontSet::metrics(FaceId face) const {
    const LoadedFace* loaded = content_->find(face);
    return loaded ? loaded->metrics : FaceMetrics{};
}

GlyphBox FontSet::box(FaceId face, std::uint16_t glyph) const {
    const LoadedFace* loaded = content_->find(face);
    return loaded ? box_of(loaded->font.get(), glyph) : GlyphBox{};
}

std::int32_t FontSet::advance(FaceId face, std::uint16_t glyph) const {
    const LoadedFace* loaded = content_->find(face);
    return loaded ? hb_font_get_glyph_h_advance(loaded->font.get(), glyph) : 0;
}

bool FontSet::covers(FaceId face, char32_t point) const {
    const LoadedFace* loaded = content_->find(face);
    return loaded && hb_set_has(loaded->characters.get(), point);
}

std::uint16_t FontSet::glyph(FaceId face, char32_t point) const {
    const LoadedFace* loaded = content_->find(face);
    hb_codepoint_t found = 0;
    if (!loaded || !hb_font_get_nominal_glyph(loaded->font.get(), point, &found)) {
        return 0;
    }
    return static_cast<std::uint16_t>(found);
}

std::uint32_t FontSet::glyph_count(FaceId face) const {
    const LoadedFace* loaded = content_->find(face);
    return loaded ? hb_face_get_glyph_count(loaded->face.get()) : 0;
}

std::size_t FontSet::face_count() const {
    return content_->faces.size();
}

std::string FontSet::face_name(FaceId face) const {
    const LoadedFace* loaded = content_->find(face);
    return loaded ? loaded->name : std::string();
}

std::string FontSet::face_sha256(FaceId face) const {
    const LoadedFace* loaded = content_->find(face);
    if (!loaded) {
        return {};
    }
    unsigned length = 0;
    const char* data = hb_blob_get_data(loaded->blob.get(), &length);
    return base::sha256_hex({data, length});
}

const MathConstants& FontSet::maths() const {
    return content_->maths;
}

bool FontSet::has_right_to_left(std::string_view text) {
    for (const char32_t point : base::code_points(text)) {
        if (point < 0x590) {
            continue;
        }
        const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), point);
        if (hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL) {
            return true;
        }
    }
    return false;
}

base::Result<const ShapedText*> FontSet::shape(FaceId face, std::string_view text, const ShapeOptions& options) const {
    std::string key;
    key.reserve(text.size() + options.language.size() + 3);
    key += static_cast<char>(face);
    key += static_cast<char>(options.direction);
    key += options.language;
    key += '\0';
    key += text;
    if (const ShapedText* known = content_->words.find(key)) {
        return known;
    }
    BOOKBAG_TRY(shaped, shape_afresh(*content_, face, text, options));
    return content_->words.keep(key, std::move(shaped));
}

const ShapedText* WordCache::find(const std::string& key) {
    if (const auto young = young_.find(key); young != young_.end()) {
        return young->second.get();
    }
    const auto old = old_.find(key);
    if (old == old_.end()) {
        return nullptr;
    }
    auto node = old_.extract(old);
    return young_.insert(std::move(node)).position->second.get();
}

const ShapedText* WordCache::keep(const std::string& key, ShapedText shaped) {
    if (young_.size() >= kGeneration) {
        old_ = std::move(young_);
        young_ = Words();
    }
    return young_.emplace(key, std::make_unique<ShapedText>(std::move(shaped))).first->second.get();
}

}  // namespace bookbag::fonts
