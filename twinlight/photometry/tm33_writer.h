#pragma once

#include <string>
#include <vector>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// The luminaire as ANSI/IES TM-33-23 XML (root IESTM33-22, version 1.1) of type C in UTF-8, elements in the order of
/// the schema. Numbers have as many digits as a reader needs to get the same number back.
///
/// Planes are folded by the distribution's symmetry. Photons, radiant power and spectra are written as the luminaire
/// holds them. Keywords that the format has an element for stand there; those of foreign CustomData become CustomData
/// again; the others are pairs of a CustomData block named "Keywords", where read_tm33 finds them. Of several lamp sets
/// the first is written. A laboratory or report number that the luminaire lacks reads "not stated"; a report date or
/// input power that it lacks is left out, although the schema demands one.
///
/// Fails, naming the field: no intensities of any kind and no spectrum; a text that is not valid UTF-8 or holds control
/// characters; lengths over 10 m, which readers would take for millimetres.
Result<std::string> write_tm33(const Luminaire& luminaire);

/// Several light sources of one luminaire, an Emitter each; the header is that of the first.
Result<std::string> write_tm33(const std::vector<Luminaire>& sources);

}  // namespace twinlight::photometry
