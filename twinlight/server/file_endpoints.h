#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/storage/file_store.h"

namespace twinlight::server {

/// Files by their content: upload with the understanding of it at once, and download by whoever may read the file's
/// record, or sees the field of a record that names it.
class FileEndpoints {
 public:
  explicit FileEndpoints(storage::FileStore files) : files_(std::move(files)) {}
  void add_to(Endpoints& endpoints);

  /// Keeps the body of a request as a file of the person who asks.
  Answer keep(Call& call) const;

 private:
  Answer upload(Call& call);
  Answer content(Call& call) const;
  Answer named_content(Call& call, partnership::Kind kind) const;
  Answer bytes_of(const Call& call, const std::string& hash, const std::string& name) const;

  storage::FileStore files_;
  RateLimit by_person_{60, 120};
};

}  // namespace twinlight::server
