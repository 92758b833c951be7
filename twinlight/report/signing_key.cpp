#include "twinlight/report/signing_key.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <cstring>
#include <optional>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"

namespace twinlight::report {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view first_line = "twinlight signing key 1, Ed25519; keep it secret\n";
constexpr std::size_t largest_key_file_bytes = 1000;

static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);

template <std::size_t N>
std::string hex(const std::array<unsigned char, N>& bytes) {
  std::array<char, 2 * N + 1> text{};
  return sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
}

/// Exactly N bytes in lower-case digits, or none.
template <std::size_t N>
std::optional<std::array<unsigned char, N>> bytes_of(std::string_view digits) {
  std::array<unsigned char, N> bytes{};
  std::size_t length = 0;
  if (digits.size() != 2 * N ||
      sodium_hex2bin(bytes.data(), N, digits.data(), digits.size(), nullptr, &length, nullptr) != 0 || length != N)
    return std::nullopt;
  return hex(bytes) == digits ? std::optional(bytes) : std::nullopt;
}

const unsigned char* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Writes all bytes; false with errno set where that fails.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

}  // namespace

SigningKey SigningKey::create() {
  std::array<unsigned char, 32> seed{};
  randombytes_buf(seed.data(), seed.size());
  return from_seed(seed);
}

SigningKey SigningKey::from_seed(const std::array<unsigned char, 32>& seed) {
  SigningKey key;
  key.seed_ = seed;
  crypto_sign_seed_keypair(key.public_key_.data(), key.secret_key_.data(), seed.data());
  return key;
}

Result<SigningKey> SigningKey::read(const fs::path& path) {
  const std::string text = TWL_TRY(read_file(path, largest_key_file_bytes));
  const auto refuse = [&](std::string why) { return failure({.message = std::move(why), .file = path.string()}); };
  std::error_code error;
  const fs::perms others = fs::perms::group_all | fs::perms::others_all;
  if ((fs::status(path, error).permissions() & others) != fs::perms::none)
    return refuse("is a signing key that others than its owner may read: chmod 600 it, or make a new one");
  std::string_view rest = text;
  if (rest.substr(0, first_line.size()) != first_line) return refuse("is no signing key of twinlight");
  rest.remove_prefix(first_line.size());
  if (!rest.empty() && rest.back() == '\n') rest.remove_suffix(1);
  const auto seed = bytes_of<32>(rest);
  if (!seed) return failure({.message = "expected 64 hexadecimal digits", .file = path.string(), .line = 2});
  return from_seed(*seed);
}

Result<void> SigningKey::write(const fs::path& path) const {
  const auto refuse = [&] {
    const std::string why = errno == EEXIST ? "it is there already, and a key is never replaced" : std::strerror(errno);
    return failure({.message = "the key can not be written: " + why, .file = path.string()});
  };
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return refuse();
  const bool written = write_all(file, std::string(first_line) + hex(seed_) + "\n");
  if (::close(file) != 0 || !written) {
    const auto refusal = refuse();
    ::unlink(path.c_str());
    return refusal;
  }
  return {};
}

std::string SigningKey::public_key_hex() const {
  return hex(public_key_);
}

std::string SigningKey::sign_hex(std::string_view text) const {
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, unsigned_bytes(text), text.size(), secret_key_.data());
  return hex(signature);
}

Result<std::string> fingerprint_of(std::string_view public_key_hex) {
  const auto bytes = bytes_of<32>(public_key_hex);
  if (!bytes) return failure({.message = "a public key has 64 hexadecimal digits"});
  return sha256_hex({{reinterpret_cast<const char*>(bytes->data()), bytes->size()}});
}

bool is_signed_by(std::string_view public_key_hex, std::string_view text, std::string_view signature_hex) {
  const auto key = bytes_of<32>(public_key_hex);
  const auto signature = bytes_of<crypto_sign_BYTES>(signature_hex);
  return key && signature &&
         crypto_sign_verify_detached(signature->data(), unsigned_bytes(text), text.size(), key->data()) == 0;
}

std::string grouped(std::string_view fingerprint) {
  std::string text;
  for (std::size_t i = 0; i < fingerprint.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    text += fingerprint[i];
  }
  return text;
}

std::string ungrouped(std::string_view typed) {
  std::string digits;
  for (const char c : typed)
    if (c != ' ' && c != ':' && c != '-') digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return digits;
}

}  // namespace twinlight::report
