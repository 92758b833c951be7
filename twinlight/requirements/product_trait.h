#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twinlight::requirements {

/// What a product is, in words that exclude each other or not: `group` says of which question the trait is an answer.
/// A product that answers a question has the traits it names and lacks the others of that group.
struct ProductTrait {
  std::string_view name;
  std::string_view group;  ///< kind, technology, supply, mounting, form, beam, containing, use, function
};

/// All traits that rules and product descriptions may name; data/requirements/README.md explains them.
const std::vector<ProductTrait>& product_traits();

/// The traits of a group; empty for a group that does not exist.
std::vector<std::string_view> traits_in_group(std::string_view group);

bool is_product_trait(std::string_view name);

}  // namespace twinlight::requirements
