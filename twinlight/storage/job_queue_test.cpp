#include "twinlight/storage/job_queue.h"

#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::storage {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
const Instant start{milliseconds(1'795'000'000'000)};
constexpr milliseconds lease{1000};

class JobQueueTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
  }
  JobQueue queue() { return JobQueue(connection()); }
  std::string add(Instant due_at = start) {
    std::string id = new_uuid(due_at);
    EXPECT_TRUE(queue().add(id, "rank", R"({"need":1})", due_at));
    return id;
  }
  std::optional<Claim> claim(Instant now) { return queue().claim("rank", "worker", now, lease).value(); }
};
TWL_ON_BOTH_DATABASES(JobQueueTest);

TEST_P(JobQueueTest, AJobIsClaimedOnceAndDoneOnce) {
  const std::string id = add();
  ASSERT_TRUE(queue().add(id, "rank", "again", start));  // repeated: nothing new
  const auto held = claim(start);
  ASSERT_TRUE(held);
  EXPECT_EQ(held->request, R"({"need":1})");
  EXPECT_FALSE(claim(start));
  EXPECT_TRUE(queue().finish(*held, "{}").value());
  EXPECT_FALSE(queue().finish(*held, "{}").value());
  EXPECT_FALSE(claim(start + 10 * lease));
  EXPECT_EQ(queue().find(id).value()->state, JobState::done);
}

TEST_P(JobQueueTest, JobsComeWhenTheyAreDueTheOldestFirst) {
  const std::string later = add(start + milliseconds(5));
  const std::string first = add(start);
  EXPECT_FALSE(claim(start - milliseconds(1)));
  EXPECT_FALSE(queue().claim("other", "worker", start, lease).value());
  EXPECT_EQ(claim(start + lease)->id, first);
  EXPECT_EQ(claim(start + lease)->id, later);
}

TEST_P(JobQueueTest, WhatIsNotDoneIsListedTheLongestDueFirst) {
  const std::string done = add(start);
  ASSERT_TRUE(queue().finish(*claim(start), "{}").value());
  const std::string later = add(start + milliseconds(5));
  const std::string first = add(start + milliseconds(1));
  ASSERT_TRUE(queue().add(new_uuid(start), "other", "{}", start + hours(1)));
  const auto jobs = queue().unfinished("rank").value();
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].id, first);
  EXPECT_EQ(jobs[1].id, later);
  EXPECT_EQ(jobs[1].due_at, start + milliseconds(5));
  EXPECT_EQ(queue().unfinished().value().size(), 3U);
}

TEST_P(JobQueueTest, AFailedJobIsTriedAgainWithAttemptsCountedAnew) {
  const std::string id = add();
  ASSERT_TRUE(claim(start));
  const auto second = claim(start + lease);
  EXPECT_EQ(queue().retry(id, start + lease).value(), Retry::under_way);
  ASSERT_TRUE(queue().fail(*second, "no network", start + hours(5)).value());
  EXPECT_EQ(queue().retry(id, start + hours(1)).value(), Retry::now) << "it waits, and need not";
  const auto third = claim(start + hours(1));
  ASSERT_TRUE(third);
  EXPECT_EQ(third->attempt, 3);
  ASSERT_TRUE(queue().fail(*third, "no network", std::nullopt).value());
  EXPECT_FALSE(claim(start + hours(9)));
  EXPECT_EQ(queue().retry(id, start + hours(9)).value(), Retry::now);
  const auto fresh = claim(start + hours(9));
  ASSERT_TRUE(fresh);
  EXPECT_EQ(fresh->attempt, 1);
  EXPECT_EQ(fresh->request, R"({"need":1})");
  ASSERT_TRUE(queue().finish(*fresh, "{}").value());
  EXPECT_EQ(queue().retry(id, start).value(), Retry::done);
}

TEST_P(JobQueueTest, ThatAJobWasTriedAgainIsKeptWhenTheJobIsGone) {
  const std::string id = add();
  ASSERT_TRUE(queue().fail(*claim(start), "no network", std::nullopt).value());
  ASSERT_EQ(queue().retry(id, start + hours(1)).value(), Retry::now);
  ASSERT_EQ(queue().retry(id, start + hours(2)).value(), Retry::now);
  ASSERT_TRUE(queue().remove(*claim(start + hours(2))).value());
  EXPECT_EQ(queue().retry(id, start + hours(3)).value(), Retry::absent) << "which is not noted";
  const auto retries = queue().retries(10).value();
  ASSERT_EQ(retries.size(), 2U);
  EXPECT_EQ(retries[1].at, start + hours(1));
  EXPECT_EQ(retries[1].job, id);
  EXPECT_EQ(retries[1].attempts, 1);
  EXPECT_EQ(retries[0].at, start + hours(2)) << "the newest first";
  EXPECT_EQ(retries[0].attempts, 0) << "counted anew after it failed";
  EXPECT_EQ(queue().retries(1).value().size(), 1U);
}

TEST_P(JobQueueTest, OfAJobThatWasGivenUpNothingIsLeftToTry) {
  const std::string id = add();
  ASSERT_TRUE(queue().give_up(*claim(start), "refused").value());
  EXPECT_EQ(queue().retry(id, start).value(), Retry::emptied);
  EXPECT_EQ(queue().find(id).value()->result, "refused");
  EXPECT_EQ(queue().retry(new_uuid(start), start).value(), Retry::absent);
}

TEST_P(JobQueueTest, AWorkerWhoseLeaseEndedHasLostTheJob) {
  const std::string id = add();
  const auto dead = claim(start);
  EXPECT_FALSE(claim(start + lease - milliseconds(1)));
  const auto heir = claim(start + lease);
  ASSERT_TRUE(heir);
  EXPECT_EQ(heir->attempt, 2);
  EXPECT_FALSE(queue().extend(*dead, start + 5 * lease).value());
  EXPECT_FALSE(queue().finish(*dead, "twice").value());
  EXPECT_TRUE(queue().extend(*heir, start + 5 * lease).value());
  EXPECT_FALSE(claim(start + 3 * lease));
  EXPECT_TRUE(queue().finish(*heir, "once").value());
  EXPECT_EQ(queue().find(id).value()->result, "once");
}

TEST_P(JobQueueTest, AFailedJobIsTriedAgainOrLeftForSomebodyToSee) {
  const std::string id = add();
  EXPECT_TRUE(queue().fail(*claim(start), "no network", start + milliseconds(7)).value());
  EXPECT_FALSE(claim(start));
  const auto second = claim(start + milliseconds(7));
  EXPECT_EQ(second->attempt, 2);
  EXPECT_TRUE(queue().fail(*second, "no network", std::nullopt).value());
  EXPECT_FALSE(claim(start + 100 * lease));
  EXPECT_EQ(queue().find(id).value()->state, JobState::failed);
  EXPECT_EQ(queue().find(id).value()->result, "no network");
}

TEST_P(JobQueueTest, OnlyWhoHoldsAJobRemovesIt) {
  const std::string id = add();
  const auto dead = claim(start);
  const auto heir = claim(start + lease);
  EXPECT_FALSE(queue().remove(*dead).value());
  EXPECT_TRUE(queue().find(id).value());
  EXPECT_TRUE(queue().remove(*heir).value());
  EXPECT_FALSE(queue().find(id).value());
}

TEST_P(JobQueueTest, OfAJobThatIsGivenUpTheReasonStays) {
  const std::string id = add();
  EXPECT_TRUE(queue().give_up(*claim(start), "no such address").value());
  EXPECT_FALSE(claim(start + 100 * lease));
  const auto job = queue().find(id).value().value();
  EXPECT_EQ(job.state, JobState::failed);
  EXPECT_EQ(job.result, "no such address");
  EXPECT_EQ(job.request, "");
}

TEST_P(JobQueueTest, WorkersAtTheSameTimeShareTheJobs) {
  constexpr std::size_t jobs = 12;
  std::set<std::string> added;
  for (std::size_t i = 0; i < jobs; ++i) added.insert(add());
  std::array<std::vector<std::string>, 3> taken;
  std::vector<std::thread> workers;
  for (auto& mine : taken)
    workers.emplace_back([&] {
      const auto own = connect();
      while (const auto held = JobQueue(*own).claim("rank", "worker", start, lease).value()) mine.push_back(held->id);
    });
  for (std::thread& worker : workers) worker.join();
  std::vector<std::string> all;
  for (const auto& mine : taken) all.insert(all.end(), mine.begin(), mine.end());
  EXPECT_EQ(all.size(), jobs);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()), added);
}

TEST_P(JobQueueTest, TheEffectAndTheEndOfAJobAreOneTransaction) {
  add();
  ASSERT_TRUE(connection().execute("CREATE TABLE effect (n BIGINT)"));
  const auto dead = claim(start);
  const auto heir = claim(start + lease);
  for (const auto& worker : {*dead, *heir}) {
    Transaction transaction = Transaction::begin(connection()).value();
    ASSERT_TRUE(connection().execute("INSERT INTO effect VALUES (1)"));
    const bool still_held = queue().finish(worker, "{}").value();
    EXPECT_EQ(still_held, worker.attempt == heir->attempt);
    if (still_held) {
      ASSERT_TRUE(transaction.commit());
    }
  }
  EXPECT_EQ(connection().query("SELECT n FROM effect").value().size(), 1U);
}

}  // namespace
}  // namespace twinlight::storage
