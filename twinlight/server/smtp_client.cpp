#include "twinlight/server/smtp_client.h"

#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/server/delivery_report.h"
#include "twinlight/server/http_client.h"
#include "twinlight/server/letter_returns.h"
#include "twinlight/server/secrets.h"

namespace twinlight::server {
namespace {

constexpr std::size_t largest_password_bytes = 4096;
constexpr long longest_s = 30;
constexpr long first_permanent_reply = 500;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// Nothing that could end a command or a header.
bool is_mail_address(std::string_view address) {
  constexpr std::size_t longest = 254;
  const std::size_t at = address.rfind('@');
  return address.size() <= longest && at != std::string_view::npos && at > 0 && at + 1 < address.size() &&
         is_plain(address) && address.find_first_of(" <>,;:\\\"()[]") == std::string_view::npos;
}

bool is_this_machine(const std::string& address) {
  const std::size_t scheme = address.find("://");
  return scheme != std::string::npos && is_safe_address("http" + address.substr(scheme));
}

void add_line(Lines& lines, const std::string& line) {
  curl_slist* longer = curl_slist_append(lines.get(), line.c_str());
  if (longer == nullptr) return;
  static_cast<void>(lines.release());
  lines.reset(longer);
}

void add_part(curl_mime* mime, const std::string& content, const char* type) {
  curl_mimepart* part = curl_mime_addpart(mime);
  curl_mime_data(part, content.data(), content.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, "base64");
}

/// Text first, the better form last (RFC 2046 5.1.4).
Mime mime_of(CURL* handle, const Mail& mail) {
  Mime whole(curl_mime_init(handle), curl_mime_free);
  curl_mime* forms = curl_mime_init(handle);
  add_part(forms, mail.text, "text/plain; charset=utf-8");
  add_part(forms, mail.html, "text/html; charset=utf-8");
  curl_mimepart* part = curl_mime_addpart(whole.get());
  curl_mime_subparts(part, forms);  // `whole` has it now
  curl_mime_type(part, "multipart/alternative");
  curl_slist* in_line = curl_slist_append(nullptr, "Content-Disposition: inline");
  curl_mime_headers(part, in_line, /*take_ownership=*/1);
  return whole;
}

Lines headers_of(const MailServer& server, const Mail& mail) {
  Lines lines(nullptr, curl_slist_free_all);
  add_line(lines, "Date: " + mail_date(std::chrono::system_clock::now()));
  add_line(lines, "From: Twinlight <" + server.from + ">");
  add_line(lines, "To: <" + mail.to + ">");
  add_line(lines, "Subject: " + encoded_header(mail.subject));
  add_line(lines, "Message-ID: <" + mail.id + server.from.substr(server.from.rfind('@')) + ">");
  add_line(lines, "Auto-Submitted: auto-generated");
  if (!mail.unsubscribe_link.empty()) {
    add_line(lines, "List-Unsubscribe: <" + mail.unsubscribe_link + ">");
    add_line(lines, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }
  return lines;
}

/// Where letters come back to, which is not who they are from.
std::string reverse_path(const MailServer& server, const Mail& mail) {
  const bool returns = !server.returns_to.empty() && !mail.return_token.empty();
  return "<" + (returns ? return_address(server.returns_to, mail.return_token) : server.from) + ">";
}

/// Keeps the last reply by which the server refused something; libcurl hands over every one.
std::size_t keep_refusal(char* line, std::size_t size, std::size_t count, void* kept) {
  std::string_view text(line, size * count);
  text = text.substr(0, text.find_last_not_of("\r\n") + 1);
  if (text.starts_with('4') || text.starts_with('5')) *static_cast<std::string*>(kept) = text;
  return size * count;
}

/// What stands behind `550 ` or `550-`.
std::string_view words_of_reply(std::string_view reply) {
  constexpr std::size_t code_length = 4;
  return reply.substr(std::min(code_length, reply.size()));
}

/// Where the sign-in is refused, it is the installation's settings that have to change.
MailRefusal refusal_of(CURL* handle, CURLcode code, const char* reason, const std::string& server_says) {
  long reply = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &reply);
  const std::string failed = *reason != '\0' ? reason : curl_easy_strerror(code);
  const std::string why = server_says.empty() ? failed : failed + ": " + server_says;
  return {.for_good = reply >= first_permanent_reply && code != CURLE_LOGIN_DENIED,
          .reason = why,
          .status = enhanced_status(words_of_reply(server_says)),
          .for_log = failed};
}

void set_server(CURL* handle, const MailServer& server) {
  curl_easy_setopt(handle, CURLOPT_URL, server.address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, longest_s / 3);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, longest_s);
  curl_easy_setopt(handle, CURLOPT_USE_SSL,
                   static_cast<long>(is_this_machine(server.address) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (server.user.empty()) return;
  curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
  curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
}

tl::expected<void, MailRefusal> send(const MailServer& server, const Mail& mail) {
  if (!is_mail_address(mail.to))
    return tl::unexpected(MailRefusal{
        .for_good = true, .reason = "'" + mail.to + "' is no address for mail", .for_log = "is no address for mail"});
  const Handle handle(curl_easy_init(), curl_easy_cleanup);
  const Mime body = mime_of(handle.get(), mail);
  const Lines headers = headers_of(server, mail);
  Lines recipients(nullptr, curl_slist_free_all);
  add_line(recipients, "<" + mail.to + ">");
  std::array<char, CURL_ERROR_SIZE> reason{};
  set_server(handle.get(), server);
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, reverse_path(server, mail).c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_MIMEPOST, body.get());
  curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, reason.data());
  std::string server_says;
  curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, keep_refusal);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &server_says);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return {};
  return tl::unexpected(refusal_of(handle.get(), code, reason.data(), server_says));
}

}  // namespace

std::string encoded_header(std::string_view text) {
  if (is_plain(text) && text.find("=?") == std::string_view::npos) return std::string(text);
  constexpr std::size_t most_bytes = 42;  // a word of base64 stays within 75 characters
  std::string header;
  while (!text.empty()) {
    std::size_t length = std::min(most_bytes, text.size());
    const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
    while (length < text.size() && length > 1 && continues(length)) --length;  // no character is cut
    header += (header.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, length)) + "?=";
    text.remove_prefix(length);
  }
  return header;
}

std::string mail_date(std::chrono::system_clock::time_point at) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(at));
}

Result<MailServer> read_mail_server(const std::filesystem::path& path) {
  const Settings settings = TWL_TRY(Settings::read(path));
  TWL_CHECK(settings.allow_only({"server", "from", "returns_to", "user", "password_file"}));
  MailServer server;
  server.address = TWL_TRY(settings.text("server"));
  server.from = TWL_TRY(settings.text("from"));
  if (!server.address.starts_with("smtp://") && !server.address.starts_with("smtps://"))
    return failure(settings.complaint("server", "expected smtps://host or smtp://host"));
  if (!is_mail_address(server.from)) return failure(settings.complaint("from", "is no e-mail address"));
  if (settings.has("returns_to")) server.returns_to = TWL_TRY(settings.text("returns_to"));
  const auto takes_returns = [](const std::string& mailbox) {
    return is_mail_address(mailbox) && is_mail_address(return_address(mailbox, new_return_token()));
  };
  if (!server.returns_to.empty() && !takes_returns(server.returns_to))
    return failure(settings.complaint("returns_to", "is no e-mail address"));
  if (!settings.has("user")) return server;
  server.user = TWL_TRY(settings.text("user"));
  const std::filesystem::path secret = path.parent_path() / TWL_TRY(settings.text("password_file"));
  server.password = TWL_TRY(read_file(secret, largest_password_bytes));
  while (!server.password.empty() && (server.password.back() == '\n' || server.password.back() == '\r'))
    server.password.pop_back();
  return server;
}

MailSender smtp_sender(const MailServer& server) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  return [server](const Mail& mail) { return send(server, mail); };
}

}  // namespace twinlight::server
