#pragma once

#include "twinlight/server/digests.h"
#include "twinlight/server/mail_fixture.h"

namespace twinlight::server::fixture {

/// An installation whose clock a test can set back, and whose weekly letters go when the test says.
class DigestFixture : public MailTest {
 public:
  void adjust(InstallationOptions& options) override {
    MailTest::adjust(options);
    // What happens in the tests happens now; who asked, asked days ago.
    options.service.now = [this] { return clock(); };
  }

  Instant clock() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + offset;
  }

  /// As the installation does every minute, with the key that `ServerTest` gives it.
  void send_letters() {
    if (!digests_) {
      const auto knowledge =
          Knowledge::load(std::filesystem::path(TWINLIGHT_SOURCE_DIR) / "data", folder() / "catalogue",
                          report::SigningKey::from_seed({1, 2, 3}), "test", 1)
              .value();
      const auto vocabularies = std::make_shared<TaughtVocabularies>(knowledge);
      digests_ = std::make_unique<Digests>(knowledge, std::make_shared<PartnershipMatchers>(knowledge, vocabularies),
                                           std::make_shared<ProfileSearch>(vocabularies), "https://twinlight.example");
    }
    const auto connection = installation().connections().lend();
    const auto sent = digests_->send_due(**connection, clock());
    EXPECT_TRUE(sent) << to_string(sent.error());
  }

  std::chrono::milliseconds offset{};

 private:
  std::unique_ptr<Digests> digests_;
};

}  // namespace twinlight::server::fixture
