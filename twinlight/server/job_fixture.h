#pragma once

#include "twinlight/server/server_fixture.h"

namespace twinlight::server::fixture {

/// Waits for the end of a job; gives its last state.
std::string end_of_job(ServerTest& test, const std::string& id, const Visitor& visitor);

/// Has a list exported, waits, and gives the table; the refusal where there is one.
Response exported(ServerTest& test, const std::string& collection, const Visitor& visitor,
                  const nlohmann::json& wanted = {{"format", "csv"}});

}  // namespace twinlight::server::fixture
