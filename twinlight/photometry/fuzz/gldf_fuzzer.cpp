#include <cstddef>
#include <cstdint>
#include <string_view>

#include "twinlight/photometry/fuzz/reader_contract.h"
#include "twinlight/photometry/sample_containers.h"
#include "twinlight/photometry/sample_files.h"

/// Archives are read as they are. Anything else is a product.xml, alone and in a container: no mutation of packed bytes
/// would come through the check sums.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {  // NOLINT: libFuzzer's name
  using namespace twinlight::photometry;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hold_reader_contract(ReaderUnderTest::any, bytes);
  if (bytes.starts_with("PK")) return 0;
  const std::string container =
      samples::zip_of({{"product.xml", std::string(bytes)}, {"ldc/a.ldt", samples::eulumdat()}});
  hold_reader_contract(ReaderUnderTest::any, container);
  return 0;
}
