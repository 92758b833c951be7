#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "twinlight/evidence/layout_forecast.h"
#include "twinlight/evidence/layout_search.h"
#include "twinlight/evidence/need.h"
#include "twinlight/lighting/room_transport.h"
#include "twinlight/matching/product_columns.h"
#include "twinlight/matching/product_outcome.h"
#include "twinlight/matching/rank_checks.h"

/// The whole catalogue in one need by matrices: docs/method.md, "Transport matrix" and "Two stages".
namespace twinlight::matching {

struct RankRules {
  int evaluations = 12;              ///< layouts evaluated in full for one product, at most `most_evaluations`
  double estimate_tolerance = 0.03;  ///< a layout is worth it from (1 − this) × target by its mean row
  evidence::SearchRules search;      ///< trust, overlighting and glare: as the exact search
  int room_level = lighting::RoomTransport::default_level;  ///< how finely the room is divided at least
};

inline constexpr std::size_t most_evaluations = 16;

/// What matrices say of one product in the need.
struct RankedProduct {
  std::string exclusion;     ///< why it is not ranked; empty where it is
  std::int32_t layout = -1;  ///< the best found, a number of its list (`RankStage::layouts`)
  bool hangs = false;        ///< which list
  bool cut_short = false;
  bool settled = false;  ///< `RankStage::settle`: all that follows is exact
  RankValues values;
  RankVerdict verdict;
  /// The layouts evaluated in full, in order, and which of them an exact evaluation might find to pass.
  std::array<std::int32_t, most_evaluations> evaluated{};
  std::uint16_t may_pass = 0;
  std::uint8_t evaluations = 0;
};

/// What it took, for benchmarks.
struct RankStatistics {
  double matrix_operations = 0.0;  ///< floating-point operations of sgemm
  double whole_operations = 0.0;   ///< what they would be if outputs that repeat others were computed too
  std::size_t layouts = 0;         ///< of which matrices were made
  std::size_t matrices = 0;        ///< for a layout, symmetry and size class
  std::size_t evaluations = 0;     ///< of a product in a layout, in full
};

class RankStage {
 public:
  /// Ranks all products. @param columns must outlive this
  RankStage(const evidence::Need& need, const lighting::RoomModel& room_model, const ProductColumns& columns,
            unsigned threads, RankRules rules = {});
  ~RankStage();
  RankStage(RankStage&&) noexcept;
  RankStage& operator=(RankStage&&) noexcept;

  const std::vector<RankedProduct>& products() const;
  /// All layouts of products that hang, or of those at the ceiling, in the order of preference.
  const std::vector<evidence::LayoutChoice>& layouts(bool hangs) const;
  /// The numbers of the products that are ranked, best first: the order of a shortlist (docs/method.md).
  std::vector<std::size_t> order() const;
  /// The numbers, ascending, of the products that pass and that no other beats in energy, cost and quality at once.
  std::vector<std::size_t> pareto_front() const;
  /// Whether what matrices say of a product is a rough guide only: the basis can not hold its intensities as exactly as
  /// the need asks, or nearly all of its light reaches the room by way of a ceiling that is near
  /// (docs/method.md, "Transport matrix").
  bool is_rough(std::size_t product) const;
  /// Whether figures may be beyond the bounds: of a product that is rough, or UGR, where it is asked for, of one whose
  /// intensity in single directions the basis does not hold well enough.
  bool is_doubtful(std::size_t product) const;
  /// Takes what an exact search of a product found in place of what matrices said. Not while others ask.
  void settle(std::size_t product, const ProductOutcome& outcome);

  /// For the exact search of a product that is ranked.
  evidence::Forecasts forecasts(std::size_t product) const;
  const RankStatistics& statistics() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace twinlight::matching
