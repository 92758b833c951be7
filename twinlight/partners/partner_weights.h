#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "twinlight/foundation/result.h"

namespace twinlight::partners {

/// The weights of `data/partners/weights.toml`, which says what each is.
struct PartnerWeights {
  double title = 1.0;
  double broader = 0.0;
  double related = 0.0;
  double same_language = 0.0;
  double one_is_open = 1.0;
  double other_domain = 1.0;
  double kind_not_wanted = 1.0;
  double region_not_wanted = 1.0;
  std::map<std::pair<std::string, std::string>, double> types;  ///< in alphabetical order
  std::set<std::string> channel_topics;
  double two_offers_with_channel = 0.0;

  static Result<PartnerWeights> read(const std::filesystem::path& file);

  /// What a type is to another, whichever is named first.
  double of_types(const std::string& a, const std::string& b) const;
};

}  // namespace twinlight::partners
