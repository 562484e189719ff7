// Cairo draws, Pango sets text, fontconfig finds the fonts.
#include <cairo.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <pango/pangocairo.h>
#include <fontconfig/fontconfig.h>
// The table MATH of fonts for formulas.
#include <hb-ot.h>

// A macro with a cast, which Swift does not see.
static inline cairo_scaled_font_t *ccairo_scaled_font(PangoFont *font) {
  return PANGO_IS_CAIRO_FONT(font) ? pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)) : NULL;
}
