#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/record_view.h"

namespace twinlight::server {

/// A record that the reader may see, with its subject.
struct ReadableRecord {
  storage::StoredDocument stored;
  partnership::Subject subject;
};

/// The record whose id the path gives; the same refusal for what is not there and what is not for the reader, so that
/// nobody learns which it is.
tl::expected<ReadableRecord, Problem> find_readable(Call& call, storage::Store& store, RecordView& view,
                                                    partnership::Kind kind);

/// The problem of a refusal by the tables of rights, or by the store.
Problem refused(partnership::Refusal refusal);
Problem refused(const storage::WriteRefusal& refusal);

/// Who changes something by this request, for the audit.
storage::Change change_by(const Call& call);

/// A record with its ETag.
Response record_response(const nlohmann::json& shown, std::int64_t version, int status = 200);

}  // namespace twinlight::server
