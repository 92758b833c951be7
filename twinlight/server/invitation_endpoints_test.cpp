#include "twinlight/server/invitation_endpoints.h"

#include "twinlight/server/mail_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;

class InvitationTest : public fixture::MailTest {
 public:
  void SetUp() override {
    MailTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
    manager = sign_in("manager");
  }
  json somebody() const {
    return {{"email", "New@example.org"},
            {"family_name", "Claes"},
            {"preferred_language", "nl"},
            {"organisation", owner},
            {"role", "member"}};
  }
  Visitor manager;
};
TWL_ON_BOTH_DATABASES(InvitationTest);

TEST_P(InvitationTest, WhoIsInvitedActsForTheOrganisationAfterChoosingAPassword) {
  const Response invited = ask("POST", "/invitations", somebody(), manager);
  ASSERT_EQ(invited.status, 201) << invited.body;
  const Mail mail = letter(1);
  EXPECT_EQ(mail.to, "new@example.org");
  EXPECT_THAT(mail.subject, HasSubstr("Uitnodiging")) << "in the language of who is invited";
  EXPECT_EQ(choose(token_in(mail), fixture::password), 204);
  const json session = json_of(ask("GET", "/session", {}, sign_in("new")));
  EXPECT_EQ(session["person"]["id"], json_of(invited)["person"]);
  EXPECT_EQ(session["person"]["language"], "nl");
  ASSERT_EQ(session["person"]["roles"].size(), 1U);
  EXPECT_EQ(session["person"]["roles"][0]["role"], "member");
  EXPECT_EQ(session["person"]["roles"][0]["organisation"], owner);
  EXPECT_EQ(choose(token_in(mail), "another long password"), 404) << "an invitation opens once";
}

TEST_P(InvitationTest, RolesAreGivenOnlyByThoseWhoMay) {
  json asked = somebody();
  EXPECT_EQ(ask("POST", "/invitations", asked).status, 401);
  asked["role"] = "organisation_manager";
  EXPECT_EQ(ask("POST", "/invitations", asked, manager).status, 201) << "of the own organisation";
  asked["role"] = "administrator";
  EXPECT_EQ(ask("POST", "/invitations", asked, manager).status, 403);
  asked = somebody();
  asked["organisation"] = other;
  EXPECT_EQ(ask("POST", "/invitations", asked, manager).status, 403);
  add_person("member", Role::member, limburg_guangdong, owner);
  EXPECT_EQ(ask("POST", "/invitations", somebody(), sign_in("member")).status, 403);
  add_person("coordinator", Role::coordinator, limburg_guangdong, other, "limburg");
  asked = somebody();
  asked["email"] = "another@example.org";
  EXPECT_EQ(ask("POST", "/invitations", asked, sign_in("coordinator")).status, 201) << "of their region";
}

TEST_P(InvitationTest, WhoIsInvitedTwiceIsOnePersonWithTheNewestLink) {
  const json first = json_of(ask("POST", "/invitations", somebody(), manager));
  json again = somebody();
  again["email"] = "new@EXAMPLE.org";
  const Response second = ask("POST", "/invitations", again, manager);
  EXPECT_EQ(second.status, 200) << second.body;
  EXPECT_EQ(json_of(second), first) << "the same person in the same membership";
  EXPECT_EQ(choose(token_in(letter(1)), fixture::password), 404) << "the link of the lost letter is closed";
  EXPECT_EQ(choose(token_in(letter(2)), fixture::password), 204);
  EXPECT_EQ(ask("POST", "/invitations", again, manager).status, 422) << "has an account now";
  EXPECT_EQ(letters_in_all(), 2U);
}

TEST_P(InvitationTest, InvitationSentAgainWithItsKeySendsNoSecondLetter) {
  const auto send = [&] {
    return ask("POST", "/invitations", somebody(), manager, {{"idempotency-key", "key-00000001"}});
  };
  const Response first = send();
  ASSERT_EQ(first.status, 201) << first.body;
  const Response second = send();
  EXPECT_EQ(second.status, 201) << "the answer of the first";
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(letters_in_all(), 1U);
  EXPECT_EQ(choose(token_in(letter(1)), fixture::password), 204) << "its link still counts";
}

TEST_P(InvitationTest, WhoIsInvitedForAnotherRoleGetsThatToo) {
  const json first = json_of(ask("POST", "/invitations", somebody(), manager));
  json again = somebody();
  again["role"] = "organisation_manager";
  const Response second = ask("POST", "/invitations", again, manager);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(json_of(second)["person"], first["person"]);
  EXPECT_NE(json_of(second)["membership"], first["membership"]);
  again["role"] = "administrator";
  EXPECT_EQ(ask("POST", "/invitations", again, manager).status, 403);
  EXPECT_EQ(choose(token_in(letter(2)), fixture::password), 204);
  EXPECT_EQ(json_of(ask("GET", "/session", {}, sign_in("new")))["person"]["roles"].size(), 2U);
}

TEST_P(InvitationTest, WhoIsSuspendedIsNotInvitedAsSomebodyElse) {
  const std::string person = json_of(ask("POST", "/invitations", somebody(), manager))["person"];
  add_person("keeper", Role::administrator, limburg_guangdong, other);
  const Visitor keeper = sign_in("keeper");
  move(Kind::person, person, Action::activate);
  move(Kind::person, person, Action::suspend);
  const Response refused = ask("POST", "/invitations", somebody(), manager, {{"accept-language", "nl"}});
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(json_of(refused)["errors"][0],
            json({{"pointer", "/email"}, {"message", "is het adres van iemand die geschorst is"}}));
  EXPECT_EQ(letters_in_all(), 1U);
  const auto people = json_of(ask("GET", "/persons?email=new@example.org", {}, keeper))["items"];
  EXPECT_EQ(people.size(), 1U);
}

TEST_P(InvitationTest, WhoCameAndActsElsewhereIsNotDrawnIn) {
  const std::string person = json_of(ask("POST", "/invitations", somebody(), manager))["person"];
  move(Kind::person, person, Action::activate);
  add_person("maker", Role::organisation_manager, limburg_guangdong, other);
  json drawn = somebody();
  drawn["organisation"] = other;
  const Response refused = ask("POST", "/invitations", drawn, sign_in("maker"), {{"accept-language", "en"}});
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(json_of(refused)["errors"][0],
            json({{"pointer", "/email"}, {"message", "acts for others, or did, and asks for this role themselves"}}));
  EXPECT_EQ(letters_in_all(), 1U);
  EXPECT_EQ(ask("POST", "/invitations", somebody(), manager).status, 200) << "their own organisation";
}

TEST_P(InvitationTest, WhoIsInvitedElsewhereIsSomebodyElse) {
  const json here = json_of(ask("POST", "/invitations", somebody(), manager));
  const std::string elsewhere = add_partnership();
  json again = somebody();
  again["organisation"] = add_organisation(elsewhere, "limburg");
  add_person("keeper", Role::administrator, elsewhere, again["organisation"]);
  const Response there = ask("POST", "/invitations", again, sign_in("keeper"));
  EXPECT_EQ(there.status, 201) << there.body;
  EXPECT_NE(json_of(there)["person"], here["person"]);
}

TEST_P(InvitationTest, RegionOfACoordinatorIsOneOfThePartnership) {
  add_person("programme", Role::programme_manager, limburg_guangdong, other);
  json asked = somebody();
  asked["role"] = "coordinator";
  asked["region"] = "atlantis";
  const Response refused = ask("POST", "/invitations", asked, sign_in("programme"), {{"accept-language", "nl"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(
      json_of(refused)["errors"][0],
      json({{"pointer", "/region"},
            {"message", "noemt geen regio van dit partnerschap; er zijn: limburg (Limburg), guangdong (Guangdong)"}}));
}

TEST_P(InvitationTest, WhatCanNotBeIsToldAtItsField) {
  json asked = somebody();
  asked["email"] = "manager@example.org";
  Response refused = ask("POST", "/invitations", asked, manager, {{"accept-language", "nl"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(json_of(refused)["errors"][0], json({{"pointer", "/email"}, {"message", "heeft al een account"}}));
  asked["email"] = "no address";
  EXPECT_EQ(ask("POST", "/invitations", asked, manager).status, 422);
  asked = somebody();
  asked["organisation"] = limburg_guangdong;
  EXPECT_EQ(ask("POST", "/invitations", asked, manager).status, 422);
  asked = somebody();
  asked["region"] = "limburg";
  refused = ask("POST", "/invitations", asked, manager);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(json_of(refused)["errors"][0]["pointer"], "/region") << "a member has none";
}

class NoMailTest : public fixture::ServerTest {};
TWL_ON_BOTH_DATABASES(NoMailTest);

TEST_P(NoMailTest, WhatBeginsWithALetterSaysThatNoneIsSent) {
  add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
  const Visitor manager = sign_in("manager");
  const json somebody = {{"email", "new@example.org"},
                         {"family_name", "Claes"},
                         {"preferred_language", "nl"},
                         {"organisation", owner},
                         {"role", "member"}};
  const auto why = [](const Response& refused) {
    return std::to_string(refused.status) + " " + json_of(refused).value("type", "");
  };
  EXPECT_EQ(why(ask("POST", "/invitations", somebody, manager)), "409 urn:twinlight:problem:no-mail");
  EXPECT_EQ(ask("POST", "/invitations", somebody).status, 401);
  const auto import_of = [&](const std::string& collection, const char* table) {
    return send("POST", "/imports/" + collection, table, "application/octet-stream", manager);
  };
  EXPECT_EQ(why(import_of("persons", "email,family_name,role\na@b.example,A,member\n")),
            "409 urn:twinlight:problem:no-mail");
  EXPECT_EQ(import_of("products", "model,name\nK-1,Lamp\n").status, 202);
}

}  // namespace
}  // namespace twinlight::server
