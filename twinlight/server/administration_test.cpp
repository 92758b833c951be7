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

TEST_P(AdministrationTest, FurtherRoleIsGiven) {
  ASSERT_TRUE(add(keeper()));
  const auto connection = installation().connections().lend();
  ASSERT_TRUE(add_role(**connection, "keeper@example.org", Role::coordinator, other, "guangdong", Instant{}));
  EXPECT_EQ(list_users(**connection).value().front().roles.size(), 2U);
}

}  // namespace
}  // namespace twinlight::server
