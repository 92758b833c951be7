#include <cstddef>
#include <cstdint>

#include "twinlight/spectrum/fuzz/reader_contract.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {  // NOLINT: libFuzzer's name
  twinlight::spectrum::hold_spectrum_reader_contract({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
