#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "twinlight/foundation/diagnostic.h"

namespace twinlight {

/// A value, or the reason why there is none. Libraries return it and never print or exit.
template <class T>
using Result = tl::expected<T, Diagnostic>;

/// `return failure({.message = "...", .line = 3});` inside a function that returns a Result.
inline tl::unexpected<Diagnostic> failure(Diagnostic diagnostic) {
  return tl::unexpected(std::move(diagnostic));
}

}  // namespace twinlight

/// The value of a Result, or an early return of its Diagnostic: `const auto room = TWL_TRY(read_room(table));`
/// Not among the members of a braced list: of those that are made already g++ 12 and clang 14 destroy none when the
/// expression of the next one returns.
#define TWL_TRY(expression)                                                      \
  __extension__({                                                                \
    auto twl_result = (expression);                                              \
    if (!twl_result) return ::twinlight::failure(std::move(twl_result).error()); \
    *std::move(twl_result);                                                      \
  })

/// An early return when a Result<void> holds a Diagnostic: `TWL_CHECK(table.allow_only({"length_m"}));`
#define TWL_CHECK(expression)                                                                                    \
  do {                                                                                                           \
    if (auto twl_result = (expression); !twl_result) return ::twinlight::failure(std::move(twl_result).error()); \
  } while (false)
