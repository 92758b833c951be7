#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/requirements/requirement.h"

namespace twinlight::evidence {

/// The digits of an IP code (EN 60529); none where the code has an X.
struct IpCode {
  std::optional<int> solids;   ///< 0 to 6
  std::optional<int> liquids;  ///< 0 to 9

  friend bool operator==(const IpCode&, const IpCode&) = default;
};

/// "IP65", "IPX4". Fails, saying what was found, on anything else.
Result<IpCode> parse_ip_code(std::string_view text);
/// "IK08", from IK00 to IK10 (EN 62262).
Result<int> parse_ik_code(std::string_view text);
std::string ip_text(const IpCode& code);
std::string ik_text(int code);

/// The ways to mount a luminaire that catalogue and need may name.
inline constexpr std::array<std::string_view, 6> mountings{"recessed", "surface", "suspended",
                                                           "wall",     "track",   "freestanding"};

/// What a catalogue says of a product's housing, its dimming and what it is made for. No photometric file says it.
struct Enclosure {
  std::optional<IpCode> ip;
  std::optional<int> ik;
  std::optional<double> least_output;  ///< when dimmed, share of the full light; 1: it can not be dimmed
  std::vector<std::string> domains;    ///< education, care, agriculture; empty where it does not say
  std::vector<std::string> mountings;  ///< of the above; empty where it does not say
};

/// What the place of a need asks of a luminaire beside its light.
struct Place {
  std::vector<requirements::Requirement> rows;  ///< with limits, or with a document to ask for
  bool made_for_domain = true;                  ///< leave out what is made for other domains alone
  std::vector<std::string> mountings = {};      ///< one of which must be possible; empty: any
};

}  // namespace twinlight::evidence
