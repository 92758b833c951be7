#include "twinlight/server/queue_thread.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

namespace twinlight::server {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Result<bool> failed(const char* words) {
  return failure({.message = words});
}

/// What is complained of while these are the looks, one after the other; the last stands for all that follow.
std::vector<std::string> complaints(const std::vector<Result<bool>>& looks) {
  std::vector<std::string> told;
  std::atomic<std::size_t> looked = 0;
  auto thread = std::make_unique<QueueThread>();
  thread->start(
      "mail", [&] { return looks[std::min(looked++, looks.size() - 1)]; },
      [&](const std::string& queue, const Diagnostic& what) { told.push_back(queue + ": " + what.message); });
  while (looked < looks.size() + 3) {
    thread->wake();
    std::this_thread::yield();
  }
  thread.reset();  // which writes to `told` until it ends
  return told;
}

TEST(QueueThread, ThatItFailsIsToldOnceUntilItSaysSomethingElse) {
  EXPECT_THAT(complaints({failed("disk full"), failed("disk full"), failed("no database"), failed("no database")}),
              ElementsAre("mail: disk full", "mail: no database"));
}

TEST(QueueThread, WhatFailsAndWorksByTurnsIsToldOnce) {
  EXPECT_THAT(complaints({failed("locked"), true, failed("locked"), false, failed("locked"), true, false}),
              ElementsAre("mail: locked"));
}

TEST(QueueThread, OfWhatWorksNothingIsTold) {
  EXPECT_THAT(complaints({true, true, false}), IsEmpty());
}

}  // namespace
}  // namespace twinlight::server
