#pragma once

#include <optional>

#include "twinlight/partnership/rights.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// Records as one reader sees them, for the time of one request.
class RecordView {
 public:
  RecordView(storage::Store& store, const partnership::Actor& actor) : subjects_(store), actor_(actor) {}

  SubjectFinder& subjects() { return subjects_; }

  /// Of a list that is filtered and sorted so, people who are held back from the reader are left out where it asks for
  /// what is not shown of them: their place in it would tell.
  void asked_by(const storage::ListQuery& query);

  /// The record with what the reader may do with it; nothing where it is not for the reader.
  Result<std::optional<nlohmann::json>> shown(const storage::StoredDocument& stored);

  /// The same for somebody who just wrote it, whether they may read it or not.
  nlohmann::json shown_to_writer(const storage::StoredDocument& stored, const partnership::Subject& subject) const;

 private:
  SubjectFinder subjects_;
  const partnership::Actor& actor_;
  std::vector<std::string> asked_;
};

}  // namespace twinlight::server
