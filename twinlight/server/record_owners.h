#pragma once

#include <map>
#include <string>
#include <vector>

#include "twinlight/storage/store.h"

namespace twinlight::server {

/// To which organisations records belong, remembered: a record stays with its organisation.
class RecordOwners {
 public:
  explicit RecordOwners(storage::Store& store) : store_(store) {}

  /// Asks at once of those that are not known yet.
  Result<void> learn(std::vector<std::string> records);

  /// Empty where there is no such record, or where it belongs to no organisation.
  Result<std::string> of(const std::string& record);

 private:
  storage::Store& store_;
  std::map<std::string, std::string> owners_;
};

}  // namespace twinlight::server
