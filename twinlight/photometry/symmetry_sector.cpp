#include "twinlight/photometry/symmetry_sector.h"

#include <algorithm>
#include <cmath>

namespace twinlight::photometry {
namespace {

struct PlaneImage {
  double c_deg = 0.0;
  std::size_t source = 0;  ///< index of the plane of the sector that it repeats
};

/// Where a plane of the sector appears over the turn, itself first.
std::vector<double> images_deg(double c_deg, Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::none:
    case Symmetry::rotational:
      return {c_deg};
    case Symmetry::c0_c180:
      return {c_deg, 360.0 - c_deg};
    case Symmetry::c90_c270:
      return {c_deg, c_deg <= 180.0 ? 180.0 - c_deg : 540.0 - c_deg};
    case Symmetry::quadrant:
      return {c_deg, 180.0 - c_deg, 180.0 + c_deg, 360.0 - c_deg};
  }
  return {c_deg};
}

/// Linear in C between the last plane before 360° and the first one after 0°.
std::vector<double> plane_at_zero(const std::vector<PlaneImage>& images, const std::vector<double>& intensities_cd,
                                  std::size_t gammas) {
  const PlaneImage& before = images.back();
  const PlaneImage& after = images.front();
  const double gap_deg = after.c_deg + 360.0 - before.c_deg;
  const double weight_after = (360.0 - before.c_deg) / gap_deg;
  std::vector<double> plane_cd(gammas);
  for (std::size_t i = 0; i < gammas; ++i) {
    const double before_cd = intensities_cd[before.source * gammas + i];
    const double after_cd = intensities_cd[after.source * gammas + i];
    plane_cd[i] = before_cd + (after_cd - before_cd) * weight_after;
  }
  return plane_cd;
}

}  // namespace

std::pair<double, double> sector_deg(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::none:
    case Symmetry::rotational:
      break;
    case Symmetry::c0_c180:
      return {0.0, 180.0};
    case Symmetry::c90_c270:
      return {90.0, 270.0};
    case Symmetry::quadrant:
      return {0.0, 90.0};
  }
  return {0.0, 360.0};
}

PlaneTable unfold(PlaneTable sector, std::size_t gammas, Symmetry symmetry) {
  std::vector<PlaneImage> images;
  for (std::size_t source = 0; source < sector.c_deg.size(); ++source)
    for (const double c_deg : images_deg(sector.c_deg[source], symmetry)) images.push_back({c_deg, source});
  const auto by_angle = [](const PlaneImage& a, const PlaneImage& b) { return a.c_deg < b.c_deg; };
  const auto same_angle = [](const PlaneImage& a, const PlaneImage& b) { return a.c_deg == b.c_deg; };
  std::stable_sort(images.begin(), images.end(), by_angle);
  images.erase(std::unique(images.begin(), images.end(), same_angle), images.end());

  PlaneTable whole;
  const auto append = [&](double c_deg, const double* plane_cd) {
    whole.c_deg.push_back(c_deg);
    whole.intensities_cd.insert(whole.intensities_cd.end(), plane_cd, plane_cd + gammas);
  };
  const auto plane_of = [&](std::size_t source) { return sector.intensities_cd.data() + source * gammas; };
  const bool starts_at_zero = images.front().c_deg == 0.0;
  const bool ends_at_360 = images.back().c_deg == 360.0;
  std::vector<double> seam_cd;
  if (!starts_at_zero && !ends_at_360) seam_cd = plane_at_zero(images, sector.intensities_cd, gammas);
  const double* at_zero = starts_at_zero ? plane_of(images.front().source)
                          : ends_at_360  ? plane_of(images.back().source)
                                         : seam_cd.data();
  if (!starts_at_zero) append(0.0, at_zero);
  for (const PlaneImage& image : images) append(image.c_deg, plane_of(image.source));
  if (!ends_at_360) append(360.0, at_zero);
  return whole;
}

}  // namespace twinlight::photometry
