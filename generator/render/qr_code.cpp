// See qr_code.hpp. The 8-bit mode is asked for: libqrencode 4.1.1 returns nothing for every text in alphanumeric mode when
// asked by QR_MODE_AN, while in 8-bit mode it picks the shorter alphanumeric form itself.
#include "render/qr_code.hpp"

#include <qrencode.h>

#include <memory>

namespace bookbag::render {

std::string QrCode::mask() const {
    const int row_bytes = (side + 7) / 8;
    std::string bytes(static_cast<std::size_t>(row_bytes * side), '\xFF');
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (dark[static_cast<std::size_t>(y * side + x)]) {
                char& byte = bytes[static_cast<std::size_t>(y * row_bytes + x / 8)];
                byte = static_cast<char>(static_cast<unsigned char>(byte) & ~(0x80U >> (x % 8)));
            }
        }
    }
    return bytes;
}

base::Result<QrCode> qr_code(std::string_view text) {
    const std::string terminated(text);
    const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
        QRcode_encodeString(terminated.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!made) {
        return base::Fault{base::FaultKind::BadInput, {}, "this text does not fit into a QR code",
                           "shorten the web address in the school's settings", "E-QR"};
    }
    QrCode code;
    code.side = made->width;
    for (int i = 0; i < made->width * made->width; ++i) {
        code.dark.push_back((made->data[i] & 1U) != 0);
    }
    return code;
}

}  // namespace bookbag::render
