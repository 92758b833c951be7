#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace twinlight::tests {

struct Reply {
  int status = 0;
  std::string body;
  nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, /*allow_exceptions=*/false); }
};

/// Somebody who asks a server; signed in after `sign_in`, also for a program that took its place at another port.
class Client {
 public:
  /// The reply as a whole, or nothing where the server went away before it was. Waits where it is asked too often.
  /// @param path     below /api/v1
  /// @param headers  "Name: value"
  std::optional<Reply> ask(const std::string& address, const std::string& method, const std::string& path,
                           const std::string& body = "", std::vector<std::string> headers = {}) const;

  bool sign_in(const std::string& address, const std::string& email, const std::string& password);

 private:
  std::string cookie_;
  std::string csrf_token_;
};

}  // namespace twinlight::tests
