// `make bench-accuracy`: the rank stage against exact evaluations of the layouts that it chose, for every photometric
// file of a folder in every example need (benchmarks/README.md).
//   rank_accuracy FOLDER [NEED…]     needs: files of examples/needs, all by default
// Files of one distribution and size count once. A file that states no power is given one of 100 lm/W here, so that it
// is ranked too.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <set>
#include <thread>

#include "accuracy_tally.h"
#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/evidence/need_file.h"
#include "twinlight/evidence/place_checks.h"
#include "twinlight/matching/match.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/rankable.h"
#include "twinlight/matching/shortlist_order.h"

namespace twinlight::benchmarks {
namespace {
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A need that takes longer is cut short: the line says how many products were compared, the best first, then those of
/// the fewest luminaires.
constexpr double most_seconds_a_need = 90.0;
constexpr std::size_t best_first = 12;
/// Drafts of all would take long: of more products than this every so many are drafted.
constexpr std::size_t most_drafted = 48;
constexpr std::size_t drafted_part = 6;

/// What makes two files the same product to the engine: shape, flux and opening, rounded.
std::vector<long> light_of(const photometry::Luminaire& luminaire) {
  const double flux_lm = luminaire.distribution.flux_lm();
  const photometry::LuminousOpening& opening = luminaire.opening;
  std::vector<long> key{std::lround(flux_lm), std::lround(1000.0 * opening.length_m),
                        std::lround(1000.0 * opening.width_m)};
  for (double gamma_deg = 0.0; gamma_deg <= 180.0; gamma_deg += 5.0)
    for (double c_deg = 0.0; c_deg < 360.0; c_deg += 15.0)
      key.push_back(std::lround(1e4 * luminaire.distribution.intensity_cd(c_deg, gamma_deg) / std::max(1.0, flux_lm)));
  return key;
}

matching::Catalogue different_products(const fs::path& folder, unsigned threads) {
  matching::Catalogue catalogue = matching::read_catalogue(folder, threads).value();
  std::set<std::vector<long>> seen;
  std::erase_if(catalogue.products, [&](const matching::CatalogueProduct& product) {
    return !seen.insert(light_of(*product.luminaire)).second;
  });
  for (matching::CatalogueProduct& product : catalogue.products) {
    if (product.luminaire->input_power_W) continue;
    auto powered = std::make_shared<photometry::Luminaire>(*product.luminaire);
    powered->input_power_W = powered->distribution.flux_lm() / 100.0;
    product.luminaire = std::move(powered);
  }
  return catalogue;
}

/// What is drafted: the products that can meet the need at all, or some of them.
matching::Catalogue drafted_products(const evidence::Need& need, const matching::Catalogue& catalogue) {
  matching::Catalogue fit{.folder = catalogue.folder};
  for (const matching::CatalogueProduct& product : catalogue.products)
    if (evidence::target_illuminance_lx(need.requirement, *product.luminaire)) fit.products.push_back(product);
  if (fit.products.size() <= most_drafted) return fit;
  matching::Catalogue some{.folder = catalogue.folder};
  for (std::size_t i = 0; i < fit.products.size(); i += drafted_part) some.products.push_back(fit.products[i]);
  return some;
}

/// Limits from above are held against the new installation: of light they say what those from below say already.
bool is_compared(const evidence::Check& check) {
  return check.value && !(check.at_most && check.quantity == evidence::Quantity::ppfd_umol_per_m2_s);
}

/// A product as the rank stage has it: the layout that it chose, and what it says of it.
struct FirstFigures {
  std::size_t product = 0;
  evidence::LayoutChoice layout;
  bool rough = false;  ///< the rank stage says that its figures are a rough guide
  std::vector<std::pair<Subject, double>> values;
};

class NeedStudy {
 public:
  NeedStudy(const evidence::Need& need, const matching::Catalogue& catalogue, const matching::ProductColumns& columns,
            unsigned threads)
      : need_(need), catalogue_(catalogue), columns_(columns), threads_(threads), room_model_(need.room) {
    if (matching::can_be_ranked(need))
      by_matrices();
    else
      by_drafts();
  }

  void compare(AccuracyTally& tally) {
    const auto start = Clock::now();
    const auto engine = evidence::engine_on(room_model_);
    std::vector<std::optional<Exact>> exact(first_.size());
    std::vector<std::size_t> sequence(first_.size());
    std::iota(sequence.begin(), sequence.end(), std::size_t{0});
    std::stable_sort(
        sequence.begin() + static_cast<std::ptrdiff_t>(std::min(best_first, sequence.size())), sequence.end(),
        [&](std::size_t a, std::size_t b) { return first_[a].layout.luminaires() < first_[b].layout.luminaires(); });
    matching::parallel_for(sequence.size(), threads_, [&](std::size_t i) {
      if (std::chrono::duration<double>(Clock::now() - start).count() < most_seconds_a_need)
        exact[sequence[i]] = evaluate(first_[sequence[i]], engine);
    });
    for (std::size_t i = 0; i < exact.size(); ++i) {
      if (!exact[i]) continue;
      ++compared_;
      const matching::CatalogueProduct& product = catalogue_.products[first_[i].product];
      for (const auto& [subject, value] : first_[i].values)
        if (const auto found = exact[i]->values.find(subject); found != exact[i]->values.end())
          tally.add({.narrow = first_[i].rough,
                     .quantity = subject.first,
                     .first = value,
                     .exact = found->second,
                     .where = product.file});
    }
    count_best(exact);
  }

  std::string text() const {
    return fmt::format("{:<8} {:>3}/{:>3} compared, {:>2} searched exactly, {:>2} of the {:>2} best",
                       drafts_ ? "drafts" : "matrices", compared_, first_.size(), settled_, in_common_, best_);
  }
  std::size_t best() const { return best_; }
  std::size_t in_common() const { return in_common_; }

 private:
  struct Exact {
    std::map<Subject, double> values;
    matching::ShortlistOrder order;
  };

  void by_matrices() {
    matching::RankStage stage(need_, room_model_, columns_, threads_);
    const auto doubtful = doubtful_products(stage, catalogue_.products.size(), need_, catalogue_);
    settled_ = settle(stage, need_, catalogue_, evidence::engine_on(room_model_), doubtful, threads_).size();
    for (const std::size_t number : products_to_evaluate(stage, catalogue_.products.size(), need_, catalogue_)) {
      const matching::RankedProduct& ranked = stage.products()[number];
      FirstFigures first{.product = number,
                         .layout = stage.layouts(ranked.hangs)[static_cast<std::size_t>(ranked.layout)],
                         .rough = stage.is_rough(number) && !ranked.settled};
      for (const evidence::Check& check : evidence::make_checks(need_.requirement, {}, {}))
        if (matching::RankValues::holds(check.quantity) && !std::isnan(ranked.values[check.quantity]))
          first.values.emplace_back(Subject{check.quantity, {}}, ranked.values[check.quantity]);
      first_.push_back(std::move(first));
    }
  }

  void by_drafts() {
    drafts_ = true;
    matching::DraftStage stage(need_, catalogue_, evidence::engine_on(room_model_, lighting::Fineness::draft),
                               threads_);
    const auto doubtful = doubtful_products(stage, catalogue_.products.size(), need_, catalogue_);
    settled_ = settle(stage, need_, catalogue_, evidence::engine_on(room_model_), doubtful, threads_).size();
    for (const std::size_t number : products_to_evaluate(stage, catalogue_.products.size(), need_, catalogue_)) {
      const evidence::EvaluatedLayout& draft = stage.products()[number]->found;
      FirstFigures first{.product = number, .layout = draft.layout};
      for (const evidence::Check& check : draft.checks)
        if (is_compared(check)) first.values.emplace_back(Subject{check.quantity, check.area}, *check.value);
      first_.push_back(std::move(first));
    }
  }

  std::optional<Exact> evaluate(const FirstFigures& first, const evidence::LightingEngine& engine) const {
    const matching::CatalogueProduct& product = catalogue_.products[first.product];
    auto found = evaluate_layout(need_, scene_of(need_, product.luminaire, first.layout), first.layout, engine);
    if (!found) return std::nullopt;
    hold_against_place(need_, product.enclosure, *found);
    Exact exact;
    for (const evidence::Check& check : found->checks)
      if (is_compared(check)) exact.values.try_emplace({check.quantity, check.area}, *check.value);
    const int luminaires = first.layout.luminaires();
    exact.order =
        matching::shortlist_order(need_, found->verdict, luminaires,
                                  running_cost(need_, luminaires, product.luminaire->input_power_W, product.price));
    return exact;
  }

  /// How many of the ten best are the ten best exactly.
  void count_best(const std::vector<std::optional<Exact>>& exact) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < exact.size(); ++i)
      if (exact[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return exact[a]->order < exact[b]->order; });
    best_ = std::min<std::size_t>(10, order.size());
    in_common_ =
        static_cast<std::size_t>(std::count_if(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(best_),
                                               [&](std::size_t place) { return place < best_; }));
  }

  const evidence::Need& need_;
  const matching::Catalogue& catalogue_;
  const matching::ProductColumns& columns_;
  unsigned threads_;
  lighting::RoomModel room_model_;
  bool drafts_ = false;
  std::vector<FirstFigures> first_;  ///< best first
  std::size_t settled_ = 0;          ///< by the rank stage, since matrices or drafts say too little of them
  std::size_t compared_ = 0, best_ = 0, in_common_ = 0;
};

void study(const fs::path& folder, const std::vector<fs::path>& needs) {
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  const matching::Catalogue catalogue = different_products(folder, threads);
  const matching::ProductColumns columns = matching::columns_of(catalogue, threads);
  fmt::print("{} different products\n", catalogue.products.size());
  const fs::path data = fs::path(TWINLIGHT_SOURCE_DIR) / "data";
  const auto requirements = requirements::RequirementSet::load(data / "requirements").value();
  const auto grids = evidence::GridList::load(data / "energy/grids.toml").value();
  AccuracyTally all;
  std::size_t best = 0, in_common = 0;
  for (const fs::path& file : needs) {
    const auto start = Clock::now();
    const evidence::Need need = evidence::read_need(file, requirements, grids).value();
    AccuracyTally tally(file.stem().string());
    const matching::Catalogue drafted =
        matching::can_be_ranked(need) ? matching::Catalogue{} : drafted_products(need, catalogue);
    NeedStudy one(need, matching::can_be_ranked(need) ? catalogue : drafted, columns, threads);
    one.compare(tally);
    fmt::print("{:<22} {}; {}; {:.0f} s\n", file.stem().string(), one.text(), tally.line(),
               std::chrono::duration<double>(Clock::now() - start).count());
    std::fflush(stdout);
    best += one.best();
    in_common += one.in_common();
    all.add(tally);
  }
  fmt::print("\nall needs: {} of {} best in common\n{}", in_common, best, all.table());
}

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
      if (entry.path().extension() == ".toml") needs.push_back(entry.path());
  std::sort(needs.begin(), needs.end());
  twinlight::benchmarks::study(argv[1], needs);
}
