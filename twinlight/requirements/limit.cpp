#include "twinlight/requirements/limit.h"

namespace twinlight::requirements {

std::string_view to_string(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return "at_least";
    case Comparison::at_most:
      return "at_most";
    case Comparison::above:
      return "above";
    case Comparison::below:
      break;
  }
  return "below";
}

std::string_view sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return "≥";
    case Comparison::at_most:
      return "≤";
    case Comparison::above:
      return ">";
    case Comparison::below:
      break;
  }
  return "<";
}

std::string_view to_string(Strength strength) {
  return strength == Strength::recommended ? "recommended" : "required";
}

bool Limit::met_by(double measured) const {
  switch (comparison) {
    case Comparison::at_least:
      return measured >= value;
    case Comparison::at_most:
      return measured <= value;
    case Comparison::above:
      return measured > value;
    case Comparison::below:
      break;
  }
  return measured < value;
}

}  // namespace twinlight::requirements
