// What a thread takes from the heap: for tests that say that something takes nothing.
#pragma once
#include <stddef.h>

typedef struct {
  size_t count, bytes, largest;
} ca_tally;

// From here on the calling thread is watched.
void ca_begin(void);

// What it has taken since, whether or not it gave it back.
ca_tally ca_end(void);
