// See face_list.hpp. Scripts stand in the order of how many pupils in England speak a language written in them at home.
#include "fonts/face_list.hpp"

#include <array>

namespace bookbag::fonts {

namespace {

constexpr std::string_view kNoto = "fonts-noto-core";

constexpr std::array kFaces = {
    FaceFile{"truetype/andika/Andika-Regular.ttf", "fonts-sil-andika", Weight::Regular, true},
    FaceFile{"truetype/andika/Andika-Bold.ttf", "fonts-sil-andika", Weight::Bold, true},
    FaceFile{"truetype/noto/NotoSans-Regular.ttf", kNoto, Weight::Regular, true},
    FaceFile{"truetype/noto/NotoSans-Bold.ttf", kNoto, Weight::Bold, true},
    FaceFile{"truetype/dejavu/DejaVuMathTeXGyre.ttf", "fonts-dejavu-extra", Weight::Regular, true},
    FaceFile{"truetype/dejavu/DejaVuSansMono.ttf", "fonts-dejavu-core", Weight::Regular, true},
    // Fallback faces: every script in both weights where there are two.
    FaceFile{"truetype/noto/NotoSansArabic-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansArabic-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoNastaliqUrdu-Regular.ttf", kNoto, Weight::Regular, false, true},
    FaceFile{"truetype/noto/NotoNastaliqUrdu-Bold.ttf", kNoto, Weight::Bold, false, true},
    FaceFile{"truetype/noto/NotoSansBengali-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansBengali-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansGurmukhi-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansGurmukhi-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansDevanagari-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansDevanagari-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansTamil-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansTamil-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansGujarati-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansGujarati-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansHebrew-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansHebrew-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansEthiopic-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansEthiopic-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansSinhala-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansSinhala-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansTelugu-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansTelugu-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansMalayalam-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansMalayalam-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansThai-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansThai-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansGeorgian-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansGeorgian-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansArmenian-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansArmenian-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansMyanmar-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansMyanmar-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansKhmer-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansKhmer-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansSymbols-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansSymbols-Bold.ttf", kNoto, Weight::Bold},
    FaceFile{"truetype/noto/NotoSansSymbols2-Regular.ttf", kNoto, Weight::Regular},
    FaceFile{"truetype/noto/NotoSansMath-Regular.ttf", kNoto, Weight::Regular},
};

}  // namespace

std::span<const FaceFile> face_list() {
    return kFaces;
}

}  // namespace bookbag::fonts
