// The checking layer and the GMime calls. Settings that matter: DOS line ends, a boundary of our own (GMime's own is
// random), quoted-printable UTF-8 text, base64 attachment, RFC 2231 names off because our names are ASCII tokens.
#include "deliver/message.hpp"

#include <gmime/gmime.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "deliver/contact_rules.hpp"

namespace bookbag::deliver {

namespace {

using base::Fault;
using base::FaultKind;
using base::Result;

constexpr std::size_t kMostBytes = 10'000'000;

Fault refused(const char* code, const char* field, const char* remedy) {
    return {FaultKind::BadInput, {}, std::string("the field '") + field + "' cannot stand in a message", remedy, code};
}

bool is_unsafe(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool separator = c == 0x2028 || c == 0x2029;
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    return control || separator || bidi;
}

base::Status check_words(const char* field, const std::string& words) {
    if (!base::is_utf8(words)) {
        return refused("E-CONTROL-CHARACTER", field, "write it in UTF-8");
    }
    for (const char32_t point : base::code_points(words)) {
        if (is_unsafe(point)) {
            return refused("E-CONTROL-CHARACTER", field, "take line breaks and control characters out of it");
        }
    }
    return {};
}

base::Status check_mailbox(const char* field, const std::string& address) {
    return is_mailbox(address) ? base::Status() : base::Status(refused("E-BAD-ADDRESS", field, "give one plain address"));
}

bool is_token_name(const std::string& name) {
    if (name.empty() || name.size() > 100 || name.front() == '.') {
        return false;
    }
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (!plain) {
            return false;
        }
    }
    return true;
}

base::Status check_parts(const MessageParts& parts) {
    for (const auto& [field, words] :
         {std::pair{"from name", &parts.from_name}, {"to name", &parts.to_name}, {"subject", &parts.subject}}) {
        if (const auto fine = check_words(field, *words); !fine) {
            return fine;
        }
    }
    for (const auto& [field, address] : {std::pair{"from", &parts.from}, {"to", &parts.to}}) {
        if (const auto fine = check_mailbox(field, *address); !fine) {
            return fine;
        }
    }
    if (!parts.reply_to.empty() && !is_mailbox(parts.reply_to)) {
        return refused("E-BAD-ADDRESS", "reply to", "give one plain address");
    }
    if (!is_token_name(parts.file_name)) {
        return refused("E-FILE-NAME", "file name", "use a token of letters, digits, '-' and '.'");
    }
    if (parts.pdf.size() * 4 / 3 + parts.text.size() > kMostBytes) {
        return refused("E-TOO-LARGE", "attachment", "collect a printed copy instead");
    }
    return {};
}

/// Owns one GObject reference.
template <typename T>
struct Owned {
    explicit Owned(T* object) : pointer(object) {}
    ~Owned() { g_object_unref(pointer); }
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    T* pointer;
};

GMimeStream* memory_of(const std::string& bytes) {
    return g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
}

void set_content(GMimePart* part, const std::string& bytes) {
    const Owned<GMimeStream> stream(memory_of(bytes));
    const Owned<GMimeDataWrapper> wrapper(g_mime_data_wrapper_new_with_stream(stream.pointer, GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, wrapper.pointer);
}

GMimePart* text_part(const std::string& text) {
    GMimePart* part = g_mime_part_new_with_type("text", "plain");
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    set_content(part, text);
    return part;
}

GMimePart* pdf_part(const MessageParts& parts) {
    GMimePart* part = g_mime_part_new_with_type("application", "pdf");
    g_mime_part_set_filename(part, parts.file_name.c_str());
    g_mime_object_set_disposition(GMIME_OBJECT(part), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    set_content(part, parts.pdf);
    return part;
}

std::string written(GMimeMessage* message, GMimeFormatOptions* format) {
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream.pointer);
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.pointer));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string with_line_feeds(const std::string& text) {
    return base::replaced(base::replaced(text, "\r\n", "\n"), "\r", "\n");
}

}  // namespace

std::string message_id(const std::string& key, base::Date date, const std::string& from) {
    return key.substr(0, 32) + '.' + base::replaced(base::to_iso(date), "-", "") + '@' + from.substr(from.find('@') + 1);
}

Result<std::string> build_message(const MessageParts& parts, const std::string& id) {
    if (const auto fine = check_parts(parts); !fine) {
        return fine.error();
    }
    g_mime_init();
    GMimeFormatOptions* format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
    g_mime_message_add_mailbox(message.pointer, GMIME_ADDRESS_TYPE_FROM, parts.from_name.c_str(), parts.from.c_str());
    if (!parts.reply_to.empty()) {
        g_mime_message_add_mailbox(message.pointer, GMIME_ADDRESS_TYPE_REPLY_TO, nullptr, parts.reply_to.c_str());
    }
    g_mime_message_add_mailbox(message.pointer, GMIME_ADDRESS_TYPE_TO, parts.to_name.empty() ? nullptr : parts.to_name.c_str(),
                               parts.to.c_str());
    g_mime_message_set_subject(message.pointer, parts.subject.c_str(), "utf-8");
    GDateTime* at = g_date_time_new_from_unix_utc(parts.at);
    g_mime_message_set_date(message.pointer, at);
    g_date_time_unref(at);
    g_mime_message_set_message_id(message.pointer, id.c_str());
    g_mime_object_set_header(GMIME_OBJECT(message.pointer), "Auto-Submitted", "auto-generated", nullptr);
    const Owned<GMimeMultipart> whole(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_set_boundary(whole.pointer, ("bookbag-" + parts.key.substr(0, 24)).c_str());
    const Owned<GMimePart> words(text_part(with_line_feeds(parts.text)));
    const Owned<GMimePart> attachment(pdf_part(parts));
    g_mime_multipart_add(whole.pointer, GMIME_OBJECT(words.pointer));
    g_mime_multipart_add(whole.pointer, GMIME_OBJECT(attachment.pointer));
    g_mime_message_set_mime_part(message.pointer, GMIME_OBJECT(whole.pointer));
    std::string bytes = written(message.pointer, format);
    g_mime_format_options_free(format);
    return bytes;
}

}  // namespace bookbag::deliver
