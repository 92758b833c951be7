// The first two messages are those of RFC 3464, appendix E.1 and E.2 (shortened where no field is lost); the third has
// the form in which Postfix 3.7 sends them.
#include "twinlight/server/delivery_report.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace twinlight::server {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* for_several = R"(Date: Thu, 7 Jul 1994 17:16:05 -0400
From: Mail Delivery Subsystem <MAILER-DAEMON@CS.UTK.EDU>
Message-Id: <199407072116.RAA14128@CS.UTK.EDU>
Subject: Returned mail: Cannot send message for 5 days
To: <owner-info-mime@cs.utk.edu>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
      boundary="RAA14128.773615765/CS.UTK.EDU"

--RAA14128.773615765/CS.UTK.EDU

The original message was received at Sat, 2 Jul 1994 17:10:28 -0400

----- The following addresses had delivery problems -----
<louisl@larry.slip.umd.edu>  (unrecoverable error)

--RAA14128.773615765/CS.UTK.EDU
content-type: message/delivery-status

Reporting-MTA: dns; cs.utk.edu

Original-Recipient: rfc822;louisl@larry.slip.umd.edu
Final-Recipient: rfc822;louisl@larry.slip.umd.edu
Action: failed
Status: 4.0.0
Diagnostic-Code: smtp; 426 connection timed out
Last-Attempt-Date: Thu, 7 Jul 1994 17:15:49 -0400

--RAA14128.773615765/CS.UTK.EDU
content-type: message/rfc822

[original message goes here]

--RAA14128.773615765/CS.UTK.EDU--
)";

constexpr const char* by_gateway = R"(Date: Mon, 4 Jul 1994 17:08:26 +0100
From: Postmaster <postmaster@vnet.ibm.com>
Subject: Returned mail
To: <arnold@example.org>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="84229080704991.122306.SYS30"

--84229080704991.122306.SYS30
content-type: text/plain

Failure, delivery of this message.

--84229080704991.122306.SYS30
Content-Type: message/delivery-status

Reporting-MTA: dns; vnet.ibm.com

Final-Recipient: rfc822;garbled@vnet.ibm.com
Action: failed
Status: 5.0.0
Diagnostic-Code: x-local; 500 (no such user)

Final-Recipient: rfc822;slow@vnet.ibm.com
Action: Delayed
 (for now)
Status: 4.4.1 (no answer)

--84229080704991.122306.SYS30--
)";

constexpr const char* of_postfix =
    "Return-Path: <>\r\n"
    "X-Original-To: bounces+0123456789abcdef0123456789abcdef@twinlight.example\r\n"
    "Delivered-To: bounces@twinlight.example\r\n"
    "From: MAILER-DAEMON@mx.example.org (Mail Delivery System)\r\n"
    "To: bounces+0123456789abcdef0123456789abcdef@twinlight.example\r\n"
    "Auto-Submitted: auto-replied\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/report; report-type=delivery-status;\r\n"
    "\tboundary=\"4Sb.1700000000/mx.example.org\"\r\n"
    "\r\n"
    "--4Sb.1700000000/mx.example.org\r\n"
    "Content-Description: Notification\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "\r\n"
    "This is the mail system at host mx.example.org.\r\n"
    "\r\n"
    "--4Sb.1700000000/mx.example.org\r\n"
    "Content-Description: Delivery report\r\n"
    "Content-Type: message/delivery-status\r\n"
    "\r\n"
    "Reporting-MTA: dns; mx.example.org\r\n"
    "X-Postfix-Sender: rfc822; bounces+0123456789abcdef0123456789abcdef@twinlight.example\r\n"
    "\r\n"
    "Final-Recipient: rfc822; els@example.org\r\n"
    "Original-Recipient: rfc822;els@example.org\r\n"
    "Action: failed\r\n"
    "Status: 5.1.1\r\n"
    "Remote-MTA: dns; in.example.org\r\n"
    "Diagnostic-Code: smtp; 550 5.1.1 <els@example.org>: Recipient address\r\n"
    "    rejected: User unknown\r\n"
    "\r\n"
    "--4Sb.1700000000/mx.example.org--\r\n";

std::vector<std::string> told(const char* message) {
  const auto report = read_delivery_report(message).value();
  std::vector<std::string> all;
  if (report)
    for (const RecipientStatus& recipient : report->recipients)
      all.push_back(recipient.action + " " + recipient.status);
  return all;
}

TEST(DeliveryReport, TellsOfEachRecipientAsTheExamplesOfTheStandardDo) {
  EXPECT_THAT(told(for_several), ElementsAre("failed 4.0.0"));
  EXPECT_THAT(told(by_gateway), ElementsAre("failed 5.0.0", "delayed 4.4.1"));
  EXPECT_THAT(told(of_postfix), ElementsAre("failed 5.1.1"));
}

TEST(DeliveryReport, NamesTheAddressesThatItCameTo) {
  const std::string returned = "bounces+0123456789abcdef0123456789abcdef@twinlight.example";
  EXPECT_THAT(read_delivery_report(of_postfix).value()->sent_to,
              ElementsAre(returned, "bounces@twinlight.example", returned));
}

TEST(DeliveryReport, OtherLettersAreNone) {
  for (const char* message :
       {"", "\n", "no header at all", "Subject: Out of office\nAuto-Submitted: auto-replied\n\nI am back on Monday.\n",
        "Subject: Re: lamps\nContent-Type: text/plain\n\nAction: failed\nStatus: 5.1.1\n",
        "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: text/plain\n\nAction: failed\n\n--x--\n"})
    EXPECT_FALSE(read_delivery_report(message).value()) << message;
  EXPECT_FALSE(read_delivery_report(std::string(largest_report_bytes + 1, 'a'))) << "is told, not cut";
}

TEST(DeliveryReport, AStatusHasThreeNumbersOfAKnownClass) {
  EXPECT_EQ(enhanced_status("5.1.1"), "5.1.1");
  EXPECT_EQ(enhanced_status("5.7.509 denied"), "5.7.509");
  EXPECT_EQ(enhanced_status("4.2.2 (mailbox full)"), "4.2.2");
  for (const char* text : {"", "5", "5.", "5.1", "5.1.", "3.1.1", "55.1.1", "5.1111.1", "a.b.c", " 5.1.1", "5..1"})
    EXPECT_EQ(enhanced_status(text), "") << text;
}

TEST(DeliveryReport, AFullMailboxIsNotGone) {
  for (const char* status : {"5.1.1", "5.1.2", "5.1.10", "5.2.1", "5.4.4"}) EXPECT_TRUE(says_address_is_gone(status));
  for (const char* status : {"", "5.2.2", "5.7.1", "4.1.1", "5.1.8", "5.0.0", "2.1.5"})
    EXPECT_FALSE(says_address_is_gone(status)) << status;
}

RC_GTEST_PROP(DeliveryReport, WhateverComesIsReadOrIsNone, (const std::string& text)) {
  const std::string cut = std::string(of_postfix).substr(0, text.size() * 37 % 1700);
  for (const std::string& message : {text, cut + text, text + of_postfix}) {
    const auto report = read_delivery_report(message);
    RC_ASSERT(report.has_value());
    if (*report)
      for (const RecipientStatus& recipient : (**report).recipients)
        RC_ASSERT(recipient.status == enhanced_status(recipient.status));
  }
}

}  // namespace
}  // namespace twinlight::server
