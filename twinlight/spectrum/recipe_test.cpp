// The three worked cases of docs/spectrum.md, each checked against exhaustive search that shares no code with the
// optimiser: spectra are added up wavelength by wavelength on a grid over all shares, then on a finer grid around the
// best feasible point.

#include "twinlight/spectrum/recipe.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>

#include "tests/support/reference_files.h"
#include "tests/support/scratch_folder.h"
#include "twinlight/spectrum/batch.h"
#include "twinlight/spectrum/recipe_file.h"

namespace twinlight::spectrum {
namespace {

RecipeFile example(const std::string& name) {
  auto file = read_recipe_file(testing::project_path("examples/recipes") / (name + ".toml"));
  EXPECT_TRUE(file) << to_string(file.error());
  return *std::move(file);
}

/// The classroom's warm white and cool white.
std::vector<Channel> two_whites() {
  std::vector<Channel> channels = example("classroom_calm").channels;
  channels.resize(2, channels[0]);
  return channels;
}

double quantity(RecipeQuantity wanted, const Metrics& m) {
  const double none = std::nan("");
  switch (wanted) {
    case RecipeQuantity::cct_K:
      return m.cct_K.value_or(none);
    case RecipeQuantity::duv:
      return m.duv.value_or(none);
    case RecipeQuantity::ra:
      return m.colour_rendering ? m.colour_rendering->ra : none;
    case RecipeQuantity::rf:
      return m.colour_fidelity ? m.colour_fidelity->rf : none;
    case RecipeQuantity::melanopic_der:
      return m.melanopic_der().value_or(none);
    case RecipeQuantity::blue_share:
      return m.photons.fraction_blue.value_or(none);
    case RecipeQuantity::green_share:
      return m.photons.fraction_green.value_or(none);
    case RecipeQuantity::red_share:
      return m.photons.fraction_red.value_or(none);
    case RecipeQuantity::far_red_to_par:
      return m.photons.far_red_700_780_to_par.value_or(none);
    case RecipeQuantity::red_to_far_red:
      return m.photons.red_to_far_red.value_or(none);
    default:
      return none;
  }
}

bool meets(const Metrics& m, const std::vector<RecipeTarget>& targets, double slack) {
  return std::ranges::all_of(targets, [&](const RecipeTarget& target) {
    const double scale = target.quantity == RecipeQuantity::cct_K ? 1000.0
                         : target.quantity == RecipeQuantity::duv ? 0.01
                                                                  : 1.0;
    const double value = quantity(target.quantity, m);
    return value >= target.least - slack * scale && value <= target.most + slack * scale;
  });
}

class ExhaustiveSearch {
 public:
  ExhaustiveSearch(const std::vector<Channel>& channels, const std::vector<RecipeTarget>& targets,
                   RecipeObjective objective)
      : channels_(channels), targets_(targets), objective_(objective) {
    for (const Channel& one : channels) {
      double radiant = 0.0;
      for (std::size_t nm = 0; nm < batch_columns; ++nm) radiant += one.distribution.values()[nm];
      per_watt_.push_back(one.wall_plug_efficiency / radiant);
    }
  }

  double best() {
    std::vector<int> steps(channels_.size(), 0);
    constexpr int coarse = 40;
    visit(0, coarse, steps, [&](const std::vector<int>& s) {
      std::vector<double> shares;
      for (const int step : s) shares.push_back(step / double{coarse});
      queue(shares);
    });
    flush();
    constexpr int passes = 3;
    double width = 1.0 / coarse;
    for (int pass = 0; pass < passes && !best_shares_.empty(); ++pass, width *= 0.25) refine(width);
    return best_;
  }

 private:
  void visit(std::size_t channel_index, int left, std::vector<int>& steps,
             const std::function<void(const std::vector<int>&)>& use) {
    if (channel_index + 1 == steps.size()) {
      steps[channel_index] = left;
      use(steps);
      return;
    }
    for (int i = 0; i <= left; ++i) {
      steps[channel_index] = i;
      visit(channel_index + 1, left - i, steps, use);
    }
  }

  void refine(double width) {
    const std::vector<double> centre = best_shares_;
    constexpr int reach = 5;
    std::vector<int> at(channels_.size() - 1, -reach);
    for (bool more = true; more;) {
      std::vector<double> shares = centre;
      double sum = 0.0;
      for (std::size_t i = 0; i < at.size(); ++i) {
        shares[i] += width * at[i] / reach;
        sum += shares[i];
      }
      shares.back() = 1.0 - sum;
      if (std::ranges::min(shares) >= -1e-12) queue(shares);
      more = false;
      for (int& digit : at) {
        if (++digit <= reach) {
          more = true;
          break;
        }
        digit = -reach;
      }
    }
    flush();
  }

  void queue(const std::vector<double>& shares) {
    queued_.push_back(shares);
    std::vector<double> row(batch_columns, 0.0);
    for (std::size_t i = 0; i < shares.size(); ++i)
      for (std::size_t nm = 0; nm < batch_columns; ++nm)
        row[nm] += std::max(0.0, shares[i]) * per_watt_[i] * channels_[i].distribution.values()[nm];
    rows_.insert(rows_.end(), row.begin(), row.end());
    if (queued_.size() == 512) flush();
  }

  void flush() {
    const std::vector<Metrics> metrics = evaluate_batch(rows_);
    for (std::size_t i = 0; i < metrics.size(); ++i) {
      if (!metrics[i].ler_lm_per_W || !meets(metrics[i], targets_, 0.0)) continue;
      double radiant = 0.0;
      for (std::size_t nm = 0; nm < batch_columns; ++nm) radiant += rows_[i * batch_columns + nm];
      const double value =
          radiant * (objective_ == RecipeObjective::luminous_efficacy ? *metrics[i].ler_lm_per_W
                                                                      : *metrics[i].photons.ppf_per_watt_umol_J);
      if (value <= best_) continue;
      best_ = value;
      best_shares_ = queued_[i];
    }
    queued_.clear();
    rows_.clear();
  }

  const std::vector<Channel>& channels_;
  const std::vector<RecipeTarget>& targets_;
  RecipeObjective objective_;
  std::vector<double> per_watt_;
  std::vector<std::vector<double>> queued_;
  std::vector<double> rows_;
  std::vector<double> best_shares_;
  double best_ = -1.0;
};

TEST(Recipe, WorkedCasesReachTheOptimumOfExhaustiveSearch) {
  fmt::print("{:20} {:>10} {:>11} {:>8}  drive levels\n", "case", "recipe", "exhaustive", "gain");
  for (const char* name :
       {"classroom_morning", "classroom_calm", "dementia_care_day", "dementia_care_night", "lettuce_far_red"}) {
    const RecipeFile worked = example(name);
    const auto recipe = find_recipe(worked.channels, worked.targets, worked.objective);
    ASSERT_TRUE(recipe) << name << ": " << to_string(recipe.error());
    const double value = worked.objective == RecipeObjective::luminous_efficacy ? recipe->luminous_efficacy_lm_per_W
                                                                                : recipe->photon_efficacy_umol_per_J;
    EXPECT_TRUE(meets(recipe->metrics, worked.targets, 1e-4)) << name;
    const double exhaustive = ExhaustiveSearch(worked.channels, worked.targets, worked.objective).best();
    ASSERT_GT(exhaustive, 0.0) << name << ": the grid has no feasible point";
    EXPECT_GE(value, exhaustive * (1.0 - 1e-6)) << name;
    EXPECT_LE(value, exhaustive * 1.01) << name << ": better than the grid can explain";
    std::string levels;
    for (const double level : recipe->drive_levels) levels += fmt::format(" {:.3f}", level);
    fmt::print("{:20} {:>10.4f} {:>11.4f} {:>7.3f}% {}\n", name, value, exhaustive, 100.0 * (value / exhaustive - 1.0),
               levels);
    EXPECT_NEAR(*std::ranges::max_element(recipe->drive_levels), 1.0, 1e-9);
  }
}

TEST(Recipe, DrivesNoHarderThanTheFluxNeeds) {
  const std::vector<Channel> channels = two_whites();
  const RecipeTarget targets[] = {{RecipeQuantity::cct_K, 3900, 4100}, {RecipeQuantity::flux_lm, 2000}};
  const auto recipe = find_recipe(channels, targets, RecipeObjective::luminous_efficacy);
  ASSERT_TRUE(recipe) << to_string(recipe.error());
  EXPECT_NEAR(recipe->flux_lm, 2000.0, 1e-6);
  EXPECT_LT(*std::ranges::max_element(recipe->drive_levels), 1.0);
  EXPECT_NEAR(recipe->power_W, 40.0 * (recipe->drive_levels[0] + recipe->drive_levels[1]), 1e-9);
}

TEST(Recipe, SaysWhatCanNotBeMet) {
  const std::vector<Channel> channels = two_whites();
  const RecipeTarget fidelity[] = {{RecipeQuantity::cct_K, 3900, 4100}, {RecipeQuantity::rf, 99}};
  const auto faithful = find_recipe(channels, fidelity, RecipeObjective::luminous_efficacy);
  ASSERT_FALSE(faithful);
  EXPECT_NE(faithful.error().message.find("Rf"), std::string::npos) << faithful.error().message;
  const RecipeTarget bright[] = {{RecipeQuantity::flux_lm, 1e6}};
  const auto brighter = find_recipe(channels, bright, RecipeObjective::luminous_efficacy);
  ASSERT_FALSE(brighter);
  EXPECT_NE(brighter.error().message.find("flux"), std::string::npos) << brighter.error().message;
}

TEST(Recipe, RefusesWhatIsNoProblem) {
  constexpr auto objective = RecipeObjective::luminous_efficacy;
  EXPECT_FALSE(find_recipe({}, {}, objective));
  const std::vector<Channel> channels = two_whites();
  const RecipeTarget backwards[] = {{RecipeQuantity::cct_K, 4100, 3900}};
  EXPECT_FALSE(find_recipe(channels, backwards, objective));
  std::vector<Channel> broken = channels;
  broken[0].wall_plug_efficiency = 1.2;
  EXPECT_EQ(find_recipe(broken, {}, objective).error().field, "wall_plug_efficiency");
  broken = channels;
  broken[0].distribution = *SpectralDistribution::create({400, 700}, {1, 1});
  EXPECT_EQ(find_recipe(broken, {}, objective).error().field, "spectrum");
}

TEST(RecipeFile, SaysWhatIsWrongAndWhere) {
  const auto refused = [](const std::string& text) {
    const testing::ScratchFolder folder;
    const auto path = folder / "recipe.toml";
    std::ofstream(path) << text;
    const auto file = read_recipe_file(path);
    return file ? Diagnostic{} : file.error();
  };
  EXPECT_EQ(refused("objective = \"fast\"\n").line, 1U);
  EXPECT_EQ(refused("objective = \"luminous_efficacy\"\nchanel = 1\n").line, 2U);
  EXPECT_NE(refused("objective = \"luminous_efficacy\"\n[[target]]\nquantity = \"colour\"\nleast = 1\n")
                .message.find("melanopic_der"),
            std::string::npos);
  EXPECT_EQ(refused("objective = \"luminous_efficacy\"\n[[target]]\nquantity = \"rf\"\n").line, 3U);
  EXPECT_NE(refused("objective = \"luminous_efficacy\"\n[[channel]]\nname = \"a\"\nspectrum = \"none.csv\"\n")
                .message.find("no such file"),
            std::string::npos);
}

TEST(ParetoFront, TradesEfficacyForFidelity) {
  const RecipeFile classroom = example("classroom_morning");
  const std::vector<RecipeTarget> targets(classroom.targets.begin(), classroom.targets.begin() + 2);
  const auto front = pareto_front(classroom.channels, targets, classroom.objective, 6);
  ASSERT_TRUE(front) << to_string(front.error());
  ASSERT_GE(front->size(), 4U);
  fmt::print("Pareto front, 5000 K: Rf, lm/W:");
  for (std::size_t i = 0; i < front->size(); ++i) {
    fmt::print("  {:.1f} {:.1f}", (*front)[i].metrics.colour_fidelity->rf, (*front)[i].luminous_efficacy_lm_per_W);
    if (i == 0) continue;
    EXPECT_GT((*front)[i].metrics.colour_fidelity->rf, (*front)[i - 1].metrics.colour_fidelity->rf);
    EXPECT_LT((*front)[i].luminous_efficacy_lm_per_W, (*front)[i - 1].luminous_efficacy_lm_per_W);
  }
  fmt::print("\n");
}

}  // namespace
}  // namespace twinlight::spectrum
