#include "twinlight/server/answer_faults.h"

#include <gmock/gmock.h>

#include <string>

namespace twinlight::server::fixture {
namespace {

using ::testing::HasSubstr;

std::string fault_of(const Request& request, const Response& response) {
  const auto faults = answer_faults(request, response);
  return faults.empty() ? "" : to_string(faults.front());
}

Response json_answer(int status, const char* body) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

const Request session{.method = "GET", .path = "/api/v1/session"};
constexpr const char* visitor = R"({"person":null,"csrf_token":""})";

TEST(AnswerFaultsTest, NameOperationStatusAndPlace) {
  EXPECT_THAT(fault_of(session, json_answer(200, R"({"person":5})")), HasSubstr("getCurrentSession 200"));
  EXPECT_THAT(fault_of(session, json_answer(200, R"({"person":5})")), HasSubstr("/person"));
}

TEST(AnswerFaultsTest, StatusThatTheContractDoesNotListIsOne) {
  EXPECT_THAT(fault_of(session, json_answer(203, visitor)), HasSubstr("knows no such status"));
}

TEST(AnswerFaultsTest, RefusalIsAProblemWhateverItsStatus) {
  Response refusal{.status = 418,
                   .headers = {{"Content-Type", "application/problem+json"}},
                   .body = R"({"type":"urn:x","title":"x","status":418,"errors":[]})"};
  EXPECT_EQ(fault_of(session, refusal), "");
  refusal.headers = {{"Content-Type", "application/json"}};
  EXPECT_THAT(fault_of(session, refusal), HasSubstr("no content of type 'application/json'"));
}

TEST(AnswerFaultsTest, BodyWhereNoneIsDueIsOne) {
  const Request end{.method = "DELETE", .path = "/api/v1/session"};
  EXPECT_EQ(fault_of(end, {.status = 204}), "");
  EXPECT_THAT(fault_of(end, {.status = 204, .body = "gone"}), HasSubstr("knows no body"));
}

TEST(AnswerFaultsTest, BodyThatIsNoJsonIsOne) {
  EXPECT_THAT(fault_of(session, json_answer(200, "{")), HasSubstr("no JSON"));
}

}  // namespace
}  // namespace twinlight::server::fixture
