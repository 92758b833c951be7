#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>

#include "twinlight/foundation/range.h"
#include "twinlight/partnership/disclosure.h"

namespace twinlight::partnership {

/// What a plain string must look like.
enum class Form { line, lines, email, web_address, country, time_zone, code, digits };

/// The rules of one field, as its listing gives them.
struct FieldRule {
  Disclosure disclosure = Disclosure::open;
  bool required = false;
  bool indexed = false;
  Form form = Form::line;
  std::size_t longest = 200;  ///< characters of a text, items of a list
  Range range;                ///< of a number
};

/// T, or const T: a listing serves writing and reading.
template <class T, class Plain>
concept Of = std::same_as<std::remove_const_t<T>, Plain>;

}  // namespace twinlight::partnership
