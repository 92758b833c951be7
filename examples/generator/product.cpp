#include "examples/generator/product.h"

#include <utility>

namespace twinlight::demo {

std::string file_name(const Product& product) {
  const Writing writing = product.family.writing;
  const bool is_eulumdat = writing == Writing::eulumdat || writing == Writing::eulumdat_absolute;
  return product.family.maker.key + "-" + product.file + (is_eulumdat ? ".ldt" : ".ies");
}

photometry::LuminousOpening flat_opening(double length_m, double width_m) {
  return {.shape = photometry::LuminousOpening::Shape::rectangle, .length_m = length_m, .width_m = width_m};
}

photometry::LuminousOpening round_opening(double diameter_m, double height_m) {
  photometry::LuminousOpening opening = opening_with_sides(diameter_m, diameter_m, height_m);
  opening.shape = photometry::LuminousOpening::Shape::ellipse;
  return opening;
}

photometry::LuminousOpening opening_with_sides(double length_m, double width_m, double height_m) {
  return {.shape = photometry::LuminousOpening::Shape::rectangle,
          .length_m = length_m,
          .width_m = width_m,
          .height_c0_m = height_m,
          .height_c90_m = height_m,
          .height_c180_m = height_m,
          .height_c270_m = height_m};
}

std::vector<Product> all_products() {
  std::vector<Product> all;
  for (auto* of_kind : {panel_products, linear_products, board_products, downlight_products, care_products,
                        industry_products, agriculture_products}) {
    for (Product& product : of_kind()) all.push_back(std::move(product));
  }
  return all;
}

}  // namespace twinlight::demo
