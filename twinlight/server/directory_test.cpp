// Who is shown by name in the directory follows from the consent to it, in whatever way that is given or withdrawn.
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;

class DirectoryTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    id = add_person("wim", Role::member, limburg_guangdong, owner);
    add_person("reader", Role::member, limburg_guangdong, add_organisation(limburg_guangdong, "limburg"));
    wim = sign_in("wim");
    reader = sign_in("reader");
    ASSERT_EQ(set("directory", false).status, 200);
  }

  std::string words_of(const std::string& purpose) {
    const json mine = json_of(ask("GET", "/my/consents", {}, wim));
    for (const json& item : mine["items"])
      if (item["purpose"] == purpose) return item["text_version"];
    return {};
  }
  bool is_given(const std::string& purpose) {
    const json mine = json_of(ask("GET", "/my/consents", {}, wim));
    for (const json& item : mine["items"])
      if (item["purpose"] == purpose) return !item["given"].is_null();
    return false;
  }
  Response set(const std::string& purpose, bool given) {
    return ask("PUT", "/my/consents/" + purpose, {{"given", given}, {"text_version", words_of(purpose)}}, wim);
  }
  json consent_to(const std::string& purpose) {
    json made = document(Kind::consent, {{Kind::partnership, limburg_guangdong}, {Kind::person, id}});
    made["purpose"] = purpose;
    made["text_version"] = words_of(purpose);
    return made;
  }
  Response withdraw(const std::string& consent) {
    return ask("POST", "/consents/" + consent + "/transitions", {{"action", "withdraw"}}, wim, {{"if-match", "\"1\""}});
  }
  Response edited(const json& fields, const Visitor& by) {
    const Response read = ask("GET", "/persons/" + id, {}, by);
    json own = json_of(read)["document"];
    own.update(fields);
    return ask("PUT", "/persons/" + id, own, by, {{"if-match", fixture::header_of(read, "ETag")}});
  }
  bool is_listed() { return json_of(ask("GET", "/persons/" + id, {}, wim))["document"].value("listed", false); }
  bool is_named() {
    return json_of(ask("GET", "/persons/" + id, {}, reader))["document"].value("family_name", "") != "";
  }

  Visitor wim;
  Visitor reader;
  std::string id;
};
TWL_ON_BOTH_DATABASES(DirectoryTest);

TEST_P(DirectoryTest, NobodyIsListedByHand) {
  add_person("root", Role::administrator, limburg_guangdong, owner);
  const Visitor root = sign_in("root");
  for (const Visitor& by : {wim, root}) {
    const Response refused = edited({{"listed", true}}, by);
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(json_of(refused)["errors"][0]["pointer"], "/listed");
  }
  EXPECT_EQ(edited({{"listed", false}, {"phone", "+32 11 00 00 09"}}, wim).status, 200) << "as it was";
  EXPECT_FALSE(is_named());
  json person = document(Kind::person, {{Kind::partnership, limburg_guangdong}});
  person["email"] = "new@example.org";
  person["listed"] = true;
  EXPECT_EQ(ask("POST", "/persons", person, root).status, 422);
}

TEST_P(DirectoryTest, FollowsTheConsentInWhateverWayItIsGivenAndWithdrawn) {
  ASSERT_EQ(set("directory", true).status, 200);
  EXPECT_TRUE(is_listed());
  EXPECT_TRUE(is_named());
  EXPECT_EQ(edited({{"phone", "+32 11 00 00 09"}}, wim).status, 200) << "the whole document comes back as it was";
  ASSERT_EQ(set("directory", false).status, 200);
  EXPECT_FALSE(is_listed());

  const Response given = ask("POST", "/consents", consent_to("directory"), wim);
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_TRUE(is_listed());
  ASSERT_EQ(withdraw(json_of(given)["id"]).status, 200);
  EXPECT_FALSE(is_listed());
  EXPECT_FALSE(is_named());

  ASSERT_EQ(set("introductions", true).status, 200);
  EXPECT_FALSE(is_listed()) << "another purpose";
}

TEST_P(DirectoryTest, APurposeIsAgreedToOnce) {
  ASSERT_EQ(ask("POST", "/consents", consent_to("introductions"), wim).status, 201);
  const Response again = ask("POST", "/consents", consent_to("introductions"), wim);
  EXPECT_EQ(again.status, 422);
  EXPECT_EQ(json_of(again)["errors"][0]["pointer"], "/purpose");
  EXPECT_EQ(ask("POST", "/consents", consent_to("directory"), wim).status, 201) << "each purpose on its own";
}

TEST_P(DirectoryTest, WithdrawnIsWhatWasGivenTwiceBefore) {
  for (const char* way : {"my consents", "the record"}) {
    const std::string first = create(Kind::consent, consent_to("directory"));
    create(Kind::consent, consent_to("directory"));
    ASSERT_TRUE(is_given("directory"));
    ASSERT_EQ((std::string(way) == "the record" ? withdraw(first) : set("directory", false)).status, 200);
    EXPECT_FALSE(is_given("directory")) << way;
    EXPECT_FALSE(is_listed()) << way;
  }
}

}  // namespace
}  // namespace twinlight::server
