#include "CJPEG2000.h"

#include <openjpeg.h>
#include <stdio.h>
#include <string.h>

// A stream in memory: OpenJPEG knows files only.
typedef struct {
  const uint8_t *bytes;
  size_t count, place;
} memory;

static OPJ_SIZE_T read_bytes(void *to, OPJ_SIZE_T count, void *from) {
  memory *own = from;
  size_t left = own->count - own->place;
  if (left == 0) return (OPJ_SIZE_T)-1;
  if (count > left) count = left;
  memcpy(to, own->bytes + own->place, count);
  own->place += count;
  return count;
}

static OPJ_OFF_T skip_bytes(OPJ_OFF_T count, void *from) {
  memory *own = from;
  if (count < 0 || (size_t)count > own->count - own->place) return -1;
  own->place += (size_t)count;
  return count;
}

static OPJ_BOOL seek_bytes(OPJ_OFF_T place, void *from) {
  memory *own = from;
  if (place < 0 || (size_t)place > own->count) return OPJ_FALSE;
  own->place = (size_t)place;
  return OPJ_TRUE;
}

typedef struct {
  char *text;
  int size;
} sentence;

// The first message says what is wrong, without the line break at its end.
static void keep_first(const char *message, void *to) {
  sentence *own = to;
  if (own->text[0] != 0) return;
  snprintf(own->text, own->size, "%s", message);
  own->text[strcspn(own->text, "\r\n")] = 0;
}
static void pass_over(const char *message, void *to) { (void)message, (void)to; }

static const char *refusal(const opj_image_t *image, uint32_t rows, uint32_t columns) {
  if (image->numcomps != 1) return "it is in colour";
  const opj_image_comp_t *grey = &image->comps[0];
  if (image->x1 - image->x0 != columns || image->y1 - image->y0 != rows || grey->dx != 1 || grey->dy != 1)
    return "it has another size than rows and columns say";
  if (grey->prec < 1 || grey->prec > 16) return "its samples have more than 16 bits";
  return NULL;
}

int jpeg2000_decode(
    const uint8_t *bytes, size_t count, uint32_t rows, uint32_t columns, int32_t *samples, char *reason, int reason_size) {
  reason[0] = 0;
  sentence why = {reason, reason_size};
  memory source = {bytes, count, 0};
  // A bare stream begins with its marker, one in a file with the length of the file's first box.
  int is_bare = count > 2 && bytes[0] == 0xFF && bytes[1] == 0x4F;
  opj_codec_t *codec = opj_create_decompress(is_bare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2);
  opj_stream_t *stream = opj_stream_create(1 << 16, OPJ_TRUE);
  opj_image_t *image = NULL;
  opj_dparameters_t parameters;
  opj_set_default_decoder_parameters(&parameters);
  int done = 0;
  if (codec && stream) {
    opj_set_error_handler(codec, keep_first, &why);
    opj_set_warning_handler(codec, pass_over, NULL);
    opj_set_info_handler(codec, pass_over, NULL);
    opj_stream_set_read_function(stream, read_bytes);
    opj_stream_set_skip_function(stream, skip_bytes);
    opj_stream_set_seek_function(stream, seek_bytes);
    opj_stream_set_user_data(stream, &source, NULL);
    opj_stream_set_user_data_length(stream, count);
    if (opj_setup_decoder(codec, &parameters) && opj_read_header(stream, codec, &image)) {
      const char *refused = refusal(image, rows, columns);
      if (refused) {
        keep_first(refused, &why);
      } else if (opj_decode(codec, stream, image) && opj_end_decompress(codec, stream)) {
        const opj_image_comp_t *grey = &image->comps[0];
        if (grey->data && grey->w == columns && grey->h == rows) {
          memcpy(samples, grey->data, sizeof(int32_t) * (size_t)rows * columns);
          done = 1;
        }
      }
    }
  }
  if (image) opj_image_destroy(image);
  if (stream) opj_stream_destroy(stream);
  if (codec) opj_destroy_codec(codec);
  if (!done) keep_first("the stream is damaged", &why);
  return done ? 0 : 1;
}

const char *jpeg2000_version(void) { return opj_version(); }
