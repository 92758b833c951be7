#pragma once

#include <cstddef>
#include <string>

namespace twinlight::cli {

/// A line on standard error that shows how far long work is; nothing at all where standard error is no terminal.
class ProgressBar {
 public:
  ProgressBar(std::string label, std::size_t total);
  ~ProgressBar();  ///< takes the line away
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::size_t done) const;

 private:
  std::string label_;
  std::size_t total_;
  bool on_terminal_;
};

}  // namespace twinlight::cli
