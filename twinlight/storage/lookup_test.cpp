// Many records at once are those of one at a time, by one statement.
#include <gmock/gmock.h>

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_fixture.h"
#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage {
namespace {

using namespace partnership;  // NOLINT: a test of records
using ::testing::IsEmpty;

/// Two organisations and what they offer.
class LookupTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
    Partnership record;
    partnership::fixture::fill(record);
    record.state = State::preparing;
    record.bodies.clear();
    here.text = added(record);
    for (std::string& organisation : organisations) organisation = add_organisation();
    for (const std::string& organisation : {organisations[0], organisations[1], organisations[0]})
      profiles.push_back(add_profile(organisation));
  }
  template <class Record>
  std::string added(const Record& record) {
    const auto created = Store(connection()).create({.person = {}, .at = partnership::fixture::moment}, record);
    EXPECT_TRUE(created);
    return created ? created->id : "";
  }
  std::string add_organisation() {
    Organisation record;
    partnership::fixture::fill(record);
    record.state = State::applied;
    record.partnership = here;
    return added(record);
  }
  std::string add_profile(const std::string& owner) {
    Profile record;
    partnership::fixture::fill(record);
    record.state = State::draft;
    record.partnership = here;
    record.organisation.text = owner;
    record.contact.reset();
    record.products.clear();
    record.need.reset();
    return added(record);
  }

  Id<Partnership> here;
  std::array<std::string, 2> organisations;
  std::vector<std::string> profiles;
};
TWL_ON_BOTH_DATABASES(LookupTest);

TEST_P(LookupTest, ThoseThatAreThereComeInTheOrderAskedFor) {
  Store store(connection());
  const std::int64_t before = connection().statements();
  const auto found =
      store.find_each(Kind::profile, {profiles[2], "nobody", profiles[0], organisations[0], profiles[1]}).value();
  EXPECT_EQ(connection().statements(), before + 1);
  ASSERT_EQ(found.size(), 3U);
  const std::vector<std::string> order{profiles[2], profiles[0], profiles[1]};
  for (std::size_t i = 0; i < order.size(); ++i) {
    EXPECT_EQ(found[i].id, order[i]);
    EXPECT_EQ(found[i].document, store.find(Kind::profile, order[i]).value()->document);
  }
  EXPECT_THAT(store.find_each(Kind::profile, {}).value(), IsEmpty());
}

TEST_P(LookupTest, ThoseOfAnyKindComeInTheOrderAskedFor) {
  Store store(connection());
  const std::int64_t before = connection().statements();
  const auto found = store.find_each({profiles[2], "nobody", organisations[1], here.text}).value();
  EXPECT_EQ(connection().statements(), before + 1);
  std::vector<std::pair<Kind, std::string>> told;
  for (const StoredDocument& record : found) told.emplace_back(record.kind, record.id);
  const std::vector<std::pair<Kind, std::string>> order{
      {Kind::profile, profiles[2]}, {Kind::organisation, organisations[1]}, {Kind::partnership, here.text}};
  EXPECT_EQ(told, order);
  EXPECT_THAT(store.find_each({}).value(), IsEmpty());
}

TEST_P(LookupTest, OwnersOfSeveralAreThoseOfTheirDocuments) {
  Store store(connection());
  const std::int64_t before = connection().statements();
  const auto owners = store.owners_of({profiles[0], "nobody", profiles[1], organisations[0]}).value();
  EXPECT_EQ(connection().statements(), before + 1);
  const std::map<std::string, std::string> expected{
      {profiles[0], organisations[0]}, {profiles[1], organisations[1]}, {organisations[0], ""}};
  EXPECT_EQ(owners, expected);
  EXPECT_THAT(store.owners_of({}).value(), IsEmpty());
}

TEST_P(LookupTest, WhoNamesOneOfSeveralIsToldWithWhich) {
  Store store(connection());
  const std::int64_t before = connection().statements();
  const auto found =
      store.records_naming({organisations[0], organisations[1], here.text}, "organisation", Kind::profile).value();
  EXPECT_EQ(connection().statements(), before + 1);
  ASSERT_EQ(found.size(), 3U);
  for (const std::string& organisation : organisations) {
    std::vector<std::string> of;
    for (const auto& [target, record] : found)
      if (target == organisation) of.push_back(record.id);
    EXPECT_EQ(of, store.naming(organisation, "organisation", Kind::profile).value());
  }
  EXPECT_THAT(store.records_naming(profiles, "profile", Kind::interest).value(), IsEmpty());
  EXPECT_THAT(store.records_naming({}, "organisation", Kind::profile).value(), IsEmpty());
}

TEST_P(LookupTest, StatementsAreCounted) {
  const std::int64_t before = connection().statements();
  ASSERT_TRUE(connection().query("SELECT 1"));
  ASSERT_TRUE(connection().execute("UPDATE records SET version = version"));
  EXPECT_EQ(connection().statements(), before + 2);
}

}  // namespace
}  // namespace twinlight::storage
