#include "twinlight/server/webhook_message.h"

#include <nlohmann/json.hpp>

#include "twinlight/server/secrets.h"

namespace twinlight::server {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::size_t signing_secret_bytes = 32;

}  // namespace

std::string new_webhook_secret() {
  return std::string(secret_prefix) + base64(random_bytes(signing_secret_bytes));
}

std::string webhook_body(const storage::WebhookEvent& event) {
  const nlohmann::ordered_json body = {{"type", event.type},
                                       {"timestamp", instant_text(event.at)},
                                       {"data",
                                        {{"partnership", event.partnership},
                                         {"kind", event.type.substr(0, event.type.find('.'))},
                                         {"id", event.record},
                                         {"version", event.version}}}};
  return body.dump();
}

NamedValues webhook_headers(const std::string& id, const std::string& body, const std::string& secret, Instant now) {
  const std::string seconds = std::to_string(std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
  std::string signed_text = id;
  signed_text.append(".").append(seconds).append(".").append(body);
  const std::string key = bytes_of_base64(std::string_view(secret).substr(secret_prefix.size()));
  return {{"content-type", "application/json"},
          {"webhook-id", id},
          {"webhook-timestamp", seconds},
          {"webhook-signature", "v1," + base64(hmac_sha256(key, signed_text))}};
}

}  // namespace twinlight::server
