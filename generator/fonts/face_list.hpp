// The faces of a run, in one visible list.
//
// The first six are the FaceIds with names and must be there; the rest help out, in this order, with characters that
// the wanted face lacks. The order is part of the output: adding a face goes to the end of its group. All files come
// from Debian's packages fonts-sil-andika, fonts-noto-core, fonts-dejavu-core and fonts-dejavu-extra, unmodified.
#pragma once

#include <span>
#include <string_view>

namespace bookbag::fonts {

enum class Weight : unsigned char { Regular, Bold };

/// One file: where it lies below the font root, and the package that brings it. A face that is not `required` may be absent.
struct FaceFile {
    std::string_view path;
    std::string_view package;
    Weight weight = Weight::Regular;
    bool required = false;
    bool nastaliq = false;      ///< hanging Arabic hand, wanted for Urdu and Kashmiri only
};

/// The list; the index is the FaceId when every file is there, and absent files keep their number.
std::span<const FaceFile> face_list();

}  // namespace bookbag::fonts
