#include "twinlight/partnership/settled_fields.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/record_fixture.h"

namespace twinlight::partnership {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string another_uuid = "0192f0c1-7c7b-7d3a-8a53-ba9876543210";

json filled_pilot() {
  Pilot record;
  fixture::fill(record);
  return document_of(record);
}

std::vector<std::string> settled(Kind kind, State state, json before, const json& after) {
  before["state"] = word_of(state);
  std::vector<std::string> fields;
  for (const Diagnostic& fault : settled_faults(kind, before, after)) fields.push_back(fault.field);
  return fields;
}

TEST(SettledFields, EachRowNamesAFieldAndAStateOfItsKind) {
  std::set<std::string> seen;
  for (const SettledField& row : settled_fields()) {
    const std::string name = std::string(word_of(row.kind)) + " " + std::string(row.name);
    EXPECT_TRUE(seen.insert(name).second) << name;
    const auto fields = fields_of(row.kind);
    EXPECT_NE(std::ranges::find(fields, row.name, &FieldDescription::name), fields.end()) << name;
    EXPECT_NE(find_state(row.kind, row.from), nullptr) << name;
  }
}

TEST(SettledFields, ARecordStaysWithItsPartnershipOrganisationAndPerson) {
  const json before = {{"partnership", "a"}, {"organisation", "b"}, {"person", "c"}, {"event", "d"}};
  const json after = {{"partnership", "1"}, {"organisation", "2"}, {"person", "3"}, {"event", "4"}};
  EXPECT_THAT(settled(Kind::registration, State::applied, before, after),
              ElementsAre("/partnership", "/event", "/person", "/organisation"));
}

TEST(SettledFields, WhatASupplierAcceptedStaysFromThenOn) {
  const json before = filled_pilot();
  for (const char* field : {"supplier", "site", "promise", "hypothesis", "protocol", "products"}) {
    json after = before;
    after[field] = nullptr;
    EXPECT_THAT(settled(Kind::pilot, State::draft, before, after), IsEmpty()) << field;
    for (const State state : {State::planned, State::active})
      EXPECT_THAT(settled(Kind::pilot, state, before, after), ElementsAre("/" + std::string(field)));
  }
  json renamed = before;
  renamed["title"]["text"] = "Another title";
  renamed["ends_on"] = "2028-01-31";
  EXPECT_THAT(settled(Kind::pilot, State::active, before, renamed), IsEmpty());
}

TEST(SettledFields, AMeasureIsFilledInButStaysWhatWasAgreed) {
  const json before = filled_pilot();
  json measured = before;
  measured["measures"][0]["baseline"] = 312;
  measured["measures"][0]["endline"] = 498.5;
  EXPECT_THAT(settled(Kind::pilot, State::active, before, measured), IsEmpty());
  json promised_less = before;
  promised_less["measures"][0]["expected"] = 1;
  EXPECT_THAT(settled(Kind::pilot, State::active, before, promised_less), ElementsAre("/measures"));
  json dropped = before;
  dropped["measures"] = json::array();
  EXPECT_THAT(settled(Kind::pilot, State::active, before, dropped), ElementsAre("/measures"));
}

TEST(SettledFields, WhatIsEmptyMayBeLeftOut) {
  json before = filled_pilot();
  before["promise"] = nullptr;
  before["measures"][0]["expected"] = nullptr;
  json after = before;
  after.erase("promise");
  after["measures"][0].erase("expected");
  EXPECT_THAT(settled(Kind::pilot, State::planned, before, after), IsEmpty());
}

TEST(SettledFields, WhomAnAdmissionInvitedStaysAfterIt) {
  const json nobody = json::object();
  const json invited = {{"person", fixture::uuid}};
  EXPECT_THAT(settled(Kind::join_request, State::submitted, nobody, invited), IsEmpty());
  EXPECT_THAT(settled(Kind::join_request, State::fulfilled, invited, {{"person", another_uuid}}),
              ElementsAre("/person"));
}

}  // namespace
}  // namespace twinlight::partnership
