// Read back by zbar from the picture that librsvg draws, as a telephone would.
#include "twinlight/server/qr_picture.h"

#include <cairo.h>
#include <gmock/gmock.h>
#include <librsvg/rsvg.h>
#include <zbar.h>

#include <vector>

namespace twinlight::server {
namespace {

constexpr int side = 400;

/// The picture in shades of grey, drawn on grey to show what it leaves out.
std::vector<unsigned char> drawn(const std::string& svg) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
  cairo_t* context = cairo_create(surface);
  cairo_set_source_rgb(context, 0.3, 0.3, 0.3);
  cairo_paint(context);
  RsvgHandle* handle =
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), /*error=*/nullptr);
  EXPECT_NE(handle, nullptr);
  const RsvgRectangle whole{0, 0, side, side};
  EXPECT_TRUE(rsvg_handle_render_document(handle, context, &whole, /*error=*/nullptr));
  cairo_surface_flush(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  std::vector<unsigned char> grey;
  for (int i = 0; i < side * side; ++i) grey.push_back(pixels[4 * i]);
  g_object_unref(handle);
  cairo_destroy(context);
  cairo_surface_destroy(surface);
  return grey;
}

std::string read_back(const std::vector<unsigned char>& grey) {
  zbar::ImageScanner scanner;
  zbar::Image image(side, side, "Y800", grey.data(), grey.size());
  scanner.scan(image);
  return image.symbol_begin() == image.symbol_end() ? "" : image.symbol_begin()->get_data();
}

TEST(QrPicture, IsReadAsTheTextItWasMadeOf) {
  for (const std::string& text : {std::string("a"), std::string("otpauth://totp/Twinlight:a%40b.example?issuer="
                                                                "Twinlight&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")}) {
    const auto picture = qr_picture(text);
    ASSERT_TRUE(picture);
    EXPECT_EQ(read_back(drawn(*picture)), text);
  }
}

TEST(QrPicture, RefusesWhatACodeCanNotHold) {
  EXPECT_FALSE(qr_picture(std::string(4000, 'x')));
}

}  // namespace
}  // namespace twinlight::server
