// The order matters: state `sending` is committed before the first byte leaves, so a killed night never sends twice by
// itself; what it was sending then is `unknown` and waits for a person.
#include "run/delivery_step.hpp"

#include <chrono>
#include <memory>
#include <thread>

#include "base/sha256.hpp"
#include "deliver/channel.hpp"
#include "deliver/contact_rules.hpp"
#include "deliver/message.hpp"

namespace bookbag::run {

using ledger::DeliveryRow;
using ledger::DeliveryState;

namespace {

constexpr int kMostConnectionFaults = 5;

std::string recipient_token(const std::string& salt, const std::string& contact_id) {
    return "c-" + base::to_code(base::hmac_sha256(salt, "contact\x1f" + contact_id), 10);
}

/// The night's hour of sending for the Date header: 06:30 UTC of the date, the same on every retry.
std::int64_t message_time(base::Date date) {
    return static_cast<std::int64_t>(date.days) * 86400 + 6 * 3600 + 1800;
}

std::string words_in(const Tonight& tonight, const std::string& language, const char* key, const language::Holes& holes) {
    const auto found = tonight.house.languages.find(language);
    const bool usable = found != tonight.house.languages.end() && found->second.reviewed();
    return (usable ? found->second : tonight.house.english()).say(key, holes);
}

base::Result<std::string> message_for(files::World& world, const Tonight& tonight, const PlannedMail& mail,
                                      const std::string& folder) {
    BOOKBAG_TRY(pdf, world.read_file(files::path_in(folder, mail.report_path)));
    if (base::sha256_hex(pdf) != mail.report_sha256 || mail.report_path.find(mail.row.token) == std::string::npos) {
        return base::Fault{base::FaultKind::Bug,
                           {mail.report_path, 0, 0},
                           "the report is not the one that was planned",
                           "do not send it; report this",
                           "E-PARCEL-MISMATCH"};
    }
    const auto& guardian = tonight.roll.guardians.at(mail.guardian);
    const auto& settings = tonight.settings;
    deliver::MessageParts parts;
    parts.from_name = settings.name;
    parts.from = settings.email.from;
    parts.reply_to = settings.email.reply_to;
    parts.to_name = guardian.name.for_print();
    parts.to = guardian.email;
    const language::Holes holes = {
        {"school", settings.name}, {"date", tonight.house.english().long_date(tonight.date)}, {"phone", settings.phone}};
    parts.subject = words_in(tonight, guardian.language, "mail.subject", holes);
    parts.text = words_in(tonight, guardian.language, "mail.body", holes);
    parts.key = mail.row.key;
    parts.at = message_time(tonight.date);
    parts.file_name = "report-" + mail.row.token + ".pdf";
    parts.pdf = std::move(pdf);
    return deliver::build_message(parts, mail.row.message_id);
}

DeliveryState state_after(deliver::Outcome outcome) {
    switch (outcome) {
        case deliver::Outcome::Accepted: return DeliveryState::Accepted;
        case deliver::Outcome::Refused: return DeliveryState::Refused;
        case deliver::Outcome::NoAnswer: return DeliveryState::Unknown;
        case deliver::Outcome::Deferred: break;
    }
    return DeliveryState::Deferred;
}

}  // namespace

std::vector<bool> by_email(const school::Roll& roll, ingest::ContactsState contacts,
                           std::map<std::string, std::int64_t>& paper_because) {
    std::vector<bool> allowed(roll.pupils.size());
    const auto shared = deliver::shared_addresses(roll);
    for (std::size_t i = 0; i < roll.pupils.size(); ++i) {
        const auto route = deliver::route_report(roll, static_cast<school::PupilIndex>(i), shared);
        allowed[i] = !route.recipients.empty() && contacts != ingest::ContactsState::Absent;
        if (!allowed[i]) {
            ++paper_because[deliver::name_of(route.paper_because)];
        }
    }
    return allowed;
}

std::vector<PlannedMail> plan_mail(const Tonight& tonight, const std::vector<ClassShard>& shards,
                                   ingest::ContactsState contacts) {
    std::vector<PlannedMail> planned;
    const auto shared = deliver::shared_addresses(tonight.roll);
    const char* channel = tonight.settings.email.relay.empty() ? "file" : "email";
    for (const auto& shard : shards) {
        for (const auto& pupil : shard.pupils) {
            const auto index = tonight.roll.find(school::Token{pupil.token});
            if (pupil.report_path.empty() || !index) {
                continue;
            }
            for (const auto& recipient : deliver::route_report(tonight.roll, *index, shared).recipients) {
                const auto& guardian = tonight.roll.guardians.at(recipient.guardian);
                DeliveryRow row;
                row.token = pupil.token;
                row.recipient = recipient_token(tonight.salt, guardian.contact_id);
                row.channel = channel;
                row.key = base::sha256_hex(base::to_iso(tonight.date) + "\x1freport\x1f" + row.token + "\x1f" + row.recipient +
                                           "\x1f" + channel + "\x1f" + "1");
                row.message_id = deliver::message_id(row.key, tonight.date, tonight.settings.email.from);
                row.artefact = base::to_iso(tonight.date) + " " + pupil.report_path;
                if (contacts == ingest::ContactsState::Held || !pupil.report_held.empty()) {
                    row.state = DeliveryState::Held;
                    row.cause = contacts == ingest::ContactsState::Held ? "contacts-held" : "tone";
                }
                planned.push_back({std::move(row), recipient.guardian, pupil.report_path, pupil.report_sha256});
            }
        }
    }
    return planned;
}

namespace {

bool may_go(const Tonight& tonight, const PlannedMail& item, const std::set<std::string>& shared) {
    return item.row.state != DeliveryState::Held &&
           deliver::may_email(tonight.roll.guardians.at(item.guardian), shared) == deliver::Denial::None;
}

base::Status hold(ledger::Ledger& ledger, const PlannedMail& item, const base::Fault& fault) {
    const auto held =
        ledger.move(item.row.key, {DeliveryState::Planned, DeliveryState::Deferred}, DeliveryState::Held, fault.code, "");
    return held ? base::Status() : base::Status(held.error());
}

/// Leaves each message as a file, for schools that name no relay. Writing a file twice does no harm, so all are written, made
/// safe together, and noted in one step.
MailOutcome leave_files(files::World& world, ledger::Ledger& ledger, const Tonight& tonight, const std::vector<PlannedMail>& mail,
                        const std::string& folder) {
    const std::string mail_folder = files::path_in(folder, "mail");
    const auto shared = deliver::shared_addresses(tonight.roll);
    std::vector<std::string> written;
    MailOutcome outcome;
    const auto failed = [&outcome](const base::Status& status) {
        outcome.status = status;
        return !status;
    };
    for (const auto& item : mail) {
        if (!may_go(tonight, item, shared)) {
            continue;
        }
        auto bytes = message_for(world, tonight, item, folder);
        if (!bytes) {
            if (failed(hold(ledger, item, bytes.error()))) {
                return outcome;
            }
            continue;
        }
        if (written.empty() && failed(world.make_dirs(mail_folder))) {
            return outcome;
        }
        if (failed(world.write_unsettled(files::path_in(mail_folder, item.row.key.substr(0, 32) + ".eml"), *bytes))) {
            return outcome;
        }
        written.push_back(item.row.key);
    }
    if (written.empty() || failed(world.settle(mail_folder))) {
        return outcome;
    }
    const auto noted = ledger.move_together(
        written, {{DeliveryState::Planned, DeliveryState::Deferred}, DeliveryState::Accepted, "", "written as a file"});
    if (!noted) {
        outcome.status = noted.error();
        return outcome;
    }
    outcome.sent = *noted;
    return outcome;
}

/// Sends through the relay, one message at a time: the state is in the ledger before the first byte leaves.
MailOutcome send_through_relay(files::World& world, ledger::Ledger& ledger, const Tonight& tonight, const std::vector<PlannedMail>& mail,
                      const std::string& folder) {
    MailOutcome outcome;
    const auto& email = tonight.settings.email;
    const std::unique_ptr<deliver::Channel> channel = deliver::smtp_channel(email);
    bool open = false;
    int connection_faults = 0;
    const auto shared = deliver::shared_addresses(tonight.roll);
    const auto pause =
        std::chrono::milliseconds(email.messages_per_minute <= 0 ? 0 : 60000 / email.messages_per_minute);
    for (const auto& item : mail) {
        if (!may_go(tonight, item, shared)) {
            continue;
        }
        auto bytes = message_for(world, tonight, item, folder);
        if (!bytes) {
            if (outcome.status = hold(ledger, item, bytes.error()); !outcome.status) {
                break;
            }
            continue;
        }
        if (!open) {
            if (const auto opened = channel->open(); !opened) {
                outcome.status = opened.error();
                break;
            }
            open = true;
        }
        const auto mine =
            ledger.move(item.row.key, {DeliveryState::Planned, DeliveryState::Deferred}, DeliveryState::Sending, "", "");
        if (!mine) {
            outcome.status = mine.error();
            break;
        }
        if (!*mine) {
            continue;  // accepted, refused, held or unknown already
        }
        // From here on the message may leave the house: whatever happens, its state is written down.
        const auto sent =
            channel->send({item.row.key, email.from, tonight.roll.guardians.at(item.guardian).email, std::move(*bytes)});
        const auto noted = ledger.move(item.row.key, {DeliveryState::Sending}, state_after(sent.outcome),
                                       sent.outcome == deliver::Outcome::Accepted ? "" : sent.phase, sent.reply);
        if (!noted) {
            outcome.status = noted.error();
            break;
        }
        outcome.sent += sent.outcome == deliver::Outcome::Accepted ? 1 : 0;
        connection_faults = sent.code == 0 && sent.outcome != deliver::Outcome::Accepted ? connection_faults + 1 : 0;
        if (connection_faults >= kMostConnectionFaults) {
            outcome.status = base::Fault{base::FaultKind::Outside,
                                         {},
                                         "the relay failed five times in a row",
                                         "look at the relay; the night goes on from here when it runs again",
                                         "E-RELAY"};
            break;
        }
        std::this_thread::sleep_for(pause);
    }
    channel->close();
    return outcome;
}

}  // namespace

MailOutcome send_mail(files::World& world, ledger::Ledger& ledger, const Tonight& tonight, const std::vector<PlannedMail>& mail,
                      const std::string& folder) {
    return tonight.settings.email.relay.empty() ? leave_files(world, ledger, tonight, mail, folder)
                                                : send_through_relay(world, ledger, tonight, mail, folder);
}

}  // namespace bookbag::run
