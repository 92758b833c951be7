#include "twinlight/storage/store.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

#include "twinlight/partnership/all_records.h"
#include "twinlight/storage/store_fixture.h"

namespace twinlight::storage {
namespace {

using namespace partnership;  // NOLINT: a test of records
using fixture::by_system;
using fixture::StoreTest;
using Reason = WriteRefusal::Reason;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TWL_ON_BOTH_DATABASES(StoreTest);

TEST_P(StoreTest, ARecordComesBackAsItWas) {
  const Organisation written = organisation("Lichtatelier 灯");
  const auto created = store().create(by_system, written);
  ASSERT_TRUE(created);
  EXPECT_EQ(created->version, 1);
  const auto found = store().find(Kind::organisation, created->id).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(record_from<Organisation>(found->document).value(), written);
  EXPECT_EQ(found->created_at, by_system.at);
  EXPECT_FALSE(store().find(Kind::person, created->id).value());
  EXPECT_FALSE(store().find(Kind::organisation, "").value());
}

TEST_P(StoreTest, AChangeFromAnOldVersionIsRefusedWithTheCurrentOne) {
  const std::string id = add("Een");
  ASSERT_TRUE(store().change(by_system, Action::edit, {id}, 1, organisation("Twee")));
  const auto refused = store().change(by_system, Action::edit, {id}, 1, organisation("Drie"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::conflict);
  EXPECT_EQ(refused.error().current_version, 2);
  EXPECT_EQ(store().find(Kind::organisation, id).value()->document["name"]["text"], "Twee");
  EXPECT_EQ(store().change(by_system, Action::edit, {partnership::fixture::uuid}, 1, organisation("X")).error().reason,
            Reason::absent);
}

TEST_P(StoreTest, OfManyWhoChangeOneVersionAtOnceOneSucceeds) {
  const std::string id = add("Een");
  constexpr int writers = 4;
  std::array<int, writers> succeeded{};
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i)
    threads.emplace_back([&, i] {
      const auto own = connect();
      const auto changed = Store(*own).change(by_system, Action::edit, {id}, 1, organisation(std::to_string(i)));
      succeeded[static_cast<std::size_t>(i)] = changed ? 1 : 0;
      if (!changed) {
        EXPECT_EQ(changed.error().reason, Reason::conflict);
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(succeeded.begin(), succeeded.end(), 1), 1);
  EXPECT_EQ(store().history(id).value().size(), 2U);
}

TEST_P(StoreTest, TheStateMovesAsTheMachineSaysOnly) {
  const std::string id = add("Een");
  Organisation record = organisation("Een");
  record.state = State::active;
  EXPECT_EQ(store().create(by_system, record).error().reason, Reason::state);
  EXPECT_EQ(store().change(by_system, Action::edit, {id}, 1, record).error().reason, Reason::state);
  EXPECT_EQ(store().change(by_system, Action::suspend, {id}, 1, record).error().reason, Reason::state);
  EXPECT_TRUE(store().change(by_system, Action::admit, {id}, 1, record));
}

TEST_P(StoreTest, WhatARecordNamesIsThereAndOfItsPartnership) {
  auto refused = store().create(by_system, profile(partnership::fixture::uuid, false));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::absent);
  EXPECT_EQ(refused.error().faults.front().field, "/organisation");
  EXPECT_FALSE(store().create(by_system, profile(here_.text, false)));  // there, but no organisation

  Partnership other;
  partnership::fixture::fill(other);
  other.state = State::preparing;
  other.bodies.clear();
  Organisation elsewhere = organisation("Elders");
  elsewhere.partnership.text = store().create(by_system, other)->id;
  const auto theirs = store().create(by_system, elsewhere);
  ASSERT_TRUE(theirs);
  EXPECT_EQ(store().create(by_system, profile(theirs->id, false)).error().reason, Reason::absent);
  elsewhere.partnership = here_;
  EXPECT_EQ(store().change(by_system, Action::edit, {theirs->id}, 1, elsewhere).error().faults.front().field,
            "/partnership");

  const std::string owner = add("Een");
  const auto made = store().create(by_system, profile(owner, false));
  ASSERT_TRUE(made);
  EXPECT_THAT(store().naming(owner, "organisation").value(), ElementsAre(made->id));
  EXPECT_THAT(store().naming(owner, "organisation", made->kind).value(), ElementsAre(made->id));
  EXPECT_THAT(store().naming(owner, "organisation", partnership::Kind::partnership).value(), IsEmpty());
}

TEST_P(StoreTest, RevisionGrowsWithEveryChangeToTheKind) {
  const auto revision = [&] { return store().revision(here_.text, Kind::organisation).value(); };
  EXPECT_EQ(revision(), 0);
  const std::string id = add("Lumen");
  EXPECT_EQ(revision(), 1);
  Organisation record = organisation("Lumen");
  record.employees = 7;
  ASSERT_TRUE(store().change(by_system, Action::edit, Id<Organisation>{id}, 1, record));
  EXPECT_EQ(revision(), 2);
}

TEST_P(StoreTest, ChangesAreToldOnceAndInOrder) {
  const auto after = [&](std::int64_t sequence) {
    return store().changes_after(here_.text, Kind::organisation, sequence).value();
  };
  EXPECT_TRUE(after(0).records.empty());
  const std::string one = add("Lumen");
  const std::string two = add("Candela");
  Organisation record = organisation("Lumen");
  record.employees = 7;
  ASSERT_TRUE(store().change(by_system, Action::edit, Id<Organisation>{one}, 1, record));
  const auto changes = after(0);
  EXPECT_THAT(changes.records, ElementsAre(two, one));
  EXPECT_GT(changes.until, 0);
  constexpr std::int64_t far_beyond = 1'000'000;
  EXPECT_TRUE(after(far_beyond).records.empty());
}

TEST_P(StoreTest, EveryChangeIsAuditedWithBeforeAndAfter) {
  const std::string id = add("Een");
  const Change by_person{.person = {"person"}, .at = by_system.at + std::chrono::hours(1)};
  ASSERT_TRUE(store().change(by_person, Action::edit, {id}, 1, organisation("Twee")));
  ASSERT_FALSE(store().change(by_person, Action::edit, {id}, 1, organisation("Drie")));
  const auto history = store().history(id).value();
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].action, Action::create);
  EXPECT_EQ(history[0].before, "");
  EXPECT_EQ(history[1].person, "person");
  EXPECT_EQ(history[1].at, by_person.at);
  EXPECT_EQ(history[1].version, 2);
  EXPECT_EQ(history[1].before, history[0].after);
  EXPECT_EQ(nlohmann::json::parse(history[1].after)["name"]["text"], "Twee");
  EXPECT_GT(history[1].sequence, history[0].sequence);
}

TEST_P(StoreTest, ErasingAPersonLeavesATraceWithoutThePerson) {
  Person record;
  partnership::fixture::fill(record);
  record.state = State::invited;
  record.partnership = here_;
  const auto created = store().create(by_system, record);
  ASSERT_TRUE(created);
  const Person erased{.state = State::erased, .partnership = here_};
  ASSERT_TRUE(store().change(by_system, Action::erase, {created->id}, 1, erased));
  EXPECT_EQ(store().history(created->id).value().size(), 2U);
  for (const char* table : {"records", "record_index", "audit"}) {
    const auto rows = connection().query(std::string("SELECT * FROM ") + table).value();
    for (const SqlRow& row : rows)
      for (const SqlValue& value : row) EXPECT_THAT(text(value), ::testing::Not(::testing::HasSubstr("li@example")));
  }
}

TEST_P(StoreTest, AnErasedPersonHoldsNothing) {
  Person record;
  partnership::fixture::fill(record);
  record.state = State::invited;
  record.partnership = here_;
  const auto created = store().create(by_system, record);
  ASSERT_TRUE(created);
  record.state = State::erased;
  EXPECT_EQ(store().change(by_system, Action::erase, {created->id}, 1, record).error().reason,
            WriteRefusal::Reason::invalid);
}

TEST_P(StoreTest, ARoleIsNotTurnedIntoAnotherByAnyAction) {
  Person person;
  partnership::fixture::fill(person);
  person.state = State::invited;
  person.partnership = here_;
  partnership::Membership membership{.partnership = here_};
  membership.person.text = store().create(by_system, person)->id;
  membership.organisation.text = add("Een");
  const auto created = store().create(by_system, membership);
  ASSERT_TRUE(created);
  membership.state = State::active;
  membership.role = partnership::Role::administrator;
  const auto raised = store().change(by_system, Action::admit, {created->id}, 1, membership);
  ASSERT_FALSE(raised);
  EXPECT_EQ(raised.error().faults.front().field, "/role");
  membership.role = partnership::Role::member;
  membership.organisation.text = add("Twee");
  EXPECT_EQ(store().change(by_system, Action::admit, {created->id}, 1, membership).error().faults.front().field,
            "/organisation");
}

TEST_P(StoreTest, ARefusedWriteLeavesNothingBehind) {
  const auto count = [&](const char* table) {
    return connection().query(std::string("SELECT 1 FROM ") + table).value().size();
  };
  const std::size_t records = count("records");
  const std::size_t entries = count("record_index");
  ASSERT_FALSE(store().create(by_system, profile(partnership::fixture::uuid, false)));
  Organisation nameless = organisation("");
  EXPECT_EQ(store().create(by_system, nameless).error().reason, Reason::invalid);
  EXPECT_EQ(count("records"), records);
  EXPECT_EQ(count("record_index"), entries);
  EXPECT_EQ(count("audit"), records);
}

}  // namespace
}  // namespace twinlight::storage
