#pragma once

#include <string>
#include <vector>

#include "twinlight/server/record_view.h"
#include "twinlight/storage/list_query.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// A list as its reader sees it, page by page. People who are held back from the reader are not found by what is not
/// shown of them, and in a list that is sorted by it they come last, by id: their place tells nothing.
class RecordWalk {
 public:
  /// @param query  `after`: the cursor of such a walk, or empty
  RecordWalk(storage::Store& store, RecordView& view, storage::ListQuery query);

  /// What the reader sees of the next records, so many at most; fewer where some are not for the reader. Fails where
  /// the walk was to begin at what is no cursor of this list.
  Result<std::vector<nlohmann::json>> next(std::size_t limit);

  /// Where to go on from; empty at the end.
  const std::string& cursor() const { return cursor_; }
  std::size_t looked_at() const { return looked_at_; }

 private:
  storage::Store& store_;
  RecordView& view_;
  nlohmann::json list_;  ///< which list it is, for its cursors
  storage::ListQuery query_;
  bool begins_within_ = true;     ///< not at a cursor of another list
  bool places_people_;            ///< by the value of a field of theirs
  bool among_held_back_ = false;  ///< in the last part of a sorted list
  std::string cursor_;
  std::size_t looked_at_ = 0;
};

}  // namespace twinlight::server
