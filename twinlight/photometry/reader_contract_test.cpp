#include "twinlight/photometry/fuzz/reader_contract.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <fstream>
#include <iterator>

#include "tests/support/reference_files.h"
#include "twinlight/photometry/sample_containers.h"
#include "twinlight/photometry/sample_files.h"
#include "twinlight/photometry/sample_tm33.h"

namespace twinlight::photometry {
namespace {

constexpr std::array all_readers = {ReaderUnderTest::lm63, ReaderUnderTest::eulumdat, ReaderUnderTest::tm33,
                                    ReaderUnderTest::any};

/// A good file with a few bytes overwritten, pieces cut out, doubled, or put in the wrong place.
rc::Gen<std::string> mutated(const std::string& good) {
  return rc::gen::exec([good] {
    std::string text = good;
    const int changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes; ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
      const auto length = *rc::gen::inRange<std::size_t>(0, 20);
      const std::string piece = text.substr(at, length);
      switch (*rc::gen::inRange(0, 5)) {
        case 0:
          text.insert(at, *rc::gen::element<std::string>("-", "1e99", "\n", " 0 ", "999999999", ",", "\xFF", "nan"));
          break;
        case 1:
          text.erase(at, length);
          break;
        case 2:
          text.insert(at, piece);
          break;
        case 3:
          text = text.substr(0, at);
          break;
        default:
          text.insert(at, 1, *rc::gen::arbitrary<char>());
          break;
      }
    }
    return text;
  });
}

RC_GTEST_PROP(ReaderContract, HoldsForMutatedLm63, ()) {
  hold_reader_contract(ReaderUnderTest::lm63, *mutated(samples::lm63()));
}

RC_GTEST_PROP(ReaderContract, HoldsForMutatedEulumdat, ()) {
  hold_reader_contract(ReaderUnderTest::eulumdat, *mutated(samples::eulumdat()));
}

RC_GTEST_PROP(ReaderContract, HoldsForMutatedTm33, ()) {
  hold_reader_contract(ReaderUnderTest::tm33, *mutated(*rc::gen::element(samples::tm33(), samples::tm33_dialect())));
}

RC_GTEST_PROP(ReaderContract, HoldsForMutatedContainers, ()) {
  const samples::Files files = {{"product.xml", samples::product_xml()}, {"ldc/a.ldt", samples::eulumdat()}};
  hold_reader_contract(ReaderUnderTest::any, *mutated(samples::zip_of(files)));
}

/// Mutations of packed bytes end at the check sums; these come through.
RC_GTEST_PROP(ReaderContract, HoldsForMutatedProducts, ()) {
  const std::string product = *mutated(samples::product_xml());
  hold_reader_contract(ReaderUnderTest::any, product);
  hold_reader_contract(ReaderUnderTest::any,
                       samples::zip_of({{"product.xml", product}, {"ldc/a.ldt", *mutated(samples::eulumdat())}}));
}

RC_GTEST_PROP(ReaderContract, HoldsForAnyBytes, (const std::string& bytes)) {
  for (const ReaderUnderTest reader : all_readers) hold_reader_contract(reader, bytes);
}

/// What fuzzing found, and what it would have to find.
TEST(ReaderContract, HoldsForEveryCrasher) {
  std::size_t replayed = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(testing::project_path("twinlight/photometry/crashers"))) {
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    for (const ReaderUnderTest reader : all_readers) hold_reader_contract(reader, bytes);
    ++replayed;
  }
  EXPECT_GE(replayed, 5U);
}

}  // namespace
}  // namespace twinlight::photometry
