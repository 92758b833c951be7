#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "twinlight/photometry/luminaire.h"

/// Texts that both text formats hold under different names. Private to the library.
namespace twinlight::photometry {

using Keyword = std::pair<std::string, std::string>;

/// What says the same: a line of EULUMDAT, under the name by which the reader keeps it, the LM-63 keyword and the
/// element of TM-33; empty where the format has none.
struct KeywordNames {
  std::string_view eulumdat;
  std::string_view lm63;
  std::string_view tm33;

  bool contain(std::string_view keyword) const;
};

inline constexpr KeywordNames report_number = {"report number", "TEST", "ReportNumber"};
inline constexpr KeywordNames laboratory = {"", "TESTLAB", "Laboratory"};
inline constexpr KeywordNames file_name = {"file name", "_FILENAME", ""};
inline constexpr KeywordNames date_and_user = {"date and user", "ISSUEDATE", "ReportDate"};

/// The user keywords found in makers' files for the lamp's colour, for which LM-63 names none; the first is written.
inline constexpr std::array<std::string_view, 3> colour_keywords = {"_CCT", "_TEMPCOLOR", "_COLORTEMP"};
inline constexpr std::array<std::string_view, 2> rendering_keywords = {"_CRI", "_RA"};

/// What a keyword reads that LM-63 demands and the luminaire lacks.
inline constexpr std::string_view not_stated = "not stated";

/// Whatever the case of the letters.
bool same_name(std::string_view a, std::string_view b);

/// The first text that is stated under one of the names; empty where there is none.
std::string keyword_text(const Luminaire& luminaire, const KeywordNames& names);

}  // namespace twinlight::photometry
