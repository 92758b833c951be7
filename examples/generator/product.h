#pragma once

#include <string>
#include <vector>

#include "examples/generator/distribution.h"
#include "twinlight/photometry/eulumdat_writer.h"
#include "twinlight/photometry/lm63_writer.h"

namespace twinlight::demo {

/// A maker that does not exist.
struct Maker {
  std::string key;         ///< starts the names of its files
  std::string name;        ///< in ASCII
  std::string local_name;  ///< in Chinese, where it has one
  std::string place;
};

/// How a family's files are written.
enum class Writing {
  eulumdat,           ///< lamp flux × light output ratio
  eulumdat_absolute,  ///< negative number of lamps
  lm63_2002_absolute,
  lm63_2002_relative,
  lm63_2002_feet,  ///< absolute, dimensions in feet
  lm63_2019_absolute,
};

/// One housing with one optic: what the products made from it share.
struct Family {
  Maker maker;
  std::string kind;  ///< in the words of lighting engineers, for the list
  std::vector<Part> parts;
  Grid grid;
  photometry::LuminousOpening opening;
  double housing_length_m = 0.0;  ///< along C90–C270; a round housing: its diameter
  double housing_width_m = 0.0;   ///< along C0–C180; a round housing: 0
  double housing_height_m = 0.0;
  Writing writing = Writing::eulumdat;
  double light_output_ratio = 1.0;  ///< of relative photometry; LED modules are rated in the luminaire: 1
  double lamp_count = 1.0;
};

/// A rating of the light source: the flux is the luminaire's (lamps × light output ratio).
struct Rating {
  double flux_lm = 0.0;
  double power_W = 0.0;
  std::string colour = "4000";   ///< correlated colour temperature in K, or the kind of spectrum
  std::string rendering = "80";  ///< Ra; empty where it means nothing
};

/// What a catalogue sells.
struct Product {
  Family family;
  std::string file;  ///< without the maker's key and the extension
  std::string model;
  std::string number;
  std::vector<Rating> ratings;  ///< several where the product is switchable; the first is the nominal one
  double price_EUR = 0.0;
  double life_h = 50000.0;  ///< L80B10; Q90 for horticulture
  std::string note;         ///< what the maker adds: in the file and in the list
  std::string remark;       ///< what the editor of the list adds: not in the file
  std::string spectrum;     ///< of plant lighting: names its spectrum file; white light goes by its rating
};

/// Name of the product's file.
std::string file_name(const Product& product);

// Openings. Length along C90–C270, width along C0–C180.
photometry::LuminousOpening flat_opening(double length_m, double width_m);
photometry::LuminousOpening round_opening(double diameter_m, double height_m = 0.0);
/// With sides that shine, of the same height all around.
photometry::LuminousOpening opening_with_sides(double length_m, double width_m, double height_m);

/// Every product, in the order of the list.
std::vector<Product> all_products();

// By kind, in files of their own.
std::vector<Product> panel_products();
std::vector<Product> linear_products();
std::vector<Product> board_products();
std::vector<Product> downlight_products();
std::vector<Product> care_products();
std::vector<Product> industry_products();
std::vector<Product> agriculture_products();

}  // namespace twinlight::demo
