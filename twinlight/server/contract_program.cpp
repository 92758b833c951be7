// Writes the parts of api/openapi.yaml that follow from the records: contract FILE
#include <fmt/format.h>

#include "twinlight/foundation/file.h"
#include "twinlight/server/record_contract.h"

int main(int argc, char** argv) {
  using namespace twinlight;
  constexpr std::size_t largest_bytes = std::size_t{16} << 20U;
  if (argc != 2) {
    fmt::print(stderr, "usage: contract FILE\n");
    return 2;
  }
  const auto text = read_file(argv[1], largest_bytes);
  const auto made = text ? server::with_record_parts(*text) : text;
  const auto written = made ? write_file(argv[1], *made) : Result<void>(failure(made.error()));
  if (written) return 0;
  fmt::print(stderr, "{}\n", to_string(written.error()));
  return 1;
}
