#include "twinlight/server/qr_picture.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace twinlight::server {
namespace {

constexpr int quiet_modules = 4;  // ISO/IEC 18004 §5.3.8

}  // namespace

Result<std::string> qr_picture(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(text.c_str(), /*version=*/0, QR_ECLEVEL_Q), &QRcode_free);
  if (!code) return failure({.message = "is too long for a QR code"});
  std::string dark;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      if ((code->data[y * code->width + x] & 1U) != 0)
        dark += fmt::format("M{} {}h1v1h-1z", x + quiet_modules, y + quiet_modules);
  const int side = code->width + 2 * quiet_modules;
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges">)"
                     R"(<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path d="{1}"/></svg>)",
                     side, dark);
}

}  // namespace twinlight::server
