#include "twinlight/server/record_endpoints.h"

#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::header_of;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

class RecordEndpointsTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
    add_person("buyer", Role::member, limburg_guangdong, other);
    add_person("programme", Role::programme_manager, limburg_guangdong, other);
    manager = sign_in("manager");
    buyer = sign_in("buyer");
    programme = sign_in("programme");
  }
  json need() const {
    json made = document(Kind::need, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    made["anonymous"] = false;
    return made;
  }
  std::string created_need(const char* title = "Klas") {
    json made = need();
    made["title"]["text"] = title;
    const Response response = ask("POST", "/needs", made, manager);
    EXPECT_EQ(response.status, 201) << response.body;
    return json_of(response).value("id", "");
  }
  Visitor manager;
  Visitor buyer;
  Visitor programme;
};
TWL_ON_BOTH_DATABASES(RecordEndpointsTest);

TEST_P(RecordEndpointsTest, RecordIsCreatedReadChangedAndMoved) {
  const std::string id = created_need();
  const Response read = ask("GET", "/needs/" + id, {}, manager);
  ASSERT_EQ(read.status, 200) << read.body;
  EXPECT_EQ(header_of(read, "ETag"), "\"1\"");
  json document = json_of(read)["document"];
  document["rooms"] = 13;
  const Response changed = ask("PUT", "/needs/" + id, document, manager, {{"if-match", "\"1\""}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(json_of(changed)["document"]["rooms"], 13);
  const Response opened =
      ask("POST", "/needs/" + id + "/transitions", {{"action", "open"}}, manager, {{"if-match", "\"2\""}});
  ASSERT_EQ(opened.status, 200) << opened.body;
  EXPECT_EQ(json_of(opened)["document"]["state"], "open");
  const auto history = json_of(ask("GET", "/needs/" + id + "/history", {}, programme));
  EXPECT_EQ(history["items"].size(), 3U) << history;
}

// What was announced stays there to say that it is cancelled; what never was is not announced by taking it back.
TEST_P(RecordEndpointsTest, WithdrawnEventIsReadableWhereItWasPublishedAlone) {
  const json event = document(Kind::event, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
  const auto created = [&] { return json_of(ask("POST", "/events", event, programme)).value("id", ""); };
  const auto withdraw = [&](const std::string& id, const char* version) {
    const Response moved =
        ask("POST", "/events/" + id + "/transitions", {{"action", "withdraw"}}, programme, {{"if-match", version}});
    EXPECT_EQ(moved.status, 200) << moved.body;
  };
  const std::string draft = created();
  withdraw(draft, "\"1\"");
  EXPECT_EQ(ask("GET", "/events/" + draft).status, 404);
  const std::string published = created();
  move(Kind::event, published, Action::publish);
  withdraw(published, "\"2\"");
  const Response read = ask("GET", "/events/" + published);
  ASSERT_EQ(read.status, 200) << read.body;
  EXPECT_EQ(json_of(read)["document"]["state"], "cancelled");
}

TEST_P(RecordEndpointsTest, LateChangeIsRefusedWithTheCurrentVersion) {
  const std::string id = created_need();
  const json document = json_of(ask("GET", "/needs/" + id, {}, manager))["document"];
  ASSERT_EQ(ask("PUT", "/needs/" + id, document, manager, {{"if-match", "\"1\""}}).status, 200);
  const Response late = ask("PUT", "/needs/" + id, document, manager, {{"if-match", "\"1\""}});
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(json_of(late)["current_version"], 2);
}

TEST_P(RecordEndpointsTest, ChangeThatNamesNoVersionIsRefused) {
  const std::string id = created_need();
  const json document = json_of(ask("GET", "/needs/" + id, {}, manager))["document"];
  const Response refused = ask("PUT", "/needs/" + id, document, manager, {{"accept-language", "nl"}});
  EXPECT_EQ(refused.status, 428) << "RFC 6585, 3";
  EXPECT_EQ(json_of(refused)["type"], "urn:twinlight:problem:unconditional");
  EXPECT_EQ(json_of(refused)["errors"][0], json({{"pointer", "If-Match"}, {"message", "ontbreekt"}}));
  EXPECT_EQ(ask("POST", "/needs/" + id + "/transitions", {{"action", "open"}}, manager).status, 428);
  EXPECT_EQ(ask("PUT", "/needs/" + id, document, manager, {{"if-match", "1"}}).status, 422) << "is no ETag";
  EXPECT_EQ(ask("PUT", "/needs/" + id + "?x=1", document, manager).status, 422) << "more is wrong";
}

TEST_P(RecordEndpointsTest, DraftIsNotThereForOthers) {
  const std::string id = created_need();
  EXPECT_EQ(ask("GET", "/needs/" + id, {}, buyer).status, 404);
  EXPECT_EQ(ask("GET", "/needs/" + id).status, 401);
  EXPECT_EQ(ask("GET", "/needs/0192f0c1-7c7b-7d3a-8a53-0123456789ab").status, 401) << "nobody learns which it is";
  EXPECT_EQ(ask("PUT", "/needs/" + id, need(), buyer, {{"if-match", "\"1\""}}).status, 404);
  EXPECT_EQ(json_of(ask("GET", "/needs", {}, buyer))["items"].size(), 0U);
  EXPECT_EQ(json_of(ask("GET", "/needs", {}, manager))["items"].size(), 1U);
}

TEST_P(RecordEndpointsTest, FieldsAboveTheReadersSightAreLeftOutAndStay) {
  const std::string id = created_need();
  move(Kind::need, id, Action::open);
  const auto seen = json_of(ask("GET", "/needs/" + id, {}, buyer));
  EXPECT_TRUE(seen["document"].contains("title"));
  EXPECT_FALSE(seen["document"].contains("budget"));
  EXPECT_TRUE(seen["may"].empty());
  const std::string note = ask("GET", "/organisations/" + owner, {}, manager).body;
  EXPECT_EQ(note.find("bezocht in mei"), std::string::npos) << "what staff note is not for the organisation";
  json document = json_of(ask("GET", "/organisations/" + owner, {}, manager))["document"];
  document["employees"] = 40;
  const Response changed = ask("PUT", "/organisations/" + owner, document, manager, {{"if-match", "\"2\""}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto full = json_of(ask("GET", "/organisations/" + owner, {}, programme));
  EXPECT_EQ(full["document"]["internal_note"], "bezocht in mei");
  EXPECT_EQ(full["document"]["employees"], 40);
}

TEST_P(RecordEndpointsTest, NothingIsSlippedInWithAChange) {
  const std::string id = created_need();
  json document = json_of(ask("GET", "/needs/" + id, {}, manager))["document"];
  const auto put = [&](const char* field, const json& value) {
    json changed = document;
    changed[field] = value;
    return ask("PUT", "/needs/" + id, changed, manager, {{"if-match", "\"1\""}});
  };
  EXPECT_EQ(put("state", "open").status, 422);
  EXPECT_EQ(put("organisation", other).status, 403) << "into somebody else's hands";
  EXPECT_EQ(put("owner", "me").status, 422);
  json created = need();
  created["state"] = "open";
  EXPECT_EQ(ask("POST", "/needs", created, manager).status, 422);
  created = need();
  created["organisation"] = other;
  EXPECT_EQ(ask("POST", "/needs", created, manager).status, 403) << "in somebody else's name";
}

TEST_P(RecordEndpointsTest, ChangeThatLacksItsOwnerIsToldSo) {
  const std::string id = created_need();
  const json document = json_of(ask("GET", "/needs/" + id, {}, manager))["document"];
  for (const char* field : {"partnership", "organisation"}) {
    json changed = document;
    changed.erase(field);
    const Response refused = ask("PUT", "/needs/" + id, changed, manager, {{"if-match", "\"1\""}});
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(json_of(refused)["errors"],
              json::array({{{"pointer", std::string("/") + field}, {"message", "is missing"}}}));
  }
}

TEST_P(RecordEndpointsTest, AnswerComesFromTheOtherSideAloneWithWhatBelongsToIt) {
  json profile = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
  const std::string offered = create(Kind::profile, profile);
  move(Kind::profile, offered, Action::submit);
  move(Kind::profile, offered, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
  json interest = document(
      Kind::interest, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, offered}});
  interest["contact"] = nullptr;
  interest["answer"] = "";
  const Response sent = ask("POST", "/interests", interest, buyer);
  ASSERT_EQ(sent.status, 201) << sent.body;
  const std::string path = "/interests/" + json_of(sent).value("id", "") + "/transitions";
  const auto accept = [&](const json& fields, const Visitor& visitor) {
    return ask("POST", path, {{"action", "accept"}, {"fields", fields}}, visitor, {{"if-match", "\"1\""}});
  };
  EXPECT_EQ(accept({}, buyer).status, 422) << "fields is no object";
  EXPECT_EQ(accept(json::object(), buyer).status, 403) << "nobody answers themselves";
  EXPECT_EQ(accept({{"message", {{"language", "en"}, {"text", "other words"}}}}, manager).status, 422);
  const Response accepted = accept({{"answer", "Graag"}}, manager);
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(json_of(accepted)["document"]["answer"], "Graag");
  EXPECT_TRUE(json_of(accepted)["document"]["answered_at"].is_string());
}

TEST_P(RecordEndpointsTest, ListsPageFilterAndSort) {
  for (const char* title : {"b", "d", "a", "c"}) created_need(title);
  const auto titles = [&](const std::string& query) {
    std::string all;
    std::string cursor;
    do {
      const auto page =
          json_of(ask("GET", "/needs?limit=3" + query + (cursor.empty() ? "" : "&cursor=" + cursor), {}, manager));
      for (const auto& item : page["items"]) all += item["document"]["title"]["text"];
      cursor = page["next"].is_string() ? page["next"].get<std::string>() : "";
    } while (!cursor.empty());
    return all;
  };
  EXPECT_EQ(titles("&sort=title"), "abcd");
  EXPECT_EQ(titles("&sort=-title"), "dcba");
  EXPECT_EQ(titles(""), "cadb") << "the newest first";
  EXPECT_EQ(titles("&state=open"), "");
  EXPECT_EQ(titles("&title=C"), "c") << "capitals do not matter";
}

TEST_P(RecordEndpointsTest, ErasedPersonLeavesNothingAndIsOut) {
  const std::string id = add_person("leaver", Role::visitor, limburg_guangdong, "");
  const Visitor leaver = sign_in("leaver");
  const Response erased =
      ask("POST", "/persons/" + id + "/transitions", {{"action", "erase"}}, leaver, {{"if-match", "\"2\""}});
  ASSERT_EQ(erased.status, 200) << erased.body;
  EXPECT_TRUE(json_of(ask("GET", "/session", {}, leaver))["person"].is_null());
  EXPECT_EQ(ask("GET", "/persons/" + id, {}, programme).body.find("leaver"), std::string::npos);
}

TEST_P(RecordEndpointsTest, RegionIsOneOfThePartnership) {
  const json fault = {{"pointer", "/region"},
                      {"message", "所指地区不属于本伙伴关系；现有：limburg (灯), guangdong (广东)"}};
  const std::map<std::string, std::string, std::less<>> in_chinese{{"accept-language", "zh"}, {"if-match", "\"2\""}};
  json made = document(Kind::organisation, {{Kind::partnership, limburg_guangdong}});
  made["region"] = "limbrug";
  const Response created = ask("POST", "/organisations", made, programme, in_chinese);
  EXPECT_EQ(created.status, 422);
  EXPECT_EQ(json_of(created)["errors"], json::array({fault}));
  add_person("coordinator", Role::coordinator, limburg_guangdong, other, "limburg");
  const Visitor coordinator = sign_in("coordinator");
  json stored = json_of(ask("GET", "/organisations/" + owner, {}, coordinator))["document"];
  stored["region"] = "atlantis";
  const Response changed = ask("PUT", "/organisations/" + owner, stored, coordinator, in_chinese);
  EXPECT_EQ(changed.status, 422) << "told at its field rather than that it would be another's";
  EXPECT_EQ(json_of(changed)["errors"], json::array({fault}));
  json asked = document(Kind::membership, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
  asked["person"] = add_person("plain", Role::member, limburg_guangdong, owner);
  asked["region"] = "atlantis";
  EXPECT_EQ(json_of(ask("POST", "/memberships", asked, sign_in("plain"), in_chinese))["errors"], json::array({fault}));
  EXPECT_EQ(
      ask("POST", "/organisations", document(Kind::organisation, {{Kind::partnership, limburg_guangdong}}), programme)
          .status,
      201);
}

// Where its readers sit and in which region its people are shown follows from the region of an organisation.
TEST_P(RecordEndpointsTest, OnlyWhoAdmitsOrganisationsMovesOneThatWasAdmitted) {
  const auto put = [&](const std::string& id, const char* region, const Visitor& by) {
    json read = json_of(ask("GET", "/organisations/" + id, {}, by));
    read["document"]["region"] = region;
    return ask("PUT", "/organisations/" + id, read["document"], by,
               {{"accept-language", "en"}, {"if-match", "\"" + read["version"].dump() + "\""}});
  };
  const auto expect_refused = [](const Response& response, const char* what) {
    EXPECT_EQ(response.status, 422) << what;
    const json fault = {{"pointer", "/region"}, {"message", "is not for you to change"}};
    EXPECT_EQ(json_of(response)["errors"], json::array({fault})) << what;
  };
  expect_refused(put(owner, "guangdong", manager), "its manager");
  expect_refused(put(other, "limburg", programme), "who runs the partnership, of their own");
  EXPECT_EQ(put(owner, "limburg", manager).status, 200) << "where it is";
  EXPECT_EQ(put(owner, "guangdong", programme).status, 200);
  const std::string applied =
      create(Kind::organisation, document(Kind::organisation, {{Kind::partnership, limburg_guangdong}}));
  EXPECT_EQ(put(applied, "limburg", programme).status, 200);
  EXPECT_EQ(put(applied, "guangdong", programme).status, 200);
  EXPECT_EQ(ask("POST", "/organisations/" + owner + "/transitions",
                {{"action", "leave"}, {"fields", {{"region", "limburg"}}}}, manager, {{"if-match", "\"4\""}})
                .status,
            422)
      << "as it goes";
}

TEST_P(RecordEndpointsTest, FieldsOfATransitionAreHeldToAnEdit) {
  add_person("coordinator", Role::coordinator, limburg_guangdong, owner, "limburg");
  const Visitor coordinator = sign_in("coordinator");
  json made = document(Kind::organisation, {{Kind::partnership, limburg_guangdong}});
  made["region"] = "limburg";
  const std::string applied = create(Kind::organisation, made);
  const auto admit = [&](const char* region) {
    return ask("POST", "/organisations/" + applied + "/transitions",
               {{"action", "admit"}, {"fields", {{"region", region}}}}, coordinator, {{"if-match", "\"1\""}});
  };
  EXPECT_EQ(admit("guangdong").status, 403) << "is another coordinator's";
  const Response nowhere = admit("atlantis");
  EXPECT_EQ(nowhere.status, 422);
  EXPECT_EQ(json_of(nowhere)["errors"][0]["pointer"], "/fields/region");
  EXPECT_EQ(admit("limburg").status, 200);
}

}  // namespace
}  // namespace twinlight::server
