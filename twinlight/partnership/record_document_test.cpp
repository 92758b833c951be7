#include "twinlight/partnership/record_document.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "twinlight/partnership/record_fixture.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/partnership/subject.h"

namespace twinlight::partnership {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

template <class Record>
Record filled() {
  Record record;
  fixture::fill(record);
  return record;
}

template <class Record>
class EveryRecord : public ::testing::Test {};
using Records =
    ::testing::Types<Partnership, Organisation, Person, Membership, Consent, Profile, Product, Site, Space, Need,
                     Interest, Introduction, Achievement, StoredFile, Evaluation, Event, Session, Registration, Meeting,
                     Pilot, Certificate, Lead, Exchange, Indicator, Outcome, Newsletter, Subscription, JoinRequest>;
TYPED_TEST_SUITE(EveryRecord, Records);

TYPED_TEST(EveryRecord, ComesBackFromItsDocument) {
  const auto record = filled<TypeParam>();
  const json document = document_of(record);
  const auto read = record_from<TypeParam>(json::parse(document.dump()));
  ASSERT_TRUE(read) << to_string(read.error().front()) << document;
  EXPECT_EQ(*read, record);
}

TYPED_TEST(EveryRecord, DescribesExactlyTheFieldsOfItsDocument) {
  std::vector<std::string> names;
  for (const FieldDescription& field : fields_of(kind_of<TypeParam>)) names.emplace_back(field.name);
  std::vector<std::string> written;
  const json document = document_of(TypeParam());
  for (const auto& [name, value] : document.items()) written.push_back(name);
  EXPECT_THAT(names, ::testing::UnorderedElementsAreArray(written));
}

TYPED_TEST(EveryRecord, ANewOneIsInTheFirstStateOfItsKind) {
  EXPECT_EQ(TypeParam().state, first_state(kind_of<TypeParam>));
}

TYPED_TEST(EveryRecord, IsARecordStillWhateverBecomesOfItsTexts) {
  const json document = document_of(filled<TypeParam>());
  const Kind kind = kind_of<TypeParam>;
  EXPECT_EQ(with_texts(kind, document, [](const std::string& text, Written) { return text; }), document);
  const json changed = with_texts(
      kind, document, [](const std::string& text, Written written) { return written == Written::email ? text : "x"; });
  // Rules of texts are broken at the most, as that of the IP code.
  for (const Diagnostic& fault : faults_of(kind, changed)) {
    const std::string field = fault.field.substr(1, fault.field.find('/', 1) - 1);
    EXPECT_NE(changed[field], document[field]) << to_string(fault);
  }
  const json longer = with_texts(kind, document, [](const std::string& text, Written written) {
    return written == Written::email ? "" : text + std::string(60000, 'x');
  });
  for (const Diagnostic& fault : faults_of(kind, longer))
    EXPECT_EQ(fault.message.find("characters"), std::string::npos) << to_string(fault);
}

TYPED_TEST(EveryRecord, RefusesEachFieldOfAnotherType) {
  const json document = document_of(filled<TypeParam>());
  for (const auto& [name, value] : document.items()) {
    json wrong = document;
    wrong[name] = json::array({json::array()});
    const auto faults = faults_of(kind_of<TypeParam>, wrong);
    ASSERT_FALSE(faults.empty()) << name;
    EXPECT_EQ(faults.front().field.find("/" + name), 0U) << faults.front().field;
  }
}

TEST(RecordTexts, AreFoundHoweverDeep) {
  auto record = filled<Organisation>();
  record.address.city = "Genk";
  record.name.translations[Language::zh] = {"灯厂", TranslationStatus::checked};
  std::vector<std::string> found;
  with_texts(Kind::organisation, document_of(record), [&](const std::string& text, Written) {
    found.push_back(text);
    return text;
  });
  EXPECT_THAT(found,
              ::testing::IsSupersetOf({record.name.text, std::string("Genk"), std::string("灯厂"), record.email}));
  EXPECT_THAT(found, ::testing::Not(::testing::Contains(record.region)));
  EXPECT_THAT(found, ::testing::Not(::testing::Contains(record.partnership.text)));
}

TYPED_TEST(EveryRecord, RefusesAMissingRequiredFieldAndAnUnknownOne) {
  const json document = document_of(filled<TypeParam>());
  for (const FieldDescription& field : fields_of(kind_of<TypeParam>)) {
    json wrong = document;
    wrong.erase(std::string(field.name));
    if (field.required) {
      EXPECT_THAT(faults_of(kind_of<TypeParam>, wrong),
                  ElementsAre(Diagnostic{.message = "is missing", .field = "/" + std::string(field.name)}));
    }
  }
  json wrong = document;
  wrong["stat"] = 1;
  EXPECT_THAT(faults_of(kind_of<TypeParam>, wrong),
              ElementsAre(Diagnostic{.message = "is no field; is 'state' meant?", .field = "/stat"}));
}

std::vector<std::string> places(const std::vector<Diagnostic>& faults) {
  std::vector<std::string> fields;
  for (const Diagnostic& fault : faults) fields.push_back(fault.field);
  return fields;
}

TEST(RecordDocument, EveryFaultIsNamedWithItsPlace) {
  json document = document_of(filled<Product>());
  document["prices"][1]["from_quantity"] = 0;
  document["prices"][1]["unit_price"]["amount"] = "12,00";
  document["files"][0]["hash"] = "A";
  document["name"]["translations"]["nl"] = {{"text", "x"}, {"status", "human"}};
  document["gtin"] = "40063-813";
  document["markets"] = {"eu", "mars"};
  document["dims_to"] = 0;
  document["mountings"] = {"roof"};
  EXPECT_THAT(places(faults_of(Kind::product, document)),
              UnorderedElementsAre("/prices/1/unit_price/amount", "/files/0/hash", "/name/translations/nl", "/gtin",
                                   "/markets/1", "/dims_to", "/mountings/0", "/prices/1/from_quantity"));
}

// A page that shows times in a zone of a wrong name shows nothing at all.
TEST(RecordDocument, TimeZonesAreThoseThatThereAre) {
  json event = document_of(filled<Event>());
  event["time_zone"] = "Europe/Brusels";
  EXPECT_THAT(places(faults_of(Kind::event, event)), ElementsAre("/time_zone"));
  json person = document_of(filled<Person>());
  person["time_zone"] = "Brussels";
  EXPECT_THAT(places(faults_of(Kind::person, person)), ElementsAre("/time_zone"));
  json partnership = document_of(filled<Partnership>());
  partnership["regions"][0]["time_zone"] = "Europe/Nowhere";
  EXPECT_THAT(places(faults_of(Kind::partnership, partnership)), ElementsAre("/regions/0/time_zone"));
}

TEST(RecordDocument, RulesOfWholeRecordsHold) {
  json product = document_of(filled<Product>());
  product["gtin"] = "4006381333932";  // 4006381333931 is the example of GS1
  product["ip"] = "IP7X";
  product["ik"] = "IK11";
  product["prices"][1] = {{"from_quantity", 1}, {"unit_price", {{"amount", "1"}, {"currency", "CNY"}}}};
  EXPECT_THAT(places(faults_of(Kind::product, product)),
              ElementsAre("/ip", "/ik", "/gtin", "/prices/1/from_quantity", "/prices/1/unit_price/currency"));
  json profile = document_of(filled<Profile>());
  profile["expires_on"] = profile["published_on"];
  EXPECT_THAT(places(faults_of(Kind::profile, profile)), ElementsAre("/expires_on"));
  profile = document_of(filled<Profile>());
  profile["topics"] = {{{"topic", "greenhouse"}, {"words", "ergens anders"}},
                       {{"topic", "hospital"}, {"named", false}, {"words", "Titel"}},
                       {{"topic", "hospital"}}};
  EXPECT_THAT(places(faults_of(Kind::profile, profile)),
              ElementsAre("/topics/0/words", "/topics/1/words", "/topics/2/topic"));
  json interest = document_of(filled<Interest>());
  interest["need"] = fixture::uuid;
  EXPECT_THAT(places(faults_of(Kind::interest, interest)), ElementsAre(""));
  json membership = document_of(filled<Membership>());
  membership["role"] = "system";
  EXPECT_THAT(places(faults_of(Kind::membership, membership)), ElementsAre("/role", "/region"));
  json consent = document_of(filled<Consent>());
  consent["state"] = "given";
  EXPECT_THAT(places(faults_of(Kind::consent, consent)), ElementsAre("/withdrawn_at"));
  json need = document_of(filled<Need>());
  need["state"] = "mutual";
  EXPECT_THAT(places(faults_of(Kind::need, need)), ElementsAre("/state"));
}

TEST(RecordDocument, WhatIsNoObjectIsRefused) {
  for (const json& document : {json(), json(1), json::array(), json("x")})
    for (const Kind kind : every<Kind>())
      EXPECT_EQ(faults_of(kind, document).empty(), kind == Kind::audit_entry) << word_of(kind) << document;
}

TEST(Subject, OfAProfileAnOrganisationAPersonAndAMembership) {
  const Subject profile = subject_of(Kind::profile, "id", document_of(filled<Profile>()));
  EXPECT_EQ(profile.state, State::published);
  EXPECT_EQ(profile.organisation.text, fixture::uuid);
  EXPECT_TRUE(profile.anonymous);
  const Subject organisation = subject_of(Kind::organisation, "id", document_of(filled<Organisation>()));
  EXPECT_EQ(organisation.organisation.text, "id");
  EXPECT_THAT(organisation.regions, ElementsAre("limburg"));
  const Subject person = subject_of(Kind::person, "id", document_of(filled<Person>()));
  EXPECT_EQ(person.person.text, "id");
  EXPECT_FALSE(person.anonymous);
  EXPECT_EQ(subject_of(Kind::membership, "id", document_of(filled<Membership>())).granted_role, Role::coordinator);
}

}  // namespace
}  // namespace twinlight::partnership
