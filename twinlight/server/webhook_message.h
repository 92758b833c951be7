#pragma once

#include <string>

#include "twinlight/server/request_text.h"
#include "twinlight/storage/webhook_store.h"

/// Messages of webhooks as Standard Webhooks 1.0 (standardwebhooks.com) has them.
namespace twinlight::server {

/// A secret for a new address: `whsec_` and 32 random bytes in base64.
std::string new_webhook_secret();

/// What a delivery says: what happened to which record of which partnership, and when. Nothing of what is in it, nor
/// whose it is: a receiver asks for that with rights of its own.
std::string webhook_body(const storage::WebhookEvent& event);

/// The headers by which a receiver knows that a message is this installation's and new.
NamedValues webhook_headers(const std::string& id, const std::string& body, const std::string& secret, Instant now);

}  // namespace twinlight::server
