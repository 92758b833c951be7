#include "twinlight/partners/gini.h"

#include <algorithm>

namespace twinlight::partners {

double gini(std::vector<std::int64_t> counts) {
  std::ranges::sort(counts);
  double sum = 0.0;
  double by_rank = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto count = static_cast<double>(counts[i]);
    sum += count;
    by_rank += static_cast<double>(i + 1) * count;
  }
  if (!(sum > 0.0)) return 0.0;
  const auto n = static_cast<double>(counts.size());
  return 2.0 * by_rank / (n * sum) - (n + 1.0) / n;
}

}  // namespace twinlight::partners
