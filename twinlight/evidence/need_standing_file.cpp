#include "twinlight/evidence/need_standing_file.h"

#include <fmt/format.h>

#include <utility>

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/plan_values.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::evidence {
namespace {

constexpr std::size_t largest_luminaire_bytes = std::size_t{64} << 20U;
constexpr std::size_t most_kinds = 50;
constexpr std::size_t most_standing_places = 2000;
constexpr Range power_range_W = {.least = 0.0, .most = 10000.0};

bool is_below(const std::filesystem::path& path) {
  return path.is_relative() && path.lexically_normal().begin()->string() != "..";
}

Result<double> read_power_W(const Settings& table, const photometry::Luminaire& luminaire, double output) {
  if (table.has("power_W")) return table.number("power_W", power_range_W);
  if (luminaire.input_power_W) return *luminaire.input_power_W * output;
  return failure(table.complaint("file", "states no input power: give power_W, what one takes as it burns"));
}

Result<StandingLight> read_kind(const Settings& table, const Need& need, const std::filesystem::path& folder) {
  TWL_CHECK(table.allow_only({"file", "positions", "output", "power_W"}));
  const std::string name = TWL_TRY(table.text("file"));
  if (folder.empty())
    return failure(table.complaint("file", "no file can be read here: luminaires that stay are for needs in a folder"));
  const std::filesystem::path path = folder / name;
  if (!is_below(name))
    return failure(table.complaint("file", fmt::format("'{}' is not in the folder of this file or below it", name)));
  const auto bytes = read_file(path, largest_luminaire_bytes);
  if (!bytes) return failure(table.complaint("file", fmt::format("{}: {}", name, bytes.error().message)));
  auto luminaire =
      std::make_shared<photometry::Luminaire>(TWL_TRY(photometry::read_photometric(*bytes, path.string())));
  StandingLight kind{.file = name, .sha256 = sha256_hex({*bytes})};
  lighting::StandingLuminaires& light = kind.luminaires;
  light.output = TWL_TRY(table.number_or("output", 1.0, {.least = 0.0, .most = 1.0, .least_excluded = true}));
  light.power_W = TWL_TRY(read_power_W(table, *luminaire, light.output));
  light.luminaire = std::move(luminaire);
  light.placements = TWL_TRY(read_places(table, "positions", need.room, most_standing_places));
  return kind;
}

/// Why a need can not have luminaires that stay; empty where it can.
std::string_view fault_of(const Need& need) {
  if (need.layout.fixed && !need.layout.fixed->all) return "can not be given together with reuse = \"some\"";
  if (!need.racks.empty()) return "can not be given together with racks";
  if (least_ppfd(need.requirement)) return "can not be given for light in photons: they would be of another spectrum";
  if (need.day) return "can not be given together with a day of light: they would be of another spectrum";
  return {};
}

}  // namespace

Result<std::vector<StandingLight>> read_standing(const Settings& file, const Need& need,
                                                 const std::filesystem::path& folder) {
  std::vector<StandingLight> kinds;
  const auto table = TWL_TRY(file.optional_table("layout"));
  if (!table || !table->has("existing")) return kinds;
  if (const std::string_view fault = fault_of(need); !fault.empty())
    return failure(table->complaint("existing", std::string(fault)));
  for (const Settings& kind : TWL_TRY(table->tables("existing")))
    kinds.push_back(TWL_TRY(read_kind(kind, need, folder)));
  if (kinds.size() > most_kinds)
    return failure(table->complaint("existing", fmt::format("there are more than {}", most_kinds)));
  return kinds;
}

}  // namespace twinlight::evidence
