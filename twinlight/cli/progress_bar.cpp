#include "twinlight/cli/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace twinlight::cli {
namespace {
constexpr std::size_t bar_columns = 30;
}

ProgressBar::ProgressBar(std::string label, std::size_t total)
    : label_(std::move(label)), total_(std::max<std::size_t>(total, 1)), on_terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (on_terminal_) fmt::print(stderr, "\r\033[K");
}

void ProgressBar::show(std::size_t done) const {
  if (!on_terminal_) return;
  const std::size_t filled = bar_columns * std::min(done, total_) / total_;
  fmt::print(stderr, "\r{} [{:<{}}] {} of {}\033[K", label_, std::string(filled, '='), bar_columns, done, total_);
  std::fflush(stderr);
}

}  // namespace twinlight::cli
