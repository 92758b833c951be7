#include "twinlight/server/record_owners.h"

#include <algorithm>

namespace twinlight::server {

Result<void> RecordOwners::learn(std::vector<std::string> records) {
  std::erase_if(records, [&](const std::string& id) { return id.empty() || owners_.contains(id); });
  std::ranges::sort(records);
  records.erase(std::unique(records.begin(), records.end()), records.end());
  owners_.merge(TWL_TRY(store_.owners_of(records)));
  return {};
}

Result<std::string> RecordOwners::of(const std::string& record) {
  TWL_CHECK(learn({record}));
  const auto found = owners_.find(record);
  return found == owners_.end() ? std::string() : found->second;
}

}  // namespace twinlight::server
