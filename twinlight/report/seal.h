#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/report/signing_key.h"

namespace twinlight::report {

/// A stretch of a file and what it holds, so that a changed byte can be named.
struct FilePart {
  std::string name;
  std::string bytes;
};

/// The file with a seal in it: the parts, the seal, then the closing bytes. A seal is one line of JSON that lists name,
/// length and SHA-256 of every other part of the file, the closing one last, with the Ed25519 signature of that list:
/// it covers every byte of the file. docs/report.md, "Signature", has its form.
std::string sealed(const std::vector<FilePart>& parts, const FilePart& closing, const SigningKey& key);

/// How many bytes a seal of these parts takes; it depends on their names and lengths alone.
std::size_t seal_length(const std::vector<FilePart>& parts, const FilePart& closing);

/// A part that is not as it was signed.
struct SealFault {
  std::string part;
  std::size_t first_byte = 0;  ///< of the part in the file, from 0
  std::size_t bytes = 0;
  std::string message;
};

struct SealVerification {
  std::string public_key;   ///< as the file states it; empty where no seal was found
  std::string fingerprint;  ///< of that key
  std::size_t parts = 0;    ///< how many were checked
  std::vector<SealFault> faults;

  bool intact() const { return faults.empty(); }
};

/// Checks every byte of a file against its seal. Whether the key is one to be trusted is for the caller to say.
SealVerification verify_seal(std::string_view file);

}  // namespace twinlight::report
