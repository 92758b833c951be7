#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/stored_file.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// A computation of the engine for a product in a need: what went in by hash, so that it can be done again.
struct Evaluation {
  State state = State::kept;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< of the need
  Id<Need> need;
  Id<Product> product;
  std::string engine_version;
  std::string input_sha256;  ///< as the result of the engine states it
  bool passes = false;
  FileHash result;  ///< the engine's JSON
  Instant computed_at{};
  bool unasked = false;  ///< found by the program as the product came, asked for by nobody

  friend bool operator==(const Evaluation&, const Evaluation&) = default;
};

/// What a pilot measures, and what it should become.
struct Measure {
  std::string code;  ///< of its datastream
  Text name;
  std::string unit;  ///< UCUM
  std::optional<double> baseline;
  std::optional<double> expected;
  std::optional<double> endline;

  friend bool operator==(const Measure&, const Measure&) = default;
};

enum class PilotDecision { adopt, adapt, stop };
template <>
struct Words<PilotDecision> {
  static constexpr std::array<std::string_view, 3> all{"adopt", "adapt", "stop"};
};
static_assert(word_of(PilotDecision::stop) == "stop");

/// A trial of a product at a site, from its protocol to a decision.
struct Pilot {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< that hosts it
  Id<Organisation> supplier;
  Id<Site> site;
  std::vector<Id<Product>> products;
  std::optional<Id<Evaluation>> promise;  ///< what was computed beforehand
  Text title;
  Text hypothesis;
  Text protocol;
  std::vector<Measure> measures;
  bool needs_informed_consent = false;  ///< of people on whom it is tried
  std::optional<Date> starts_on;
  std::optional<Date> ends_on;
  std::optional<PilotDecision> decision;
  Text conclusion;
  std::vector<FileLink> files;

  friend bool operator==(const Pilot&, const Pilot&) = default;
};

/// A paper that shows what a product or an organisation meets, with its days.
struct Certificate {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;
  std::optional<Id<Product>> product;  ///< none: of the organisation
  std::string scheme;                  ///< "CE", "CCC", "ENEC", "ISO 9001"
  std::string number;
  std::string issuer;
  Date issued_on{};
  std::optional<Date> expires_on;
  FileHash document;

  friend bool operator==(const Certificate&, const Certificate&) = default;
};

}  // namespace twinlight::partnership
