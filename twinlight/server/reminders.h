#pragma once

#include <chrono>
#include <string>

#include "twinlight/storage/store.h"

/// Letters to those on whom a meeting of minds waits. None of them names an organisation: what a reader may know of the
/// other side, the application shows.
namespace twinlight::server {

/// How long before or after something people are reminded of it.
inline constexpr std::chrono::days remind_before_end{3};  ///< of an interest that waits for an answer
inline constexpr std::chrono::days remind_without_news{
    30};                                                  ///< after an interest became mutual, or the last word of it
inline constexpr std::chrono::days remind_to_confirm{3};  ///< after the other side said what came of it

inline constexpr std::chrono::days warn_before_expiry{30};  ///< of a published profile, and again
inline constexpr std::chrono::days warn_again_before_expiry{7};
inline constexpr std::chrono::days tell_of_expiry{
    7};  ///< after it, of a profile, an interest or an introduction; what expired long ago is known

/// Queues the letters that are due, each once for each person and occasion.
/// @param public_address where readers reach the application
/// @return how many
Result<int> queue_reminders(storage::Connection& connection, const std::string& public_address, Instant now);

}  // namespace twinlight::server
