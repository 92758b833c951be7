#include "twinlight/spectrum/fuzz/reader_contract.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <filesystem>
#include <string>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/file.h"

namespace twinlight::spectrum {
namespace {

constexpr std::array<std::string_view, 6> seeds = {
    "nm;warm;cool\n380;0,25;1\n500,5;1,5;2\n600;0;3\n780;1;1\n",
    "nm,380,500.5,600,780\nwarm,0.25,1.5,0,1\ncool,1,2,3,1\n",
    "380 0.1\n400 0.2\n700 0.9\n800 0.4\n",
    "<IESTM2714 version=\"1.0\"><Header><Description>d</Description></Header><SpectralDistribution><SpectralQuantity>"
    "relative</SpectralQuantity><SpectralData wavelength=\"380\">1</SpectralData><SpectralData wavelength=\"780\">2"
    "</SpectralData></SpectralDistribution></IESTM2714>",
    "<IESTM33-22><Emitter><SpectralDistribution><Wavelengths>380 500 780</Wavelengths><Values>0 1 0</Values>"
    "</SpectralDistribution></Emitter></IESTM33-22>",
    "time_ms,light\n0,1\n1,2\n2,1\n3,2\n4,1\n5,2\n6,1\n7,2\n8,1\n9,2\n10,1\n11,2\n12,1\n13,2\n14,1\n15,2\n16,1\n"};

/// A seed with a few bytes changed, left out or put in.
rc::Gen<std::string> mutated() {
  return rc::gen::exec([] {
    std::string text(seeds[*rc::gen::inRange<std::size_t>(0, seeds.size())]);
    const int changes = *rc::gen::inRange(0, 6);
    for (int i = 0; i < changes; ++i) {
      const std::size_t at = *rc::gen::inRange<std::size_t>(0, text.size());
      switch (*rc::gen::inRange(0, 3)) {
        case 0:
          text[at] = *rc::gen::arbitrary<char>();
          break;
        case 1:
          text.erase(at, *rc::gen::inRange<std::size_t>(0, 20));
          break;
        default:
          text.insert(at,
                      *rc::gen::element<std::string>("e999", "-", "nan", ",,", "\n", "99999999999", "0", "\"", "<"));
      }
      if (text.empty()) break;
    }
    return text;
  });
}

RC_GTEST_PROP(ReaderContract, HoldsForDamagedFiles, ()) {
  const std::string text = *mutated();
  hold_spectrum_reader_contract(text);
  hold_waveform_reader_contract(text);
}

TEST(ReaderContract, HoldsForWhatFuzzersFound) {
  for (const auto& entry : std::filesystem::directory_iterator(testing::project_path("twinlight/spectrum/crashers"))) {
    const auto bytes = read_file(entry.path(), 1U << 24U);
    ASSERT_TRUE(bytes) << entry.path();
    hold_spectrum_reader_contract(*bytes);
    hold_waveform_reader_contract(*bytes);
  }
}

}  // namespace
}  // namespace twinlight::spectrum
