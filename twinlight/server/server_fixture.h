#pragma once

#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/scratch_folder.h"
#include "twinlight/partnership/kind.h"
#include "twinlight/partnership/rights.h"
#include "twinlight/server/installation.h"
#include "twinlight/storage/store.h"
#include "twinlight/storage/test_database.h"

/// An installation with two partnerships, their people, and one record of every kind, for tests.
namespace twinlight::server::fixture {

/// Somebody who is signed in, a program of somebody, or nobody where all are empty.
struct Visitor {
  std::string cookie;
  std::string csrf;
  std::string token = {};
};

/// Runs on both databases: TWL_ON_BOTH_DATABASES(TheTest).
class ServerTest : public ::testing::TestWithParam<storage::Backend> {
 public:
  void SetUp() override;

  /// What an installation of a test is to be told beyond what all are.
  virtual void adjust(InstallationOptions& /*options*/) {}

  Installation& installation() { return *installation_; }
  void end() { installation_.reset(); }

  Response ask(const std::string& method, const std::string& path, const nlohmann::json& body = {},
               const Visitor& visitor = {}, std::map<std::string, std::string, std::less<>> headers = {});

  /// The same with a body of any kind.
  Response send(const std::string& method, const std::string& path, std::string body, const std::string& type,
                const Visitor& visitor = {}, std::map<std::string, std::string, std::less<>> headers = {});

  /// A person of the role in the partnership, acting for the organisation, with an account: `key@example.org`.
  std::string add_person(const std::string& key, partnership::Role role, const std::string& partnership,
                         const std::string& organisation, const std::string& region = "");
  std::string add_organisation(const std::string& partnership, const std::string& region);
  std::string add_partnership();
  Visitor sign_in(const std::string& key);
  /// A program that acts for somebody.
  Visitor with_token(const Visitor& whose, const std::vector<std::string>& scopes, int days = 30);

  /// Ranks `small_need` and waits for the end; gives the id.
  std::string ranked(const Visitor& visitor = {});

  /// A valid document of the kind in its first state, in which each reference names the record of that kind.
  nlohmann::json document(partnership::Kind kind, std::map<partnership::Kind, std::string> named) const;
  std::string create(partnership::Kind kind, const nlohmann::json& document);
  void move(partnership::Kind kind, const std::string& id, partnership::Action action,
            const nlohmann::json& fields = {});

  /// A draft that wants anybody, with one text as title and summary; gives the id.
  std::string draft_profile(const std::string& of, const char* type, const char* language, const char* text);
  void publish_profile(const std::string& draft);

  const std::filesystem::path& folder() const { return folder_.path(); }

  std::string limburg_guangdong;  ///< partnership
  std::string owner;              ///< an organisation of Limburg
  std::string other;              ///< one of Guangdong

 private:
  testing::ScratchFolder folder_;
  std::unique_ptr<Installation> installation_;
};

inline constexpr const char* password = "correct horse battery staple";

/// What an installation of a test knows, which has its folder there.
std::shared_ptr<const Knowledge> knowledge_of(const std::filesystem::path& folder);

/// A room that is ranked in a moment.
nlohmann::json small_need();

nlohmann::json json_of(const Response& response);
std::string header_of(const Response& response, std::string_view name);

}  // namespace twinlight::server::fixture
