#include "twinlight/cli/command.h"

#include <fmt/format.h>

#include <cstdio>

namespace twinlight::cli {

void print_refusal(const Diagnostic& diagnostic) {
  fmt::print(stderr, "{}\n", to_string(diagnostic));
}

}  // namespace twinlight::cli
