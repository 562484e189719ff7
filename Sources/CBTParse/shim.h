// The BibTeX parser of btOOL.
#include <stdio.h>
#include <btparse.h>

// btparse has no way to report but stderr; between begin and end that is memory.
typedef struct {
  FILE *stream;
  char *text;
  size_t size;
} btparse_log;

// One stream for good: never closed, so that another thread that writes just then does no harm.
static inline btparse_log *btparse_messages(void) {
  static btparse_log log;
  if (!log.stream) log.stream = open_memstream(&log.text, &log.size);
  return &log;
}

// Returns the stderr to give back to btparse_end.
static inline FILE *btparse_begin(void) {
  FILE *before = stderr;
  btparse_log *log = btparse_messages();
  if (log->stream) {
    fseek(log->stream, 0, SEEK_SET);
    stderr = log->stream;
  }
  return before;
}

// What was reported since btparse_begin: `size` bytes, valid until the next one.
static inline const char *btparse_end(FILE *before, size_t *size) {
  btparse_log *log = btparse_messages();
  stderr = before;
  *size = 0;
  if (!log->stream || fflush(log->stream) != 0) return NULL;
  *size = log->size;
  return log->text;
}
