#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/spectrum/animal_sight.h"
#include "twinlight/spectrum/spectral_distribution.h"

namespace twinlight::spectrum {

/// The five photoreceptors of CIE S 026, in the order of the α-opic arrays.
enum class Receptor : std::size_t { l_cone, m_cone, s_cone, rod, melanopsin };
using PerReceptor = std::array<std::optional<double>, 5>;

/// CIE 13.3-1995, without intermediate rounding.
struct ColourRendering {
  double ra = 0.0;             ///< mean of R1 to R8
  std::array<double, 15> r{};  ///< R1 to R14 and R15 (JIS Z 8726)
  double reference_cct_K = 0.0;
  double white_distance = 0.0;  ///< test white to reference white in CIE 1960 (u, v)
  /// CIE 13.3, 5.3: the indices are meant for whites nearer than 5.4e-3 to their reference.
  bool within_white_tolerance() const { return white_distance < 5.4e-3; }
};

/// CIE 13.3-1995 with its rounding rules taken literally, as many instruments report it: the chromaticities of whites
/// and test colours have 4 decimals, and Ra is the mean of R1 to R8 as integers. For comparing with those; a change of
/// light too small to see can move an R by 0.6 and Ra by 0.3.
struct RoundedColourRendering {
  double ra = 0.0;
  std::array<double, 15> r{};  ///< not rounded themselves
};

/// ANSI/IES TM-30-20. Chroma and hue shifts are fractions, not percent.
struct ColourFidelity {
  double rf = 0.0;
  double rg = 0.0;
  std::array<double, 16> rf_hj{};
  std::array<double, 16> rcs_hj{};
  std::array<double, 16> rhs_hj{};
  std::array<double, 99> rf_ces{};
  /// Mean a′, b′ of each hue bin, for the colour vector graphic.
  struct BinMean {
    double test_a = 0.0, test_b = 0.0, reference_a = 0.0, reference_b = 0.0;
  };
  std::array<BinMean, 16> bins{};
  double reference_cct_K = 0.0;
};

/// Photons for plants. Bands in nm, both limits included; the lumens and watts are those of 380–780 nm.
struct PhotonQuantities {
  std::optional<double> ppf_per_lumen_umol_s_lm;  ///< 400–700 nm
  std::optional<double> ppf_per_watt_umol_J;      ///< per radiant watt
  std::optional<double> fraction_blue;            ///< 400–500 of 400–700
  std::optional<double> fraction_green;           ///< 500–600 of 400–700
  std::optional<double> fraction_red;             ///< 600–700 of 400–700
  std::optional<double> far_red_700_780_to_par;
  std::optional<double> far_red_700_800_to_par;
  std::optional<double> uva_380_400_to_par;
  std::optional<double> epar_400_750_to_par;  ///< extended photosynthetically active radiation (Zhen, Bugbee 2021)
  std::array<std::optional<double>, 4> fractions_of_380_780;  ///< blue, green, red, far-red
  std::optional<double> red_to_far_red;                       ///< 655–665 to 725–735 nm (Smith 1982)
  std::optional<double> ypf_per_lumen_umol_s_lm;              ///< McCree 1972, field mean
  std::optional<double> ypf_to_ppf_ratio;
  std::optional<double> phytochrome_pss;  ///< type I phytochrome, cross-sections of Mancinelli 1994
  std::optional<double> ppf_per_lumen_rectangle_sum_umol_s_lm;
};

/// Why a quantity has no value. @see Metrics::notes
struct Note {
  std::string quantity;  ///< the key of the quantity in the JSON output
  std::string text;
};

/// Everything that follows from one relative spectral power distribution. A quantity that cannot be had is empty, and
/// a note says why; it is never a guess.
struct Metrics {
  std::optional<double> x, y, u_prime, v_prime;  ///< CIE 1931, CIE 1976
  std::optional<double> cct_K, duv;              ///< within ColourTemperatureLimits only
  /// As tools report them that use Ohno's table. @see ohno_colour_temperature
  std::optional<double> cct_ohno2014_table_K, duv_ohno2014_table;
  std::optional<double> ler_lm_per_W;    ///< luminous efficacy of radiation over 380–780 nm
  PerReceptor alpha_opic_elr_mW_per_lm;  ///< CIE S 026 efficacy of luminous radiation
  PerReceptor alpha_opic_der;            ///< daylight (D65) efficacy ratio
  /// The same ratio for the long-wave cones of animals: illuminance times it is the equivalent daylight illuminance of
  /// an animal, in the sense of CIE S 026 and of Lucas et al., PLOS Biology 22 (2024) e3002535. Uncertain.
  PerAnimal animal_der;
  std::optional<double> blh_efficacy_W_per_lm;  ///< K_B,v of IEC TR 62778
  std::optional<double> blh_efficiency;         ///< Σ S B / Σ S
  std::optional<ColourRendering> colour_rendering;
  std::optional<RoundedColourRendering> rounded_colour_rendering;
  std::optional<ColourFidelity> colour_fidelity;  ///< its rf is also the Rf of CIE 224:2017
  PhotonQuantities photons;
  std::vector<Note> notes;

  std::optional<double> melanopic_der() const { return alpha_opic_der[static_cast<std::size_t>(Receptor::melanopsin)]; }
};

/// How the sums over wavelength are taken; the two differ for line spectra by up to 0.5 in Ra and 1 % in DER.
enum class Convention {
  linear_1nm,   ///< the distribution linearly interpolated to 380, 381, … 780 nm, then plain sums (the default)
  native_grid,  ///< on its own wavelengths; no photon quantities
};

/// All metrics of a distribution, as far as its range allows:
/// - colour, α-opic and blue-light quantities need 400–700 nm; what is missing of 380–780 nm counts as 0, with a note;
/// - quantities per watt need 380–780 nm; each photon band needs itself.
/// Scale does not matter. Definitions and equations: docs/spectrum.md.
Metrics evaluate(const SpectralDistribution& distribution, Convention convention = Convention::linear_1nm);

}  // namespace twinlight::spectrum
