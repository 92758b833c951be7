#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_fixture.h"
#include "twinlight/storage/change_fixture.h"
#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"

namespace twinlight::storage::fixture {

/// A store with one partnership.
class StoreTest : public DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
    partnership::Partnership record;
    partnership::fixture::fill(record);
    record.state = partnership::State::preparing;
    record.bodies.clear();
    const auto created = store().create(by_system, record);
    ASSERT_TRUE(created) << to_string(created.error().faults.front());
    here_.text = created->id;
  }
  Store store() { return Store(connection()); }

  partnership::Organisation organisation(const std::string& name, std::int64_t employees = 1) {
    partnership::Organisation record;
    partnership::fixture::fill(record);
    record.state = partnership::State::applied;
    record.partnership = here_;
    record.name = {partnership::Language::nl, name, {}};
    record.employees = employees;
    return record;
  }
  std::string add(const std::string& name, std::int64_t employees = 1) {
    const auto created = store().create(by_system, organisation(name, employees));
    EXPECT_TRUE(created);
    return created ? created->id : "";
  }
  partnership::Profile profile(const std::string& owner, bool anonymous) {
    partnership::Profile record;
    partnership::fixture::fill(record);
    record.state = partnership::State::draft;
    record.partnership = here_;
    record.organisation.text = owner;
    record.contact.reset();
    record.products.clear();
    record.need.reset();
    record.anonymous = anonymous;
    return record;
  }
  ListQuery organisations() {
    return {.partnership = here_.text,
            .kind = partnership::Kind::organisation,
            .levels = partnership::Disclosures(partnership::Disclosure::open) | partnership::Disclosure::members};
  }

  partnership::Id<partnership::Partnership> here_;
};

}  // namespace twinlight::storage::fixture
