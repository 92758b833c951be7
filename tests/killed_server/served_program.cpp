#include "tests/killed_server/served_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

extern char** environ;  // NOLINT: of POSIX

namespace twinlight::tests {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

/// "… answers on http://127.0.0.1:PORT/ …"
std::string address_in(const std::string& text) {
  const std::size_t begin = text.find("http://127.0.0.1:");
  if (begin == std::string::npos) return {};
  const std::size_t end = text.find('/', begin + std::string("http://").size());
  return end == std::string::npos ? "" : text.substr(begin, end - begin);
}

pid_t spawn(std::vector<std::string>& words, const std::filesystem::path& output) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  pid_t process = -1;
  if (posix_spawn(&process, arguments[0], &files, nullptr, arguments.data(), environ) != 0) process = -1;
  posix_spawn_file_actions_destroy(&files);
  return process;
}

}  // namespace

ServedProgram::ServedProgram(std::vector<std::string> words, const std::filesystem::path& output)
    : process_(spawn(words, output)) {
  constexpr int looks = 6000;
  for (int i = 0; i < looks && address_.empty(); ++i) {
    if (process_ < 0 || waitpid(process_, nullptr, WNOHANG) != 0) {
      process_ = -1;
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    address_ = address_in(text_of(output));
  }
}

ServedProgram::~ServedProgram() {
  end(SIGTERM);
}

void ServedProgram::kill() {
  end(SIGKILL);
}

void ServedProgram::end(int signal) {
  if (process_ < 0) return;
  ::kill(process_, signal);
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

}  // namespace twinlight::tests
