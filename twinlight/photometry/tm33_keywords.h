#pragma once

#include <string>
#include <utility>
#include <vector>

#include "twinlight/photometry/tm33_fields.h"

namespace twinlight::photometry {

using Keywords = std::vector<std::pair<std::string, std::string>>;

/// The name of the CustomData block in which write_tm33 keeps keywords that the format has no element for.
inline constexpr std::string_view keyword_block_name = "Keywords";

/// What a LampSet or EmbeddedSpectrum holds beyond the elements of the format, as write_tm33 keeps it in that block.
inline constexpr std::string_view lamp_count_keyword = "lamp count";
inline constexpr std::string_view lamp_type_keyword = "lamp type";
inline constexpr std::string_view lamp_colour_keyword = "lamp colour appearance";
inline constexpr std::string_view lamp_rendering_keyword = "lamp colour rendering";
std::string spectrum_keyword(std::string_view what, std::size_t index);

/// Of the luminaire's "Length", "Width" or "Height" in metres.
std::string dimension_keyword(std::string_view name);

/// The text of the first keyword of this name, which is taken out; nothing where there is none.
std::optional<std::string> take_keyword(Keywords& keywords, std::string_view name);

/// What an element holds as keywords, one a text or attribute: the path of names from `prefix`, "Name[2]" for the
/// second of a name, "Name@unit" for an attribute; white space within a text becomes one blank. Children of `node`
/// that `left_out` names are passed over, and so is what lies beyond bounds no honest file reaches (with a warning).
void add_tm33_keywords(const pugi::xml_node& node, const std::string& prefix,
                       const std::vector<std::string_view>& left_out, Tm33Fields& fields, Keywords& keywords);

/// What the file says besides the elements that a Luminaire has a place for: header fields under their names, the rest
/// under "Luminaire/…", "Equipment/…", "CustomData/NAME/…".
Keywords tm33_file_keywords(Tm33Fields& fields, double units_per_metre);

/// The same of one emitter, under "Emitter/…". @param number  of the emitter, from 1.
Keywords tm33_emitter_keywords(const pugi::xml_node& emitter, std::size_t number, Tm33Fields& fields);

}  // namespace twinlight::photometry
