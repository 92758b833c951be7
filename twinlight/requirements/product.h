#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/settings.h"
#include "twinlight/requirements/date.h"
#include "twinlight/requirements/quantity.h"

namespace twinlight::requirements {

/// A paper that the maker says exists. Whether it is genuine only the paper itself can show.
struct Proof {
  std::string kind;  ///< certificate, declaration, test_report, registration, document
  std::vector<std::string> covers;
  std::string number;  ///< may be empty
  Period valid;
};

/// What a maker says of a product. What is not said is unknown, never assumed.
struct Product {
  std::string file;
  std::string manufacturer;
  std::string model;
  std::map<Quantity, double> figures;
  std::map<std::string, bool, std::less<>> traits;  ///< of product_trait.h: those that are decided
  std::string source_type = "other";                ///< of ecodesign.h
  std::optional<char> energy_class;                 ///< declared, A to G
  std::vector<Proof> proofs;

  std::optional<double> figure(Quantity quantity) const;
  std::optional<bool> has(std::string_view trait) const;
};

/// Reads a product description in the format of docs/requirements.md and adds what follows from it without
/// assumption: efficacies, the light source of a luminaire that has it built in, and whether the exemption of
/// horticulture applies (Regulation (EU) 2019/2020, Annex III 3(j)).
Result<Product> read_product(const std::filesystem::path& path);
Result<Product> read_product(const Settings& file);

/// Adds to a product from any source what follows without assumption, as `read_product` does; what is stated stays.
void add_what_follows(Product& product);

}  // namespace twinlight::requirements
