#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// A search that a person keeps, to see what is new.
struct SavedSearch {
  std::string id;
  std::string person;
  std::string partnership;
  std::string name;
  std::string criteria;  ///< JSON
  Instant created_at{};
  Instant seen_at{};  ///< when the person last looked
};

/// The searches of persons.
class SearchStore {
 public:
  explicit SearchStore(Connection& connection) : connection_(connection) {}

  Result<void> add(const SavedSearch& search);
  /// In the order in which they were made.
  Result<std::vector<SavedSearch>> of(const std::string& person);
  /// False where the person has no such search.
  Result<bool> remove(const std::string& person, const std::string& id);
  Result<bool> mark_seen(const std::string& person, const std::string& id, Instant now);

 private:
  Connection& connection_;
};

/// Who asked for a weekly letter, and until when each was told what is new.
class DigestStore {
 public:
  explicit DigestStore(Connection& connection) : connection_(connection) {}

  struct Reader {
    std::string person;
    Instant told_until{};
  };
  /// From now on; nothing happens where the person asked already.
  Result<void> ask(const std::string& person, Instant now);
  Result<void> stop(const std::string& person);
  Result<bool> is_asked(const std::string& person);

  /// Those who were told last at a moment or before.
  Result<std::vector<Reader>> told_by(Instant moment);

  /// Moves a reader on, within the transaction that queues the letter. False where another program was faster, or the
  /// person stopped meanwhile: nothing may be sent then.
  Result<bool> advance(const Reader& reader, Instant until);

  /// Of a person who is gone: the wish and the searches.
  Result<void> forget(const std::string& person);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
