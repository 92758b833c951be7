#pragma once

#include <cstdint>
#include <vector>

namespace twinlight::partners {

/// How unequally something is shared: 0 where all have the same, (n − 1) / n where one of n has all (Gini 1912). 0
/// where there is nothing to share.
/// @param counts  at least 0
double gini(std::vector<std::int64_t> counts);

}  // namespace twinlight::partners
