#include "twinlight/report/pdf_canvas.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>

#include <array>
#include <numbers>

#include "twinlight/report/report_subject.h"

namespace twinlight::report {
namespace {

template <class T, void (*release)(T*)>
struct Releaser {
  void operator()(T* object) const { release(object); }
};
template <class T>
struct ObjectReleaser {
  void operator()(T* object) const { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, ObjectReleaser<T>>;
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_t, cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_t, cairo_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Releaser<cairo_font_options_t, cairo_font_options_destroy>>;
using Description = std::unique_ptr<PangoFontDescription, Releaser<PangoFontDescription, pango_font_description_free>>;

constexpr const char* latin_family = "Noto Sans";
/// TrueType, of which a report embeds the letters that it has: the OpenType fonts of Noto CJK grow a report tenfold.
constexpr const char* chinese_family = "Droid Sans Fallback";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Description font(const char* families, double size_pt, bool bold) {
  Description description(pango_font_description_new());
  pango_font_description_set_family(description.get(), families);
  pango_font_description_set_weight(description.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(description.get(), size_pt * PANGO_SCALE);
  return description;
}

/// Fontconfig silently takes another family where one is missing; the font that it gave tells.
bool is_installed(PangoFontMap* map, PangoContext* context, const char* family) {
  constexpr double any_size_pt = 10.0;
  const Object<PangoFont> loaded(pango_font_map_load_font(map, context, font(family, any_size_pt, false).get()));
  if (!loaded) return false;
  const Description given(pango_font_describe(loaded.get()));
  return std::string_view(pango_font_description_get_family(given.get())) == family;
}

PangoAlignment pango_alignment(Align align) {
  if (align == Align::left) return PANGO_ALIGN_LEFT;
  return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER;
}

Result<Object<RsvgHandle>> read_svg(std::string_view svg) {
  GError* error = nullptr;
  Object<RsvgHandle> handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (handle) return handle;
  std::string message = error != nullptr ? error->message : "unknown fault";
  g_clear_error(&error);
  return failure({.message = "a picture of the report can not be read: " + std::move(message)});
}

}  // namespace

struct PdfCanvas::Pages {
  std::string bytes;
  Surface surface;
  Context cairo;
  Object<PangoFontMap> font_map;
  Object<PangoContext> pango;
  const char* families = latin_family;
  int missing_glyphs = 0;
  int bookmarks = 0;

  Object<PangoLayout> layout(std::string_view text, double width_pt, const TextLook& look) {
    Object<PangoLayout> made(pango_layout_new(pango.get()));
    pango_layout_set_font_description(made.get(), font(families, look.size_pt, look.bold).get());
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(made.get(), pango_alignment(look.align));
    if (width_pt > 0.0) pango_layout_set_width(made.get(), static_cast<int>(width_pt * PANGO_SCALE));
    pango_layout_set_line_spacing(made.get(), 1.0F);
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    return made;
  }
};

PdfCanvas::PdfCanvas(std::unique_ptr<Pages> pages) : pages_(std::move(pages)) {}
PdfCanvas::PdfCanvas(PdfCanvas&&) noexcept = default;
PdfCanvas& PdfCanvas::operator=(PdfCanvas&&) noexcept = default;
PdfCanvas::~PdfCanvas() = default;

Result<PdfCanvas> PdfCanvas::create(Language language, const PdfDescription& description) {
  auto pages = std::make_unique<Pages>();
  pages->surface.reset(cairo_pdf_surface_create_for_stream(append, &pages->bytes, page_width_pt, page_height_pt));
  const auto describe = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(pages->surface.get(), what, text.c_str());
  };
  describe(CAIRO_PDF_METADATA_TITLE, description.title);
  describe(CAIRO_PDF_METADATA_SUBJECT, description.subject);
  describe(CAIRO_PDF_METADATA_CREATOR, description.creator);
  describe(CAIRO_PDF_METADATA_CREATE_DATE, twinlight::date_text(description.date) + "T00:00:00Z");
  pages->cairo.reset(cairo_create(pages->surface.get()));
  pages->font_map.reset(pango_cairo_font_map_new());
  pages->pango.reset(pango_font_map_create_context(pages->font_map.get()));
  const FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(pages->pango.get(), options.get());
  const bool chinese = language == Language::zh;
  pango_context_set_language(pages->pango.get(),
                             pango_language_from_string(chinese ? "zh-cn" : std::string(code_of(language)).c_str()));
  pages->families = "Noto Sans, Noto Sans Math, Droid Sans Fallback, Noto Sans CJK SC";
  constexpr std::array<std::pair<const char*, const char*>, 2> needed = {
      {{latin_family, "fonts-noto-core"}, {chinese_family, "fonts-droid-fallback"}}};
  for (const auto& [family, package] : needed)
    if (!is_installed(pages->font_map.get(), pages->pango.get(), family))
      return failure(
          {.message = fmt::format("the font family '{}' is not installed (Debian package {})", family, package)});
  return PdfCanvas(std::move(pages));
}

void PdfCanvas::end_page() {
  cairo_show_page(pages_->cairo.get());
}

double PdfCanvas::text_height(std::string_view text, double width_pt, const TextLook& look) {
  int height = 0;
  pango_layout_get_size(pages_->layout(text, width_pt, look).get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

double PdfCanvas::text_width(std::string_view text, const TextLook& look) {
  int width = 0;
  pango_layout_get_size(pages_->layout(text, 0.0, look).get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

double PdfCanvas::text(std::string_view text, double x_pt, double y_pt, double width_pt, const TextLook& look) {
  const Object<PangoLayout> layout = pages_->layout(text, width_pt, look);
  cairo_t* cairo = pages_->cairo.get();
  cairo_set_source_rgb(cairo, look.colour.red, look.colour.green, look.colour.blue);
  cairo_move_to(cairo, x_pt, y_pt);
  pango_cairo_show_layout(cairo, layout.get());
  pages_->missing_glyphs += pango_layout_get_unknown_glyphs_count(layout.get());
  int height = 0;
  pango_layout_get_size(layout.get(), nullptr, &height);
  return static_cast<double>(height) / PANGO_SCALE;
}

void PdfCanvas::rectangle(const Box& box, const Colour& fill, double corner_radius_pt) {
  cairo_t* cairo = pages_->cairo.get();
  cairo_set_source_rgb(cairo, fill.red, fill.green, fill.blue);
  constexpr double quarter = 0.5 * std::numbers::pi;
  const double r = corner_radius_pt;
  const double right = box.x_pt + box.width_pt;
  const double bottom = box.y_pt + box.height_pt;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, right - r, box.y_pt + r, r, -quarter, 0.0);
  cairo_arc(cairo, right - r, bottom - r, r, 0.0, quarter);
  cairo_arc(cairo, box.x_pt + r, bottom - r, r, quarter, 2 * quarter);
  cairo_arc(cairo, box.x_pt + r, box.y_pt + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
  cairo_fill(cairo);
}

void PdfCanvas::rule(double x_pt, double y_pt, double width_pt, const Colour& colour, double thickness_pt) {
  rectangle({x_pt, y_pt, width_pt, thickness_pt}, colour);
}

Result<double> PdfCanvas::aspect_of(std::string_view svg) {
  const Object<RsvgHandle> handle = TWL_TRY(read_svg(svg));
  double width_px = 0.0;
  double height_px = 0.0;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width_px, &height_px) || !(width_px > 0.0))
    return failure({.message = "a picture of the report states no size"});
  return height_px / width_px;
}

Result<void> PdfCanvas::picture(std::string_view svg, const Box& box) {
  const Object<RsvgHandle> handle = TWL_TRY(read_svg(svg));
  const RsvgRectangle place{box.x_pt, box.y_pt, box.width_pt, box.height_pt};
  GError* error = nullptr;
  if (rsvg_handle_render_document(handle.get(), pages_->cairo.get(), &place, &error)) return {};
  std::string message = error != nullptr ? error->message : "unknown fault";
  g_clear_error(&error);
  return failure({.message = "a picture of the report can not be drawn: " + std::move(message)});
}

void PdfCanvas::bookmark(const std::string& title, double y_pt) {
  const std::string name = fmt::format("section-{}", ++pages_->bookmarks);
  cairo_t* cairo = pages_->cairo.get();
  cairo_tag_begin(cairo, CAIRO_TAG_DEST, fmt::format("name='{}' x=0 y={:.1f}", name, y_pt).c_str());
  cairo_tag_end(cairo, CAIRO_TAG_DEST);
  cairo_pdf_surface_add_outline(pages_->surface.get(), CAIRO_PDF_OUTLINE_ROOT, title.c_str(),
                                fmt::format("dest='{}'", name).c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
}

int PdfCanvas::missing_glyphs() const {
  return pages_->missing_glyphs;
}

std::string PdfCanvas::finished() && {
  pages_->pango.reset();
  pages_->cairo.reset();
  cairo_surface_finish(pages_->surface.get());
  return std::move(pages_->bytes);
}

}  // namespace twinlight::report
