#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace twinlight::server {

struct Request {
  std::string method;  ///< GET, POST, …
  std::string path;    ///< as sent, without the query
  std::string query;   ///< as sent, without the question mark
  std::string body;
  std::string remote_address;
  std::map<std::string, std::string, std::less<>> headers;  ///< names in lower case

  /// Empty where the header is absent.
  std::string_view header(std::string_view lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }
};

/// Server-sent events to one client, from any thread.
class EventStream {
 public:
  virtual ~EventStream() = default;
  /// False once the client is gone.
  virtual bool send(std::string_view event, std::string_view data) = 0;
  virtual void close() = 0;
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body;                   ///< in the place of `body`, where it is set
  std::function<void(const std::shared_ptr<EventStream>&)> stream;  ///< where it is set, events follow instead
};

/// Why a request gets no answer of its own: it never came whole, or nobody has time for it.
enum class CutOff { too_large, too_slow, malformed, busy };

using Handler = std::function<Response(const Request&)>;

}  // namespace twinlight::server
