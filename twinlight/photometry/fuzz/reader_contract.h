#pragma once

#include <string_view>

namespace twinlight::photometry {

enum class ReaderUnderTest { lm63, eulumdat, any };

/// What holds for whatever bytes a reader meets, for fuzzers and tests: a refusal has a message; a luminaire has only
/// finite figures, an interpolation within its table, and JSON that can be written. Ends the process where not.
void hold_reader_contract(ReaderUnderTest reader, std::string_view bytes);

}  // namespace twinlight::photometry
