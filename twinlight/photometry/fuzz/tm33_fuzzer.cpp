#include <cstddef>
#include <cstdint>

#include "twinlight/photometry/fuzz/reader_contract.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {  // NOLINT: libFuzzer's name
  using namespace twinlight::photometry;
  hold_reader_contract(ReaderUnderTest::tm33, {reinterpret_cast<const char*>(bytes), size});
  return 0;
}
