#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "twinlight/server/delivery_report.h"

// Whatever a mail server hands over is read or is no report; a status is a status.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {  // NOLINT: libFuzzer's name
  using namespace twinlight::server;
  const auto report = read_delivery_report({reinterpret_cast<const char*>(bytes), size});
  if (!report || !*report) return 0;
  for (const RecipientStatus& recipient : (**report).recipients)
    if (recipient.status != enhanced_status(recipient.status)) std::abort();
  return 0;
}
