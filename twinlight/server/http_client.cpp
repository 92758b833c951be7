#include "twinlight/server/http_client.h"

#include <curl/curl.h>

#include <array>
#include <memory>
#include <mutex>

#include "twinlight/server/public_address.h"

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

/// Instead of opening a socket to where a name leads, refuses to; by the address itself, so that a name which leads
/// elsewhere the second time gains nothing.
curl_socket_t open_public_socket(void* refused, curlsocktype /*purpose*/, curl_sockaddr* address) {
  if (!is_public_address(address->addr)) {
    *static_cast<bool*>(refused) = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Of an address; empty where it is none.
struct Parts {
  std::string scheme;
  std::string user;
  std::string host;
};

Parts parts_of(std::string_view url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), curl_url_cleanup);
  if (curl_url_set(parts.get(), CURLUPART_URL, std::string(url).c_str(), 0) != CURLUE_OK) return {};
  const auto part = [&](CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(parts.get(), which, &text, 0) != CURLUE_OK) return std::string();
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, curl_free);
    return std::string(text);
  };
  return {part(CURLUPART_SCHEME), part(CURLUPART_USER), part(CURLUPART_HOST)};
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
  const Parts parts = parts_of(url);
  const bool own = parts.host == "127.0.0.1" || parts.host == "[::1]" || parts.host == "localhost";
  return parts.scheme == "https" || (parts.scheme == "http" && own);
}

bool may_be_asked(const std::string& url, Reach reach) {
  const Parts parts = parts_of(url);
  return parts.user.empty() && is_safe_address(url) && (reach == Reach::anywhere || parts.scheme == "https");
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

Result<Reply> http_post(const std::string& url, const std::string& body, const NamedValues& headers, Reach reach) {
  if (!may_be_asked(url, reach)) return failure({.message = "the address is none that may be asked"});
  const Handle handle = new_handle();
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> lines(nullptr, curl_slist_free_all);
  for (const auto& [name, value] : headers)
    lines.reset(curl_slist_append(lines.release(), (name + ": " + value).c_str()));
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(handle.get(), CURLOPT_NOPROXY, "*");
  bool refused = false;
  if (reach == Reach::public_internet) {
    curl_easy_setopt(handle.get(), CURLOPT_OPENSOCKETFUNCTION, open_public_socket);
    curl_easy_setopt(handle.get(), CURLOPT_OPENSOCKETDATA, &refused);
  }
  auto reply = transfer(handle, url);
  if (!reply && refused) return failure({.message = "the name leads to a server that is not of the public internet"});
  return reply;
}

}  // namespace twinlight::server
