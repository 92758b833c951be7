#include "twinlight/server/webhook_events.h"

#include <array>

namespace twinlight::server {

std::span<const std::string_view> webhook_events() {
  static constexpr auto all = std::to_array<std::string_view>({
      "organisation.admit",  "profile.submit",   "profile.publish",     "profile.edit",        "profile.revise",
      "profile.expire",      "profile.withdraw", "product.publish",     "product.edit",        "product.retire",
      "need.open",           "need.edit",        "need.fulfil",         "need.withdraw",       "interest.create",
      "interest.accept",     "interest.decline", "introduction.create", "introduction.accept", "achievement.create",
      "achievement.confirm", "event.publish",    "event.edit",          "pilot.begin",         "pilot.conclude",
      "lead.create",         "lead.advance",     "outcome.confirm",     "evaluation.create",   ranking_done,
  });
  return all;
}

}  // namespace twinlight::server
