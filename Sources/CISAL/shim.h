#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>

// What igzip works in, for level 1: of its levels the fastest that makes images as small as zlib's first does, and the highest that writes
// the same bytes on every kind of processor of one architecture.
typedef struct {
  struct isal_zstream stream;
  uint8_t level[ISAL_DEF_LVL1_DEFAULT];
} igzip;

static inline igzip *igzip_make(void) { return (igzip *)calloc(1, sizeof(igzip)); }
static inline void igzip_free(igzip *own) { free(own); }

// Bytes that a member of `count` bytes has at most: those that it would have uncompressed.
static inline size_t igzip_bound(size_t count) { return count + 5 * (count / 65535 + 1) + 64; }

// Compresses `count` bytes to a gzip member of their own; its length, or 0 where it is more than `size`.
static inline size_t igzip_member(
    igzip *own, const uint8_t *bytes, uint32_t count, uint8_t *output, uint32_t size) {
  isal_deflate_stateless_init(&own->stream);
  own->stream.gzip_flag = IGZIP_GZIP;
  own->stream.level = 1;
  own->stream.level_buf = own->level;
  own->stream.level_buf_size = sizeof own->level;
  own->stream.end_of_stream = 1;
  own->stream.next_in = (uint8_t *)bytes;
  own->stream.avail_in = count;
  own->stream.next_out = output;
  own->stream.avail_out = size;
  return isal_deflate_stateless(&own->stream) == COMP_OK ? own->stream.total_out : 0;
}
