#include "twinlight/photometry/names.h"

namespace twinlight::photometry {

std::string_view name_of(FileFormat format) {
  switch (format) {
    case FileFormat::lm63_1986:
      return "LM-63-1986";
    case FileFormat::lm63_1991:
      return "LM-63-1991";
    case FileFormat::lm63_1995:
      return "LM-63-1995";
    case FileFormat::lm63_2002:
      return "LM-63-2002";
    case FileFormat::lm63_2019:
      return "LM-63-2019";
    case FileFormat::eulumdat:
      return "EULUMDAT";
    case FileFormat::tm33_18:
      return "TM-33-18";
    case FileFormat::tm33_23:
      return "TM-33-23";
    case FileFormat::uni_11733:
      return "UNI 11733";
    case FileFormat::gldf:
      return "GLDF";
  }
  return {};
}

std::string_view name_of(PhotometricType type) {
  switch (type) {
    case PhotometricType::a:
      return "A";
    case PhotometricType::b:
      return "B";
    case PhotometricType::c:
      return "C";
  }
  return {};
}

std::string_view name_of(PhotometryBasis basis) {
  return basis == PhotometryBasis::absolute ? "absolute" : "relative";
}

std::string_view name_of(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::none:
      return "none";
    case Symmetry::rotational:
      return "rotational";
    case Symmetry::c0_c180:
      return "C0-C180";
    case Symmetry::c90_c270:
      return "C90-C270";
    case Symmetry::quadrant:
      return "quadrant";
  }
  return {};
}

std::string_view name_of(FileKind kind) {
  switch (kind) {
    case FileKind::photometry:
      return "photometry";
    case FileKind::container:
      return "container";
    case FileKind::unknown:
      return "unknown";
  }
  return {};
}

}  // namespace twinlight::photometry
