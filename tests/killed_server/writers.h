#pragma once

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/killed_server/client.h"

/// People at work with a server that may go away at any moment. Each remembers what was acknowledged to them, sends
/// again what was not where the contract lets them, and says at any time later whether the server still knows it all.
namespace twinlight::tests {

class Writer {
 public:
  virtual ~Writer() = default;
  /// One more thing; false where the server went away before its reply.
  virtual bool step(const std::string& address) = 0;
  /// What the server does not know any more, or knows otherwise; empty when all is well.
  virtual std::vector<std::string> lost(const std::string& address) = 0;
  virtual std::size_t acknowledged() const = 0;
};

/// Makes sites, each under a key by which it may be sent again and is made once.
class SiteMaker : public Writer {
 public:
  explicit SiteMaker(Client client);
  bool step(const std::string& address) override;
  std::vector<std::string> lost(const std::string& address) override;
  std::size_t acknowledged() const override { return made_.size(); }

 private:
  Client client_;
  std::string partnership_;
  std::string organisation_;
  std::size_t next_ = 0;
  std::map<std::string, std::string> made_;  ///< name to id
};

/// Renames one site again and again, from the version it knows.
class SiteEditor : public Writer {
 public:
  SiteEditor(Client client, std::string site);
  bool step(const std::string& address) override;
  std::vector<std::string> lost(const std::string& address) override;
  std::size_t acknowledged() const override { return edits_; }

 private:
  bool read(const std::string& address);

  Client client_;
  std::string site_;
  std::size_t edits_ = 0;
  std::int64_t version_ = 0;      ///< that was acknowledged
  nlohmann::json document_;       ///< of that version
  nlohmann::json attempted_;      ///< of the change whose reply was lost, else null
  std::vector<std::string> odd_;  ///< what a reading showed that nobody wrote
};

/// Uploads files of random bytes.
class Uploader : public Writer {
 public:
  Uploader(Client client, unsigned seed) : client_(std::move(client)), random_(seed) {}
  bool step(const std::string& address) override;
  std::vector<std::string> lost(const std::string& address) override;
  std::size_t acknowledged() const override { return kept_.size(); }

 private:
  Client client_;
  std::mt19937 random_;
  std::string pending_;                                    ///< bytes whose reply was lost
  std::vector<std::pair<std::string, std::string>> kept_;  ///< id, hash
};

/// Has one need ranked, over and over, and waits for each.
class Ranker : public Writer {
 public:
  explicit Ranker(Client client) : client_(std::move(client)) {}
  bool step(const std::string& address) override;
  std::vector<std::string> lost(const std::string& address) override;
  std::size_t acknowledged() const override { return jobs_.size(); }

 private:
  std::string state_of(const std::string& address, const std::string& job);

  Client client_;
  std::vector<std::string> jobs_;
};

/// Invites people: a person, a role and a letter that belong together.
class Inviter : public Writer {
 public:
  Inviter(Client client, std::string organisation)
      : client_(std::move(client)), organisation_(std::move(organisation)) {}
  bool step(const std::string& address) override;
  std::vector<std::string> lost(const std::string& address) override;
  std::size_t acknowledged() const override { return invited_.size(); }
  static std::string email(std::size_t number) { return "guest" + std::to_string(number) + "@example.org"; }
  std::size_t asked() const { return next_; }

 private:
  Client client_;
  std::string organisation_;
  std::size_t next_ = 0;
  std::map<std::string, std::string> invited_;  ///< address of mail to the id of the person
};

}  // namespace twinlight::tests
