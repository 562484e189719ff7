// The program's own malloc takes the place of the C library's, for all libraries too: it counts, and passes on.
#include "CAllocations.h"
#include <errno.h>
#include <stdbool.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static __thread bool watched;
static __thread ca_tally tally;

static void note(size_t bytes) {
  if (!watched) return;
  tally.count++;
  tally.bytes += bytes;
  if (bytes > tally.largest) tally.largest = bytes;
}

void *malloc(size_t bytes) {
  note(bytes);
  return __libc_malloc(bytes);
}

void *calloc(size_t count, size_t size) {
  note(count * size);
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t bytes) {
  note(bytes);
  return __libc_realloc(memory, bytes);
}

void *memalign(size_t alignment, size_t bytes) {
  note(bytes);
  return __libc_memalign(alignment, bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes) { return memalign(alignment, bytes); }

int posix_memalign(void **memory, size_t alignment, size_t bytes) {
  void *found = memalign(alignment, bytes);
  if (!found) return ENOMEM;
  *memory = found;
  return 0;
}

void ca_begin(void) {
  tally = (ca_tally){0};
  watched = true;
}

ca_tally ca_end(void) {
  watched = false;
  return tally;
}
