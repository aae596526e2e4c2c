// Reports to parents: plan, write or send, one recipient a message, each state in the ledger before and after.
// The ledger is written before and after each message, so a killed night sends nothing twice.
#pragma once

#include <string>
#include <vector>

#include "files/world.hpp"
#include "ingest/intake.hpp"
#include "ledger/ledger.hpp"
#include "run/night_facts.hpp"
#include "run/tonight.hpp"

namespace bookbag::run {

/// One message that may go, with what is needed to build it.
struct PlannedMail {
    ledger::DeliveryRow row;
    std::size_t guardian = 0;  ///< index into the roll's guardians
    std::string report_path;   ///< below output/<date>
    std::string report_sha256;
};

/// Decides for every pupil with a report file who gets it. Held rows carry their cause.
std::vector<PlannedMail> plan_mail(const Tonight& tonight, const std::vector<ClassShard>& shards, ingest::ContactsState contacts);

/// Which pupils' reports leave by e-mail, by PupilIndex; counts the reasons of the others by name.
std::vector<bool> by_email(const school::Roll& roll, ingest::ContactsState contacts,
                           std::map<std::string, std::int64_t>& paper_because);

struct MailOutcome {
    base::Status status;  ///< Outside when the relay could not be used
    std::int64_t sent = 0;
};

/// Sends what is planned or deferred: through the relay, or as .eml files in <folder>/mail when none is named. Permission,
/// token and content hash are checked again at the moment of sending.
MailOutcome send_mail(files::World& world, ledger::Ledger& ledger, const Tonight& tonight, const std::vector<PlannedMail>& mail,
                      const std::string& folder);

}  // namespace bookbag::run
