#include "twinlight/storage/writer_queue.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "tests/support/scratch_folder.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/test_database.h"

namespace twinlight::storage {
namespace {
using std::chrono::milliseconds;

TEST(WriterQueue, IsOneForEachFileHoweverItIsNamed) {
  EXPECT_EQ(WriterQueue::of("/tmp/a.db"), WriterQueue::of("/tmp/../tmp/a.db"));
  EXPECT_NE(WriterQueue::of("/tmp/a.db"), WriterQueue::of("/tmp/b.db"));
}

TEST(WriterQueue, TurnsComeInTheOrderInWhichTheyWereAskedFor) {
  WriterQueue queue;
  ASSERT_TRUE(queue.take(milliseconds(1)));
  std::vector<int> order;
  std::vector<std::thread> waiting;
  for (int i = 0; i < 4; ++i) {
    waiting.emplace_back([&, i] {
      ASSERT_TRUE(queue.take(std::chrono::seconds(20)));
      order.push_back(i);
      queue.leave();
    });
    std::this_thread::sleep_for(milliseconds(50));
  }
  queue.leave();
  for (std::thread& thread : waiting) thread.join();
  EXPECT_THAT(order, ::testing::ElementsAre(0, 1, 2, 3));
}

TEST(WriterQueue, WhoGivesUpKeepsNobodyWaiting) {
  WriterQueue queue;
  ASSERT_TRUE(queue.take(milliseconds(1)));
  EXPECT_FALSE(queue.take(milliseconds(10)));
  queue.leave();
  EXPECT_TRUE(queue.take(milliseconds(10)));
  queue.leave();
}

/// Somebody who writes again and again, as letters do that nobody takes, leaves a turn to everybody else.
TEST(WriterQueue, BusyWriterLeavesTurnsToOthers) {
  const testing::ScratchFolder folder;
  const auto database = fixture::make_test_database(Backend::sqlite, folder.path());
  const auto connection = database.connect().value();
  ASSERT_TRUE(migrate(*connection));
  std::atomic<bool> stop = false;
  std::atomic<int> busy = 0;
  std::thread writer([&] {
    const auto own = database.connect().value();
    while (!stop) {
      auto transaction = Transaction::begin(*own).value();
      std::this_thread::sleep_for(milliseconds(5));
      ASSERT_TRUE(transaction.commit());
      ++busy;
    }
  });
  while (busy == 0) std::this_thread::yield();
  constexpr int turns = 20;
  int soon = 0;  // now and then the machine itself lets this thread wait
  for (int i = 0; i < turns; ++i) {
    const int before = busy;
    auto transaction = Transaction::begin(*connection).value();
    soon += busy - before <= 2 ? 1 : 0;
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_GE(soon, turns / 2);
  stop = true;
  writer.join();
}

}  // namespace
}  // namespace twinlight::storage
