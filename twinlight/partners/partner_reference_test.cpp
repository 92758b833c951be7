// The judged profiles of the reference folder partners/: 52 queries, graded pairs. Gain 2^grade − 1, discount
// 1 / log2(rank + 1), as its README says. The vocabulary was written without reading them, the weights before
// measuring.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/file.h"
#include "twinlight/partners/partner_file.h"

namespace twinlight::partners {
namespace {

using twinlight::testing::project_path;
using twinlight::testing::reference_folder;

double gain(int grade, std::size_t rank) {
  return (std::exp2(grade) - 1.0) / std::log2(static_cast<double>(rank) + 1.0);
}

double ndcg(const std::map<std::string, int>& relevant, const std::vector<std::string>& order) {
  double found = 0.0;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (const auto partner = relevant.find(order[i]); partner != relevant.end()) found += gain(partner->second, i + 1);
  std::vector<int> grades;
  for (const auto& [profile, grade] : relevant) grades.push_back(grade);
  std::sort(grades.rbegin(), grades.rend());
  double ideal = 0.0;
  for (std::size_t i = 0; i < std::min<std::size_t>(grades.size(), 10); ++i) ideal += gain(grades[i], i + 1);
  return found / ideal;
}

TEST(PartnerReference, RanksThoseWhoShouldMeetFirst) {
  TWINLIGHT_NEEDS_REFERENCE("partners");
  const auto folder = reference_folder() / "partners";
  constexpr std::size_t largest_bytes = 1 << 24;
  const auto vocabulary = topics::TopicVocabulary::read(project_path("data/topics/topics.ttl")).value();
  auto profiles = read_partner_profiles(read_file(folder / "profiles.json", largest_bytes).value(), "profiles.json");
  ASSERT_TRUE(profiles) << to_string(profiles.error());
  const PartnerMatcher matcher(*std::move(profiles), vocabulary,
                               PartnerWeights::read(project_path("data/partners/weights.toml")).value());
  std::map<std::string, std::vector<std::string>> rankings;
  for (std::size_t i = 0; i < matcher.profiles().size(); ++i)
    for (const RankedPartner& partner : matcher.partners_of(i, 10))
      rankings[matcher.profiles()[i].id].push_back(matcher.profiles()[partner.profile].id);
  const auto relevance = nlohmann::json::parse(read_file(folder / "relevance.json", largest_bytes).value());
  double sum = 0.0;
  for (const auto& query : relevance["queries"]) {
    std::map<std::string, int> relevant;
    for (const auto& partner : query["relevant"]) relevant[partner["profile"]] = partner["grade"];
    sum += ndcg(relevant, rankings[query["profile"]]);
  }
  EXPECT_GT(sum / static_cast<double>(relevance["queries"].size()), 0.80);
}

}  // namespace
}  // namespace twinlight::partners
