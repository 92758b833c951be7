#include "twinlight/cli/command.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::cli {

void keep_from_others() {
  umask(S_IRWXG | S_IRWXO);
}

void print_refusal(const Diagnostic& diagnostic) {
  fmt::print(stderr, "{}\n", to_string(diagnostic));
}

ExitStatus refuse(const Diagnostic& diagnostic, bool json) {
  print_refusal(diagnostic);
  if (json)
    fmt::print("{}\n", nlohmann::ordered_json{{"error",
                                               {{"message", printable_text(diagnostic.message, 1000)},
                                                {"file", printable_text(diagnostic.file, 4000)},
                                                {"line", diagnostic.line > 0 ? nlohmann::ordered_json(diagnostic.line)
                                                                             : nlohmann::ordered_json(nullptr)},
                                                {"field", printable_text(diagnostic.field, 1000)}}}}
                           .dump(2));
  return ExitStatus::refused;
}

}  // namespace twinlight::cli
