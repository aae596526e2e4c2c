// How bytes leave: one small interface, one file for each way, one visible line in channels.cpp.
// A new way out needs one file and one line.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "school/settings.hpp"

namespace bookbag::deliver {

/// What the other side said. After `NoAnswer` the message may or may not have arrived: it becomes `unknown` and is never
/// sent again without a person (delivery-and-operations.md section 4.1, "the gap after the final dot").
enum class Outcome : std::uint8_t { Accepted, Refused, Deferred, NoAnswer };

struct SendResult {
    Outcome outcome = Outcome::Deferred;
    int code = 0;       ///< SMTP reply code, 0 when there was none
    std::string reply;  ///< server's words with addresses blanked out
    std::string phase;  ///< connect, greet, tls, auth, mail, rcpt, data, body, dot
};

/// One message ready to go, to exactly one recipient.
struct Parcel {
    std::string key;    ///< delivery key; also the file name of a written message
    std::string from;   ///< envelope sender
    std::string to;     ///< envelope recipient: one mailbox
    std::string bytes;  ///< the whole message, CRLF
};

/// A way out. open() before the first send(), close() after the last; a channel that cannot be opened fails with Outside
/// (E-RELAY), and no byte of any message has left then.
class Channel {
public:
    virtual ~Channel() = default;
    virtual base::Status open() = 0;
    virtual SendResult send(const Parcel& parcel) = 0;
    virtual void close() = 0;
};

/// Submission to a relay: STARTTLS is required, the relay's certificate and name are checked, the connection is reused.
std::unique_ptr<Channel> smtp_channel(const school::EmailSettings& settings);

/// Keeps the reply's meaning and takes out every address in it ("<…>" and words with an at sign).
std::string blanked(const std::string& reply);

}  // namespace bookbag::deliver
