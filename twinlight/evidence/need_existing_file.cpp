#include "twinlight/evidence/need_existing_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/photometry/intensity_unit.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::evidence {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_positions = 2000;
constexpr std::size_t largest_luminaire_bytes = std::size_t{64} << 20U;

Result<ExistingLuminaires> read_one(const Settings& table, const lighting::Room& room) {
  ExistingLuminaires existing{.file = TWL_TRY(table.text("file"))};
  const fs::path path = fs::path(table.file()).parent_path() / existing.file;
  const auto bytes = read_file(path, largest_luminaire_bytes);
  if (!bytes) return failure(table.complaint("file", path.string() + ": " + bytes.error().message));
  auto luminaire = photometry::read_photometric(*bytes, path.string());
  if (!luminaire) return failure(luminaire.error());
  if (photometry::holds_no_candela(*luminaire) || !(luminaire->distribution.flux_lm() > 0.0))
    return failure(table.complaint("file", path.string() + " gives no light that could be added"));
  if (!luminaire->input_power_W) return failure(table.complaint("file", path.string() + " states no input power"));
  existing.sha256 = sha256_hex({*bytes});
  existing.luminaire = std::make_shared<const photometry::Luminaire>(*std::move(luminaire));
  existing.placements = TWL_TRY(read_positions(table, room));
  return existing;
}

}  // namespace

Result<std::vector<lighting::Placement>> read_positions(const Settings& table, const lighting::Room& room) {
  std::vector<lighting::Placement> placements;
  for (const std::vector<double>& row : TWL_TRY(table.number_rows("positions", 4))) {
    const std::size_t number = placements.size() + 1;
    const Eigen::Vector3d at_m(row[0], row[1], row[2]);
    if ((at_m.array() < 0.0).any() || (at_m.array() > room.size_m().array()).any())
      return failure(table.complaint(
          "positions", fmt::format("number {} at ({}, {}, {}) is outside the room of {} × {} × "
                                   "{} m",
                                   number, row[0], row[1], row[2], room.length_m, room.width_m, room.height_m)));
    for (std::size_t k = 0; k < placements.size(); ++k)
      if (placements[k].position_m.isApprox(at_m, 1e-9))
        return failure(
            table.complaint("positions", fmt::format("numbers {} and {} are at the same place", k + 1, number)));
    placements.push_back({.position_m = at_m, .rotation_deg = row[3]});
  }
  if (placements.empty()) return failure(table.complaint("positions", "there is no position in it"));
  if (placements.size() > most_positions)
    return failure(table.complaint("positions", fmt::format("there are more than {}", most_positions)));
  return placements;
}

Result<std::vector<ExistingLuminaires>> read_existing_luminaires(const Settings& layout, const lighting::Room& room) {
  std::vector<ExistingLuminaires> kept;
  for (const Settings& table : TWL_TRY(layout.tables("existing"))) {
    TWL_CHECK(table.allow_only({"file", "positions", "keep"}));
    ExistingLuminaires existing = TWL_TRY(read_one(table, room));
    if (TWL_TRY(table.boolean_or("keep", true))) kept.push_back(std::move(existing));
  }
  return kept;
}

}  // namespace twinlight::evidence
