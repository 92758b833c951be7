// The rank stage against the exact engine: every photometric file of a folder in every example need.
//   rank_accuracy FOLDER [need…]     needs: files of examples/needs, all by default
// A file that states no power is given one of 100 lm/W here, so that it is ranked too. The ten best by the exact search
// are looked for among the 30 best by the rank stage.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <thread>
#include <vector>

#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/matching/match.h"

namespace twinlight::benchmarks {
namespace {
namespace fs = std::filesystem;

using evidence::Quantity;

matching::Catalogue all_with_power(const fs::path& folder, unsigned threads) {
  matching::Catalogue catalogue = matching::read_catalogue(folder, threads).value();
  for (matching::CatalogueProduct& product : catalogue.products) {
    if (product.luminaire->input_power_W) continue;
    auto powered = std::make_shared<photometry::Luminaire>(*product.luminaire);
    powered->input_power_W = powered->distribution.flux_lm() / 100.0;
    product.luminaire = std::move(powered);
  }
  return catalogue;
}

/// Of one quantity over all products and needs.
struct Differences {
  std::size_t compared = 0, beyond = 0;
  double largest = 0.0;
  std::string where;
};

class Study {
 public:
  explicit Study(const fs::path& folder)
      : threads_(std::max(1U, std::thread::hardware_concurrency())), catalogue_(all_with_power(folder, threads_)) {
    columns_ = matching::columns_of(catalogue_, threads_);
  }

  void add(const fs::path& need_file) {
    const fs::path data = fs::path(TWINLIGHT_SOURCE_DIR) / "data";
    const evidence::Need need =
        evidence::read_need(need_file, requirements::RequirementSet::load(data / "requirements").value(),
                            evidence::GridList::load(data / "energy/grids.toml").value())
            .value();
    if (const auto reason = matching::reason_not_to_rank(need)) {
      fmt::print("{:<28} {}\n", need_file.filename().string(), *reason);
      return;
    }
    const lighting::RoomModel room_model(need.room);
    const matching::RankStage stage(need, room_model, columns_, threads_);
    const std::vector<std::size_t> order = stage.order();
    for (const std::size_t i : order) compare(need, room_model, stage, i);
    fmt::print("{:<28} {:>3} ranked, ten best: {} in common\n", need_file.filename().string(), order.size(),
               in_common(need, room_model, order));
  }

  void print() const {
    for (const auto& [key, found] : differences_) {
      const auto& [narrow, quantity] = key;
      const matching::RankBound bound = matching::rank_bound(quantity);
      fmt::print("{} {:<28} {:>5} compared, {:>3} beyond {:g}{}, largest {:.4f}: {}\n", narrow ? "narrow" : "      ",
                 to_string(quantity), found.compared, found.beyond, bound.value, bound.relative ? " of it" : "",
                 found.largest, found.where);
    }
  }

 private:
  void compare(const evidence::Need& need, const lighting::RoomModel& room_model, const matching::RankStage& stage,
               std::size_t number) {
    const matching::RankedProduct& ranked = stage.products()[number];
    const auto& layout = stage.layouts(ranked.hangs)[static_cast<std::size_t>(ranked.layout)];
    const matching::CatalogueProduct& product = catalogue_.products[number];
    const auto exact =
        evaluate_layout(need, scene_of(need, product.luminaire, layout), layout, evidence::engine_on(room_model));
    if (!exact) return;
    const bool narrow = columns_.product(number).basis_error > matching::largest_basis_error;
    for (const evidence::Check& check : exact->checks) {
      if (!matching::RankValues::holds(check.quantity) || !check.value) continue;
      const matching::RankBound bound = matching::rank_bound(check.quantity);
      if (bound.value == 0.0 || (check.quantity == Quantity::ugr && *check.value < 10.0)) continue;
      const double difference =
          std::abs(ranked.values[check.quantity] - *check.value) / (bound.relative ? *check.value : 1.0);
      Differences& of = differences_[{narrow, check.quantity}];
      ++of.compared;
      if (difference > bound.value) ++of.beyond;
      if (difference <= of.largest) continue;
      of.largest = difference;
      of.where = fmt::format("{} in {}, basis error {:.3f}", product.file, fs::path(need.file).filename().string(),
                             columns_.product(number).basis_error);
    }
  }

  std::size_t in_common(const evidence::Need& need, const lighting::RoomModel& room_model,
                        const std::vector<std::size_t>& order) const {
    // No forecasts: the search is the exact one alone.
    matching::Catalogue best;
    for (std::size_t place = 0; place < std::min<std::size_t>(30, order.size()); ++place)
      best.products.push_back(catalogue_.products[order[place]]);
    const matching::Match exact = matching::match(need, best, evidence::engine_on(room_model), {.threads = threads_});
    const std::size_t shown = std::min<std::size_t>(10, exact.shortlist.size());
    std::size_t same = 0;
    for (std::size_t place = 0; place < shown; ++place)
      for (std::size_t other = 0; other < shown; ++other)
        same += exact.shortlist[place].product->file == catalogue_.products[order[other]].file ? 1U : 0U;
    if (same < shown)
      for (std::size_t place = 0; place < shown; ++place)
        fmt::print("    {:>2} exact {:<40} rank stage {}\n", place + 1, exact.shortlist[place].product->file,
                   catalogue_.products[order[place]].file);
    return same;
  }

  unsigned threads_;
  matching::Catalogue catalogue_;
  matching::ProductColumns columns_;
  std::map<std::pair<bool, Quantity>, Differences> differences_;
};

}  // namespace
}  // namespace twinlight::benchmarks

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc < 2) {
    fmt::print(stderr, "usage: rank_accuracy FOLDER [NEED…]\n");
    return 2;
  }
  std::vector<fs::path> needs(argv + 2, argv + argc);
  if (needs.empty())
    for (const auto& entry : fs::directory_iterator(fs::path(TWINLIGHT_SOURCE_DIR) / "examples/needs"))
      needs.push_back(entry.path());
  std::sort(needs.begin(), needs.end());
  twinlight::benchmarks::Study study(argv[1]);
  for (const fs::path& need : needs) study.add(need);
  study.print();
}
