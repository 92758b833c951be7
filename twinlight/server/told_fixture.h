#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/server/sign_in.h"

namespace twinlight::server::fixture {

/// What somebody gets from an operation, and by how many statements.
struct Told {
  nlohmann::json body;
  std::int64_t statements = 0;
};

inline Told told(ServerTest& test, const std::string& reader, const Endpoint& endpoint, NamedValues path = {},
                 NamedValues query = {}) {
  const auto connection = test.installation().connections().lend();
  storage::Store store(**connection);
  const Request request;
  const Operation operation;
  Call call{.request = request,
            .operation = operation,
            .path = std::move(path),
            .query = std::move(query),
            .body = {},
            .connection = **connection,
            .now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()),
            .actor = actor_of(store, reader).value(),
            .session_token = {}};
  const std::int64_t before = (*connection)->statements();
  const Answer answer = endpoint(call);
  EXPECT_TRUE(answer);
  return {answer ? json_of(*answer) : nlohmann::json(), (*connection)->statements() - before};
}

}  // namespace twinlight::server::fixture
