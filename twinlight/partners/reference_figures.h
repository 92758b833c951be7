#pragma once

#include <string_view>

namespace twinlight::partners {

/// How well partners are found, as it was measured on judged profiles.
struct ReferenceFigures {
  int profiles = 0;
  int queries = 0;
  double ndcg_at_10 = 0.0;
  double recall_at_10 = 0.0;
  double precision_at_1 = 0.0;   ///< a query has 1.3 judged partners, so later places can not all be ones
  std::string_view measured_on;  ///< a day
  std::string_view source;
};

/// What users are told; partner_reference_test.cpp holds it to the program.
inline constexpr ReferenceFigures reference_figures{
    .profiles = 62,
    .queries = 52,
    .ndcg_at_10 = 0.889,
    .recall_at_10 = 0.974,
    .precision_at_1 = 0.846,
    .measured_on = "2026-11-28",
    .source = "62 judged profiles in Dutch, English and Chinese; docs/partners.md says how it was measured"};

}  // namespace twinlight::partners
