#include "twinlight/server/http_client.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <mutex>

namespace twinlight::server {
namespace {

constexpr std::size_t largest_reply_bytes = std::size_t{1} << 20U;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

Handle new_handle() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  return {curl_easy_init(), curl_easy_cleanup};
}

std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > largest_reply_bytes) return 0;  // ends the transfer
  body.append(bytes, size * count);
  return size * count;
}

std::string escaped(CURL* handle, const std::string& text) {
  const std::unique_ptr<char, decltype(&curl_free)> made(
      curl_easy_escape(handle, text.data(), static_cast<int>(text.size())), curl_free);
  return made ? made.get() : "";
}

Result<Reply> transfer(const Handle& handle, const std::string& url) {
  if (!is_safe_address(url)) return failure({.message = "'" + url + "' is neither https nor this machine"});
  Reply reply;
  std::array<char, CURL_ERROR_SIZE> reason{};
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_CONNECTTIMEOUT, 5L);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(handle.get(), CURLOPT_USERAGENT, "Twinlight");
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &reply.body);
  curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, reason.data());
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK)
    return failure({.message = url + ": " + (reason.front() != '\0' ? reason.data() : curl_easy_strerror(code))});
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  return reply;
}

}  // namespace

bool is_safe_address(std::string_view url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), curl_url_cleanup);
  if (curl_url_set(parts.get(), CURLUPART_URL, std::string(url).c_str(), 0) != CURLUE_OK) return false;
  const auto part = [&](CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(parts.get(), which, &text, 0) != CURLUE_OK) return std::string();
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, curl_free);
    return std::string(text);
  };
  const std::string scheme = part(CURLUPART_SCHEME);
  const std::string host = part(CURLUPART_HOST);
  return scheme == "https" || (scheme == "http" && (host == "127.0.0.1" || host == "[::1]" || host == "localhost"));
}

std::string percent_encoded(const std::string& text) {
  const Handle handle = new_handle();
  return escaped(handle.get(), text);
}

std::string form_text(const NamedValues& fields) {
  const Handle handle = new_handle();
  std::string text;
  for (const auto& [name, value] : fields)
    text += (text.empty() ? "" : "&") + escaped(handle.get(), name) + "=" + escaped(handle.get(), value);
  return text;
}

Result<Reply> http_get(const std::string& url, const std::string& bearer) {
  const Handle handle = new_handle();
  if (!bearer.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    curl_easy_setopt(handle.get(), CURLOPT_XOAUTH2_BEARER, bearer.c_str());
  }
  return transfer(handle, url);
}

Result<Reply> http_post_form(const std::string& url, const NamedValues& fields, const BasicCredentials& credentials) {
  const Handle handle = new_handle();
  const std::string body = form_text(fields);
  // RFC 6749 2.3.1: both parts are form-encoded before they are put together.
  const std::string user = escaped(handle.get(), credentials.user);
  const std::string password = escaped(handle.get(), credentials.password);
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(handle.get(), CURLOPT_USERNAME, user.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, password.c_str());
  return transfer(handle, url);
}

}  // namespace twinlight::server
