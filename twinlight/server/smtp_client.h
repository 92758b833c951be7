#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "twinlight/foundation/result.h"
#include "twinlight/server/mail.h"

namespace twinlight::server {

/// The server that takes an installation's mail.
struct MailServer {
  std::string address;  ///< `smtps://host[:port]`, or `smtp://host[:port]`, which has to offer STARTTLS
  std::string from;     ///< e-mail address of the sender
  std::string user = {};
  std::string password = {};
  std::string returns_to = {};  ///< mailbox that takes letters that come back, as subaddresses of it; may be empty
};

/// The settings of a TOML file: `server`, `from`, `returns_to`, and `user` with `password_file` beside it where the
/// server asks. Plain `smtp://` without TLS is for this machine itself alone.
Result<MailServer> read_mail_server(const std::filesystem::path& path);

/// Sends by SMTP (RFC 5321) as multipart/alternative with text and HTML, within 30 s. What the server refuses by a 5xx
/// answer is refused for good.
MailSender smtp_sender(const MailServer& server);

/// A header's text in RFC 2047, whatever it holds; of ASCII without controls as it is.
std::string encoded_header(std::string_view text);

/// Date of RFC 5322.
std::string mail_date(std::chrono::system_clock::time_point at);

}  // namespace twinlight::server
