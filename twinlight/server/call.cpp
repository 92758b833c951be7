#include "twinlight/server/call.h"

#include <charconv>

namespace twinlight::server {

Response json_response(const nlohmann::json& body, int status) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          .body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

Response nothing_to_say(int status) {
  return {.status = status, .headers = {{"Cache-Control", "no-store"}}};
}

std::int64_t number_of(const NamedValues& values, std::string_view name, std::int64_t otherwise) {
  const auto found = values.find(name);
  if (found == values.end()) return otherwise;
  std::int64_t number = otherwise;
  std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
  return number;
}

std::string text_of(const NamedValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? "" : found->second;
}

}  // namespace twinlight::server
