#pragma once

#include <string>

#include "twinlight/foundation/result.h"

namespace twinlight::server {

/// A text as a QR code (ISO/IEC 18004, a quarter of it may be unreadable) in black on white with its quiet zone, as
/// SVG. The one place that knows libqrencode. Fails where the text is longer than a code holds.
Result<std::string> qr_picture(const std::string& text);

}  // namespace twinlight::server
