// Judged profiles, graded pairs; gain 2^grade − 1, discount 1 / log2(rank + 1). Those of the reference folder partners/
// are for measuring alone: the vocabulary was written without reading them, the weights before measuring. Those of
// tests/partners were written for this project, for trying changes on.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/file.h"
#include "twinlight/partners/partner_file.h"
#include "twinlight/partners/reference_figures.h"

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

struct Measured {
  std::size_t profiles = 0;
  std::size_t queries = 0;
  double ndcg = 0.0;
  double recall = 0.0;
  double first_is_judged = 0.0;
};

Measured measure(const std::filesystem::path& folder) {
  constexpr std::size_t largest_bytes = 1 << 24;
  const auto vocabulary = topics::TopicVocabulary::read(project_path("data/topics/topics.ttl")).value();
  const auto glosses = topics::read_gloss_dictionaries(project_path("data/glosses")).value();
  const PartnerMatcher matcher(
      read_partner_profiles(read_file(folder / "profiles.json", largest_bytes).value(), "profiles.json").value(),
      vocabulary, PartnerWeights::read(project_path("data/partners/weights.toml")).value(), &glosses);
  std::map<std::string, std::vector<std::string>> rankings;
  for (std::size_t i = 0; i < matcher.profiles().size(); ++i)
    for (const RankedPartner& partner : matcher.partners_of(i, 10))
      rankings[matcher.profiles()[i].id].push_back(matcher.profiles()[partner.profile].id);
  const auto relevance = nlohmann::json::parse(read_file(folder / "relevance.json", largest_bytes).value());
  Measured measured{.profiles = matcher.profiles().size(), .queries = relevance["queries"].size()};
  const auto share = 1.0 / static_cast<double>(measured.queries);
  for (const auto& query : relevance["queries"]) {
    std::map<std::string, int> relevant;
    for (const auto& partner : query["relevant"]) relevant[partner["profile"]] = partner["grade"];
    const std::vector<std::string>& order = rankings[query["profile"]];
    measured.ndcg += share * ndcg(relevant, order);
    const auto is_judged = [&](const std::string& partner) { return relevant.count(partner) > 0; };
    measured.recall += share * static_cast<double>(std::count_if(order.begin(), order.end(), is_judged)) /
                       static_cast<double>(relevant.size());
    if (!order.empty() && is_judged(order.front())) measured.first_is_judged += share;
  }
  return measured;
}

TEST(PartnerReference, RanksThoseWhoShouldMeetFirst) {
  TWINLIGHT_NEEDS_REFERENCE("partners");
  const Measured measured = measure(reference_folder() / "partners");
  EXPECT_GT(measured.ndcg, 0.80);
  // What the program tells its users of this is what is measured here.
  const ReferenceFigures& told = reference_figures;
  EXPECT_EQ(static_cast<std::size_t>(told.queries), measured.queries);
  EXPECT_EQ(static_cast<std::size_t>(told.profiles), measured.profiles);
  EXPECT_NEAR(told.ndcg_at_10, measured.ndcg, 0.0005);
  EXPECT_NEAR(told.recall_at_10, measured.recall, 0.0005);
  EXPECT_NEAR(told.precision_at_1, measured.first_is_judged, 0.0005);
}

TEST(PartnerDevelopment, RanksThoseWhoShouldMeetFirst) {
  const Measured measured = measure(project_path("tests/partners"));
  EXPECT_EQ(measured.queries, 26U);
  EXPECT_GT(measured.ndcg, 0.97);
  EXPECT_GT(measured.recall, 0.97);
}

}  // namespace
}  // namespace twinlight::partners
