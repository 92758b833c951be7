#include "twinlight/server/administration.h"

#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using partnership::Role;
using ::testing::HasSubstr;

class AdministrationTest : public fixture::ServerTest {
 public:
  NewUser keeper() const {
    return {.email = "Keeper@example.org",
            .family_name = "Claes",
            .given_name = "Els",
            .role = Role::administrator,
            .organisation = owner,
            .password = fixture::password};
  }
  Result<std::string> add(const NewUser& user) {
    const auto connection = installation().connections().lend();
    return add_user(**connection, user, Instant{}, PasswordCost::least);
  }
};
TWL_ON_BOTH_DATABASES(AdministrationTest);

TEST_P(AdministrationTest, FirstAccountSignsInWithItsRole) {
  const auto added = add(keeper());
  ASSERT_TRUE(added) << to_string(added.error());
  const auto visitor = sign_in("keeper");
  const auto session = json_of(ask("GET", "/session", {}, visitor));
  EXPECT_EQ(session["person"]["id"], *added);
  EXPECT_EQ(session["person"]["roles"][0]["role"], "administrator");
  const auto connection = installation().connections().lend();
  const auto users = list_users(**connection).value();
  ASSERT_EQ(users.size(), 1U);
  EXPECT_EQ(users[0].email, "keeper@example.org");
  EXPECT_EQ(users[0].name, "Els Claes");
  EXPECT_THAT(users[0].roles, ::testing::ElementsAre(HasSubstr("administrator")));
}

TEST_P(AdministrationTest, RoleIsGivenOnce) {
  ASSERT_TRUE(add(keeper()));
  const auto connection = installation().connections().lend();
  const auto give = [&](Role role) { return add_role(**connection, "keeper@example.org", role, owner, "", Instant{}); };
  EXPECT_TRUE(give(Role::member));
  for (const Role role : {Role::member, Role::administrator})
    EXPECT_THAT(to_string(give(role).error()), HasSubstr("has there already"));
  EXPECT_EQ(list_users(**connection).value().at(0).roles.size(), 2U);
}

TEST_P(AdministrationTest, WhatCanNotBeIsRefusedWhole) {
  ASSERT_TRUE(add(keeper()));
  EXPECT_THAT(to_string(add(keeper()).error()), HasSubstr("has an account already"));
  NewUser user = keeper();
  user.email = "other@example.org";
  user.password = "short";
  EXPECT_THAT(to_string(add(user).error()), HasSubstr("shorter than 12"));
  user = keeper();
  user.email = "other@example.org";
  user.organisation = "Nobody Ltd";
  EXPECT_THAT(to_string(add(user).error()), HasSubstr("no organisation"));
  user = keeper();
  user.email = "other@example.org";
  user.role = Role::coordinator;
  EXPECT_THAT(to_string(add(user).error()), HasSubstr("region")) << "a coordinator has one";
  const auto connection = installation().connections().lend();
  EXPECT_EQ(list_users(**connection).value().size(), 1U);
}

TEST_P(AdministrationTest, AnotherAddressIsOneToSignInWith) {
  ASSERT_TRUE(add(keeper()));
  NewUser other_user = keeper();
  other_user.email = "other@example.org";
  ASSERT_TRUE(add(other_user));
  {
    const auto connection = installation().connections().lend();
    EXPECT_THAT(to_string(set_email(**connection, "keeper@example.org", "Other@example.org", Instant{}).error()),
                HasSubstr("has an account already"));
    EXPECT_THAT(to_string(set_email(**connection, "keeper@example.org", "no address", Instant{}).error()),
                HasSubstr("email"));
    ASSERT_TRUE(set_email(**connection, "keeper@example.org", "New@example.org", Instant{}));
  }
  EXPECT_EQ(ask("POST", "/session", {{"email", "keeper@example.org"}, {"password", fixture::password}}).status, 401);
  EXPECT_EQ(ask("POST", "/session", {{"email", "new@example.org"}, {"password", fixture::password}}).status, 200);
}

TEST_P(AdministrationTest, PasswordIsReplacedAndSessionsEnd) {
  ASSERT_TRUE(add(keeper()));
  const auto visitor = sign_in("keeper");
  {
    const auto connection = installation().connections().lend();
    ASSERT_TRUE(
        set_password(**connection, "keeper@example.org", "another long password", Instant{}, PasswordCost::least));
    EXPECT_FALSE(
        set_password(**connection, "nobody@example.org", "another long password", Instant{}, PasswordCost::least));
  }
  EXPECT_TRUE(json_of(ask("GET", "/session", {}, visitor))["person"].is_null());
  const auto credentials = [](const char* word) {
    return nlohmann::json{{"email", "keeper@example.org"}, {"password", word}};
  };
  EXPECT_EQ(ask("POST", "/session", credentials(fixture::password)).status, 401);
  EXPECT_EQ(ask("POST", "/session", credentials("another long password")).status, 200);
}

// A second partnership, in an installation that runs one.
TEST_P(AdministrationTest, PartnershipBeginsWithABodyForWhichItsFirstPeopleAct) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const NewPartnership asked{
      .name = "Twente - Zhejiang",
      .regions = {{"twente", {partnership::Language::nl, "Twente", {}}, "NL", "Europe/Amsterdam"},
                  {"zhejiang", {partnership::Language::zh, "浙江", {}}, "CN", "Asia/Shanghai"}},
      .body = "Regio Twente",
      .body_region = "twente",
      .language = partnership::Language::nl};
  const auto connection = installation().connections().lend();
  const auto added = server::add_partnership(**connection, asked, now);
  ASSERT_TRUE(added) << to_string(added.error());
  NewUser manager = keeper();
  manager.role = Role::programme_manager;
  manager.organisation = "Regio Twente";
  ASSERT_TRUE(add_user(**connection, manager, now, PasswordCost::least));
  const auto visitor = sign_in("keeper");
  const auto roles = json_of(ask("GET", "/session", {}, visitor))["person"]["roles"];
  ASSERT_EQ(roles.size(), 1U);
  EXPECT_EQ(roles[0]["partnership"], added->partnership);
  EXPECT_EQ(roles[0]["organisation"], added->body);
  const auto partnership = json_of(ask("GET", "/partnerships/" + added->partnership, {}, visitor))["document"];
  EXPECT_EQ(partnership["state"], "active");
  EXPECT_EQ(partnership["bodies"], nlohmann::json::array({added->body}));
  nlohmann::json member =
      document(partnership::Kind::organisation, {{partnership::Kind::partnership, added->partnership}});
  member["region"] = "zhejiang";
  const auto applied = ask("POST", "/organisations", member, visitor);
  ASSERT_EQ(applied.status, 201) << applied.body;
  EXPECT_EQ(ask("POST", "/organisations/" + json_of(applied)["id"].get<std::string>() + "/transitions",
                {{"action", "admit"}}, visitor, {{"if-match", "\"1\""}})
                .status,
            200)
      << "and they admit others";
}

TEST_P(AdministrationTest, PartnershipThatCanNotBeIsRefusedWhole) {
  const auto connection = installation().connections().lend();
  storage::Store store(**connection);
  const std::size_t before = store.partnerships().value().size();
  NewPartnership asked{.name = "Nowhere",
                       .regions = {{"twente", {partnership::Language::nl, "Twente", {}}, "NL", "Europe/Amsterdam"}},
                       .body = "Regio Twente",
                       .body_region = "atlantis"};
  EXPECT_THAT(to_string(server::add_partnership(**connection, asked, Instant{}).error()), HasSubstr("twente (Twente)"));
  asked.body_region = "twente";
  asked.regions[0].country = "Netherlands";
  EXPECT_THAT(to_string(server::add_partnership(**connection, asked, Instant{}).error()), HasSubstr("country"));
  asked.regions[0].country = "NL";
  asked.regions[0].time_zone = "Europe/Nowhere";
  EXPECT_THAT(to_string(server::add_partnership(**connection, asked, Instant{}).error()), HasSubstr("time_zone"));
  EXPECT_EQ(store.partnerships().value().size(), before);
}

TEST_P(AdministrationTest, NobodyIsGivenARoleForWhatIsNotActiveOrNotThere) {
  const std::string applied =
      create(partnership::Kind::organisation,
             document(partnership::Kind::organisation, {{partnership::Kind::partnership, limburg_guangdong}}));
  NewUser user = keeper();
  user.organisation = applied;
  EXPECT_THAT(to_string(add(user).error()), HasSubstr("is not active"));
  user = keeper();
  user.role = Role::coordinator;
  user.region = "atlantis";
  EXPECT_THAT(to_string(add(user).error()), HasSubstr("limburg (Limburg in English)"));
}

TEST_P(AdministrationTest, WhoHasRolesInSeveralPartnershipsIsAtHomeInTheOldest) {
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const std::string elsewhere = add_partnership();
  const std::string stranger = add_organisation(elsewhere, "limburg");
  const std::string person = add_person("traveller", Role::member, limburg_guangdong, owner);
  auto later = document(partnership::Kind::membership, {{partnership::Kind::partnership, elsewhere},
                                                        {partnership::Kind::person, person},
                                                        {partnership::Kind::organisation, stranger}});
  later["role"] = "member";
  later["region"] = "";
  const std::string first_by_id = "00000000-0000-7000-8000-000000000001";
  {
    const auto connection = installation().connections().lend();
    const storage::Change change{.person = {}, .at = now + std::chrono::hours(1)};
    ASSERT_TRUE(storage::Store(**connection).create(change, partnership::Kind::membership, later, first_by_id));
  }
  move(partnership::Kind::membership, first_by_id, partnership::Action::admit);
  const auto visitor = sign_in("traveller");
  const auto roles = json_of(ask("GET", "/session", {}, visitor))["person"]["roles"];
  ASSERT_EQ(roles.size(), 2U);
  EXPECT_EQ(roles[0]["partnership"], limburg_guangdong);
  const auto listed = json_of(ask("GET", "/organisations", {}, visitor))["items"];
  ASSERT_EQ(listed.size(), 2U);
  for (const auto& item : listed) EXPECT_EQ(item["document"]["partnership"], limburg_guangdong);
}

TEST_P(AdministrationTest, FurtherRoleIsGiven) {
  ASSERT_TRUE(add(keeper()));
  const auto connection = installation().connections().lend();
  ASSERT_TRUE(add_role(**connection, "keeper@example.org", Role::coordinator, other, "guangdong", Instant{}));
  EXPECT_EQ(list_users(**connection).value().front().roles.size(), 2U);
}

}  // namespace
}  // namespace twinlight::server
