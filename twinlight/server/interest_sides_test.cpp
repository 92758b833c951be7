#include "twinlight/server/interest_sides.h"

#include <algorithm>

#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using partnership::Action;
using partnership::Kind;

/// Interests of four organisations of two partnerships in what others offer and need, answered in every way.
class InterestSidesTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    elsewhere = add_partnership();
    organisations = {owner, other, add_organisation(limburg_guangdong, "limburg"),
                     add_organisation(elsewhere, "limburg"), add_organisation(elsewhere, "guangdong")};
    interested(limburg_guangdong, owner, Kind::profile, other, {Action::accept});
    interested(limburg_guangdong, owner, Kind::product, other, {Action::accept});
    interested(limburg_guangdong, organisations[2], Kind::need, owner, {Action::accept, Action::conclude});
    interested(limburg_guangdong, other, Kind::need, organisations[2], {});
    interested(limburg_guangdong, other, Kind::profile, organisations[2], {Action::decline});
    interested(limburg_guangdong, other, Kind::product, other, {Action::accept});  // of itself
    interested(elsewhere, organisations[3], Kind::product, organisations[4], {Action::accept});
  }
  void interested(const std::string& partnership, const std::string& by, Kind kind, const std::string& of,
                  const std::vector<Action>& actions) {
    std::map<Kind, std::string> named{{Kind::partnership, partnership}, {Kind::organisation, of}};
    named[kind] = create(kind, document(kind, named));
    named[Kind::organisation] = by;
    nlohmann::json asked = document(Kind::interest, named);
    asked.erase("profile");
    asked[std::string(word_of(kind))] = named[kind];
    const std::string interest = create(Kind::interest, asked);
    for (const Action action : actions)
      move(Kind::interest, interest, action, {{"answered_at", "2026-11-20T09:00:00Z"}});
  }

  std::string elsewhere;
  std::vector<std::string> organisations;
};
TWL_ON_BOTH_DATABASES(InterestSidesTest);

TEST_P(InterestSidesTest, PartnersAreTheOtherSidesOfEachMutualInterest) {
  const auto connection = installation().connections().lend();
  storage::Store store(**connection);
  MutualPartners expected;
  for (const std::string& organisation : organisations) {
    const auto interests = interests_of(store, organisation).value();
    for (const std::string& id : interests) {
      const auto interest = store.find(Kind::interest, id).value().value();
      if (!is_mutual(interest.document)) continue;
      const auto sides = other_sides(store, interest.document, organisation).value();
      for (const std::string& side : sides) {
        auto& partners = expected[{organisation, interest.document["partnership"]}];
        if (std::ranges::count(partners, side) == 0) partners.push_back(side);
      }
    }
  }
  auto found = mutual_partners(store, organisations).value();
  for (auto* partners : {&expected, &found})
    for (auto& [of, sides] : *partners) std::ranges::sort(sides);
  EXPECT_EQ(found, expected);
  EXPECT_EQ(found.size(), 5U);
  EXPECT_EQ((found[{owner, limburg_guangdong}]).size(), 2U);
  EXPECT_TRUE(mutual_partners(store, {}).value().empty());
}

}  // namespace
}  // namespace twinlight::server
