#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"
#include "twinlight/partnership/word.h"

namespace twinlight::partnership {

/// The currencies of the partnership, by ISO 4217.
enum class Currency { EUR, CNY, USD, GBP, HKD, JPY };
template <>
struct Words<Currency> {
  static constexpr std::array<std::string_view, 6> all{"EUR", "CNY", "USD", "GBP", "HKD", "JPY"};
};
static_assert(word_of(Currency::JPY) == "JPY");

/// Decimals of the currency's smallest unit, by ISO 4217.
constexpr int decimals_of(Currency currency) {
  return currency == Currency::JPY ? 0 : 2;
}

/// An amount in one currency, exact. Amounts of two currencies are never added: there is no rate here.
struct Money {
  std::int64_t minor_units = 0;  ///< cents, fen, yen
  Currency currency = Currency::EUR;

  friend bool operator==(const Money&, const Money&) = default;
};

/// `-12.50`: the amount alone, with the currency's decimals.
std::string amount_text(const Money& money);

/// Reads `12`, `12.5` or `-12.50`. Fails on anything else, on more decimals than the currency has and beyond 15 digits.
Result<Money> parse_amount(std::string_view amount, Currency currency);

}  // namespace twinlight::partnership
