#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "twinlight/partnership/actor.h"
#include "twinlight/search/text_index.h"
#include "twinlight/server/call.h"
#include "twinlight/server/taught_vocabulary.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Full text over the records of an installation, brought up to date by what the audit says has happened since. For
/// several threads.
class RecordSearch {
 public:
  RecordSearch(std::unique_ptr<search::TextIndex> index, std::shared_ptr<TaughtVocabularies> vocabularies)
      : index_(std::move(index)), vocabularies_(std::move(vocabularies)) {}

  /// Takes over what changed: so many changes at the most; false where more are left.
  Result<bool> catch_up(storage::Connection& connection, std::size_t most);

  /// Reads the topics of texts that were indexed before their vocabulary learnt or forgot: so many records at the most,
  /// kept together with how far that is, so that it goes on there after a restart. False where nothing was left to do.
  Result<bool> renew_topics(storage::Connection& connection, std::size_t most);

  /// Texts of a partnership that are read with the vocabulary as it is now, of how many.
  struct Renewal {
    std::size_t read = 0;
    std::size_t of = 0;
  };
  Result<Renewal> renewal(storage::Store& store, const std::string& partnership);

  struct Question {
    std::string text;
    std::string language;
    std::string partnership;
    std::vector<std::string> kinds;  ///< empty: every searched one
    std::size_t first = 0;
    std::size_t most = 20;
  };
  struct Found {
    std::vector<nlohmann::json> records;  ///< as the reader sees them, the best first
    std::size_t next = 0;                 ///< `first` of the next page, 0 where there is none
  };
  /// What the reader may read of what is found.
  Result<Found> find(storage::Connection& connection, const partnership::Actor& reader, const Question& question);

 private:
  using Taught = std::map<std::string, std::shared_ptr<const TaughtVocabulary>>;  ///< by partnership
  Result<void> read_again(storage::Store& store, const std::string& kind, const std::string& id, Taught& taught);
  Result<bool> renew_topics_of(storage::Store& store, const std::string& partnership, std::size_t most);
  Result<void> renew(storage::Store& store, const search::TextIndex::Placed& record, const TaughtVocabulary& taught);

  std::unique_ptr<search::TextIndex> index_;
  std::shared_ptr<TaughtVocabularies> vocabularies_;
  std::mutex catching_up_;
  std::atomic<std::int64_t> renewed_until_ = -1;  ///< in the audit: nothing was taught since
};

/// GET /search.
void add_record_search_endpoint(Endpoints& endpoints, std::shared_ptr<RecordSearch> search);

}  // namespace twinlight::server
