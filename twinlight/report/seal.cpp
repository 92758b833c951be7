#include "twinlight/report/seal.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "twinlight/foundation/sha256.h"

namespace twinlight::report {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view seal_opening = R"({"seal":"twinlight 1")";
constexpr std::string_view before_signature = R"(,"signature":")";
constexpr std::size_t signature_digits = 128;
constexpr const char* seal_name = "signature block";

struct PartEntry {
  std::string name;
  std::size_t bytes = 0;
  std::string sha256;
};

/// What is signed: the seal without its signature and its closing brace.
std::string signed_text(const std::string& public_key, const std::string& fingerprint,
                        const std::vector<PartEntry>& parts) {
  ordered_json list = ordered_json::array();
  for (const PartEntry& part : parts) list.push_back({part.name, part.bytes, part.sha256});
  std::string text(seal_opening);
  text +=
      ordered_json{{"algorithm", "Ed25519"}, {"public_key", public_key}, {"fingerprint", fingerprint}, {"parts", list}}
          .dump();
  text[seal_opening.size()] = ',';  // the brace that opens the second object joins both
  text.pop_back();
  return text;
}

std::string finished(const std::string& text, const std::string& signature) {
  return text + std::string(before_signature) + signature + "\"}";
}

std::vector<PartEntry> entries_of(const std::vector<FilePart>& parts, const FilePart& closing) {
  std::vector<PartEntry> entries;
  entries.reserve(parts.size() + 1);
  for (const FilePart& part : parts) entries.push_back({part.name, part.bytes.size(), sha256_hex({part.bytes})});
  entries.push_back({closing.name, closing.bytes.size(), sha256_hex({closing.bytes})});
  return entries;
}

struct Seal {
  std::string public_key;
  std::string fingerprint;
  std::vector<PartEntry> parts;
  std::string signature;
};

/// The seal that a line holds; none unless writing it again gives the very same line.
std::optional<Seal> parsed(std::string_view line) {
  const auto json = ordered_json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  Seal seal{.public_key = text("public_key"), .fingerprint = text("fingerprint"), .signature = text("signature")};
  const auto parts = json.find("parts");
  if (parts == json.end() || !parts->is_array() || parts->empty()) return std::nullopt;
  for (const auto& part : *parts) {
    const bool is_entry = part.is_array() && part.size() == 3 && part[0].is_string() && part[1].is_number_unsigned() &&
                          part[2].is_string();
    if (!is_entry) return std::nullopt;
    seal.parts.push_back({part[0].get<std::string>(), part[1].get<std::size_t>(), part[2].get<std::string>()});
  }
  if (finished(signed_text(seal.public_key, seal.fingerprint, seal.parts), seal.signature) != line) return std::nullopt;
  return seal;
}

/// One pass over a file: what was found wrong is added to the verification.
class Verifier {
 public:
  explicit Verifier(std::string_view file) : file_(file) {}

  SealVerification run() && {
    from_ = file_.rfind(seal_opening);
    if (from_ == std::string_view::npos) {
      from_ = 0;
      complain(0, file_.size(), "the file holds no signature block that can be read: unsigned, damaged or cut short");
      return std::move(found_);
    }
    to_ = std::min(file_.find('\n', from_), file_.size());
    const auto seal = parsed(file_.substr(from_, to_ - from_));
    if (seal)
      check(*seal);
    else
      complain(from_, to_ - from_, "the list of parts can not be read or is not in its canonical form");
    return std::move(found_);
  }

 private:
  void complain(std::size_t first_byte, std::size_t bytes, std::string message, std::string part = seal_name) {
    found_.faults.push_back({std::move(part), first_byte, bytes, std::move(message)});
  }

  void check(const Seal& seal) {
    found_.public_key = seal.public_key;
    const auto fingerprint = fingerprint_of(seal.public_key);
    found_.fingerprint = fingerprint.value_or(std::string());
    if (found_.fingerprint.empty() || found_.fingerprint != seal.fingerprint)
      complain(from_, to_ - from_, "the fingerprint is not that of the public key");
    const std::string text = signed_text(seal.public_key, seal.fingerprint, seal.parts);
    if (!is_signed_by(seal.public_key, text, seal.signature))
      complain(from_, to_ - from_,
               "the signature does not fit: the list of parts, the key or the signature was changed");
    std::size_t first_byte = 0;
    for (std::size_t i = 0; i + 1 < seal.parts.size(); ++i) {
      check_part(seal.parts[i], first_byte, from_);
      first_byte = std::min(from_, first_byte + std::min(seal.parts[i].bytes, from_));
    }
    if (first_byte != from_) complain(first_byte, from_ - first_byte, "bytes that were not signed", "unsigned bytes");
    const PartEntry& closing = seal.parts.back();
    check_part(closing, to_, file_.size());
    if (file_.size() - to_ > closing.bytes)
      complain(to_ + closing.bytes, file_.size() - to_ - closing.bytes, "bytes that were not signed", "unsigned bytes");
  }

  void check_part(const PartEntry& part, std::size_t first_byte, std::size_t end) {
    ++found_.parts;
    const std::size_t available = end - first_byte;
    if (part.bytes > available) {
      complain(first_byte, available, "is cut short", part.name);
    } else if (sha256_hex({file_.substr(first_byte, part.bytes)}) != part.sha256) {
      complain(first_byte, part.bytes, "is not as it was signed", part.name);
    }
  }

  std::string_view file_;
  std::size_t from_ = 0;  ///< of the seal
  std::size_t to_ = 0;
  SealVerification found_;
};

}  // namespace

std::string sealed(const std::vector<FilePart>& parts, const FilePart& closing, const SigningKey& key) {
  const std::string public_key = key.public_key_hex();
  const std::string fingerprint = fingerprint_of(public_key).value();
  const std::string text = signed_text(public_key, fingerprint, entries_of(parts, closing));
  std::string file;
  for (const FilePart& part : parts) file += part.bytes;
  return file + finished(text, key.sign_hex(text)) + closing.bytes;
}

std::size_t seal_length(const std::vector<FilePart>& parts, const FilePart& closing) {
  const std::string digits(64, '0');
  const std::string text = signed_text(digits, digits, entries_of(parts, closing));
  return finished(text, std::string(signature_digits, '0')).size();
}

SealVerification verify_seal(std::string_view file) {
  return Verifier(file).run();
}

}  // namespace twinlight::report
