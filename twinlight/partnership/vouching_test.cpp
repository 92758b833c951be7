#include "twinlight/partnership/vouching.h"

#include <gmock/gmock.h>

#include <set>

#include "twinlight/partnership/actor_fixture.h"

namespace twinlight::partnership {
namespace {

using fixture::actor_with;
using fixture::here;
using fixture::me;
using fixture::ours;
using fixture::somebody;
using fixture::theirs;
using fixture::there;

/// Somebody who holds a role.
struct Holder {
  Role role = Role::member;
  Id<Partnership> partnership = here;
  Id<Organisation> organisation = theirs;
  std::string region = "limburg";
  Id<Person> person = somebody;
};

Subject subject(Kind kind, const Holder& holder) {
  Subject made{.kind = kind,
               .state = State::active,
               .partnership = holder.partnership,
               .organisation = holder.organisation,
               .regions = {holder.region},
               .person = holder.person};
  if (kind == Kind::membership) made.granted_role = holder.role;
  return made;
}

Refusal asked(const Actor& actor, const Holder& holder) {
  const std::vector<Subject> memberships{subject(Kind::membership, holder)};
  return refusal_to_vouch(actor, subject(Kind::person, holder), memberships);
}

/// Every role of whoever makes a code × every role of whom it is for × where that one stands.
TEST(Vouching, IsForThoseWhoRunThingsAndForWhomTheyStandAbove) {
  const std::set<Role> of_members{Role::member, Role::organisation_manager};
  const std::set<Role> of_partnership{Role::member, Role::organisation_manager, Role::coordinator, Role::official};
  std::set<Role> all_but_administrators = of_partnership;
  all_but_administrators.insert(Role::programme_manager);
  int allowed = 0;
  for (const Role issuer : every<Role>())
    for (const Role role : every<Role>()) {
      if (role == Role::visitor || role == Role::system) continue;  // nobody is a member as such
      for (const auto& partnership : {here, there})
        for (const auto& organisation : {ours, theirs})
          for (const std::string region : {"limburg", "guangdong"})
            for (const auto& person : {me, somebody}) {
              const bool reached = partnership == here && person == somebody;
              const bool foreign = organisation == theirs;
              const bool expected =
                  (issuer == Role::coordinator && reached && foreign && region == "limburg" &&
                   of_members.contains(role)) ||
                  (issuer == Role::programme_manager && reached && foreign && of_partnership.contains(role)) ||
                  (issuer == Role::administrator && reached && all_but_administrators.contains(role));
              allowed += expected ? 1 : 0;
              EXPECT_EQ(asked(actor_with(issuer), {role, partnership, organisation, region, person}) == Refusal::none,
                        expected)
                  << word_of(issuer) << " for " << word_of(role) << " of " << region;
            }
    }
  EXPECT_EQ(allowed, 2 + 4 * 2 + 5 * 4);
}

TEST(Vouching, EveryRoleOfThePersonCounts) {
  const Holder member;
  const Subject person = subject(Kind::person, member);
  std::vector<Subject> memberships{subject(Kind::membership, member)};
  EXPECT_EQ(refusal_to_vouch(actor_with(Role::coordinator), person, memberships), Refusal::none);
  memberships.push_back(subject(Kind::membership, {.role = Role::member, .region = "guangdong"}));
  EXPECT_EQ(refusal_to_vouch(actor_with(Role::coordinator), person, memberships), Refusal::right);
  EXPECT_EQ(refusal_to_vouch(actor_with(Role::programme_manager), person, memberships), Refusal::none);
  memberships.push_back(subject(Kind::membership, {.role = Role::member, .partnership = there}));
  EXPECT_EQ(refusal_to_vouch(actor_with(Role::administrator), person, memberships), Refusal::right)
      << "a session would act in the other partnership too";
}

TEST(Vouching, SaysWhatIsMissing) {
  const Holder member;
  EXPECT_EQ(asked({}, member), Refusal::sign_in);
  Subject invited = subject(Kind::person, member);
  invited.state = State::invited;
  const std::vector<Subject> memberships{subject(Kind::membership, member)};
  EXPECT_EQ(refusal_to_vouch(actor_with(Role::coordinator), invited, memberships), Refusal::state);
}

}  // namespace
}  // namespace twinlight::partnership
