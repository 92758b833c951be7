#pragma once

#include <string_view>

/// The notes of checks that are open for a reason which a report tells in its own words.
namespace twinlight::evidence {

/// Lamps keep a greatest melanopic value, and nobody said what daylight adds.
inline constexpr std::string_view no_eye_daylight_note =
    "the lamps alone keep this greatest melanopic value, but the need does not say what daylight adds at the eye: give "
    "the period daylight_melanopic_lx (0 where nothing gets in)";

/// The spectrum is known and ends before the far red.
inline constexpr std::string_view no_far_red_note =
    "the spectrum has no far red (700 to 800 nm), so its ratio of red to far red has no value";

/// Nobody said what a screen of a greenhouse keeps in.
inline constexpr std::string_view no_screen_figure_note =
    "the need does not say what share of the light this screen keeps in: ask its maker for the reduction, and give it "
    "as "
    "reduction";

}  // namespace twinlight::evidence
