// librsvg draws SVG on Cairo's surfaces.
#include <librsvg/rsvg.h>
