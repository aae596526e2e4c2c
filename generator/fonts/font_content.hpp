// Inside of a FontSet: loaded faces, the shaping buffer and the word cache. For the fonts room only.
//
// HarfBuzz objects live in small owners here and nowhere else. A face's font is set to a scale of 1,000, so HarfBuzz
// itself rounds every measure to 1/1000 em and all later sums are whole numbers.
#pragma once

#include <hb.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "fonts/face_list.hpp"
#include "fonts/font_set.hpp"

namespace bookbag::fonts {

template <auto destroy>
struct Destroy {
    template <typename T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using BlobOwner = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using FaceOwner = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using FontOwner = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using SetOwner = std::unique_ptr<hb_set_t, Destroy<hb_set_destroy>>;
using BufferOwner = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>>;

/// One face in memory; `face` is null when the file is absent.
struct LoadedFace {
    std::string name;                ///< PostScript name
    Weight weight = Weight::Regular;
    bool nastaliq = false;
    BlobOwner blob;
    FaceOwner face;
    FontOwner font;                  ///< scale 1,000
    SetOwner characters;
    FaceMetrics metrics;
};

/// Two generations of shaped words: when the young one is full the old one goes and the young one ages. So memory is
/// bounded and a pointer handed out stays good for at least one generation of new words.
class WordCache {
public:
    static constexpr std::size_t kGeneration = 2000;

    const ShapedText* find(const std::string& key);
    const ShapedText* keep(const std::string& key, ShapedText shaped);

private:
    using Words = std::unordered_map<std::string, std::unique_ptr<ShapedText>>;  // never iterated
    Words young_;
    Words old_;
};

struct FontSet::Content {
    std::vector<LoadedFace> faces;
    MathConstants maths;
    BufferOwner buffer;
    WordCache words;

    /// The face, or null when it is not loaded.
    const LoadedFace* find(FaceId id) const {
        const auto index = static_cast<std::size_t>(id);
        return index < faces.size() && faces[index].face ? &faces[index] : nullptr;
    }
};

/// The MATH table's constants of `font` by their specification names.
MathConstants read_math_constants(hb_font_t* font);

/// Shapes without the cache.
base::Result<ShapedText> shape_afresh(const FontSet::Content& content, FaceId face, std::string_view text,
                                      const ShapeOptions& options);

}  // namespace bookbag::fonts
