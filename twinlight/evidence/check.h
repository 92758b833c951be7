#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/lighting/evaluation.h"
#include "twinlight/photometry/luminaire.h"
#include "twinlight/requirements/requirement.h"

namespace twinlight::evidence {

using requirements::Quantity;

/// Whether a quantity grows with the number of luminaires: a mean illuminance.
bool is_mean_illuminance(Quantity quantity);

/// Whether a limit is the greatest value allowed, itself included or not.
bool is_greatest(const requirements::Limit& limit);

/// One limit of a requirement held against one computed value.
struct Check {
  std::string requirement;  ///< its id
  std::string clause;
  Quantity quantity = Quantity::maintained_illuminance_lx;
  double limit = 0.0;
  bool at_most = false;         ///< the limit is the greatest value allowed (glare), else the least
  std::optional<double> value;  ///< none when it can not be computed; the note says why
  requirements::Confidence confidence = requirements::Confidence::uncertain;
  bool binding = true;  ///< the verdict rests on it; docs/decisions/2026-11-23-uncertain-limits.md
  std::string note;
  std::string area;  ///< the name of the part of the room that it is of; empty for the task of the need

  /// Distance to the limit in the unit of the quantity, positive where met.
  std::optional<double> margin() const;
  /// None when there is no value: never counted as met, nor as failed.
  std::optional<bool> pass() const;
  /// How far a failed check is from its limit, relative to the limit; 0 where met or without a value.
  double shortfall() const;
};

/// What a limit that only some rows have is held against: the value of its quantity, none where it is not known. The
/// comparison matters where maintained and initial values differ: a greatest value must hold for the new installation.
using FurtherValues = std::function<std::optional<double>(const requirements::Limit& limit)>;

/// Every limit of a requirement: those every room has in the order of `Quantity`, then its `limits`. The latter have
/// the values that `further` knows; without it those that evaluation and file give (power density, colour temperature).
std::vector<Check> make_checks(const requirements::Requirement& requirement, const lighting::Evaluation& evaluation,
                               const photometry::Luminaire& luminaire, const FurtherValues& further = {});

/// The `limits` of a row alone.
std::vector<Check> make_further_checks(const requirements::Requirement& requirement, const FurtherValues& further);

/// Whether more luminaires bring the check nearer to being met: a least level of any kind of light.
bool grows_with_luminaires(const Check& check);

/// What the checks of one product amount to.
struct Verdict {
  bool pass = false;  ///< every binding check that has a value is met, and at least the illuminance has one
  requirements::Confidence confidence = requirements::Confidence::uncertain;  ///< of the least sure binding limit
  double shortfall = 0.0;                ///< sum over the binding checks: how near a failing product comes
  std::string note;                      ///< what a reader must know of uncertain limits; may be empty
  std::vector<std::string> open_points;  ///< what could not be checked and must be asked
  int open_binding_checks = 0;           ///< how many of the binding checks have no value
};

Verdict judge(const std::vector<Check>& checks);

}  // namespace twinlight::evidence
