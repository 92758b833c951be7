// The server is the real one of Debian's python3-aiosmtpd, as a program of its own; it takes every letter but those to
// gone@example.org.
#include "twinlight/server/smtp_client.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "tests/support/scratch_folder.h"
#include "twinlight/foundation/file.h"

extern char** environ;  // NOLINT: of POSIX

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// The one that sees the packages of Debian, whichever comes first in PATH.
constexpr const char* debian_python = "/usr/bin/python3";

constexpr const char* mailbox_that_refuses = R"(
from aiosmtpd import handlers


class Mailbox(handlers.Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == "gone@example.org":
            return "550 5.1.1 <" + address + ">: no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"
)";

int bound_socket(std::uint16_t port, bool connect_to) {
  const int handle = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* raw = reinterpret_cast<const sockaddr*>(&address);
  const int done = connect_to ? connect(handle, raw, sizeof address) : bind(handle, raw, sizeof address);
  if (done == 0) return handle;
  close(handle);
  return -1;
}

std::uint16_t smtp_port() {
  const int handle = bound_socket(0, /*connect_to=*/false);
  sockaddr_in address{};
  socklen_t size = sizeof address;
  getsockname(handle, reinterpret_cast<sockaddr*>(&address), &size);
  close(handle);
  return ntohs(address.sin_port);
}

class SmtpTest : public ::testing::Test {
 public:
  void SetUp() override {
    std::ofstream(folder_ / "mailbox_that_refuses.py") << mailbox_that_refuses;
    setenv("PYTHONPATH", folder_.path().c_str(), 1);
    port_ = smtp_port();
    std::vector<std::string> words{"python3",
                                   "-m",
                                   "aiosmtpd",
                                   "-n",
                                   "-s",
                                   "20000",
                                   "-c",
                                   "mailbox_that_refuses.Mailbox",
                                   "-l",
                                   "127.0.0.1:" + std::to_string(port_),
                                   (folder_ / "box").string()};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    const std::string log = (folder_ / "log").string();
    posix_spawn_file_actions_addopen(&quiet, 2, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ASSERT_EQ(posix_spawn(&process_, debian_python, &quiet, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&quiet);
    for (int i = 0; i < 3000; ++i) {
      if (const int handle = bound_socket(port_, /*connect_to=*/true); handle >= 0) {
        close(handle);
        return;
      }
      if (waitpid(process_, nullptr, WNOHANG) != 0) {
        process_ = 0;
        GTEST_SKIP() << "python3-aiosmtpd is not installed or does not start: " << read_file(log, 100'000).value_or("");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL() << "the server does not listen";
  }
  void TearDown() override {
    if (process_ > 0) {
      kill(process_, SIGTERM);
      waitpid(process_, nullptr, 0);
    }
  }

  MailServer server() const {
    return {.address = "smtp://127.0.0.1:" + std::to_string(port_), .from = "noreply@twinlight.example"};
  }
  MailSender sender() const { return smtp_sender(server()); }
  std::string received() const {
    std::string all;
    for (const auto& file : fs::directory_iterator(folder_ / "box" / "new"))
      all += read_file(file.path(), 1'000'000).value_or("");
    return all;
  }

  const Mail mail{.id = "0195d0a0-0000-7000-8000-000000000001",
                  .to = "els@example.org",
                  .subject = "Uitnodiging voor één 灯具",
                  .text = "Dag\r\n.\r\nRCPT TO:<x@example.org>\r\n",
                  .html = "<p>灯</p>"};

 private:
  testing::ScratchFolder folder_;
  std::uint16_t port_ = 0;
  pid_t process_ = 0;
};

TEST_F(SmtpTest, ALetterArrivesInBothForms) {
  const auto sent = sender()(mail);
  ASSERT_TRUE(sent) << sent.error().reason;
  const std::string text = received();
  EXPECT_THAT(text, HasSubstr("From: Twinlight <noreply@twinlight.example>"));
  EXPECT_THAT(text, HasSubstr("To: <els@example.org>"));
  EXPECT_THAT(text, HasSubstr("Message-ID: <0195d0a0-0000-7000-8000-000000000001@twinlight.example>"));
  EXPECT_THAT(text, HasSubstr("Subject: =?UTF-8?B?VWl0bm9kaWdpbmcgdm9vciDDqcOpbiDnga/lhbc=?="));
  EXPECT_THAT(text, HasSubstr("multipart/alternative"));
  const std::size_t plain = text.find("RGFnDQouDQpSQ1BUIFRPOjx4QGV4YW1wbGUub3JnPg0K");
  const std::size_t html = text.find("PHA+54GvPC9wPg==");
  EXPECT_NE(plain, std::string::npos) << text;
  EXPECT_NE(html, std::string::npos) << text;
  EXPECT_LT(plain, html) << "the better form last";
  EXPECT_THAT(text, HasSubstr("X-RcptTo: els@example.org")) << "and to nobody else";
}

TEST_F(SmtpTest, ALetterComesBackToAnAddressOfItsOwnWhereAMailboxTakesIt) {
  MailServer returning = server();
  returning.returns_to = "bounces@twinlight.example";
  Mail letter = mail;
  letter.return_token = "0123456789abcdef0123456789abcdef";
  ASSERT_TRUE(smtp_sender(returning)(letter));
  EXPECT_THAT(received(), HasSubstr("X-MailFrom: bounces+0123456789abcdef0123456789abcdef@twinlight.example"));
  EXPECT_THAT(received(), HasSubstr("From: Twinlight <noreply@twinlight.example>"));
  EXPECT_THAT(received(), ::testing::Not(HasSubstr("List-Unsubscribe")));
  ASSERT_TRUE(sender()(mail));
  EXPECT_THAT(received(), HasSubstr("X-MailFrom: noreply@twinlight.example"));
}

TEST_F(SmtpTest, ALetterThatComesEveryWeekTellsMailProgramsHowItIsStopped) {
  Mail weekly = mail;
  weekly.unsubscribe_link = "https://twinlight.example/api/v1/weekly-letter/stop/t";
  ASSERT_TRUE(sender()(weekly));
  EXPECT_THAT(received(), HasSubstr("List-Unsubscribe: <https://twinlight.example/api/v1/weekly-letter/stop/t>"));
  EXPECT_THAT(received(), HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
}

TEST_F(SmtpTest, ARefusedAddressIsToldInTheServersWords) {
  Mail lost = mail;
  lost.to = "gone@example.org";
  const auto refused = sender()(lost);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().for_good);
  EXPECT_EQ(refused.error().status, "5.1.1");
  EXPECT_THAT(refused.error().reason, HasSubstr("no such mailbox"));
  EXPECT_THAT(refused.error().for_log, HasSubstr("550"));
  EXPECT_EQ(refused.error().for_log.find("mailbox"), std::string::npos) << "what the server says may name people";
}

TEST_F(SmtpTest, WhatTheServerDoesNotTakeIsRefusedForGood) {
  Mail large = mail;
  large.text.assign(30'000, 'x');
  const auto refused = sender()(large);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().for_good) << refused.error().reason;
}

TEST(SmtpClient, WhereNobodyAnswersItMayGoLater) {
  const MailSender sender =
      smtp_sender({.address = "smtp://127.0.0.1:" + std::to_string(smtp_port()), .from = "a@example.org"});
  const auto refused = sender({.id = "i", .to = "b@example.org", .subject = "s", .text = "t", .html = "h"});
  ASSERT_FALSE(refused);
  EXPECT_FALSE(refused.error().for_good);
}

TEST(SmtpClient, AddressesThatHoldMoreThanAnAddressGoNowhere) {
  const MailSender sender = smtp_sender({.address = "smtp://127.0.0.1:1", .from = "a@example.org"});
  for (const char* to :
       {"b@example.org>\r\nRCPT TO:<c@example.org", "b@example.org, c@example.org", "b", "@b", "b@", ""}) {
    const auto refused = sender({.id = "i", .to = to, .subject = "s", .text = "t", .html = "h"});
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().for_good) << to;
  }
}

TEST(SmtpClient, HeadersHoldAnything) {
  EXPECT_EQ(encoded_header("Plain subject"), "Plain subject");
  EXPECT_EQ(encoded_header("a\r\nBcc: b@example.org"), "=?UTF-8?B?YQ0KQmNjOiBiQGV4YW1wbGUub3Jn?=");
  std::string words;
  for (int i = 0; i < 40; ++i) words += "灯";
  const std::string header = encoded_header(words);
  EXPECT_EQ(header.substr(0, 10), "=?UTF-8?B?");
  EXPECT_THAT(header, HasSubstr("?=\r\n =?UTF-8?B?"));
  for (std::size_t at = 0; at < header.size();
       at = header.find("\r\n", at) == std::string::npos ? header.size() : header.find("\r\n", at) + 3)
    EXPECT_LE(std::min(header.find("\r\n", at), header.size()) - at, 75U);
  EXPECT_EQ(mail_date(std::chrono::system_clock::time_point()), "Thu, 01 Jan 1970 00:00:00 +0000");
}

TEST(SmtpClient, SettingsAreReadOrRefused) {
  const testing::ScratchFolder folder;
  std::ofstream(folder / "mail.secret") << "s3cret\n";
  const auto read = [&](const std::string& text) {
    std::ofstream(folder / "mail.toml") << text;
    return read_mail_server(folder / "mail.toml");
  };
  const auto server = read(R"(server = "smtps://mail.example"
from = "noreply@twinlight.example"
user = "twinlight"
password_file = "mail.secret")");
  ASSERT_TRUE(server) << to_string(server.error());
  EXPECT_EQ(server->password, "s3cret");
  const std::string plain = "server = \"smtp://m\"\nfrom = \"a@b.example\"\n";
  EXPECT_EQ(read(plain + "returns_to = \"bounces@b.example\"")->returns_to, "bounces@b.example");
  EXPECT_THAT(to_string(read(plain + "returns_to = \"bounces\"").error()), HasSubstr("returns_to"));
  EXPECT_THAT(to_string(read(plain + "returns_to = \"a>b@c\"").error()), HasSubstr("no e-mail address"));
  EXPECT_THAT(to_string(read("server = \"mail.example\"\nfrom = \"a@b.example\"").error()), HasSubstr("smtps://"));
  EXPECT_THAT(to_string(read("server = \"smtp://m\"\nfrom = \"nobody\"").error()), HasSubstr("no e-mail address"));
  EXPECT_THAT(to_string(read("server = \"smtp://m\"\nfrom = \"a@b.example\"\nuser = \"u\"").error()),
              HasSubstr("password_file"));
}

}  // namespace
}  // namespace twinlight::server
