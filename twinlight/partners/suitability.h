#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "twinlight/partners/partner_profile.h"
#include "twinlight/partners/partner_weights.h"
#include "twinlight/partners/suitability_fit.h"

namespace twinlight::partners {

/// Types, regions, kinds, domains and owners of profiles as small numbers, so that a hundred thousand are compared in
/// a moment. Profiles of one type and region are a group.
class Suitability {
 public:
  explicit Suitability(PartnerWeights weights) : weights_(std::move(weights)) {}

  /// A profile at the next place; gives its group.
  std::size_t add(const PartnerProfile& profile, bool speaks_of_a_channel);

  void drop_last() { profiles_.pop_back(); }

  std::size_t groups() const { return groups_.size(); }
  std::size_t group_of(std::size_t place) const { return profiles_[place].group; }
  bool same_owner(std::size_t a, std::size_t b) const { return profiles_[a].owner == profiles_[b].owner; }

  /// The size of a profile's owner, empty where it is not known.
  void set_size(std::size_t place, const std::string& size) { profiles_[place].size = words_.of(size); }

  /// Sizes of owners are on record: of texts alone they do not count.
  Fit fit(std::size_t a, std::size_t b, Basis basis) const;
  /// The most that `fit` can be with anybody of a group.
  double greatest_fit(std::size_t place, std::size_t group) const;

 private:
  using Code = std::uint32_t;
  /// The code of each word that was met; the empty word is 0.
  class Codes {
   public:
    Code of(const std::string& word) {
      return codes_.try_emplace(word, static_cast<Code>(codes_.size())).first->second;
    }

   private:
    std::map<std::string, Code> codes_{{"", 0}};
  };
  struct Coded {
    std::size_t group = 0;
    Code type = 0;
    Code region = 0;
    Code kind = 0;
    Code size = 0;
    Code domain = 0;
    Code owner = 0;
    bool speaks_of_a_channel = false;
    int readiness = 0;
    int wanted_readiness = 0;
    std::vector<Code> wanted_kinds;
    std::vector<Code> wanted_regions;
    std::vector<Code> wanted_sizes;
  };
  struct Group {
    Code type;
    Code region;
  };
  Code type_code(const std::string& type);
  double of_types(const Coded& a, const Coded& b) const;

  PartnerWeights weights_;
  Codes words_;  ///< of regions, kinds, sizes and domains
  Codes owners_;
  std::vector<std::string> types_;  ///< by code
  std::vector<std::vector<double>> of_types_;
  std::vector<Group> groups_;
  std::vector<Coded> profiles_;
};

}  // namespace twinlight::partners
