#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>

// A file with more pixels than the largest picture here is refused before memory is asked for.
#define PNG_MOST_PIXELS (1u << 26)

// libpng's own words go to the terminal; the status is enough.
static inline void png_stop(png_structp png, png_const_charp text) { png_longjmp(png, 1); }
static inline void png_say_nothing(png_structp png, png_const_charp text) {}

// libpng reports errors by longjmp, which Swift cannot catch: so the whole reading stands here.
// Returns width * height raw values (grey or palette index, 8 or 16 bit) that the caller frees, or NULL:
// *status is then 1 for a file that cannot be opened, 2 for a damaged one, 3 for one in colour, 4 for an interlaced one,
// 5 for one of too many pixels, 6 for a grey one of which pixels are transparent.
static inline uint16_t *png_read_labels(const char *path, uint32_t *width, uint32_t *height, int *status) {
  uint16_t *volatile pixels = NULL;
  png_bytep volatile row = NULL;
  *status = 1;
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  *status = 2;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_stop, png_say_nothing);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    fclose(file);
    return NULL;
  }
  if (setjmp(png_jmpbuf(png))) {
    free(pixels);
    free(row);
    png_destroy_read_struct(&png, &info, NULL);
    fclose(file);
    return NULL;
  }
  png_init_io(png, file);
  png_read_info(png, info);
  int type = png_get_color_type(png, info);
  int depth = png_get_bit_depth(png, info);
  *width = png_get_image_width(png, info);
  *height = png_get_image_height(png, info);
  int colour = type != PNG_COLOR_TYPE_GRAY && type != PNG_COLOR_TYPE_PALETTE && type != PNG_COLOR_TYPE_GRAY_ALPHA;
  int interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
  int large = (uint64_t)*width * *height > PNG_MOST_PIXELS;
  if (colour || interlaced || large) {
    *status = colour ? 3 : interlaced ? 4 : 5;
    png_destroy_read_struct(&png, &info, NULL);
    fclose(file);
    return NULL;
  }
  // One byte a value where there are fewer bits, the value unchanged.
  if (depth < 8) png_set_packing(png);
  png_read_update_info(png, info);
  pixels = (uint16_t *)malloc((size_t)*width * *height * sizeof(uint16_t));
  row = (png_bytep)malloc(png_get_rowbytes(png, info));
  if (!pixels || !row) png_error(png, "out of memory");
  // Some programs give every image an alpha channel, which says nothing where all of it is opaque.
  int channels = type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2 : 1;
  int opaque = 1;
  for (uint32_t y = 0; y < *height; y++) {
    png_read_row(png, row, NULL);
    for (uint32_t x = 0; x < *width; x++) {
      png_bytep place = row + (size_t)x * channels * (depth == 16 ? 2 : 1);
      pixels[(size_t)y * *width + x] = depth == 16 ? (uint16_t)(place[0] << 8 | place[1]) : place[0];
      if (channels == 2) opaque &= depth == 16 ? (place[2] & place[3]) == 255 : place[1] == 255;
    }
  }
  png_read_end(png, NULL);
  if (!opaque) {
    free(pixels);
    pixels = NULL;
  }
  free(row);
  png_destroy_read_struct(&png, &info, NULL);
  fclose(file);
  *status = opaque ? 0 : 6;
  return pixels;
}

// Writes width * height grey values with 8 or 16 bits each; 0 where the file cannot be written.
static inline int png_write_gray(
    const char *path, uint32_t width, uint32_t height, int depth, const uint16_t *pixels) {
  png_bytep volatile row = NULL;
  FILE *file = fopen(path, "wb");
  if (!file) return 0;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, png_stop, png_say_nothing);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) {
    free(row);
    png_destroy_write_struct(&png, &info);
    fclose(file);
    return 0;
  }
  png_init_io(png, file);
  png_set_IHDR(
      png, info, width, height, depth, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
      PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  row = (png_bytep)malloc((size_t)width * (depth / 8));
  if (!row) png_error(png, "out of memory");
  for (uint32_t y = 0; y < height; y++) {
    const uint16_t *line = pixels + (size_t)y * width;
    for (uint32_t x = 0; x < width; x++) {
      if (depth == 16) {
        row[2 * x] = (png_byte)(line[x] >> 8);
        row[2 * x + 1] = (png_byte)line[x];
      } else {
        row[x] = (png_byte)line[x];
      }
    }
    png_write_row(png, row);
  }
  png_write_end(png, NULL);
  free(row);
  png_destroy_write_struct(&png, &info);
  return fclose(file) == 0;
}
