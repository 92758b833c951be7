// The .spdx cases: ANSI/IES TM-27-14 files beside this checkout, with what is expected of each in their manifests.

#include "twinlight/spectrum/spectrum_file.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/reference_files.h"

namespace twinlight::spectrum {
namespace {

/// The spectrum that all the texts below write down.
void expect_three_points(const Result<SpectrumFile>& file, std::size_t spectra = 1) {
  ASSERT_TRUE(file) << to_string(file.error());
  ASSERT_EQ(file->spectra.size(), spectra);
  EXPECT_EQ(file->spectra[0].distribution.wavelengths_nm(), (std::vector<double>{400, 500.5, 600}));
  EXPECT_EQ(file->spectra[0].distribution.values(), (std::vector<double>{0.25, 1.5, 0}));
}

TEST(SpectrumText, ReadsTheShapesPeopleHave) {
  for (const char* text :
       {"400,0.25\n500.5,1.5\n600,0\n",                                                  // no header
        "wavelength_nm,value\n400,0.25\n500.5,1.5\n600,0\n",                             // header
        "\xEF\xBB\xBFnm;W\r\n400;0,25\r\n500,5;1,5\r\n600;0\r\n",                        // Excel in Europe
        "nm\tcounts\r400\t0.25\r500.5\t1.5\r600\t0\r",                                   // tabs, old Mac lines
        "400\t0,25\n500,5\t1,5\n600\t0",                                                 // tabs, decimal comma
        "  400   0.25\n  500.5 1.5\n  600   0.0e+00\n",                                  // blanks
        "400 0,25\n500,5 1,5\n600 0\n",                                                  // blanks, decimal comma
        "400, 0.25\n500.5, 1.5,\n600, 0,\n",                                             // commas at the end
        "\"400\",\"0.25\"\n\"500.5\",\"1.5\"\n\"600\",\"0\"\n",                          // quotes
        "wavelength,400,500.5,600\nlamp,0.25,1.5,0\n",                                   // wavelengths in the first row
        "400;500,5;600\n0,25;1,5;0\n",                                                   // the same without labels
        "Model,X-100\nCCT,4012\nx,0.38\n\n400nm,0.25\n500.5nm,1.5\n600nm,0\n\nR1,80\n",  // hand-held instruments
        "Spectral Data 400[nm],0.25\nSpectral Data 500.5[nm],1.5\nSpectral Data 600[nm],0\n",
        ">>>>>Begin Spectral Data<<<<<\n400\t0.25\n500.5\t1.5\n600\t0\n>>>>>End Spectral Data<<<<<\n"}) {
    SCOPED_TRACE(text);
    expect_three_points(read_spectrum(text, "a.csv"));
  }
}

TEST(SpectrumText, ReadsUtf16) {
  std::string text = "\xFF\xFE";
  for (const char c : std::string("nm\tx\n400\t0.25\n500.5\t1.5\n600\t0\n")) {
    text.push_back(c);
    text.push_back('\0');
  }
  expect_three_points(read_spectrum(text, "a.txt"));
}

TEST(SpectrumText, ReadsSeveralSpectraWithTheirLabels) {
  const auto columns = read_spectrum("nm;warm;cool\n400;0,25;1\n500,5;1,5;2\n600;0;3\n", "a.csv");
  expect_three_points(columns, 2);
  EXPECT_EQ(columns->spectra[1].name, "cool");
  EXPECT_EQ(columns->spectra[1].distribution.values(), (std::vector<double>{1, 2, 3}));

  const auto rows = read_spectrum("nm,400,500.5,600\nwarm,0.25,1.5,0\ncool,1,2,3\n", "a.csv");
  expect_three_points(rows, 2);
  EXPECT_EQ(rows->spectra[1].name, "cool");
  EXPECT_EQ(rows->spectra[1].distribution.values(), (std::vector<double>{1, 2, 3}));
}

TEST(SpectrumText, TakesDarkNoiseForZeroAndSaysSo) {
  const auto file = read_spectrum("400,-0.001\n500,1\n600,0.5\n", "a.csv");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->spectra[0].distribution.values().front(), 0.0);
  ASSERT_EQ(file->warnings.size(), 1U);
  EXPECT_EQ(file->warnings[0].line, 1U);
}

struct Refusal {
  const char* text;
  std::size_t line;
  const char* field;
  const char* message;
};

class RefusedSpectrumText : public ::testing::TestWithParam<Refusal> {};

TEST_P(RefusedSpectrumText, SaysWhereAndWhy) {
  const auto file = read_spectrum(GetParam().text, "a.csv");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().file, "a.csv");
  EXPECT_EQ(file.error().line, GetParam().line);
  EXPECT_EQ(file.error().field, GetParam().field);
  EXPECT_NE(file.error().message.find(GetParam().message), std::string::npos) << file.error().message;
}

INSTANTIATE_TEST_SUITE_P(Cases, RefusedSpectrumText,
                         ::testing::Values(Refusal{"", 0, "", "no table"}, Refusal{"hello\nworld\n", 0, "", "no table"},
                                           Refusal{"0.4,1\n0.5,2\n0.6,3\n", 0, "", "no table"},  // micrometres
                                           Refusal{"400,1\n", 1, "wavelength", "at least two"},
                                           Refusal{"400,1\n500,2\n500,3\n", 3, "wavelength", "twice"},
                                           Refusal{"600,1\n500,2\n400,3\n", 1, "wavelength", "descend"},
                                           Refusal{"400,1\n600,2\n500,3\n", 3, "wavelength", "follows"},
                                           Refusal{"400,1\n500,nan\n600,1\n", 2, "value", "finite"},
                                           Refusal{"400,1\n500,1e999\n600,1\n", 2, "value", "finite"},
                                           Refusal{"400,0\n500,0\n600,0\n", 1, "value", "no light"},
                                           Refusal{"400,1\n500,-0.5\n600,1\n", 2, "value", "negative"},
                                           Refusal{"400,-1\n500,-1\n", 1, "value", "negative"},
                                           Refusal{"400,1\n500,2\n600,oops\n700,1\n", 3, "field 2", "oops"},
                                           Refusal{"400,1\n500,2\n600\n700,1\n", 3, "value", "without a value"},
                                           Refusal{"400,1,1\n500,2,2\n600,3\n", 3, "", "fields"},
                                           Refusal{"nm,400,500,600\na,1,2\n", 2, "value", "2 values for 3"},
                                           Refusal{"nm,400,500,600\na,1,x,2\n", 2, "field 3", "'x'"},
                                           Refusal{"nm,400,500,600\n", 1, "value", "without a line"}));

TEST(SpectrumText, IsToldFromOtherText) {
  EXPECT_TRUE(looks_like_spectrum("nm,W\n380,1\n390,oops\n"));
  EXPECT_TRUE(looks_like_spectrum("400,1\n"));
  EXPECT_TRUE(looks_like_spectrum("nm,400,500,600\n"));
  EXPECT_TRUE(looks_like_spectrum("<?xml version=\"1.0\"?><IESTM2714>"));
  EXPECT_FALSE(looks_like_spectrum(""));
  EXPECT_FALSE(looks_like_spectrum("hello\n1,2\n"));
  EXPECT_FALSE(looks_like_spectrum("<html/>"));
  EXPECT_FALSE(looks_like_spectrum("<IESTM33-22/>"));
}

TEST(SpectrumText, RefusesBytesThatAreNoText) {
  EXPECT_FALSE(read_spectrum(std::string("400,1\n") + '\0' + "500,2\n", "a.csv"));
}

constexpr const char* spdx_head =
    "<?xml version=\"1.0\"?>\n<IESTM2714 xmlns=\"iestm2714\" version=\"1.0\">\n<Header><Description>lamp</Description>"
    "</Header>\n<SpectralDistribution><SpectralQuantity>{}</SpectralQuantity>\n";

std::string spdx(const char* quantity, const char* data) {
  return fmt::format(fmt::runtime(spdx_head), quantity) + data + "</SpectralDistribution>\n</IESTM2714>\n";
}

TEST(Spdx, ReadsAFile) {
  const auto file = read_spectrum(spdx("relative",
                                       "<SpectralData wavelength=\"400\">0.25</SpectralData>\n"
                                       "<SpectralData wavelength=\"500.5\"> 1.5 </SpectralData>\n"
                                       "<SpectralData wavelength=\"600\">0</SpectralData>\n"),
                                  "a.spdx");
  expect_three_points(file);
  EXPECT_EQ(file->format, SpectrumFormat::tm27);
  EXPECT_EQ(file->spectra[0].name, "lamp");
}

TEST(Spdx, RefusesWithThePlace) {
  const auto line_of = [](const std::string& text) {
    const auto file = read_spectrum(text, "a.spdx");
    return file ? 0 : file.error().line;
  };
  EXPECT_EQ(line_of(spdx("relative", "<SpectralData wavelength=\"555\">1</SpectralData>\n")), 5U);
  EXPECT_EQ(line_of(spdx("relative",
                         "<SpectralData wavelength=\"555\">1</SpectralData>\n"
                         "<SpectralData wavelength=\"560\">one</SpectralData>\n")),
            6U);
  EXPECT_EQ(line_of(spdx("reflectance", "<SpectralData wavelength=\"555\">1</SpectralData>\n")), 4U);
  EXPECT_EQ(line_of("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"b\">]>\n<IESTM2714/>"), 2U);
  EXPECT_EQ(line_of("<?xml version=\"1.0\"?>\n<html/>"), 2U);
}

TEST(Tm33, ReadsTheSpectrumOfALuminaireFile) {
  const auto file = read_spectrum(
      "<IESTM33-22><Emitter><Description>bar</Description><SpectralDistribution>"
      "<Wavelengths>400 500.5 600</Wavelengths><Values>0.25 1.5 "
      "0</Values></SpectralDistribution></Emitter></IESTM33-22>",
      "a.xml");
  expect_three_points(file);
  EXPECT_EQ(file->format, SpectrumFormat::tm33);
  EXPECT_EQ(file->spectra[0].name, "bar");
}

TEST(ReferenceFiles, TheSpdxFilesReadAsTheirManifestsSay) {
  TWINLIGHT_NEEDS_REFERENCE("photometry");
  const auto folder = testing::reference_folder() / "photometry";
  struct Good {
    const char* file;
    std::size_t points;
    double sum, first_nm, last_nm;
  };
  for (const Good& good : {Good{"colour__Fluorescent.spdx", 85, 13.394, 400, 850.1},
                           Good{"colour__Fluorescent_v2.spdx", 85, 13.394, 400, 850.1},
                           Good{"colour__TM27_Sample_Spectral_Data.spdx", 26, 18.72, 400, 650}}) {
    const auto file = read_spectrum_file(folder / "good" / good.file);
    ASSERT_TRUE(file) << to_string(file.error());
    const SpectralDistribution& spectrum = file->spectra.at(0).distribution;
    EXPECT_EQ(spectrum.values().size(), good.points);
    double sum = 0.0;
    for (const double value : spectrum.values()) sum += value;
    EXPECT_NEAR(sum, good.sum, 1e-9) << good.file;
    EXPECT_EQ(spectrum.first_nm(), good.first_nm);
    EXPECT_EQ(spectrum.last_nm(), good.last_nm);
  }
  const auto one_point = read_spectrum_file(folder / "broken" / "one_point.spdx");
  ASSERT_FALSE(one_point);
  EXPECT_EQ(one_point.error().line, 5U);
  EXPECT_EQ(one_point.error().field, "SpectralData");
  const auto descending = read_spectrum_file(folder / "broken" / "wavelengths_descend.spdx");
  ASSERT_FALSE(descending);
  EXPECT_EQ(descending.error().field, "SpectralData");
}

}  // namespace
}  // namespace twinlight::spectrum
