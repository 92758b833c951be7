#include "twinlight/storage/search_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"

namespace twinlight::storage {
namespace {
using fixture::now;

using std::chrono::hours;

class SearchTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_NO_FATAL_FAILURE(make_two_persons());
    ASSERT_TRUE(searches().add({"s1", "p1", "x", "Lamps", R"({"text":"lamp"})", now, now}));
  }
  SearchStore searches() { return SearchStore(connection()); }
  DigestStore digests() { return DigestStore(connection()); }
};
TWL_ON_BOTH_DATABASES(SearchTest);

TEST_P(SearchTest, ASearchIsItsPersonsAlone) {
  ASSERT_EQ(searches().of("p1").value().size(), 1U);
  EXPECT_EQ(searches().of("p1").value()[0].criteria, R"({"text":"lamp"})");
  EXPECT_TRUE(searches().of("p2").value().empty());
  EXPECT_FALSE(searches().mark_seen("p2", "s1", now + hours(1)).value());
  EXPECT_FALSE(searches().remove("p2", "s1").value());
  EXPECT_TRUE(searches().mark_seen("p1", "s1", now + hours(1)).value());
  EXPECT_EQ(searches().of("p1").value()[0].seen_at, now + hours(1));
  EXPECT_TRUE(searches().remove("p1", "s1").value());
  EXPECT_TRUE(searches().of("p1").value().empty());
}

TEST_P(SearchTest, OfTwoWhoMoveAReaderOnOneDoes) {
  ASSERT_TRUE(digests().ask("p1", now));
  ASSERT_TRUE(digests().ask("p1", now + hours(5)));  // no second time
  EXPECT_TRUE(digests().told_by(now - hours(1)).value().empty());
  const auto readers = digests().told_by(now).value();
  ASSERT_EQ(readers.size(), 1U);
  EXPECT_TRUE(digests().advance(readers[0], now + hours(1)).value());
  EXPECT_FALSE(digests().advance(readers[0], now + hours(1)).value());
  EXPECT_TRUE(digests().told_by(now).value().empty());
}

TEST_P(SearchTest, WhoStoppedIsNotMovedOn) {
  ASSERT_TRUE(digests().ask("p1", now));
  const auto readers = digests().told_by(now).value();
  ASSERT_TRUE(digests().stop("p1"));
  EXPECT_FALSE(digests().advance(readers.at(0), now + hours(1)).value());
  EXPECT_FALSE(digests().is_asked("p1").value());
}

TEST_P(SearchTest, NothingIsKeptOfWhoIsGone) {
  ASSERT_TRUE(digests().ask("p1", now));
  ASSERT_TRUE(digests().forget("p1"));
  EXPECT_FALSE(digests().is_asked("p1").value());
  EXPECT_TRUE(searches().of("p1").value().empty());
}

}  // namespace
}  // namespace twinlight::storage
