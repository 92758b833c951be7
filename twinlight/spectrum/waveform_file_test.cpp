#include "twinlight/spectrum/waveform_file.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace twinlight::spectrum {
namespace {

std::string table(const char* header, const char* row_format, double step) {
  std::string text = header;
  for (int i = 0; i < 20; ++i) text += fmt::format(fmt::runtime(row_format), i * step, 1.0 + 0.5 * (i % 2));
  return text;
}

TEST(Waveform, ReadsTimeInItsUnit) {
  const auto rate = [](const std::string& text) {
    const auto file = read_waveform(text, "a.csv");
    EXPECT_TRUE(file) << text;
    return file ? file->waveform.sample_rate_Hz : 0.0;
  };
  EXPECT_NEAR(rate(table("", "{},{}\n", 0.001)), 1000.0, 1e-6);
  EXPECT_NEAR(rate(table("time_s,light\n", "{},{}\n", 0.001)), 1000.0, 1e-6);
  EXPECT_NEAR(rate(table("Time (ms);Lux\n", "{};{}\n", 1.0)), 1000.0, 1e-6);
  EXPECT_NEAR(rate(table("t [us]\tV\n", "{}\t{}\n", 50.0)), 20000.0, 1e-6);
}

TEST(Waveform, MakesUnequalStepsEqualAndSaysSo) {
  std::string text = "time,light\n";
  for (int i = 0; i < 40; ++i) text += fmt::format("{},{}\n", i + (i % 2 == 0 ? 0.0 : 0.3), 2.0 + i);
  const auto file = read_waveform(text, "a.csv");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->warnings.size(), 1U);
  EXPECT_EQ(file->waveform.light.size(), 40U);
}

TEST(Waveform, RefusesWithTheLine) {
  std::string back = table("time,light\n", "{},{}\n", 1.0) + "3,1\n";
  EXPECT_EQ(read_waveform(back, "a.csv").error().line, 22U);
  EXPECT_EQ(read_waveform(back, "a.csv").error().field, "time");
  std::string broken = table("time,light\n", "{},{}\n", 1.0) + "20,nan\n";
  EXPECT_EQ(read_waveform(broken, "a.csv").error().field, "light");
  EXPECT_FALSE(read_waveform("hello", "a.csv"));
  EXPECT_FALSE(read_waveform("", "a.csv"));
}

TEST(Waveform, IsToldFromASpectrum) {
  EXPECT_TRUE(looks_like_waveform(table("", "{},{}\n", 0.001)));
  EXPECT_TRUE(looks_like_waveform(table("time_ms,light\n", "{},{}\n", 0.1)));
  std::string spectrum = "nm,W\n";
  for (int nm = 380; nm <= 780; ++nm) spectrum += fmt::format("{},1\n", nm);
  EXPECT_FALSE(looks_like_waveform(spectrum));
  EXPECT_FALSE(looks_like_waveform("hello"));
}

}  // namespace
}  // namespace twinlight::spectrum
