#pragma once

#include <span>
#include <string_view>

namespace twinlight::server {

/// What an address can be told of: a kind of record and what was done to one, and rankings that people asked for. None
/// of people, roles and consents.
std::span<const std::string_view> webhook_events();

/// The first message to a new address.
inline constexpr std::string_view webhook_made = "webhook.make";
inline constexpr std::string_view ranking_done = "ranking.done";

}  // namespace twinlight::server
