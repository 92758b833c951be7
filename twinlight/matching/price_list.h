#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "twinlight/evidence/running_cost.h"
#include "twinlight/foundation/result.h"

namespace twinlight::matching {

/// Of the file beside the photometric files of a folder that lists prices and spectra.
inline constexpr std::string_view price_list_name = "catalogue.csv";

/// Prices by file name; files without a price are left out.
using PriceList = std::map<std::string, evidence::Price, std::less<>>;

/// Reads a catalogue.csv. @param is_in_folder whether a photometric file of that name lies beside it.
Result<PriceList> read_price_list(const std::filesystem::path& path,
                                  const std::function<bool(const std::string&)>& is_in_folder);

}  // namespace twinlight::matching
