#pragma once

#include <optional>
#include <vector>

/// The arithmetic of money over years. Amounts of a year count at its end (EN 15459-1, ISO 15686-5).
namespace twinlight::evidence {

/// What money in so many years is worth now: (1 + rate)^−years.
/// @param rate real rate of discount a year, over −1
double discount_factor(double rate, double years);

/// What 1 at the end of each of so many years is worth now, where the amount grows by `growth` from one year to the
/// next: Σ (1 + growth)^(t−1) (1 + rate)^−t. Without growth (1 − (1 + rate)^−n) / rate, and n where the rate is 0.
double annuity_factor(double rate, double growth, int years);

/// What is paid (below 0) or saved (over 0).
struct CashFlow {
  double at_start = 0.0;
  std::vector<double> at_year_end;
};

double net_present_value(const CashFlow& flow, double rate);

/// When the discounted sum of the flow rises through zero for good, in years, within a year in proportion: the
/// discounted payback, and at rate 0 the simple one. 0 where it never lies below zero; none where it ends below.
std::optional<double> payback_years(const CashFlow& flow, double rate);

}  // namespace twinlight::evidence
