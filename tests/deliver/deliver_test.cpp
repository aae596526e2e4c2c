// Who may be written to, and what a message may hold. The relay itself is tested against a real server in
// tests/nights/test-mail.
#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/sha256.hpp"
#include "deliver/channel.hpp"
#include "deliver/contact_rules.hpp"
#include "deliver/message.hpp"

namespace bookbag::deliver {
namespace {

using school::ContactChannel;
using school::Known;

school::Guardian guardian(Known responsibility, Known court, Known recipient, ContactChannel channel, std::string email) {
    school::Guardian g;
    g.contact_id = "C1";
    g.parental_responsibility = responsibility;
    g.court_order = court;
    g.report_recipient = recipient;
    g.channel = channel;
    g.email = std::move(email);
    return g;
}

TEST(ContactRules, AllowEmailOnlyWhereEveryConditionHoldsOverTheWholeTable) {
    const Known all[] = {Known::Unknown, Known::No, Known::Yes};
    int allowed = 0;
    for (const Known responsibility : all) {
        for (const Known court : all) {
            for (const Known recipient : all) {
                for (const auto channel : {ContactChannel::None, ContactChannel::Email, ContactChannel::Print}) {
                    for (const char* email : {"", "not an address", "a@b.example", "shared@b.example"}) {
                        const bool expected =
                            court == Known::No && responsibility != Known::No && channel != ContactChannel::Print &&
                            (recipient == Known::Yes || (responsibility == Known::Yes && channel == ContactChannel::Email)) &&
                            std::string(email) == "a@b.example";
                        const Denial denial =
                            may_email(guardian(responsibility, court, recipient, channel, email), {"shared@b.example"});
                        EXPECT_EQ(denial == Denial::None, expected)
                            << static_cast<int>(responsibility) << static_cast<int>(court) << static_cast<int>(recipient)
                            << static_cast<int>(channel) << email;
                        allowed += denial == Denial::None ? 1 : 0;
                    }
                }
            }
        }
    }
    EXPECT_EQ(allowed, 6);
}

TEST(ContactRules, HoldEveryMailOfAPupilWithOneCourtOrder) {
    school::Roll roll;
    roll.pupils.resize(2);
    auto mother = guardian(Known::Yes, Known::No, Known::Yes, ContactChannel::Email, "m@b.example");
    auto father = guardian(Known::Yes, Known::Yes, Known::Yes, ContactChannel::Email, "f@b.example");
    father.contact_id = "C2";
    auto other = mother;
    other.pupil = 1;
    roll.guardians = {mother, father, other};
    const auto shared = shared_addresses(roll);
    EXPECT_TRUE(shared.empty());
    EXPECT_TRUE(route_report(roll, 0, shared).held);
    EXPECT_TRUE(route_report(roll, 0, shared).recipients.empty());
    EXPECT_EQ(route_report(roll, 1, shared).recipients.size(), 1U);
}

TEST(ContactRules, SendNothingToAnAddressThatTwoContactsShare) {
    school::Roll roll;
    roll.pupils.resize(1);
    auto one = guardian(Known::Yes, Known::No, Known::Yes, ContactChannel::Email, "Home@b.example");
    auto two = one;
    two.contact_id = "C2";
    two.email = "home@B.example";
    roll.guardians = {one, two};
    const auto route = route_report(roll, 0, shared_addresses(roll));
    EXPECT_TRUE(route.recipients.empty());
    EXPECT_EQ(route.paper_because, Denial::SharedAddress);
}

TEST(ContactRules, SendAPupilWithoutContactsToPaper) {
    school::Roll roll;
    roll.pupils.resize(1);
    EXPECT_EQ(route_report(roll, 0, {}).paper_because, Denial::NoContact);
}

TEST(Mailbox, TakesOneAddressAndNothingLeftOver) {
    for (const char* fine : {"a@b.example", "first.last+tag@mail.school.example", "o'brien@x.example"}) {
        EXPECT_TRUE(is_mailbox(fine)) << fine;
    }
    for (const char* wrong : {"", "a", "a@b", "a@@b.example", "a@b.example,c@d.example", "a b@c.example", "<a@b.example>",
                              "a@b.example\r\nBcc: x@y.example", "a@-b.example", ".a@b.example", "a..b@c.example", "a@b..example",
                              "mailto:a@b.example", "a@b.example "}) {
        EXPECT_FALSE(is_mailbox(wrong)) << wrong;
    }
}

MessageParts parts() {
    MessageParts p;
    p.from_name = "Larkfield School";
    p.from = "office@school.example";
    p.reply_to = "office@school.example";
    p.to_name = "Siân O’Brien-Łukasz";
    p.to = "parent@home.example";
    p.subject = "Your child’s maths report, 24 November";
    p.text = "Hello,\n\n.this line begins with a dot\nThe report is attached.\n";
    p.key = base::sha256_hex("one");
    p.at = 1795478400;
    p.file_name = "report-7QK4M9TX.pdf";
    p.pdf = std::string("%PDF-1.7\n") + std::string(5000, '\0') + "\n%%EOF";
    return p;
}

std::string id_of(const MessageParts& p) {
    return message_id(p.key, *base::parse_iso_date("2026-11-24"), p.from);
}

TEST(Message, HasTheSameBytesEachTime) {
    const auto first = build_message(parts(), id_of(parts()));
    const auto second = build_message(parts(), id_of(parts()));
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
    EXPECT_NE(first->find("Message-Id: <" + id_of(parts()) + ">"), std::string::npos) << first->substr(0, 800);
}

TEST(Message, UsesCarriageReturnLineFeedAndShortLinesOnly) {
    const auto bytes = build_message(parts(), id_of(parts()));
    std::size_t line = 0;
    for (std::size_t i = 0; i < bytes->size(); ++i) {
        if ((*bytes)[i] == '\n') {
            ASSERT_GT(i, 0U);
            ASSERT_EQ((*bytes)[i - 1], '\r');
            line = 0;
        } else {
            ASSERT_LT(++line, 998U);
        }
        ASSERT_FALSE((*bytes)[i] == '\r' && (i + 1 == bytes->size() || (*bytes)[i + 1] != '\n'));
    }
}

TEST(Message, RefusesWhatCouldBecomeAHeaderOrASecondRecipient) {
    const auto refused = [](auto change, const char* code) {
        MessageParts p = parts();
        change(p);
        const auto built = build_message(p, id_of(parts()));
        ASSERT_FALSE(built);
        EXPECT_EQ(built.error().code, code);
    };
    refused([](MessageParts& p) { p.subject += "\r\nBcc: x@y.example"; }, "E-CONTROL-CHARACTER");
    refused([](MessageParts& p) { p.to_name += "\n"; }, "E-CONTROL-CHARACTER");
    refused([](MessageParts& p) { p.to_name += "\xE2\x80\xAE"; }, "E-CONTROL-CHARACTER");
    refused([](MessageParts& p) { p.subject += "\xE2\x80\xA8"; }, "E-CONTROL-CHARACTER");
    refused([](MessageParts& p) { p.from_name += std::string(1, '\0'); }, "E-CONTROL-CHARACTER");
    refused([](MessageParts& p) { p.to += ", b@c.example"; }, "E-BAD-ADDRESS");
    refused([](MessageParts& p) { p.reply_to = "x"; }, "E-BAD-ADDRESS");
    refused([](MessageParts& p) { p.file_name = "../report.pdf"; }, "E-FILE-NAME");
    refused([](MessageParts& p) { p.pdf.resize(11'000'000); }, "E-TOO-LARGE");
}

TEST(Message, NeverGrowsAHeaderUnderRandomNames) {
    base::Random random(base::seed_of({"headers"}));
    int built_count = 0;
    for (int i = 0; i < 3000; ++i) {
        MessageParts p = parts();
        p.to_name.clear();
        const auto length = random.below(60);
        for (std::uint64_t k = 0; k < length; ++k) {
            p.to_name += static_cast<char>(random.below(100) < 3 ? random.below(32) : 32 + random.below(95));
        }
        const auto bytes = build_message(p, id_of(p));
        if (!bytes) {
            continue;
        }
        ++built_count;
        const std::string head = bytes->substr(0, bytes->find("\r\n\r\n"));
        EXPECT_EQ(head.find("\r\nBcc"), std::string::npos);
        std::size_t to_headers = 0;
        for (std::size_t at = head.find("\r\nTo:"); at != std::string::npos; at = head.find("\r\nTo:", at + 1)) {
            ++to_headers;
        }
        EXPECT_EQ(to_headers, 1U) << p.to_name;
        EXPECT_NE(head.find("parent@home.example"), std::string::npos);
    }
    EXPECT_GT(built_count, 500);
}

TEST(Reply, IsKeptWithoutAddresses) {
    EXPECT_EQ(blanked("550 5.1.1 <parent@home.example> unknown"), "550 5.1.1 (address) unknown");
}

TEST(Relay, ThatIsNotThereFailsBeforeAnythingIsSent) {
    school::EmailSettings settings;
    settings.relay = "127.0.0.1";
    settings.port = 9;
    settings.from = "office@school.example";
    const auto channel = smtp_channel(settings);
    const auto opened = channel->open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, base::FaultKind::Outside);
}

}  // namespace
}  // namespace bookbag::deliver
