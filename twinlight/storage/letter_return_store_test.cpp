#include "twinlight/storage/letter_return_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"

namespace twinlight::storage {
namespace {
using fixture::now;

const Instant later = now + std::chrono::hours(1);

class LetterReturnStoreTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
  }
  LetterReturnStore returns() { return LetterReturnStore(connection()); }
};
TWL_ON_BOTH_DATABASES(LetterReturnStoreTest);

TEST_P(LetterReturnStoreTest, AReturnedLetterNamesItsAddressAndCountsOnce) {
  ASSERT_TRUE(returns().note_sent({"token-1", "els@example.org"}, now));
  ASSERT_TRUE(returns().note_sent({"token-2", "els@example.org"}, now));
  EXPECT_EQ(returns().returned("els@example.org").value(), 0);
  for (int time = 0; time < 2; ++time)
    EXPECT_EQ(returns().note_returned("token-1", "5.2.2", later).value(), "els@example.org");
  EXPECT_EQ(returns().returned("els@example.org").value(), 1);
  EXPECT_EQ(returns().note_returned("token-9", "5.2.2", later).value(), std::nullopt) << "no letter of ours";
}

TEST_P(LetterReturnStoreTest, AnAddressStaysUnreachableSinceTheFirstTimeUntilItIsForgotten) {
  ASSERT_TRUE(returns().note_sent({"token-1", "els@example.org"}, now));
  ASSERT_TRUE(returns().note_returned("token-1", "5.1.1", now));
  ASSERT_TRUE(returns().mark({"els@example.org", now, "5.1.1"}));
  ASSERT_TRUE(returns().mark({"els@example.org", later, "5.2.1"}));
  const auto found = returns().find("els@example.org").value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->since, now);
  EXPECT_EQ(found->status, "5.1.1");
  EXPECT_EQ(returns().find("an@example.org").value(), std::nullopt);
  EXPECT_EQ(returns().all().value().size(), 1U);
  EXPECT_EQ(returns().count().value(), 1);
  ASSERT_TRUE(returns().forget("els@example.org"));
  EXPECT_EQ(returns().find("els@example.org").value(), std::nullopt);
  EXPECT_EQ(returns().returned("els@example.org").value(), 0) << "what came back before counts no more";
}

TEST_P(LetterReturnStoreTest, OfSeveralAddressesThoseThatAreUnreachableAreFoundAtOnce) {
  ASSERT_TRUE(returns().mark({"els@example.org", now, "5.1.1"}));
  ASSERT_TRUE(returns().mark({"an@example.org", later, "5.2.1"}));
  const std::int64_t before = connection().statements();
  const auto found = returns().find_each({"jan@example.org", "an@example.org"}).value();
  EXPECT_EQ(connection().statements(), before + 1);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().address, "an@example.org");
  EXPECT_EQ(found.front().since, later);
  EXPECT_EQ(found.front().status, "5.2.1");
  EXPECT_TRUE(returns().find_each({}).value().empty());
}

}  // namespace
}  // namespace twinlight::storage
