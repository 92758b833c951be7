#pragma once

#include <string>
#include <utility>
#include <vector>

#include "twinlight/foundation/diagnostic.h"

namespace twinlight::partnership {

/// Everything that is wrong with a document, each with the JSON pointer of its place.
class Faults {
 public:
  void add(const std::string& pointer, std::string message) {
    list_.push_back({.message = std::move(message), .field = pointer});
  }
  bool empty() const { return list_.empty(); }
  std::vector<Diagnostic> take() { return std::move(list_); }

 private:
  std::vector<Diagnostic> list_;
};

}  // namespace twinlight::partnership
