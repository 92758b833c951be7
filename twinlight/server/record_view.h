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

  /// Of a list that is filtered and sorted so, `shown` leaves people out who are held back from the reader where it
  /// asks for what is not shown of them: their place in it would tell.
  /// @param by_value  whether places go by the value of the field that the list is sorted by
  void asked_by(const storage::ListQuery& query, bool by_value);

  /// The record with what the reader may do with it; nothing where it is not for the reader.
  Result<std::optional<nlohmann::json>> shown(const storage::StoredDocument& stored);

  /// Of a list that is sorted, those whom `shown` leaves out for the field that it is sorted by alone.
  Result<std::optional<nlohmann::json>> shown_unplaced(const storage::StoredDocument& stored);

  /// The same as `shown` for somebody who just wrote it, whether they may read it or not.
  nlohmann::json shown_to_writer(const storage::StoredDocument& stored, const partnership::Subject& subject) const;

 private:
  /// Of a record in a list: whether the reader sees the field that the list is sorted by.
  enum class Place { shown, hidden };
  Result<std::optional<nlohmann::json>> seen(const storage::StoredDocument& stored, Place place);

  /// What is asked for and not shown: of people who are held back.
  bool hides(const partnership::Subject& subject, const nlohmann::json& record, const std::string& field) const;
  bool is_found(const partnership::Subject& subject, const nlohmann::json& record) const;

  SubjectFinder subjects_;
  const partnership::Actor& actor_;
  std::vector<std::string> filtered_by_;
  std::string sorted_by_;
};

}  // namespace twinlight::server
