#pragma once

#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "twinlight/server/server_fixture.h"

namespace twinlight::server::fixture {

/// An installation whose mail comes to the test.
class MailTest : public ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.public_address = "https://twinlight.example";
    options.mail.send = [this](const Mail& mail) -> tl::expected<void, MailRefusal> {
      const std::lock_guard lock(mutex_);
      sent_.push_back(mail);
      return {};
    };
  }

  /// The letter of this number from 1, once it is there.
  Mail letter(std::size_t number) {
    for (int i = 0; i < 3000; ++i) {
      {
        const std::lock_guard lock(mutex_);
        if (sent_.size() >= number) return sent_[number - 1];
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ADD_FAILURE() << "no letter comes";
    return {};
  }

  /// How many letters went, once none waits.
  std::size_t letters_in_all() {
    const auto waiting = [&] {
      const auto connection = installation().connections().lend();
      return !(*connection)->query("SELECT id FROM jobs WHERE queue = 'mail' AND state <> 'failed'").value().empty();
    };
    while (waiting()) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const std::lock_guard lock(mutex_);
    return sent_.size();
  }

  /// The secret of a letter's link.
  static std::string token_in(const Mail& mail) {
    const std::string before = "https://twinlight.example/password#";
    const std::size_t start = mail.text.find(before) + before.size();
    return mail.text.substr(start, mail.text.find('\r', start) - start);
  }

  /// The status of choosing a password with a secret.
  int choose(const std::string& token, const std::string& word) {
    return ask("PUT", "/password", {{"token", token}, {"password", word}}).status;
  }

  void TearDown() override {
    end();  // its thread sends to this object
  }

 private:
  std::mutex mutex_;
  std::vector<Mail> sent_;
};

}  // namespace twinlight::server::fixture
