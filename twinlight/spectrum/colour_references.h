#pragma once

#include <array>
#include <vector>

#include "twinlight/spectrum/chromaticity.h"
#include "twinlight/spectrum/spectral_responses.h"

namespace twinlight::spectrum {

/// The 15 test colours under a reference illuminant: CIE 13.3 equations 1 to 4.
struct TestColourReference {
  Uv1960 white;
  std::array<double, test_colour_count> u_star{}, v_star{}, w_star{};
};

/// The 99 evaluation samples under a reference illuminant in CAM02-UCS.
struct SampleReference {
  std::array<double, evaluation_sample_count> j{}, a{}, b{};
};

/// The colours of the reference illuminants, which depend on the CCT alone.
class ColourReferences {
 public:
  virtual ~ColourReferences() = default;
  /// Planckian below 5000 K, daylight from 5000 K on (CIE 13.3, 5.2).
  virtual void test_colours(double cct_K, TestColourReference& result) const = 0;
  /// Planckian up to 4000 K, daylight from 5000 K on, a mixture of equal Y10 between them (TM-30-20, 3.2).
  virtual void samples(double cct_K, SampleReference& result) const = 0;
};

/// Computed for each CCT from the illuminant's spectrum.
class ExactColourReferences : public ColourReferences {
 public:
  explicit ExactColourReferences(const ResponseMatrix& matrix) : matrix_(matrix) {}
  void test_colours(double cct_K, TestColourReference& result) const override;
  void samples(double cct_K, SampleReference& result) const override;

 private:
  const ResponseMatrix& matrix_;
};

/// Interpolated in the mired by cubics between exact values, for batches. Every index is within 5e-4 of the exact one,
/// but for the Rf of a single sample while it passes the neutral point, where CAM02-UCS has a kink: within 5e-3.
class InterpolatedColourReferences : public ColourReferences {
 public:
  static const InterpolatedColourReferences& linear_1nm();
  void test_colours(double cct_K, TestColourReference& result) const override;
  void samples(double cct_K, SampleReference& result) const override;

 private:
  /// One smooth stretch of an illuminant, at equal steps of the mired.
  struct Segment {
    double first_mired = 0.0, step_mired = 0.0;
    std::size_t nodes = 0;
    std::size_t width = 0;
    std::vector<double> values;  ///< nodes × width
  };
  InterpolatedColourReferences();
  static void interpolate(const Segment& segment, double cct_K, double* result);

  Segment cri_planckian_, cri_daylight_, cri_daylight_blue_;
  Segment samples_planckian_, samples_mixture_, samples_daylight_, samples_daylight_blue_;
};

/// The 15 colours' U*, V*, W* from responses, relative to the white given (their own for a reference illuminant).
struct TestColours {
  std::array<double, test_colour_count> u{}, v{}, y{};  ///< CIE 1960 and Y with the white at 100
};
TestColours test_colours(Responses responses);

/// W*, U*, V* of CIE 13.3 from CIE 1960 coordinates.
inline double w_star(double cube_root_y) {
  return 25.0 * cube_root_y - 17.0;
}

}  // namespace twinlight::spectrum
