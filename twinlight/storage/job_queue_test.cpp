#include "twinlight/storage/job_queue.h"

#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::storage {
namespace {
using fixture::now;

using std::chrono::hours;
using std::chrono::milliseconds;
constexpr milliseconds lease{1000};

class JobQueueTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
  }
  JobQueue queue() { return JobQueue(connection()); }
  std::string add(Instant due_at = now) {
    std::string id = new_uuid(due_at);
    EXPECT_TRUE(queue().add(id, "rank", R"({"need":1})", due_at));
    return id;
  }
  std::optional<Claim> claim(Instant at) { return queue().claim("rank", "worker", at, lease).value(); }
};
TWL_ON_BOTH_DATABASES(JobQueueTest);

TEST_P(JobQueueTest, AJobIsClaimedOnceAndDoneOnce) {
  const std::string id = add();
  ASSERT_TRUE(queue().add(id, "rank", "again", now));  // repeated: nothing new
  const auto held = claim(now);
  ASSERT_TRUE(held);
  EXPECT_EQ(held->request, R"({"need":1})");
  EXPECT_FALSE(claim(now));
  EXPECT_TRUE(queue().finish(*held, "{}").value());
  EXPECT_FALSE(queue().finish(*held, "{}").value());
  EXPECT_FALSE(claim(now + 10 * lease));
  EXPECT_EQ(queue().find(id).value()->state, JobState::done);
}

TEST_P(JobQueueTest, JobsComeWhenTheyAreDueTheOldestFirst) {
  const std::string later = add(now + milliseconds(5));
  const std::string first = add(now);
  EXPECT_FALSE(claim(now - milliseconds(1)));
  EXPECT_FALSE(queue().claim("other", "worker", now, lease).value());
  EXPECT_EQ(claim(now + lease)->id, first);
  EXPECT_EQ(claim(now + lease)->id, later);
}

TEST_P(JobQueueTest, WhatIsNotDoneIsListedTheLongestDueFirst) {
  const std::string done = add(now);
  ASSERT_TRUE(queue().finish(*claim(now), "{}").value());
  const std::string later = add(now + milliseconds(5));
  const std::string first = add(now + milliseconds(1));
  ASSERT_TRUE(queue().add(new_uuid(now), "other", "{}", now + hours(1)));
  const auto jobs = queue().unfinished("rank").value();
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].id, first);
  EXPECT_EQ(jobs[1].id, later);
  EXPECT_EQ(jobs[1].due_at, now + milliseconds(5));
  EXPECT_EQ(queue().unfinished().value().size(), 3U);
}

TEST_P(JobQueueTest, AFailedJobIsTriedAgainWithAttemptsCountedAnew) {
  const std::string id = add();
  ASSERT_TRUE(claim(now));
  const auto second = claim(now + lease);
  EXPECT_EQ(queue().retry(id, now + lease).value(), Retry::under_way);
  ASSERT_TRUE(queue().fail(*second, "no network", now + hours(5)).value());
  EXPECT_EQ(queue().retry(id, now + hours(1)).value(), Retry::now) << "it waits, and need not";
  const auto third = claim(now + hours(1));
  ASSERT_TRUE(third);
  EXPECT_EQ(third->attempt, 3);
  ASSERT_TRUE(queue().fail(*third, "no network", std::nullopt).value());
  EXPECT_FALSE(claim(now + hours(9)));
  EXPECT_EQ(queue().retry(id, now + hours(9)).value(), Retry::now);
  const auto fresh = claim(now + hours(9));
  ASSERT_TRUE(fresh);
  EXPECT_EQ(fresh->attempt, 1);
  EXPECT_EQ(fresh->request, R"({"need":1})");
  ASSERT_TRUE(queue().finish(*fresh, "{}").value());
  EXPECT_EQ(queue().retry(id, now).value(), Retry::done);
}

TEST_P(JobQueueTest, ThatAJobWasTriedAgainIsKeptWhenTheJobIsGone) {
  const std::string id = add();
  ASSERT_TRUE(queue().fail(*claim(now), "no network", std::nullopt).value());
  ASSERT_EQ(queue().retry(id, now + hours(1)).value(), Retry::now);
  ASSERT_EQ(queue().retry(id, now + hours(2)).value(), Retry::now);
  ASSERT_TRUE(queue().remove(*claim(now + hours(2))).value());
  EXPECT_EQ(queue().retry(id, now + hours(3)).value(), Retry::absent) << "which is not noted";
  const auto retries = queue().retries(10).value();
  ASSERT_EQ(retries.size(), 2U);
  EXPECT_EQ(retries[1].at, now + hours(1));
  EXPECT_EQ(retries[1].job, id);
  EXPECT_EQ(retries[1].attempts, 1);
  EXPECT_EQ(retries[0].at, now + hours(2)) << "the newest first";
  EXPECT_EQ(retries[0].attempts, 0) << "counted anew after it failed";
  EXPECT_EQ(queue().retries(1).value().size(), 1U);
}

TEST_P(JobQueueTest, OfAJobThatWasGivenUpNothingIsLeftToTry) {
  const std::string id = add();
  ASSERT_TRUE(queue().give_up(*claim(now), "refused").value());
  EXPECT_EQ(queue().retry(id, now).value(), Retry::emptied);
  EXPECT_EQ(queue().find(id).value()->result, "refused");
  EXPECT_EQ(queue().retry(new_uuid(now), now).value(), Retry::absent);
}

TEST_P(JobQueueTest, AWorkerWhoseLeaseEndedHasLostTheJob) {
  const std::string id = add();
  const auto dead = claim(now);
  EXPECT_FALSE(claim(now + lease - milliseconds(1)));
  const auto heir = claim(now + lease);
  ASSERT_TRUE(heir);
  EXPECT_EQ(heir->attempt, 2);
  EXPECT_FALSE(queue().extend(*dead, now + 5 * lease).value());
  EXPECT_FALSE(queue().finish(*dead, "twice").value());
  EXPECT_TRUE(queue().extend(*heir, now + 5 * lease).value());
  EXPECT_FALSE(claim(now + 3 * lease));
  EXPECT_TRUE(queue().finish(*heir, "once").value());
  EXPECT_EQ(queue().find(id).value()->result, "once");
}

TEST_P(JobQueueTest, AFailedJobIsTriedAgainOrLeftForSomebodyToSee) {
  const std::string id = add();
  EXPECT_TRUE(queue().fail(*claim(now), "no network", now + milliseconds(7)).value());
  EXPECT_FALSE(claim(now));
  const auto second = claim(now + milliseconds(7));
  EXPECT_EQ(second->attempt, 2);
  EXPECT_TRUE(queue().fail(*second, "no network", std::nullopt).value());
  EXPECT_FALSE(claim(now + 100 * lease));
  EXPECT_EQ(queue().find(id).value()->state, JobState::failed);
  EXPECT_EQ(queue().find(id).value()->result, "no network");
}

TEST_P(JobQueueTest, OnlyWhoHoldsAJobRemovesIt) {
  const std::string id = add();
  const auto dead = claim(now);
  const auto heir = claim(now + lease);
  EXPECT_FALSE(queue().remove(*dead).value());
  EXPECT_TRUE(queue().find(id).value());
  EXPECT_TRUE(queue().remove(*heir).value());
  EXPECT_FALSE(queue().find(id).value());
}

TEST_P(JobQueueTest, OfAJobThatIsGivenUpTheReasonStays) {
  const std::string id = add();
  EXPECT_TRUE(queue().give_up(*claim(now), "no such address").value());
  EXPECT_FALSE(claim(now + 100 * lease));
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
      while (const auto held = JobQueue(*own).claim("rank", "worker", now, lease).value()) mine.push_back(held->id);
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
  const auto dead = claim(now);
  const auto heir = claim(now + lease);
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
