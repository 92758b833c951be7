#include "twinlight/lighting/gather_store.h"

namespace twinlight::lighting {
namespace {

/// What is kept at most; a need of some hundred points and eyes takes a tenth of it.
constexpr std::size_t most_kept_bytes = std::size_t{256} << 20U;

}  // namespace

std::shared_ptr<const GatherMatrix> GatherStore::find_or_make(const Key& key, const Make& make) {
  // Others wait while a matrix is made: they mostly want the same one.
  const std::lock_guard lock(mutex_);
  if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
  auto matrix = std::make_shared<const GatherMatrix>(make());
  const std::size_t bytes = static_cast<std::size_t>(matrix->size()) * sizeof(double);
  if (kept_bytes_ + bytes > most_kept_bytes) {
    kept_.clear();
    kept_bytes_ = 0;
  }
  kept_bytes_ += bytes;
  return kept_.emplace(key, std::move(matrix)).first->second;
}

}  // namespace twinlight::lighting
