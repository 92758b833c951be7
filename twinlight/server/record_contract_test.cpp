#include "twinlight/server/record_contract.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "twinlight/foundation/file.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/yaml_text.h"

namespace twinlight::server {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;

std::string contract_file() {
  const auto text = read_file(TWINLIGHT_SOURCE_DIR "/api/openapi.yaml", std::size_t{16} << 20U);
  EXPECT_TRUE(text) << to_string(text.error());
  return text.value_or("");
}

TEST(RecordContract, FileSaysWhatTheRecordsSay) {
  const std::string text = contract_file();
  const auto made = with_record_parts(text);
  ASSERT_TRUE(made) << to_string(made.error());
  EXPECT_TRUE(*made == text) << "run: cmake --build --preset release --target contract";
}

TEST(RecordContract, MissingMarkIsRefused) {
  const auto made = with_record_parts("paths:\n");
  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().message, HasSubstr("# records: paths"));
}

TEST(RecordContract, NamesEveryFieldAndWhatANewRecordNeeds) {
  const Json schemas = record_schemas();
  EXPECT_EQ(schemas["NewSite"]["required"], Json::parse(R"(["partnership", "organisation", "name", "domain"])"));
  EXPECT_EQ(schemas["Site"]["properties"].size(), partnership::fields_of(partnership::Kind::site).size());
  EXPECT_EQ(schemas["Site"]["properties"]["state"]["enum"], Json::parse(R"(["active", "retired"])"));
  EXPECT_EQ(schemas["Site"]["properties"]["contact"]["x-disclosure"], "parties");
  EXPECT_EQ(schemas["Pilot"]["properties"]["supplier"]["x-settled-from"], "planned");
  EXPECT_EQ(schemas["Site"]["properties"]["coordinates"]["anyOf"][0]["properties"]["latitude_deg"]["minimum"], -90.0);
}

TEST(YamlText, ComesBackAsTheSameJson) {
  const Json value = Json::parse(R"({
    "plain": "text", "number like": "12", "word": "true", "nothing": null, "yes": true, "share": 0.5, "whole": 3,
    "colon: and # hash": "a: b # c", "lines": "one\ntwo", "zh": "灯", "empty": {}, "none": [],
    "list": [1, "2", [3, {"a": ["b"]}]], "deep": {"a": {"b": {"c": "d"}}}})");
  const auto read = parse_yaml(yaml_text(value, 0), "made");
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_EQ(*read, value);
}

TEST(YamlText, FaultIsToldWithItsLine) {
  const auto read = parse_yaml("a: 1\nb: [1, 2\n", "broken.yaml");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().file, "broken.yaml");
  EXPECT_GE(read.error().line, 2U);
}

}  // namespace
}  // namespace twinlight::server
