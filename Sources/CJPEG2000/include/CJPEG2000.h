// JPEG 2000 and its high-throughput kind (HTJ2K), through OpenJPEG: what the standard allows and a cine has not (colours,
// several sizes) is refused before anything is decoded.
#ifndef CJPEG2000_H
#define CJPEG2000_H

#include <stddef.h>
#include <stdint.h>

// Decodes one grey image of this size to `rows` x `columns` samples, row by row; 0, or 1 with `reason`. Negative samples are those of
// a stream with a sign.
int jpeg2000_decode(
    const uint8_t *bytes, size_t count, uint32_t rows, uint32_t columns, int32_t *samples, char *reason, int reason_size);

// The version of OpenJPEG, as it is loaded.
const char *jpeg2000_version(void);

#endif
