#pragma once

#include <memory>
#include <string>

#include "twinlight/server/digest_letter.h"
#include "twinlight/server/partnership_matchers.h"
#include "twinlight/server/profile_search.h"
#include "twinlight/storage/search_store.h"

namespace twinlight::server {

/// Weekly letters to those who asked for them: what is new for their saved searches and for the published profiles of
/// their organisation. Who asked is told once a week, whatever happens to the program; a week that brought nothing
/// brings no letter.
class Digests {
 public:
  Digests(std::shared_ptr<const Knowledge> knowledge, std::shared_ptr<PartnershipMatchers> matchers,
          std::shared_ptr<ProfileSearch> search, std::string public_address)
      : knowledge_(std::move(knowledge)),
        matchers_(std::move(matchers)),
        search_(std::move(search)),
        public_address_(std::move(public_address)) {}

  /// Queues the letters that are due. One person's that fails keeps nobody else's from going; fails with the first.
  Result<void> send_due(storage::Connection& connection, Instant now) const;

  /// What stops the letters of a person, without signing in: signed by the installation, so nothing is kept.
  std::string stop_token(const std::string& person) const;
  /// The person of a token; empty where it is none of this installation.
  std::string person_of(const std::string& stop_token) const;

 private:
  struct Week {
    storage::Connection& connection;
    partnership::Actor reader;
    partnership::Language language = partnership::Language::en;
    Instant from{};
    Instant until{};
  };
  Result<void> send(storage::Connection& connection, const storage::DigestStore::Reader& reader, Instant now) const;
  Result<std::vector<DigestPart>> parts_of(const Week& week) const;
  Result<DigestPart> found_by(const Week& week, const storage::SavedSearch& search) const;
  Result<DigestPart> partners_of(const Week& week, const storage::StoredDocument& profile) const;
  DigestEntry entry_of(const Week& week, const storage::StoredDocument& profile) const;

  std::shared_ptr<const Knowledge> knowledge_;
  std::shared_ptr<PartnershipMatchers> matchers_;
  std::shared_ptr<ProfileSearch> search_;
  std::string public_address_;
};

}  // namespace twinlight::server
