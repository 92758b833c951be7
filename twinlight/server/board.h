#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/partnership/rights.h"
#include "twinlight/partnership/text.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// From when on an interest that nobody answered is a coordinator's business.
inline constexpr std::chrono::days unanswered_for_long{14};

/// Whether somebody is coordinator or programme manager of a partnership: reads profiles before they are published.
bool moderates(const partnership::Actor& actor, const std::string& partnership);

/// What waits in a partnership for somebody to act: all of it for a programme manager, for a coordinator what is of the
/// region or was made by the own organisation.
class Board {
 public:
  Board(storage::Store& store, const partnership::Actor& reader, partnership::Language language, Instant now)
      : store_(store), subjects_(store), reader_(reader), language_(language), now_(now) {}

  /// @param most  items of a group that are told; all are counted
  Result<nlohmann::json> of(const std::string& partnership, std::size_t most);

 private:
  /// One of a group.
  struct Waiting {
    nlohmann::json item;
    Instant order{};  ///< the earliest comes first
  };
  struct Group;
  Result<nlohmann::json> group_json(const std::string& partnership, const Group& group, std::size_t most);
  using Named = std::map<std::string, storage::StoredDocument>;  ///< by id
  /// What waiting interests and introductions name.
  Result<Named> named_by(const std::vector<storage::StoredDocument>& records);
  Waiting waiting(const storage::StoredDocument& record, const Named& named, bool from_change) const;
  Result<bool> is_of_reader(const storage::StoredDocument& record);

  storage::Store& store_;
  SubjectFinder subjects_;
  const partnership::Actor& reader_;
  partnership::Language language_;
  Instant now_;
};

}  // namespace twinlight::server
