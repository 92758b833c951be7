#include "twinlight/storage/transfer_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {

using std::chrono::days;

const Instant begin{std::chrono::milliseconds(1'795'000'000'000)};

class TransferStoreTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_NO_FATAL_FAILURE(make_two_persons());
  }
  TransferStore transfers() { return TransferStore(connection()); }
  void add(Instant at, const char* person, const char* consent, const char* record, const char* to = "limburg") {
    ASSERT_TRUE(transfers().add({0, at, "a", person, "introductions", consent, "guangdong", to, "org", record}));
  }
  std::vector<TransferCount> counts(Instant from, Instant before) {
    return transfers().counts("a", from, before).value();
  }
};
TWL_ON_BOTH_DATABASES(TransferStoreTest);

TEST_P(TransferStoreTest, APersonCountsOnceAYearForEachPairOfRegions) {
  add(begin, "p1", "c1", "i1");
  add(begin + days(1), "p1", "c1", "i2");
  add(begin + days(2), "p2", "", "i1");
  add(begin + days(2), "p2", "c2", "i3");
  add(begin + days(2), "p1", "c1", "i4", "hainan");
  add(begin + days(400), "p1", "c1", "i5");
  const auto found = counts(begin, begin + days(365));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].to_region, "hainan");
  EXPECT_EQ(found[0].people, 1);
  EXPECT_EQ(found[1].to_region, "limburg");
  EXPECT_EQ(found[1].people, 2);
  EXPECT_EQ(found[1].without_consent, 1);
  EXPECT_EQ(counts(begin + days(365), begin + days(730))[0].people, 1);
}

TEST_P(TransferStoreTest, TheSameIsNotedOnceAndListedTheNewestFirst) {
  add(begin, "p1", "c1", "i1");
  add(begin + days(1), "p1", "c1", "i1");
  add(begin + days(1), "p1", "c1", "i2");
  const auto all = transfers().list("a", begin, begin + days(365), 0, 10).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].record, "i2");
  EXPECT_EQ(all[1].at, begin) << "the first time counts";
  const auto next = transfers().list("a", begin, begin + days(365), all[0].sequence, 10).value();
  ASSERT_EQ(next.size(), 1U);
  EXPECT_EQ(next[0].record, "i1");
  EXPECT_TRUE(transfers().list("b", begin, begin + days(365), 0, 10).value().empty());
}

}  // namespace
}  // namespace twinlight::storage
