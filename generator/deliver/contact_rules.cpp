// The truth table of consent, written as a list of conditions in the order in which a person would check them.
#include "deliver/contact_rules.hpp"

#include <map>

#include "base/text.hpp"

namespace bookbag::deliver {

using school::Known;

const char* name_of(Denial denial) {
    constexpr const char* kNames[] = {"none",          "no-contact",          "not-a-recipient", "no-parental-responsibility",
                                      "court-order",   "court-order-unknown", "no-address",      "shared-address",
                                      "pupil-address", "paper-please"};
    return kNames[static_cast<std::size_t>(denial)];
}

namespace {

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
        return false;
    }
    for (const char c : label) {
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
            return false;
        }
    }
    return true;
}

bool is_local_part(std::string_view local) {
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.' ||
        local.find("..") != std::string_view::npos) {
        return false;
    }
    constexpr std::string_view kSigns = ".!#$%&'*+/=?^_`{|}~-";
    for (const char c : local) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && kSigns.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool is_mailbox(const std::string& text) {
    const auto at = text.find('@');
    if (at == std::string::npos || text.find('@', at + 1) != std::string::npos || text.size() > 254) {
        return false;
    }
    const std::string_view view = text;
    const auto labels = base::split(view.substr(at + 1), '.');
    if (labels.size() < 2 || !is_local_part(view.substr(0, at))) {
        return false;
    }
    for (const auto label : labels) {
        if (!is_label(label)) {
            return false;
        }
    }
    return true;
}

std::set<std::string> shared_addresses(const school::Roll& roll) {
    std::map<std::string, std::string> owner;  // address -> contact id
    std::set<std::string> shared;
    for (const auto& guardian : roll.guardians) {
        if (guardian.email.empty()) {
            continue;
        }
        const auto [entry, fresh] = owner.emplace(base::lower_ascii(guardian.email), guardian.contact_id);
        if (!fresh && entry->second != guardian.contact_id) {
            shared.insert(entry->first);
        }
    }
    return shared;
}

Denial may_email(const school::Guardian& guardian, const std::set<std::string>& shared) {
    if (guardian.court_order == Known::Yes) {
        return Denial::CourtOrder;
    }
    if (guardian.court_order == Known::Unknown) {
        return Denial::CourtOrderUnknown;
    }
    if (guardian.parental_responsibility == Known::No) {
        return Denial::NoResponsibility;
    }
    const bool responsible_by_email =
        guardian.parental_responsibility == Known::Yes && guardian.channel == school::ContactChannel::Email;
    if (guardian.report_recipient != Known::Yes && !responsible_by_email) {
        return Denial::NotRecipient;
    }
    if (guardian.channel == school::ContactChannel::Print) {
        return Denial::PaperPlease;
    }
    if (!is_mailbox(guardian.email)) {
        return Denial::NoAddress;
    }
    return shared.count(base::lower_ascii(guardian.email)) != 0 ? Denial::SharedAddress : Denial::None;
}

ReportRoute route_report(const school::Roll& roll, school::PupilIndex pupil, const std::set<std::string>& shared) {
    ReportRoute route;
    route.paper_because = Denial::NoContact;
    for (std::size_t i = 0; i < roll.guardians.size(); ++i) {
        const school::Guardian& guardian = roll.guardians[i];
        if (guardian.pupil != pupil) {
            continue;
        }
        route.held = route.held || guardian.court_order == Known::Yes;
        const Denial denial = may_email(guardian, shared);
        if (denial == Denial::None) {
            route.recipients.push_back({i});
        } else if (route.paper_because == Denial::NoContact) {
            route.paper_because = denial;
        }
    }
    if (route.held) {
        route.recipients.clear();
        route.paper_because = Denial::CourtOrder;
    }
    if (!route.recipients.empty()) {
        route.paper_because = Denial::None;
    }
    return route;
}

}  // namespace bookbag::deliver
