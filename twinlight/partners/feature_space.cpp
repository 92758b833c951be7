#include "twinlight/partners/feature_space.h"

#include <algorithm>
#include <cmath>

namespace twinlight::partners {

void FeatureSpace::add(std::vector<Feature> features, std::size_t group) {
  profiles_.push_back({.features = std::move(features), .group = group});
  if (is_weighed_) post(profiles_.size() - 1);
}

void FeatureSpace::remove(std::size_t place) {
  const Held& held = profiles_[place];
  for (const Feature& feature : held.features) {
    auto& postings = postings_[held.group][feature.id];
    std::erase_if(postings, [&](const Posting& posting) { return posting.place == place; });
  }
  profiles_[place] = {.features = {}, .group = held.group, .present = false};
}

void FeatureSpace::drop_last() {
  remove(profiles_.size() - 1);
  profiles_.pop_back();
}

double FeatureSpace::weight_held_by(double holders) const {
  if (holders > common_.share * count_ && holders > common_.holders) return 0.0;
  return std::log(1.0 + std::max(count_, 1.0) / std::max(holders, 1.0));
}

double FeatureSpace::weight(FeatureId feature) const {
  return feature < weights_.size() ? weights_[feature] : weight_held_by(0.0);
}

void FeatureSpace::weigh() {
  std::vector<double> holders;
  count_ = 0.0;
  for (const Held& held : profiles_) {
    if (!held.present) continue;
    count_ += 1.0;
    if (!held.features.empty() && held.features.back().id >= holders.size())
      holders.resize(held.features.back().id + std::size_t{1}, 0.0);
    for (const Feature& feature : held.features) holders[feature.id] += 1.0;
  }
  weights_.clear();
  for (const double count : holders) weights_.push_back(weight_held_by(count));
  is_weighed_ = true;
  postings_.clear();
  for (std::size_t place = 0; place < profiles_.size(); ++place) post(place);
}

void FeatureSpace::post(std::size_t place) {
  const std::vector<Feature> unit = vector(place);
  const std::size_t group = profiles_[place].group;
  if (group >= postings_.size()) postings_.resize(group + 1);
  auto& of_group = postings_[group];
  if (!unit.empty() && unit.back().id >= of_group.size()) of_group.resize(unit.back().id + std::size_t{1});
  for (const Feature& feature : unit)
    of_group[feature.id].push_back({static_cast<std::uint32_t>(place), feature.strength});
}

void FeatureSpace::add_cosines(std::size_t place, std::size_t group, std::vector<double>& sums,
                               std::vector<std::uint32_t>& touched) const {
  if (group >= postings_.size()) return;
  const auto& of_group = postings_[group];
  for (const Feature& feature : vector(place)) {
    if (feature.id >= of_group.size()) break;
    for (const Posting& posting : of_group[feature.id]) {
      double& sum = sums[posting.place];
      if (sum == 0.0) touched.push_back(posting.place);
      sum += static_cast<double>(feature.strength) * static_cast<double>(posting.strength);
    }
  }
}

std::vector<Feature> FeatureSpace::vector(std::size_t place) const {
  std::vector<Feature> unit = profiles_[place].features;
  double square = 0.0;
  for (Feature& feature : unit) {
    const double weighed = static_cast<double>(feature.strength) * weight(feature.id);
    feature.strength = static_cast<float>(weighed);
    square += weighed * weighed;
  }
  std::erase_if(unit, [](const Feature& feature) { return feature.strength == 0.0F; });
  for (Feature& feature : unit) feature.strength /= static_cast<float>(std::sqrt(square));
  return unit;
}

}  // namespace twinlight::partners
