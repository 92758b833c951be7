#include "twinlight/server/job_fixture.h"

#include <chrono>
#include <thread>

namespace twinlight::server::fixture {

std::string end_of_job(ServerTest& test, const std::string& id, const Visitor& visitor) {
  for (int i = 0; i < 6000; ++i) {
    const std::string state = json_of(test.ask("GET", "/jobs/" + id, {}, visitor)).value("state", "");
    if (state == "done" || state == "failed") return state;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ADD_FAILURE() << "the job does not end";
  return "";
}

Response exported(ServerTest& test, const std::string& collection, const Visitor& visitor,
                  const nlohmann::json& wanted) {
  Response accepted = test.ask("POST", "/exports/" + collection, wanted, visitor);
  if (accepted.status != 202) return accepted;
  const std::string id = json_of(accepted).value("export", "");
  EXPECT_EQ(end_of_job(test, id, visitor), "done");
  return test.ask("GET", "/exports/" + collection + "/" + id, {}, visitor);
}

}  // namespace twinlight::server::fixture
