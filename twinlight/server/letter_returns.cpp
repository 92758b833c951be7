#include "twinlight/server/letter_returns.h"

#include <algorithm>

#include "twinlight/foundation/sha256.h"
#include "twinlight/server/delivery_report.h"
#include "twinlight/server/secrets.h"
#include "twinlight/storage/letter_return_store.h"

namespace twinlight::server {
namespace {

using What = TakenReturn::What;

constexpr std::size_t token_length = 32;
constexpr std::int64_t most_returns = 3;

bool is_token_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

std::string token_of(const std::string& recipient, const DeliveryReport& report) {
  std::string token = return_token_in(recipient);
  for (const std::string& address : report.sent_to)
    if (token.empty()) token = return_token_in(address);
  return token;
}

}  // namespace

std::string new_return_token() {
  return sha256_hex({random_token()}).substr(0, token_length);
}

std::string return_address(const std::string& mailbox, const std::string& token) {
  const std::size_t at = mailbox.rfind('@');
  return mailbox.substr(0, at) + "+" + token + mailbox.substr(at);
}

std::string return_token_in(std::string_view address) {
  for (std::size_t plus = address.find('+'); plus != std::string_view::npos; plus = address.find('+', plus + 1)) {
    const std::string_view token = address.substr(plus + 1, token_length);
    const std::size_t end = plus + 1 + token_length;
    if (end < address.size() && address[end] == '@' && std::ranges::all_of(token, is_token_digit))
      return std::string(token);
  }
  return {};
}

Result<TakenReturn> take_returned_letter(storage::Connection& connection, const std::string& recipient,
                                         std::string_view message, Instant now) {
  const auto report = TWL_TRY(read_delivery_report(message));
  if (!report) return TakenReturn{};
  const auto failed = std::ranges::find(report->recipients, "failed", &RecipientStatus::action);
  if (failed == report->recipients.end()) return TakenReturn{.what = What::not_failed};
  TakenReturn taken{.what = What::unknown_letter, .status = failed->status};
  storage::LetterReturnStore returns(connection);
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  const auto address = TWL_TRY(returns.note_returned(token_of(recipient, *report), failed->status, now));
  if (!address) return taken;
  taken.address = *address;
  const bool gone = says_address_is_gone(failed->status) || TWL_TRY(returns.returned(*address)) >= most_returns;
  if (gone) TWL_CHECK(returns.mark({*address, now, failed->status}));
  taken.what = gone ? What::unreachable : What::counted;
  TWL_CHECK(transaction.commit());
  return taken;
}

}  // namespace twinlight::server
