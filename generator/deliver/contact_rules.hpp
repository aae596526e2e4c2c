// Who may be written to. Deny by default; unknown is never yes.
//
// Source: inputs.md section 3.2 and the DfE guidance it rests on: each condition must hold, a court order on any contact
// of a pupil holds all automatic mail about that pupil, and everything that is not allowed goes to print.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "school/roll.hpp"

namespace bookbag::deliver {

/// Why a report is not e-mailed. Names are stable words of the ledger and of night.json.
enum class Denial : std::uint8_t {
    None,
    NoContact,
    NotRecipient,
    NoResponsibility,
    CourtOrder,
    CourtOrderUnknown,
    NoAddress,
    SharedAddress,
    PupilAddress,
    PaperPlease
};
const char* name_of(Denial denial);

/// One e-mail that the rules allow.
struct Recipient {
    std::size_t guardian = 0;  ///< index into Roll::guardians
};

/// What happens to one pupil's report. Either recipients, or a reason for paper; `held` when a court order holds all
/// automatic mail until a named person releases it (the paper copy is kept for the office as well).
struct ReportRoute {
    std::vector<Recipient> recipients;
    Denial paper_because = Denial::None;
    bool held = false;
};

/// Addresses that must never be written to because they belong to two contacts of different families. Lower case.
std::set<std::string> shared_addresses(const school::Roll& roll);

/// Decides for one pupil. `shared` comes from shared_addresses(roll).
ReportRoute route_report(const school::Roll& roll, school::PupilIndex pupil, const std::set<std::string>& shared);

/// Whether one contact passes every condition for one pupil, apart from the pupil-wide court-order rule.
Denial may_email(const school::Guardian& guardian, const std::set<std::string>& shared);

/// A strict grammar of one mailbox: local part of letters, digits and .!#$%&'*+/=?^_`{|}~- (no dot at an end or doubled), one @,
/// a domain of at least two labels; ASCII, at most 254 characters. Nothing may be left over.
bool is_mailbox(const std::string& text);

}  // namespace bookbag::deliver
