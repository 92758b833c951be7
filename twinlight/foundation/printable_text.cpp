#include "twinlight/foundation/printable_text.h"

#include <array>
#include <cstdint>

namespace twinlight {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

struct Sequence {
  std::size_t bytes = 0;  ///< 0: not well-formed
  std::uint32_t code_point = 0;
};

Sequence first_sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {1, lead};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  constexpr std::array<std::uint32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  std::uint32_t code_point = lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte(i) & 0x3FU);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest[bytes] || code_point > 0x10FFFF || surrogate) return {};
  return {bytes, code_point};
}

/// C0, DEL and C1 controls, and the bidirectional overrides that can make a line read as another one.
bool is_control(std::uint32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F) ||
         (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace

std::string printable_text(std::string_view text, std::size_t longest_bytes) {
  std::string shown;
  while (!text.empty()) {
    const Sequence sequence = first_sequence(text);
    const bool fit = sequence.bytes > 0 && !is_control(sequence.code_point);
    const std::string_view next = fit ? text.substr(0, sequence.bytes) : replacement_character;
    if (shown.size() + next.size() > longest_bytes) return shown.append(ellipsis);
    shown.append(next);
    text.remove_prefix(sequence.bytes > 0 ? sequence.bytes : 1);
  }
  return shown;
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const Sequence sequence = first_sequence(text);
    if (sequence.bytes == 0) return false;
    text.remove_prefix(sequence.bytes);
  }
  return true;
}

}  // namespace twinlight
