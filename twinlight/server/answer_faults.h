#pragma once

#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/server/http_message.h"

namespace twinlight::server::fixture {

/// Everything in which an answer differs from what the contract says of the request's operation: its status, its media
/// type, its body. None where the contract knows no such operation.
std::vector<Diagnostic> answer_faults(const Request& request, const Response& response);

}  // namespace twinlight::server::fixture
