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

// The first bytes of a member go through igzip by themselves. Where it meets a member's first byte among many, it hashes, in place of the
// third byte, what its register held before: bits of the address of `own` (isal_deflate_icf_body, `.write_first_byte`, up to version
// 2.31). The member would still be right, but now and then a byte longer or shorter, by where memory happened to be.
enum { igzip_first = 16 };

// Compresses `count` bytes to a gzip member of their own, the same bytes wherever they and `own` lie; its length, or 0 where it is more than
// `size`.
static inline size_t igzip_member(
    igzip *own, const uint8_t *bytes, uint32_t count, uint8_t *output, uint32_t size) {
  struct isal_zstream *stream = &own->stream;
  isal_deflate_init(stream);
  stream->gzip_flag = IGZIP_GZIP;
  stream->level = 1;
  stream->level_buf = own->level;
  stream->level_buf_size = sizeof own->level;
  stream->next_in = (uint8_t *)bytes;
  stream->next_out = output;
  stream->avail_out = size;
  if (count > igzip_first) {
    stream->avail_in = igzip_first;
    stream->flush = SYNC_FLUSH;
    if (isal_deflate(stream) != COMP_OK || stream->avail_in > 0) return 0;
  }
  stream->avail_in = count - (uint32_t)(stream->next_in - bytes);
  stream->flush = NO_FLUSH;
  stream->end_of_stream = 1;
  if (isal_deflate(stream) != COMP_OK) return 0;
  return stream->internal_state.state == ZSTATE_END ? stream->total_out : 0;
}
