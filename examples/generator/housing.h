#pragma once

#include <string>

#include "examples/generator/product.h"

namespace twinlight::demo {

/// What the list says of a product beside its light, as catalogue.csv writes it.
struct Housing {
  std::string ip;
  std::string ik;             ///< empty where the maker does not say
  std::string domains;        ///< what it is made for
  std::string dims_to;        ///< least output, share of the full light; 1 where it can not be dimmed, empty: not said
  std::string mounting = {};  ///< ways to mount it; empty: not said
};

/// By the kind of the product; a model that names its IP code has that one, and dims where it names a way to.
Housing housing_of(const Product& product);

}  // namespace twinlight::demo
