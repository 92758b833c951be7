#include "twinlight/lighting/scene_file.h"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <optional>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/room_file.h"
#include "twinlight/lighting/scene_points.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::lighting {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_scene_bytes = std::size_t{4} << 20U;
constexpr std::size_t largest_luminaire_bytes = std::size_t{64} << 20U;
constexpr double most_luminaires_along = 1000.0;

constexpr std::array table_names{"room", "luminaire", "layout", "task", "cylindrical", "glare"};

/// The only table, or the top of the file, that has one of the keys that may stand in any.
Result<std::optional<Settings>> holder_of(const Settings& file, const char* key) {
  std::vector<Settings> holders;
  if (file.has(key)) holders.push_back(file);
  for (const char* name : table_names) {
    const std::optional<Settings> table = TWL_TRY(file.optional_table(name));
    if (table && table->has(key)) holders.push_back(*table);
  }
  if (holders.size() > 1) return failure(holders[1].complaint(key, "stands twice in this scene; expected once"));
  return holders.empty() ? std::optional<Settings>() : std::optional<Settings>(holders.front());
}

Result<Reflectances> read_reflectances(const Settings& file) {
  const std::optional<Settings> holder = TWL_TRY(holder_of(file, reflectance_key));
  const Settings place = file.has("surface") ? file : TWL_TRY(file.table("room"));
  if (!holder) return failure(place.complaint(reflectance_key, "is missing; expected { ceiling, walls, floor }"));
  const Settings reflectance = TWL_TRY(holder->table(reflectance_key));
  TWL_CHECK(reflectance.allow_only({"ceiling", "walls", "floor"}));
  const auto read = [&](const char* surface) -> Result<double> {
    const double value = TWL_TRY(reflectance.number(surface, Range::between(0.0, 1.0)));
    if (value < 1.0) return value;
    return failure(reflectance.complaint(surface, "1 is not less than 1; light would never be absorbed"));
  };
  return Reflectances{TWL_TRY(read("ceiling")), TWL_TRY(read("walls")), TWL_TRY(read("floor"))};
}

/// Reads the photometric file and what the scene changes of it. `bytes` takes the content of the file.
Result<photometry::Luminaire> read_luminaire(const Settings& table, const fs::path& path, std::string& bytes) {
  auto content = read_file(path, largest_luminaire_bytes);
  if (!content) return failure(table.complaint("file", fmt::format("{}: {}", path.string(), content.error().message)));
  bytes = *std::move(content);
  photometry::Luminaire luminaire = TWL_TRY(photometry::read_photometric(bytes, path.string()));
  const std::optional<double> flux_lm = TWL_TRY(table.optional_number("lamp_flux_lm", Range::positive()));
  if (!flux_lm) return luminaire;
  auto scaled = photometry::with_lamp_flux(luminaire, *flux_lm);
  if (!scaled) return failure(table.complaint("lamp_flux_lm", scaled.error().message));
  return *std::move(scaled);
}

Result<std::vector<Placement>> read_layout(const Settings& table, const Room& room) {
  TWL_CHECK(table.allow_only({"positions", "columns", "rows", "mounting_height_m", "rotation_deg", reflectance_key,
                              model_key, maintenance_factor_key}));
  if (!table.has("positions")) {
    const int columns = TWL_TRY(table.integer("columns", Range::between(1.0, most_luminaires_along)));
    const int rows = TWL_TRY(table.integer("rows", Range::between(1.0, most_luminaires_along)));
    const double height_m = TWL_TRY(table.number("mounting_height_m", Range::between(0.0, room.height_m)));
    return regular_layout(room, columns, rows, height_m, TWL_TRY(table.number_or("rotation_deg", 0.0)));
  }
  for (const char* other : {"columns", "rows", "mounting_height_m", "rotation_deg"}) {
    if (table.has(other)) return failure(table.complaint(other, "stands beside positions; expected either"));
  }
  std::vector<Placement> placements;
  for (const std::vector<double>& row : TWL_TRY(table.number_rows("positions", 4)))
    placements.push_back({{row[0], row[1], row[2]}, row[3]});
  return placements;
}

/// Gives a complaint of `check_scene`, which knows no file, the place of the key that is at fault.
Diagnostic placed(const Settings& file, const Diagnostic& fault) {
  const auto table = file.optional_table(fault.field);
  if (!table || !*table) return file.complaint(fault.field, fault.message);
  for (const char* key : {"positions", "mounting_height_m", "grid", "height_m", "file"}) {
    if ((*table)->has(key)) return (*table)->complaint(key, fault.message);
  }
  return (*table)->complaint("", fault.message);
}

/// The bytes of the model that the room comes from; empty where it does not.
Result<std::string> model_bytes(const Settings& file) {
  const std::optional<Settings> room = TWL_TRY(file.optional_table("room"));
  if (!room || !room->has("gltf")) return std::string();
  return read_file(fs::path(file.file()).parent_path() / TWL_TRY(room->text("gltf")), largest_luminaire_bytes);
}

/// The keys of the whole scene.
Result<void> read_conditions(const Settings& file, Scene& scene) {
  if (const auto holder = TWL_TRY(holder_of(file, model_key)))
    scene.model =
        TWL_TRY(holder->choice(model_key, {"area", "point"})) == "point" ? LuminaireModel::point : LuminaireModel::area;
  if (const auto holder = TWL_TRY(holder_of(file, maintenance_factor_key)))
    scene.maintenance_factor = TWL_TRY(holder->number(maintenance_factor_key, Range{0.0, 1.0, true}));
  return {};
}

}  // namespace

Result<SceneFile> parse_scene(std::string_view text, const fs::path& path) {
  const Settings file = TWL_TRY(Settings::parse(text, path.string()));
  TWL_CHECK(file.allow_only({"room", "surface", "window", "obstacle", "luminaire", "layout", "task", "cylindrical",
                             "glare", reflectance_key, model_key, maintenance_factor_key}));
  SceneFile result;
  Scene& scene = result.scene;
  const Result<Reflectances> reflectance = read_reflectances(file);
  scene.room = TWL_TRY(read_room(file, reflectance.value_or(Reflectances{})));
  if (!reflectance) return failure(reflectance.error());
  TWL_CHECK(read_conditions(file, scene));

  const Settings luminaire = TWL_TRY(file.table("luminaire"));
  TWL_CHECK(luminaire.allow_only(
      {"file", "lamp_flux_lm", "discard_upward", "spectrum", reflectance_key, model_key, maintenance_factor_key}));
  scene.discard_upward = TWL_TRY(luminaire.optional_boolean("discard_upward"));
  if (luminaire.has("spectrum"))
    result.notes.push_back(fmt::format("the spectrum {} is not used: illuminance does not depend on it",
                                       TWL_TRY(luminaire.text("spectrum"))));
  const Settings layout = TWL_TRY(file.table("layout"));
  scene.placements = TWL_TRY(read_layout(layout, scene.room));
  const Settings task = TWL_TRY(file.table("task"));
  scene.task = TWL_TRY(read_task(task, scene.room));
  if (const auto cylindrical = TWL_TRY(file.optional_table("cylindrical")))
    scene.cylindrical_points_m = TWL_TRY(read_cylindrical(*cylindrical, scene.room, scene.task));
  const auto glare = TWL_TRY(file.optional_table("glare"));
  scene.observers = TWL_TRY(read_glare(glare, scene.room, scene.task, result.notes));

  std::string luminaire_bytes;
  result.luminaire_path = path.parent_path() / TWL_TRY(luminaire.text("file"));
  scene.luminaire = std::make_shared<const photometry::Luminaire>(
      TWL_TRY(read_luminaire(luminaire, result.luminaire_path, luminaire_bytes)));
  if (const auto checked = check_scene(scene); !checked) return failure(placed(file, checked.error()));
  const std::string room_bytes = TWL_TRY(model_bytes(file));
  result.input_sha256 = sha256_hex({text, luminaire_bytes, room_bytes});
  return result;
}

Result<SceneFile> read_scene_file(const fs::path& path) {
  return parse_scene(TWL_TRY(read_file(path, largest_scene_bytes)), path);
}

}  // namespace twinlight::lighting
