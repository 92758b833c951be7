#include "twinlight/server/secret_box.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "twinlight/foundation/file.h"
#include "twinlight/server/secrets.h"

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "sealed1:";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t largest_key_file_bytes = 1000;

const unsigned char* unsigned_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* unsigned_bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

tl::unexpected<Diagnostic> refused(const fs::path& file, const char* why) {
  return failure({.message = why, .file = file.string()});
}

/// Never in the place of a file that is there: what was sealed by its key would be lost.
Result<void> write_new(const fs::path& file, const std::string& text) {
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made < 0) return refused(file, std::strerror(errno));
  const bool whole = ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(made) == 0;
  ::close(made);
  if (!whole) return refused(file, "can not be written");
  return {};
}

}  // namespace

static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);

Result<SecretBox> SecretBox::open(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) TWL_CHECK(write_new(file, base64(random_bytes(key_bytes)) + "\n"));
  const auto others = fs::perms::group_all | fs::perms::others_all;
  if ((fs::status(file, error).permissions() & others) != fs::perms::none || error)
    return refused(file, "can be read by others than its owner: chmod 600 it");
  std::string text = TWL_TRY(read_file(file, largest_key_file_bytes));
  while (text.ends_with('\n')) text.pop_back();
  const std::string bytes = bytes_of_base64(text);
  if (bytes.size() != key_bytes) return refused(file, "holds no key");
  std::array<unsigned char, key_bytes> key{};
  std::memcpy(key.data(), bytes.data(), key_bytes);
  return SecretBox(key);
}

std::string SecretBox::seal(std::string_view secret, std::string_view of) const {
  const std::string nonce = random_bytes(nonce_bytes);
  std::string sealed(secret.size() + tag_bytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(unsigned_bytes(sealed), nullptr, unsigned_bytes(secret), secret.size(),
                                             unsigned_bytes(of), of.size(), nullptr,
                                             unsigned_bytes(std::string_view(nonce)), key_.data());
  return std::string(mark) + base64(nonce + sealed);
}

Result<std::string> SecretBox::unseal(std::string_view sealed, std::string_view of) const {
  const std::string bytes = is_sealed(sealed) ? bytes_of_base64(sealed.substr(mark.size())) : "";
  if (bytes.size() < nonce_bytes + tag_bytes) return failure({.message = "is no sealed secret"});
  const std::string_view nonce = std::string_view(bytes).substr(0, nonce_bytes);
  const std::string_view packed = std::string_view(bytes).substr(nonce_bytes);
  std::string secret(packed.size() - tag_bytes, '\0');
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      unsigned_bytes(secret), nullptr, nullptr, unsigned_bytes(packed), packed.size(), unsigned_bytes(of), of.size(),
      unsigned_bytes(nonce), key_.data());
  if (opened != 0) return failure({.message = "was sealed by another key, for somebody else, or is damaged"});
  return secret;
}

bool SecretBox::is_sealed(std::string_view text) {
  return text.starts_with(mark);
}

}  // namespace twinlight::server
