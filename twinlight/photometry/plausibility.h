#pragma once

#include <string>
#include <vector>

#include "twinlight/foundation/diagnostic.h"

namespace twinlight::photometry {

struct Luminaire;
struct LuminaireFigures;

/// What a checker would ask the maker about, each with the numbers that raise the question.
struct Doubts {
  std::vector<Diagnostic> warnings;  ///< values that no luminaire has, or that contradict each other
  std::vector<Diagnostic> hints;     ///< values that are possible and seldom meant

  void warn(const char* field, std::string message) {
    warnings.push_back({.message = std::move(message), .field = field});
  }
  void hint(const char* field, std::string message) {
    hints.push_back({.message = std::move(message), .field = field});
  }
};

Doubts doubts_about(const Luminaire& luminaire, const LuminaireFigures& figures);

}  // namespace twinlight::photometry
