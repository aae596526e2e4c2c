// QR codes as bits; the room's only door to libqrencode.
//
// A code carries an opaque token in capital letters and digits, never a name. It goes into a file as a one-bit mask of
// about 116 bytes, not as hundreds of rectangles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace bookbag::render {

/// A square of modules. Four modules of white belong around it (ISO/IEC 18004, 9.1).
struct QrCode {
    static constexpr int kQuiet = 4;
    int side = 0;                  ///< modules
    std::vector<bool> dark;        ///< row by row from the top

    /// Rows padded to whole bytes, most significant bit first, 0 = dark: the samples of a PDF image mask.
    std::string mask() const;
};

/// The smallest code of `text` with medium error correction. BadInput when it does not fit any code.
base::Result<QrCode> qr_code(std::string_view text);

}  // namespace bookbag::render
