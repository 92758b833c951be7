#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/matching/product_columns.h"
#include "twinlight/matching/rank_layouts.h"
#include "twinlight/matching/rank_stage.h"

namespace twinlight::matching {

/// The products of one symmetry and kind of mounting, and how far the search for a layout of each has come.
struct CandidateClass {
  photometry::Symmetry symmetry{};
  std::vector<std::uint32_t> product;
  std::vector<std::uint32_t> column;  ///< among the columns of the catalogue
  Eigen::MatrixXf estimates_lx;       ///< of the first pass: one row a product, one column a layout
  std::vector<float> wanted_lx;       ///< estimate from which on a layout is worth evaluating; infinite: none is
  std::vector<std::uint8_t> glaring;  ///< evaluations that missed the limit of glare by far
  /// What files state, NaN where they do not: beside each other, since reading it from the traits of 100,000 products
  /// is waiting for memory.
  struct Stated {
    float colour_rendering_index = 0.0F, colour_temperature_K = 0.0F, input_power_W = 0.0F;
  };
  std::vector<Stated> stated;
};

/// Which layouts of which products are worth evaluating in full, and what is learnt from those that were.
class RankCandidates {
 public:
  /// Places within each class.
  using Members = std::array<std::vector<std::uint32_t>, symmetry_count>;

  /// The products that are not excluded and hang, or do not.
  RankCandidates(const evidence::Need& need, const ProductColumns& columns, const RankLayouts& layouts, bool hangs,
                 const RankRules& rules, const RankChecks& checks, std::vector<RankedProduct>& products);

  bool empty() const;
  std::array<CandidateClass, symmetry_count>& classes() { return classes_; }
  const std::array<CandidateClass, symmetry_count>& classes() const { return classes_; }
  float estimate_lx(std::size_t product, std::size_t layout) const;

  bool any_wants(std::size_t layout) const;
  Members wanting(std::size_t layout) const;
  /// Of the products that no layout was worth evaluating for, by the brightest layout that has room for them; those
  /// without one are excluded. @return one list for each layout
  std::vector<Members> by_brightest();

  /// Takes note of evaluations in full. @param values one for each of the members; completed by what the file states
  void learn(std::size_t of_class, std::span<const std::uint32_t> members, std::size_t layout,
             std::span<const RankValues> values);

 private:
  class RoomInLayout;
  bool wants(const CandidateClass& of, std::uint32_t member, std::size_t layout, RoomInLayout& room) const;
  void learn_of(CandidateClass& of, std::uint32_t member, std::size_t layout, RankValues values);
  void add_stated_values(const CandidateClass::Stated& stated, std::size_t layout, RankValues& values) const;
  void number_openings();

  const evidence::Need& need_;
  const ProductColumns& columns_;
  const RankLayouts& layouts_;
  const RankRules& rules_;
  const RankChecks& checks_;
  std::vector<RankedProduct>& products_;
  double standing_W_per_m2_ = 0.0;  ///< of luminaires that stay
  std::array<CandidateClass, symmetry_count> classes_;
  std::vector<std::uint32_t> place_;         ///< of a product within its class
  std::vector<std::uint32_t> opening_;       ///< the number of a product's opening among those that differ
  std::vector<std::uint32_t> with_opening_;  ///< a product that has it
};

}  // namespace twinlight::matching
