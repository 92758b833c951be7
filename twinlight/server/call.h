#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tl/expected.hpp>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/actor.h"
#include "twinlight/partnership/text.h"
#include "twinlight/server/contract.h"
#include "twinlight/server/http_message.h"
#include "twinlight/server/problem.h"
#include "twinlight/storage/connection.h"

namespace twinlight::server {

/// A request that fits the contract, with all that endpoints need to answer it.
struct Call {
  const Request& request;
  const Operation& operation;
  NamedValues path;
  NamedValues query;
  nlohmann::json body;
  partnership::Language language = partnership::Language::en;
  storage::Connection& connection;
  Instant now{};
  partnership::Actor actor;    ///< nobody where nobody is signed in
  std::string session_token;   ///< empty where nobody is signed in
  std::string api_token = {};  ///< id, where a program asks for the person
  std::string fault = {};      ///< for the log: what failed behind an answer that does not say so
};

using Answer = tl::expected<Response, Problem>;
using Endpoint = std::function<Answer(Call&)>;
using Endpoints = std::map<std::string, Endpoint, std::less<>>;  ///< by operationId

inline tl::unexpected<Problem> problem(ProblemKind kind, std::vector<Diagnostic> faults = {}) {
  return tl::unexpected(Problem{kind, std::move(faults)});
}

/// JSON that no cache keeps.
Response json_response(const nlohmann::json& body, int status = 200);

/// An answer without a body.
Response nothing_to_say(int status = 204);

/// A parameter as a number; the contract has checked it.
std::int64_t number_of(const NamedValues& values, std::string_view name, std::int64_t otherwise);
std::string text_of(const NamedValues& values, std::string_view name);

}  // namespace twinlight::server

/// The value of a Result inside a function that gives an Answer; a failure is one of the server.
#define TWL_OWN(expression)                                                           \
  __extension__({                                                                     \
    auto twl_result = (expression);                                                   \
    if (!twl_result)                                                                  \
      return ::twinlight::server::problem(::twinlight::server::ProblemKind::internal, \
                                          {std::move(twl_result).error()});           \
    *std::move(twl_result);                                                           \
  })

/// The value of something whose error is a Problem.
#define TWL_ANSWER(expression)                                             \
  __extension__({                                                          \
    auto twl_result = (expression);                                        \
    if (!twl_result) return tl::unexpected(std::move(twl_result).error()); \
    *std::move(twl_result);                                                \
  })
