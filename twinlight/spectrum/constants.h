#pragma once

/// Constants that only spectra need; those of all libraries are in twinlight/foundation/constants.h.
namespace twinlight::spectrum::constants {

/// Luminous efficacy at 555.0 nm in air for photopic vision, lm/W. The SI gives 683 lm/W at 540 THz, whose
/// wavelength in air is 555.016 nm; at the peak of V(λ) that is 683.002 (CIE 18:2019, 4.1).
inline constexpr double max_luminous_efficacy_lm_per_W = 683.002;

inline constexpr double planck_J_s = 6.62607015e-34;           ///< exact, SI 2019
inline constexpr double speed_of_light_m_per_s = 299792458.0;  ///< exact, SI
inline constexpr double avogadro_per_mol = 6.02214076e23;      ///< exact, SI 2019
inline constexpr double second_radiation_m_K = 1.4388e-2;      ///< c2 of CIE 15:2018 (ITS-90), for Planck's law

/// µmol of photons a joule carries per nm of wavelength: λ / (h c N_A).
inline constexpr double photons_umol_per_J_nm = 1e-9 * 1e6 / (planck_J_s * speed_of_light_m_per_s * avogadro_per_mol);

}  // namespace twinlight::spectrum::constants
