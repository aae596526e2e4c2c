// Bytes of an export to UTF-8 text, by a fixed ladder and no guessing.
//
// Byte order mark; else NUL in every second byte, which is UTF-16; else UTF-8; else Windows-1252. A statistical
// detector was tried on short lists of pupils and named the wrong set four times in five (uchardet 0.0.7), so there is none.
// Broken bytes are marked with U+FFFD and listed, so that the reader can set aside just the rows that hold them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/result.hpp"
#include "files/world.hpp"

namespace bookbag::files {

enum class Encoding : std::uint8_t { Auto, Utf8, Utf16le, Utf16be, Windows1252, Iso88591 };

/// A byte that is no character. `line` is physical (ends at LF, CRLF or a lone CR), 1-based; code E-BYTE or E-UTF8.
struct BrokenByte {
    std::uint32_t line = 0;
    std::uint8_t byte = 0;
    std::string code;
};

/// Text in UTF-8 without a byte order mark. Copies share the bytes.
struct DecodedText {
    FileBytes bytes;
    std::string encoding;            ///< "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1"
    std::vector<base::Fault> notes;  ///< I-BOM, I-UTF16, W-CP1252, at line 1
    std::vector<BrokenByte> broken;  ///< ascending by line

    std::string_view text() const { return bytes.view(); }
};

/// Decodes `bytes` of the file shown as `path`. BadInput: E-EMPTY for no bytes, E-BINARY for NUL bytes in a text file. A file of valid
/// UTF-8 is not copied.
base::Result<DecodedText> decode_text(const std::string& path, const FileBytes& bytes, Encoding encoding);

}  // namespace bookbag::files
