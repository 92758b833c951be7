#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "twinlight/partnership/actor.h"
#include "twinlight/storage/store.h"

/// What holds between an introduction, the two profiles and the interest that comes of it.
namespace twinlight::server {

/// How long the two sides have at most.
inline constexpr std::chrono::days longest_introduction{90};

/// What is wrong with an introduction that is about to be made: two profiles of this partnership that are published,
/// of two organisations of which neither introduces, no introduction of the two that is still open, and a last day that
/// is to come. That both are of one organisation is said only to whom may know whose they are.
Result<std::vector<Diagnostic>> introduction_faults(storage::Store& store, const partnership::Actor& actor,
                                                    const nlohmann::json& document, Instant now);

/// Notes that the actor's side agrees.
/// @param subject  of the introduction before
Result<void> note_agreement(storage::Store& store, const partnership::Actor& actor, const partnership::Subject& subject,
                            nlohmann::json& document, Instant now);

/// Makes, in the name of the system, the mutual interest of an introduction to which both sides agreed, and names it in
/// the introduction. Within the caller's transaction.
storage::Written<void> open_contact(storage::Store& store, nlohmann::json& document, Instant now);

}  // namespace twinlight::server
