#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/partnership/text.h"
#include "twinlight/server/http_message.h"

namespace twinlight::server {

/// Why a request gets no answer. The table in problem.cpp has the status and the words of each.
enum class ProblemKind {
  malformed,
  invalid,
  sign_in,
  wrong_credentials,
  wrong_password,
  no_password,  ///< of somebody who signs in by a provider alone
  second_factor,
  wrong_code,
  wrong_token,
  scope,
  forbidden,
  no_csrf_token,
  absent,
  method,
  key_reused,
  state,
  no_mail,  ///< of what begins with a letter, where the installation sends none
  unfinished,
  stale,
  unconditional,
  too_large,
  too_slow,
  media_type,
  too_many,
  busy,
  failed,
  internal,
};

struct Problem {
  ProblemKind kind = ProblemKind::internal;
  std::vector<Diagnostic> faults = {};  ///< `field` is a pointer into the body or a parameter's name
  std::optional<std::int64_t> current_version = {};
  std::vector<std::string> allowed = {};  ///< methods of the path, where it is asked for by another
};

/// application/problem+json (RFC 9457) in the reader's language.
Response problem_response(const Problem& problem, partnership::Language language);

/// The same as the member of another document.
nlohmann::json problem_json(const Problem& problem, partnership::Language language);

}  // namespace twinlight::server
