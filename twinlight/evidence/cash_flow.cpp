#include "twinlight/evidence/cash_flow.h"

#include <cmath>

namespace twinlight::evidence {

double discount_factor(double rate, double years) {
  return std::pow(1.0 + rate, -years);
}

double annuity_factor(double rate, double growth, int years) {
  double sum = 0.0;
  for (int year = 1; year <= years; ++year) sum += std::pow(1.0 + growth, year - 1) * discount_factor(rate, year);
  return sum;
}

double net_present_value(const CashFlow& flow, double rate) {
  double sum = flow.at_start;
  int year = 0;
  for (const double amount : flow.at_year_end) sum += amount * discount_factor(rate, ++year);
  return sum;
}

std::optional<double> payback_years(const CashFlow& flow, double rate) {
  double sum = flow.at_start;
  std::optional<double> paid = sum >= 0.0 ? std::optional(0.0) : std::nullopt;
  int year = 0;
  for (const double amount : flow.at_year_end) {
    const double before = sum;
    sum += amount * discount_factor(rate, ++year);
    if (sum < 0.0) paid.reset();
    if (sum >= 0.0 && !paid) paid = year - 1 + before / (before - sum);
  }
  return paid;
}

}  // namespace twinlight::evidence
