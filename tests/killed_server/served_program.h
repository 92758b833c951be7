#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace twinlight::tests {

/// A program that serves, run as users run it.
class ServedProgram {
 public:
  /// Waits until it says where it answers. `address` is empty, and `output` says why, where it does not.
  /// @param words   the program and its arguments
  /// @param output  file for what it writes
  ServedProgram(std::vector<std::string> words, const std::filesystem::path& output);
  /// Asks it to stop and waits for it.
  ~ServedProgram();
  ServedProgram(const ServedProgram&) = delete;
  ServedProgram& operator=(const ServedProgram&) = delete;

  /// http://127.0.0.1:PORT
  const std::string& address() const { return address_; }

  /// Ends it at once, whatever it is doing.
  void kill();

 private:
  void end(int signal);

  pid_t process_ = -1;
  std::string address_;
};

}  // namespace twinlight::tests
