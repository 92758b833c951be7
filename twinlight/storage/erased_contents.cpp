#include "twinlight/storage/erased_contents.h"

#include "twinlight/storage/named_contents.h"

namespace twinlight::storage {
namespace {

constexpr std::chrono::hours record_follows_within{1};

}  // namespace

Result<std::int64_t> remove_erased_contents(Connection& connection, const FileStore& files, Instant now) {
  std::vector<std::string> kept = TWL_TRY(erased_contents(connection));
  std::erase_if(kept, [&](const std::string& hash) { return !files.holds({hash}); });
  if (kept.empty()) return 0;
  const NamedContents named = TWL_TRY(contents_in_use(connection));
  std::int64_t removed = 0;
  for (const std::string& hash : kept)
    if (!named.contains(hash) && TWL_TRY(files.remove_put_before({hash}, now - record_follows_within))) ++removed;
  return removed;
}

}  // namespace twinlight::storage
