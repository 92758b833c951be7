#pragma once

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/tm33_fields.h"

namespace twinlight::photometry {

/// The name of the root element of this dialect.
inline constexpr std::string_view iesxml_root = "IESXML";

/// Reads XML with the root element IESXML, which no standard describes but which stands in GLDF containers as TM-33:
/// the intensities as rows by gamma angle, one spectrum. Always with a warning that says so. Private to the library.
Result<Luminaire> read_iesxml(Tm33Fields& fields);

}  // namespace twinlight::photometry
