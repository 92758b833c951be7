#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "twinlight/foundation/result.h"

namespace twinlight::partners {

/// When a place of a ranking goes to an owner that was seldom shown.
struct ExposureFloor {
  std::size_t every = 0;       ///< each place whose number this divides; 0: none
  double about_equal = 1.0;    ///< share of the score of whom the place would go to else
  double least_score = 1.0;    ///< nobody below comes forward
  std::size_t candidates = 1;  ///< so many times the places asked for are looked at
};

/// The weights of `data/partners/weights.toml`, which says what each is.
struct PartnerWeights {
  double title = 1.0;
  double broader = 0.0;
  double related = 0.0;
  double same_language = 0.0;
  double other_language = 0.0;
  double common_share = 1.0;    ///< what more than this share of the profiles have
  double common_holders = 0.0;  ///< and more than so many, tells nothing across languages
  double one_is_open = 1.0;
  double other_domain = 1.0;
  double kind_not_wanted = 1.0;
  double region_not_wanted = 1.0;
  double size_not_wanted = 1.0;
  double readiness_missing = 1.0;                               ///< per level
  std::map<std::pair<std::string, std::string>, double> types;  ///< in alphabetical order
  std::set<std::string> channel_topics;
  double two_offers_with_channel = 0.0;
  double evidence = 0.0;
  double answers = 0.0;
  double outcomes = 0.0;
  double half_at = 1.0;
  double certified = 0.0;
  double admitted = 0.0;
  ExposureFloor exposure;

  static Result<PartnerWeights> read(const std::filesystem::path& file);

  /// What a type is to another, whichever is named first.
  double of_types(const std::string& a, const std::string& b) const;
};

}  // namespace twinlight::partners
