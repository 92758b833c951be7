#pragma once

#include <string_view>

namespace twinlight::photometry {

enum class ReaderUnderTest { lm63, eulumdat, tm33, any };

/// What holds for whatever bytes a reader meets, for fuzzers and tests: a refusal has a message; a luminaire has only
/// finite figures, an interpolation within its table, and JSON that can be written; TM-33 that was read can be
/// written and read again. Ends the process where not.
void hold_reader_contract(ReaderUnderTest reader, std::string_view bytes);

}  // namespace twinlight::photometry
