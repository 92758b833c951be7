#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace twinlight::partners {

using FeatureId = std::uint32_t;

struct Feature {
  FeatureId id = 0;
  float strength = 0.0F;
};

/// Profiles as unit vectors over features, each feature weighed by ln(1 + N / holders), with for each feature the
/// profiles that have it. Profiles are in groups, so that a question can leave out those that can not matter.
///
/// The weights of features are those of the last `weigh`; profiles that came later have them too, so that adding one
/// costs its own features alone.
class FeatureSpace {
 public:
  /// What is too common to tell profiles apart, and would cost the most: held by more than both.
  struct Common {
    double share = 1.0;  ///< of the profiles
    double holders = 0.0;
  };
  FeatureSpace() = default;
  /// @param common  features left out, as if nobody had them
  explicit FeatureSpace(const Common& common) : common_(common) {}

  /// A profile at the next place.
  /// @param features  in ascending order of id, strengths above 0
  void add(std::vector<Feature> features, std::size_t group);
  /// A place without features from now on.
  void remove(std::size_t place);
  /// As if the profile at the last place had never been added.
  void drop_last();
  /// Weights and vectors anew from the profiles that are there.
  void weigh();

  /// Adds to `sums` at the place of every profile of a group its cosine with one profile, and to `touched` each place
  /// that was 0.
  void add_cosines(std::size_t place, std::size_t group, std::vector<double>& sums,
                   std::vector<std::uint32_t>& touched) const;

  /// The unit vector of a profile, by feature.
  std::vector<Feature> vector(std::size_t place) const;

 private:
  struct Posting {
    std::uint32_t place;
    float strength;
  };
  struct Held {
    std::vector<Feature> features;  ///< not yet weighed
    std::size_t group = 0;
    bool present = true;
  };
  double weight(FeatureId feature) const;
  double weight_held_by(double holders) const;
  /// Weighs a profile's features and posts them.
  void post(std::size_t place);

  Common common_;
  std::vector<Held> profiles_;
  std::vector<double> weights_;                              ///< by feature; 0 for one that is left out
  std::vector<std::vector<std::vector<Posting>>> postings_;  ///< by group, then feature
  double count_ = 0.0;                                       ///< of profiles when the weights were made
  bool is_weighed_ = false;
};

}  // namespace twinlight::partners
