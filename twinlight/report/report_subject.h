#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/first_figures.h"
#include "twinlight/evidence/product_evidence.h"
#include "twinlight/foundation/calendar.h"

namespace twinlight::report {

/// A file that the report was computed from.
struct ReportInput {
  std::string role;  ///< need, photometry, prices
  std::string file;  ///< its name, without the folder
  std::string sha256;

  friend bool operator==(const ReportInput&, const ReportInput&) = default;
};

/// Where a product stands among those of its catalogue.
struct Ranking {
  int rank = 1;
  std::size_t evaluated = 1;  ///< products with a layout in this need
  std::size_t passing = 0;
  std::optional<evidence::FirstFigures> first = {};  ///< what ranking said; none where every product was searched
};

/// What a report is about: one product in one need, with the proof.
struct ReportSubject {
  evidence::Need need;
  std::shared_ptr<const photometry::Luminaire> luminaire;
  std::optional<evidence::Price> price;
  evidence::ProductEvidence evidence;
  Ranking ranking;
  std::vector<ReportInput> inputs;
  std::string engine_version;
  Date date;  ///< of the report; nothing else in it depends on the clock
  evidence::Enclosure enclosure = {};
};

/// What a year costs, in the currency of the need.
struct YearlyCost {
  std::optional<double> energy;
  std::optional<double> luminaires;  ///< none where price or life are not known in that currency
};
YearlyCost yearly_cost(const ReportSubject& subject);

}  // namespace twinlight::report
