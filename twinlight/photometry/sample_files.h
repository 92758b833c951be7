#pragma once

#include <string>

/// Small hand-written files for tests of the readers, good as they stand; tests spoil one thing in them.
namespace twinlight::photometry::samples {

/// A quadrant with steps of 45°, two lines of each kind; lines counted from 1: TILT 6, counts 7, angles 9 and 10.
inline std::string lm63() {
  return "IESNA:LM-63-2002\n"               // 1
         "[TEST] 7\n"                       // 2
         "[MANUFAC] Lichthuis\n"            // 3
         "[LUMCAT] LH-600\n"                // 4
         "[LUMINAIRE] Panel 600\n"          // 5
         "TILT=NONE\n"                      // 6
         "2 2200 1 3 3 1 2 0.6 0.3 0.05\n"  // 7
         "1 1 25\n"                         // 8
         "0 45 90\n"                        // 9
         "0 45 90\n"                        // 10
         "1000 700 0\n"                     // 11
         "1000 800 0\n"                     // 12
         "1000 900 0\n";                    // 13
}

/// One plane, three gammas, Isym 1; lines: Isym 3, Mc 4, Ng 6, lamp sets 26, flux 29, direct ratios 33–42, C angle 43,
/// gammas 44–46, intensities 47–49.
inline std::string eulumdat() {
  return "Lichthuis\n1\n1\n1\n0\n3\n45\nreport 7\nPanel 600\nLH-600\npanel.ldt\n2026-01-01\n"  // 1–12
         "610\n610\n90\n600\n300\n10\n20\n10\n20\n"                                            // 13–21
         "100\n87\n1.0\n0\n1\n2\nLED 840\n3000\n4000K\n80\n25\n"                               // 22–32
         "0.5\n0.6\n0.65\n0.7\n0.75\n0.8\n0.85\n0.9\n0.95\n1\n"                                // 33–42
         "0\n0\n45\n90\n300\n200\n0\n";                                                        // 43–49
}

/// The text with line `number` (counted from 1) replaced.
inline std::string with_line(const std::string& text, int number, const std::string& line) {
  std::string::size_type start = 0;
  for (int i = 1; i < number; ++i) start = text.find('\n', start) + 1;
  return text.substr(0, start) + line + text.substr(text.find('\n', start));
}

}  // namespace twinlight::photometry::samples
