#include "tests/killed_server/client.h"

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <thread>

namespace twinlight::tests {
namespace {

constexpr int too_many_requests = 429;

std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* into) {
  static_cast<std::string*>(into)->append(bytes, size * count);
  return size * count;
}

struct Exchange {
  Reply reply;
  std::string headers;
};

std::optional<Exchange> exchange(const std::string& url, const std::string& method, const std::string& body,
                                 const std::vector<std::string>& headers) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
  curl_slist* list = nullptr;
  for (const std::string& header : headers) list = curl_slist_append(list, header.c_str());
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> owned(list, curl_slist_free_all);
  Exchange made;
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, method.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, list);
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &made.reply.body);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, take);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &made.headers);
  if (!body.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.data());
  }
  if (curl_easy_perform(handle.get()) != CURLE_OK) return std::nullopt;
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  made.reply.status = static_cast<int>(status);
  return made;
}

std::string cookie_in(const std::string& headers) {
  const std::string name = "Set-Cookie: ";
  const std::size_t begin = headers.find(name);
  if (begin == std::string::npos) return {};
  const std::size_t value = begin + name.size();
  return headers.substr(value, headers.find_first_of(";\r", value) - value);
}

}  // namespace

std::optional<Reply> Client::ask(const std::string& address, const std::string& method, const std::string& path,
                                 const std::string& body, std::vector<std::string> headers) const {
  if (!cookie_.empty()) headers.push_back("Cookie: " + cookie_);
  if (!csrf_token_.empty()) headers.push_back("X-CSRF-Token: " + csrf_token_);
  headers.emplace_back("Expect:");  // no question before the body
  while (true) {
    auto made = exchange(address + "/api/v1" + path, method, body, headers);
    if (!made) return std::nullopt;
    if (made->reply.status != too_many_requests) return std::move(made->reply);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

bool Client::sign_in(const std::string& address, const std::string& email, const std::string& password) {
  const std::string body = nlohmann::json{{"email", email}, {"password", password}}.dump();
  const auto made = exchange(address + "/api/v1/session", "POST", body, {"Content-Type: application/json"});
  if (!made || made->reply.status != 200) return false;
  cookie_ = cookie_in(made->headers);
  csrf_token_ = made->reply.json().value("csrf_token", "");
  return !cookie_.empty();
}

}  // namespace twinlight::tests
