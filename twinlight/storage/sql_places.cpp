#include "twinlight/storage/sql_places.h"

namespace twinlight::storage {

std::string places(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text;
}

}  // namespace twinlight::storage
