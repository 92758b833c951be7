#include <gmock/gmock.h>

#include "twinlight/server/schema_check.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/server/toml_text.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Role;
using ::testing::ElementsAre;

/// Each fault as `POINTER MESSAGE`.
std::vector<std::string> faults(const char* schema, const json& value) {
  std::vector<std::string> told;
  for (const Diagnostic& fault : SchemaCheck(json::object(), json::parse(schema)).faults(value))
    told.push_back(fault.field + " " + fault.message);
  return told;
}

TEST(SchemaFaults, NameTheFieldWhateverItIsCalled) {
  const char* schema = R"({"type": "object", "required": ["it's"], "additionalProperties": false,
                           "properties": {"it's": {"type": "string"}, "list": {"type": "array", "items": {"type": "integer"}}}})";
  EXPECT_THAT(faults(schema, {{"it's", "a"}, {"foo", 1}}), ElementsAre("/foo is no field"));
  EXPECT_THAT(faults(schema, {{"it's", "a"}, {"a/b~'c'", 1}}), ElementsAre("/a~1b~0'c' is no field"));
  EXPECT_THAT(faults(schema, json::object()), ElementsAre("/it's is missing"));
  EXPECT_THAT(faults(schema, {{"it's", "a"}, {"list", {1, "x"}}}),
              ElementsAre("/list/1 is of another type than expected"));
}

TEST(SchemaFaults, SayNothingOfFormsThatWereNotMeant) {
  const char* schema = R"({"anyOf": [{"type": "number", "maximum": 100}, {"type": "null"}]})";
  EXPECT_THAT(faults(schema, 1000), ElementsAre(" is not less than or equal to 100"));
  EXPECT_THAT(faults(schema, "x"), ElementsAre(" is of another type than expected"));
  EXPECT_THAT(faults(schema, nullptr), ElementsAre());
  const char* deep = R"({"anyOf": [{"type": "object", "required": ["a"]}, {"type": "null"}]})";
  EXPECT_THAT(faults(deep, json::object()), ElementsAre("/a is missing"));
}

TEST(SchemaFaults, NameWhatComesTwice) {
  const char* schema = R"({"type": "object", "properties": {"events": {"type": "array", "uniqueItems": true}}})";
  EXPECT_THAT(faults(schema, {{"events", {"a", "b", "a"}}}), ElementsAre("/events/2 comes twice"));
}

TEST(SettingFields, BecomePointers) {
  EXPECT_EQ(pointer_of_setting(""), "");
  EXPECT_EQ(pointer_of_setting("room.height_m"), "/room/height_m");
  EXPECT_EQ(pointer_of_setting("window[1].wall"), "/window/0/wall");
  EXPECT_EQ(pointer_of_setting("room.wall[12]"), "/room/wall/11");
  EXPECT_EQ(pointer_of_setting("a/b"), "/a~1b");
}

/// The fixture holds the pointers of every refusal to what was sent; these are those that did not fit.
class FaultPointersTest : public fixture::ServerTest {
 public:
  std::string pointer(const std::string& path, const json& body, const Visitor& visitor = {}) {
    const Response refused = ask("POST", path, body, visitor);
    EXPECT_EQ(refused.status, 422) << path << refused.body;
    const json errors = json_of(refused)["errors"];
    EXPECT_EQ(errors.size(), 1U) << errors;
    return errors.empty() ? "" : errors[0]["pointer"];
  }
};
TWL_ON_BOTH_DATABASES(FaultPointersTest);

TEST_P(FaultPointersTest, AreOfTheBodyThatWasSent) {
  add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
  const Visitor manager = sign_in("manager");
  EXPECT_EQ(pointer("/session", {{"email", "a@example.org"}, {"password", "x"}, {"foo", 1}}), "/foo");
  EXPECT_EQ(pointer("/exports/products", {{"format", "csv"}, {"sort", "price"}}, manager), "/sort");
  EXPECT_EQ(pointer("/exports/products", {{"format", "csv"}, {"filters", {{"limit", "3"}}}}, manager),
            "/filters/limit");
  json need = fixture::small_need();
  need["window"] = {json::object()};
  EXPECT_EQ(pointer("/rankings", {{"need", need}}).substr(0, 15), "/need/window/0/");
  const json product = {{"partnership", limburg_guangdong},
                        {"organisation", owner},
                        {"model", "K-1"},
                        {"name", {{"language", "nl"}, {"text", "Lamp"}}},
                        {"colour_rendering_index", 1000}};
  EXPECT_EQ(pointer("/products", product, manager), "/colour_rendering_index");
}

}  // namespace
}  // namespace twinlight::server
