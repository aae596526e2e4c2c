// SMTP submission through Poco's SMTPClientSession and SecureStreamSocket.
//
// Poco carries, it does not compose: the bytes are ours. The subclass exists to set TCP_NODELAY (five times the speed,
// measured in delivery-and-operations.md section 4.2) and to know the phase of a failure: before the final dot the server cannot
// have taken the message (Deferred); after it, silence means NoAnswer. When the server refuses STARTTLS nothing is sent, no
// password and no message.
#include <fstream>
#include <sstream>

#include <Poco/Net/Context.h>
#include <Poco/Net/DialogSocket.h>
#include <Poco/Net/MailRecipient.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/RejectCertificateHandler.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include "base/text.hpp"
#include "deliver/channel.hpp"

namespace bookbag::deliver {

std::string blanked(const std::string& reply) {
    std::string result;
    std::string word;
    const auto flush = [&] {
        result += word.find('@') == std::string::npos ? word : std::string("(address)");
        word.clear();
    };
    for (const char c : reply) {
        if (c == ' ' || c == '\r' || c == '\n' || c == '\t') {
            flush();
            result += ' ';
        } else {
            word += c;
        }
    }
    flush();
    return result.substr(0, 200);
}

namespace {

using base::Fault;
using base::FaultKind;

constexpr long kReplySeconds = 300;
constexpr long kDotSeconds = 600;

class Session final : public Poco::Net::SMTPClientSession {
public:
    Session(const Poco::Net::StreamSocket& stream, std::string host) : SMTPClientSession(stream), host_name_(std::move(host)) {
        socket().setNoDelay(true);
        socket().setReceiveTimeout(Poco::Timespan(kReplySeconds, 0));
        socket().setSendTimeout(Poco::Timespan(kReplySeconds, 0));
    }

    void wait_for_dot() { socket().setReceiveTimeout(Poco::Timespan(kDotSeconds, 0)); }
    void wait_for_reply() { socket().setReceiveTimeout(Poco::Timespan(kReplySeconds, 0)); }
    int command(const std::string& verb, const std::string& argument, std::string& answer) {
        return sendCommand(verb, argument, answer);
    }
    void write_body(const std::string& stuffed) { socket().sendBytes(stuffed.data(), static_cast<int>(stuffed.size())); }
    int read_answer(std::string& answer) { return socket().receiveStatusMessage(answer); }

    /// STARTTLS with the relay's own name for verification: Poco's startTLS() would use host(), which is empty for a
    /// session made from a socket, and then no name would be checked. False when the server refuses.
    bool secure(const Poco::Net::Context::Ptr& context) {
        std::string answer;
        if (sendCommand("STARTTLS", answer) / 100 != 2) {
            return false;
        }
        Poco::Net::SecureStreamSocket secured = Poco::Net::SecureStreamSocket::attach(socket(), host_name_, context);
        secured.setLazyHandshake(false);
        secured.completeHandshake();
        socket() = secured;
        socket().setNoDelay(true);
        return true;
    }

private:
    std::string host_name_;
};

/// Doubles a dot at the head of a line and ends with the lone dot (RFC 5321, section 4.5.2).
std::string dot_stuffed(const std::string& bytes) {
    std::string body;
    body.reserve(bytes.size() + 64);
    bool line_start = true;
    for (const char c : bytes) {
        if (line_start && c == '.') {
            body += '.';
        }
        body += c;
        line_start = c == '\n';
    }
    return body + (line_start ? ".\r\n" : "\r\n.\r\n");
}

SendResult judged(int code, const std::string& answer, const char* phase) {
    const Outcome outcome = code / 100 == 2 || (code == 354) ? Outcome::Accepted
                            : code / 100 == 4                ? Outcome::Deferred
                                                             : Outcome::Refused;
    return {outcome, code, blanked(answer), phase};
}

class SmtpChannel final : public Channel {
public:
    explicit SmtpChannel(school::EmailSettings settings) : settings_(std::move(settings)) {}

    base::Status open() override {
        try {
            return connect();
        } catch (const Poco::Exception& error) {
            close();
            return relay_fault(error.displayText());
        }
    }

    SendResult send(const Parcel& parcel) override {
        const char* phase = "connect";
        try {
            if (!session_) {
                if (const auto opened = connect(); !opened) {
                    return {Outcome::Deferred, 0, blanked(opened.error().what), phase};
                }
            }
            return transact(parcel, phase);
        } catch (const Poco::Exception& error) {
            const bool doubtful = std::string_view(phase) == "dot";
            close();
            return {doubtful ? Outcome::NoAnswer : Outcome::Deferred, 0, blanked(error.displayText()), phase};
        }
    }

    void close() override {
        if (session_) {
            try {
                session_->close();
            } catch (const Poco::Exception&) {
                // The connection is gone already: nothing is left to close.
            }
            session_.reset();
        }
    }

private:
    base::Status connect() {
        Poco::Net::initializeSSL();
        Poco::Net::SSLManager::instance().initializeClient(nullptr, new Poco::Net::RejectCertificateHandler(false), nullptr);
        Poco::Net::Context::Ptr context = new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, "", "", settings_.ca_file,
                                                                 Poco::Net::Context::VERIFY_STRICT, 9, settings_.ca_file.empty());
        context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
        context->enableExtendedCertificateVerification(true);
        Poco::Net::StreamSocket stream;
        stream.connect(Poco::Net::SocketAddress(settings_.relay, static_cast<Poco::UInt16>(settings_.port)),
                       Poco::Timespan(30, 0));
        session_ = std::make_unique<Session>(stream, settings_.relay);
        const std::string domain = settings_.from.substr(settings_.from.find('@') + 1);
        session_->open();
        session_->login(domain);
        if (!session_->secure(context)) {
            close();
            return relay_fault("the relay does not offer STARTTLS");
        }
        session_->login(domain);
        return authenticate();
    }

    base::Status authenticate() {
        if (settings_.user.empty()) {
            return {};
        }
        std::ifstream file(settings_.password_file);
        std::string password;
        std::getline(file, password);
        if (password.empty()) {
            close();
            return Fault{FaultKind::Missing,
                         {settings_.password_file, 0, 0},
                         "no password for the relay",
                         "put it on the first line of the file, mode 0600",
                         "E-PASSWORD-FILE"};
        }
        session_->login(Poco::Net::SMTPClientSession::AUTH_PLAIN, settings_.user, password);
        return {};
    }

    SendResult transact(const Parcel& parcel, const char*& phase) {
        std::string answer;
        phase = "mail";
        int code = session_->command("MAIL", "FROM:<" + parcel.from + ">", answer);
        if (code / 100 != 2) {
            return after_failure(judged(code, answer, phase));
        }
        phase = "rcpt";
        code = session_->command("RCPT", "TO:<" + parcel.to + ">", answer);
        if (code / 100 != 2) {
            return after_failure(judged(code, answer, phase));
        }
        phase = "data";
        code = session_->command("DATA", "", answer);
        if (code != 354) {
            return after_failure(judged(code, answer, phase));
        }
        const std::string body = dot_stuffed(parcel.bytes);
        phase = "body";
        session_->write_body(body.substr(0, body.size() - 3));
        // From here on the server may have taken the message: silence is no longer a clear "later".
        phase = "dot";
        session_->write_body(body.substr(body.size() - 3));
        session_->wait_for_dot();
        code = session_->read_answer(answer);
        session_->wait_for_reply();
        return judged(code, answer, phase);
    }

    SendResult after_failure(SendResult result) {
        std::string answer;
        if (result.code == 421 || session_->command("RSET", "", answer) / 100 != 2) {
            close();
        }
        return result;
    }

    Fault relay_fault(const std::string& why) const {
        return {FaultKind::Outside,
                {},
                "the relay " + settings_.relay + " cannot be used: " + blanked(why),
                "see docs/operations.md, 'The relay'; nothing was sent",
                "E-RELAY"};
    }

    school::EmailSettings settings_;
    std::unique_ptr<Session> session_;
};

}  // namespace

std::unique_ptr<Channel> smtp_channel(const school::EmailSettings& settings) {
    return std::make_unique<SmtpChannel>(settings);
}

}  // namespace bookbag::deliver
