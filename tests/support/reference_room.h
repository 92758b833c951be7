#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/reference_files.h"
#include "twinlight/lighting/scene.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::testing {

/// Points of a grid as the files of reference/rooms give it: rows along y, columns along x.
inline std::vector<Eigen::Vector3d> reference_grid(const nlohmann::json& plane, double z_m) {
  std::vector<Eigen::Vector3d> points;
  for (const double y : plane["y_m"])
    for (const double x : plane["x_m"]) points.emplace_back(x, y, z_m);
  return points;
}

/// The scene of one file of reference/rooms. Throws where the file is not what its README says.
inline lighting::Scene reference_scene(const nlohmann::json& file, lighting::LuminaireModel model) {
  const nlohmann::json& room = file["room"];
  const nlohmann::json& reflectance = room["reflectance"];
  const nlohmann::json& luminaire = file["luminaire"];
  lighting::Scene scene;
  scene.room = {
      room["size_x_m"],
      room["size_y_m"],
      room["size_z_m"],
      {reflectance["ceiling"].get<double>(), reflectance["walls"].get<double>(), reflectance["floor"].get<double>()}};
  const auto path = reference_folder() / "photometry/rooms" / luminaire["ldt_file"].get<std::string>();
  scene.luminaire = std::make_shared<photometry::Luminaire>(
      photometry::with_lamp_flux(photometry::read_photometric_file(path).value(),
                                 luminaire["lamp_flux_used_lm"].get<double>())
          .value());
  for (const nlohmann::json& at : file["layout"]["positions_m"])
    scene.placements.push_back({{at[0].get<double>(), at[1].get<double>(), at[2].get<double>()},
                                luminaire["rotation_deg_C0_from_x_ccw"].get<double>()});
  scene.model = model;
  const nlohmann::json& plane = file["grid"]["workplane"];
  scene.task.points_m = reference_grid(plane, plane["z_m"].get<double>());
  if (!file["grid"]["cylindrical"].is_null())
    scene.cylindrical_points_m = reference_grid(plane, file["grid"]["cylindrical"]["z_m"].get<double>());
  return scene;
}

}  // namespace twinlight::testing
