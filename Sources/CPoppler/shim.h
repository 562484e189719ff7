// Poppler draws pages of PDF on Cairo's surfaces.
#include <poppler.h>
