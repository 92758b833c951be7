#include "twinlight/storage/postgresql_address.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <memory>
#include <string_view>

namespace twinlight::storage {
namespace {

/// RFC 3986: what may stand in a query, so that neither white space nor a quote or `=` is left.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos)
      encoded += c;
    else
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

/// The reason of libpq, without the line break at its end.
std::string reason(char* message) {
  std::string words = message == nullptr ? "out of memory" : message;
  PQfreemem(message);
  while (words.ends_with('\n')) words.pop_back();
  return words;
}

}  // namespace

Result<std::string> address_for_soci(const std::string& address) {
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(address.c_str(), &message),
                                                                             &PQconninfoFree);
  if (!options) return failure({.message = "address of PostgreSQL: " + reason(message)});
  std::string whole = "postgresql://?fallback_application_name=twinlight";
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
    if (option->val != nullptr && std::string_view(option->keyword) != "fallback_application_name")
      whole += fmt::format("&{}={}", option->keyword, percent_encoded(option->val));
  return whole;
}

}  // namespace twinlight::storage
