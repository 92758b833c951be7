#include "twinlight/evidence/place.h"

#include <fmt/format.h>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::evidence {
namespace {

/// A digit up to `most`, or none for an X.
Result<std::optional<int>> digit(char c, char most, const Diagnostic& fault) {
  if (c == 'X') return std::optional<int>();
  if (c < '0' || c > most) return failure(fault);
  return std::optional(c - '0');
}

}  // namespace

Result<IpCode> parse_ip_code(std::string_view text) {
  const Diagnostic fault{
      .message = fmt::format("'{}' is no IP code such as IP65 or IPX4", printable_text(std::string(text), 40))};
  if (text.size() != 4 || text.substr(0, 2) != "IP") return failure(fault);
  IpCode made;
  made.solids = TWL_TRY(digit(text[2], '6', fault));
  made.liquids = TWL_TRY(digit(text[3], '9', fault));
  return made;
}

Result<int> parse_ik_code(std::string_view text) {
  for (int code = 0; code <= 10; ++code)
    if (text == ik_text(code)) return code;
  return failure({.message = fmt::format("'{}' is no code from IK00 to IK10", printable_text(std::string(text), 40))});
}

std::string ip_text(const IpCode& code) {
  const auto shown = [](const std::optional<int>& digit) { return digit ? std::to_string(*digit) : "X"; };
  return "IP" + shown(code.solids) + shown(code.liquids);
}

std::string ik_text(int code) {
  return fmt::format("IK{:02}", code);
}

}  // namespace twinlight::evidence
