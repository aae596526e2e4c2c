// One message for one recipient, as bytes.
//
// GMime composes; our own check stands before it and refuses, never strips, whatever could become a second header or a
// second recipient (delivery-and-operations.md section 4.3: Poco 1.11's composer lets CR/LF in a subject through, and GMime cuts
// a broken address silently). Same row, same bytes: date, Message-ID and boundary are given, nothing is drawn or read from the
// machine.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.hpp"
#include "base/result.hpp"

namespace bookbag::deliver {

/// Everything of one message. `key` makes the Message-ID and the boundary; `text` is the whole plain-text body.
struct MessageParts {
    std::string from_name;  ///< the school
    std::string from;       ///< one mailbox
    std::string reply_to;   ///< one mailbox, or empty
    std::string to_name;    ///< display name of the adult; may be empty
    std::string to;         ///< one mailbox
    std::string subject;
    std::string text;       ///< UTF-8, lines may end in LF
    std::string key;        ///< hexadecimal delivery key
    std::int64_t at = 0;    ///< seconds since 1970 UTC: the run's time
    std::string file_name;  ///< ASCII token name of the attachment
    std::string pdf;        ///< bytes of the attachment
};

/// "<key.date@domain>" with the domain of `from`; the same on every retry.
std::string message_id(const std::string& key, base::Date date, const std::string& from);

/// The message in CRLF form, lines of at most 998 bytes. BadInput: a control character or bidi override in a header field
/// (E-CONTROL-CHARACTER), an address that is no single ASCII mailbox (E-BAD-ADDRESS), a file name that is no token (E-FILE-NAME),
/// or more than 10 MB in all (E-TOO-LARGE). `id` comes from message_id().
base::Result<std::string> build_message(const MessageParts& parts, const std::string& id);

}  // namespace bookbag::deliver
