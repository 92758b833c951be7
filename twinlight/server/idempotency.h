#pragma once

#include "twinlight/server/call.h"

namespace twinlight::server {

/// True where the operation takes the header Idempotency-Key and the request carries one.
bool has_idempotency_key(const Call& call);

/// Of a request that carries one where the operation does not take it: whoever sends it relies on it, and what is not
/// done once must not look so.
std::vector<Diagnostic> key_faults(const Operation& operation, const Request& request);

/// The endpoint's answer, once: a request with the same key within a day gets the answer of the first, and one with
/// another content is refused. Effect and answer are one transaction, so that both are there or neither.
Answer answer_once(Call& call, const Endpoint& endpoint);

}  // namespace twinlight::server
