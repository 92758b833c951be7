#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "twinlight/foundation/range.h"
#include "twinlight/foundation/result.h"
#include "twinlight/photometry/gldf.h"
#include "twinlight/photometry/xml_tree.h"

namespace twinlight::photometry {

/// The number in an element below `parent`; none where the element is not there or empty. Fails where its text is no
/// number within the range.
Result<std::optional<double>> number_below(const XmlTree& xml, const pugi::xml_node& parent, const char* element,
                                           const Range& range);

/// The text of an element below `parent` without white space around it; empty where there is none.
std::string text_below(const pugi::xml_node& parent, const char* element);

/// The Locale elements of an element below `parent`.
LocalizedTexts texts_below(const pugi::xml_node& parent, const char* element);

}  // namespace twinlight::photometry
