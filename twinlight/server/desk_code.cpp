#include "twinlight/server/desk_code.h"

#include <cstdint>

#include "twinlight/server/secrets.h"

namespace twinlight::server {
namespace {

/// Without I, L, O and U.
constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_bytes = 5;
constexpr int code_letters = 8;
constexpr std::size_t code_group = 4;

char heard(char letter) {
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
  if (letter == 'O') return '0';
  return letter == 'I' || letter == 'L' ? '1' : letter;
}

}  // namespace

std::string new_desk_code() {
  std::uint64_t bits = 0;
  for (const char byte : random_bytes(code_bytes)) bits = bits << 8U | static_cast<unsigned char>(byte);
  std::string code;
  for (int i = code_letters - 1; i >= 0; --i) code += code_alphabet[bits >> static_cast<unsigned>(5 * i) & 31U];
  return code.insert(code_group, "-");
}

std::string heard_desk_code(std::string_view typed) {
  std::string code;
  for (const char letter : typed)
    if (letter != ' ' && letter != '-') code += heard(letter);
  return code.size() > code_group ? code.insert(code_group, "-") : code;
}

}  // namespace twinlight::server
