#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "twinlight/partnership/field_rule.h"

namespace twinlight::partnership {

/// Why a text is not of the form, or is longer than `longest` characters; empty where all is well. Nothing at all is
/// of every form.
std::string form_fault(std::string_view text, Form form, std::size_t longest);

/// So many characters of the text at the most.
std::string first_characters(std::string text, std::size_t longest);

}  // namespace twinlight::partnership
