#include "twinlight/partnership/disclosure.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "twinlight/partnership/actor_fixture.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/partnership/subject.h"

namespace twinlight::partnership {
namespace {

using fixture::here;
using fixture::there;

const std::array<Id<Organisation>, 3> organisations{Id<Organisation>{"33333333-3333-3333-3333-333333333331"},
                                                    Id<Organisation>{"33333333-3333-3333-3333-333333333332"},
                                                    Id<Organisation>{"33333333-3333-3333-3333-333333333333"}};
const std::array<std::string, 2> regions{"limburg", "guangdong"};

template <class T, std::size_t N>
T pick(const std::array<T, N>& from) {
  return from[*rc::gen::inRange<std::size_t>(0, N)];
}

Actor random_actor() {
  Actor actor{.person = {*rc::gen::element<std::string>("", "person 1", "person 2")}};
  const int grants = *rc::gen::inRange(0, 3);
  for (int i = 0; i < grants && !actor.person.empty(); ++i) {
    const Role role = pick(every<Role>());
    if (role == Role::visitor || role == Role::system) continue;
    actor.grants.push_back(
        {role, *rc::gen::element(here, there), pick(organisations), role == Role::coordinator ? pick(regions) : ""});
  }
  return actor;
}

/// A document of the kind in which every field that nothing depends on holds a text of its own, "secret of <field>".
nlohmann::json marked_document(Kind kind) {
  nlohmann::json document = nlohmann::json::object();
  for (const FieldDescription& field : fields_of(kind))
    document[std::string(field.name)] = "secret of " + std::string(field.name) + ".";
  document["partnership"] = here.text;
  document["anonymous"] = *rc::gen::arbitrary<bool>();
  document["listed"] = *rc::gen::arbitrary<bool>();
  document["state"] = word_of(first_state(kind));
  document["role"] = "member";
  return document;
}

struct Reader {
  const char* what;
  Actor actor;
  bool sees_beyond;
};

TEST(Disclosure, PersonWhoDidNotAgreeToTransferIsShownWithinTheOwnRegionAlone) {
  const Id<Organisation>&at_home = organisations[0], &own = organisations[1], &abroad = organisations[2];
  const Subject listed{.kind = Kind::person,
                       .state = State::active,
                       .partnership = here,
                       .organisation = own,
                       .regions = {"limburg"},
                       .person = {"person 1"},
                       .counterparts = {abroad}};
  Subject kept = listed;
  kept.kept_within = {"limburg"};
  const Reader readers[] = {
      {"a visitor", {}, false},
      {"themselves", {.person = {"person 1"}}, true},
      {"a colleague", {{"p"}, {{Role::member, here, own, "", "limburg"}}}, true},
      {"a member at home", {{"p"}, {{Role::member, here, at_home, "", "limburg"}}}, true},
      {"a member abroad", {{"p"}, {{Role::member, here, organisations[0], "", "guangdong"}}}, false},
      {"the other side of a mutual interest", {{"p"}, {{Role::member, here, abroad, "", "guangdong"}}}, false},
      {"the coordinator", {{"p"}, {{Role::coordinator, here, at_home, "limburg", "limburg"}}}, true},
      {"the coordinator abroad", {{"p"}, {{Role::coordinator, here, abroad, "guangdong", "guangdong"}}}, false},
      {"who runs it at home", {{"p"}, {{Role::programme_manager, here, at_home, "", "limburg"}}}, true},
      {"who runs it abroad", {{"p"}, {{Role::programme_manager, here, abroad, "", "guangdong"}}}, false},
      {"an official abroad", {{"p"}, {{Role::official, here, abroad, "", "guangdong"}}}, false},
      {"who keeps the installation", {{"p"}, {{Role::administrator, here, abroad, "", "guangdong"}}}, true},
      {"who acts in both",
       {{"p"}, {{Role::member, here, {"a factory"}, "", "guangdong"}, {Role::member, here, at_home, "", "limburg"}}},
       true},
      {"somebody of the region elsewhere", {{"p"}, {{Role::member, there, at_home, "", "limburg"}}}, false},
  };
  for (const Reader& reader : readers) {
    const Disclosures seen = sight(reader.actor, kept);
    EXPECT_EQ(is_held_back(reader.actor, kept), !reader.sees_beyond) << reader.what;
    EXPECT_FALSE(is_held_back(reader.actor, listed)) << reader.what << ": they agreed";
    if (reader.sees_beyond)
      EXPECT_EQ(seen.bits, sight(reader.actor, listed).bits) << reader.what;
    else
      EXPECT_EQ(seen.bits, Disclosures(Disclosure::open).bits) << reader.what;
  }
}

TEST(Disclosure, StaffOfAnotherPartnershipSeeOfTheirOwnRecordWhatIsTheirs) {
  const Actor actor{.person = {"person 1"}, .grants = {{Role::administrator, there, organisations[0], ""}}};
  const Subject subject{.kind = Kind::person, .state = State::active, .partnership = here, .person = {"person 1"}};
  const Disclosures seen = sight(actor, subject);
  EXPECT_TRUE(seen.has(Disclosure::personal));
  EXPECT_TRUE(seen.has(Disclosure::own));
  EXPECT_FALSE(seen.has(Disclosure::staff));
}

RC_GTEST_PROP(Disclosure, NobodySeesAFieldThatIsNotForThem, ()) {
  const Kind kind = pick(every<Kind>());
  RC_PRE(kind != Kind::audit_entry);
  const Actor actor = random_actor();
  const nlohmann::json document = marked_document(kind);
  Subject subject = subject_of(kind, "record", document);
  subject.organisation = pick(organisations);
  subject.regions = {pick(regions)};
  subject.person.text = *rc::gen::element<std::string>("", "person 1", "person 2");
  if (*rc::gen::arbitrary<bool>()) subject.counterparts = {pick(organisations)};
  const std::string shown = disclosed(kind, document, sight(actor, subject)).dump();

  // Worked out from the words of the design, not from the tables.
  const auto holds = [&](auto&& condition) {
    return std::any_of(actor.grants.begin(), actor.grants.end(),
                       [&](const Grant& grant) { return grant.partnership == here && condition(grant); });
  };
  const bool self = !actor.person.empty() && actor.person == subject.person;
  const bool member = self || holds([](const Grant&) { return true; });
  const bool administrator = holds([](const Grant& grant) { return grant.role == Role::administrator; });
  const bool owner = self || holds([&](const Grant& grant) { return grant.organisation == subject.organisation; });
  const bool staff = administrator || holds([&](const Grant& grant) {
                       return grant.role == Role::programme_manager ||
                              (grant.role == Role::coordinator && grant.region == subject.regions.front());
                     });
  const bool party = owner || staff || holds([&](const Grant& grant) {
                       return !subject.counterparts.empty() && grant.organisation == subject.counterparts.front();
                     });
  for (const FieldDescription& field : fields_of(kind)) {
    if (shown.find("secret of " + std::string(field.name) + ".") == std::string::npos) continue;
    RC_LOG() << word_of(kind) << " shows " << field.name << '\n';
    if (field.disclosure == Disclosure::members) RC_ASSERT(member);
    if (field.disclosure == Disclosure::identity) RC_ASSERT(party || !subject.anonymous);
    if (field.disclosure == Disclosure::parties) RC_ASSERT(party);
    if (field.disclosure == Disclosure::own) RC_ASSERT(owner || staff);
    if (field.disclosure == Disclosure::staff) RC_ASSERT(staff);
    if (field.disclosure == Disclosure::personal) RC_ASSERT(self || administrator);
  }
}

TEST(Disclosure, EveryRoleAndRelationHasAnAnswerThatGrowsWithCloseness) {
  constexpr std::array closer{Relation::elsewhere, Relation::partnership, Relation::counterpart,
                              Relation::own_organisation, Relation::self};
  for (const Role role : every<Role>()) {
    EXPECT_TRUE(levels_of(role, Relation::elsewhere).within(Disclosures(Disclosure::open) | Disclosure::identity));
    for (std::size_t i = 1; i < closer.size(); ++i)
      EXPECT_TRUE(levels_of(role, closer[i - 1]).within(levels_of(role, closer[i]))) << word_of(role) << " " << i;
  }
}

TEST(Disclosure, TheOwnerDoesNotSeeTheNotesOfTheStaff) {
  EXPECT_FALSE(levels_of(Role::organisation_manager, Relation::own_organisation).has(Disclosure::staff));
  EXPECT_TRUE(levels_of(Role::coordinator, Relation::region).has(Disclosure::staff));
  EXPECT_FALSE(levels_of(Role::official, Relation::partnership).has(Disclosure::own));
}

TEST(Disclosure, AnAnonymousProfileNamesNobodyUntilInterestIsMutual) {
  const nlohmann::json document{
      {"state", "published"},   {"partnership", here.text}, {"organisation", organisations[0].text},
      {"title", "LED modules"}, {"contact", "contact"},     {"anonymous", true}};
  const Actor reader{.person = {"reader"}, .grants = {{Role::member, here, organisations[1]}}};
  Subject subject = subject_of(Kind::profile, "record", document);
  EXPECT_TRUE(may(reader, Action::read, subject));
  nlohmann::json shown = disclosed(Kind::profile, document, sight(reader, subject));
  EXPECT_EQ(shown, nlohmann::json({{"state", "published"}, {"partnership", here.text}, {"title", "LED modules"}}));

  subject.counterparts = {organisations[1]};
  shown = disclosed(Kind::profile, document, sight(reader, subject));
  EXPECT_EQ(shown["organisation"], organisations[0].text);
  EXPECT_EQ(shown["contact"], "contact");
  EXPECT_FALSE(shown.contains("anonymous"));
}

}  // namespace
}  // namespace twinlight::partnership
