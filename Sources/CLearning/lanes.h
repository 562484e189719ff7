// Vectors of sixteen floats. This file and the *_kernels.h files are compiled once for each set of
// instructions (target_*.c).
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "CLearning.h"

// Vectors wider than the registers are passed only to functions that are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

typedef float lanes __attribute__((vector_size(64), may_alias));
typedef double lanes_double __attribute__((vector_size(128)));
typedef int32_t lanes_int __attribute__((vector_size(64), may_alias));

INLINE lanes load(const float *p) { return *(const lanes *)p; }
INLINE void store(float *p, lanes x) { *(lanes *)p = x; }
// {} + x would cost an addition, because 0 + -0 is 0.
INLINE lanes all(float x) { return (lanes){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x}; }
INLINE lanes choose(lanes_int which, lanes yes, lanes no) {
  return (lanes)((which & (lanes_int)yes) | (~which & (lanes_int)no));
}
INLINE lanes_double doubles(lanes x) { return __builtin_convertvector(x, lanes_double); }
INLINE double total(lanes_double x) {
  double sum = 0;
  for (int k = 0; k < 16; k++) sum += x[k];
  return sum;
}
INLINE lanes positive(lanes x) { return choose(x > 0, x, all(0)); }
INLINE lanes larger(lanes x, lanes y) { return choose(x > y, x, y); }

// Sixteen values from any address. Values beyond the end are zero.
INLINE lanes load_some(const float *p, long count) {
  if (count >= 16) {
    lanes x;
    memcpy(&x, p, 64);
    return x;
  }
  float line[16] __attribute__((aligned(64))) = {0};
  for (long k = 0; k < count; k++) line[k] = p[k];
  return load(line);
}
INLINE void store_some(float *p, lanes x, long count) {
  if (count >= 16) {
    memcpy(p, &x, 64);
    return;
  }
  for (long k = 0; k < count; k++) p[k] = x[k];
}

INLINE float *at(const cl_tensor *tensor, long image, long block, long row, long column) {
  return tensor->data + image * tensor->image + block * tensor->block + row * tensor->row + column * 16;
}

// Transposes sixteen rows of sixteen: interleaving the rows i and i + 8 four times does that.
INLINE void transpose(const float *from, float *to) {
  lanes rows[16], mixed[16];
  UNROLL for (int i = 0; i < 16; i++) rows[i] = load(from + i * 16);
  UNROLL for (int round = 0; round < 4; round++) {
    UNROLL for (int i = 0; i < 8; i++) {
      mixed[2 * i] = __builtin_shufflevector(
          rows[i], rows[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      mixed[2 * i + 1] = __builtin_shufflevector(
          rows[i], rows[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    UNROLL for (int i = 0; i < 16; i++) rows[i] = mixed[i];
  }
  UNROLL for (int i = 0; i < 16; i++) store(to + i * 16, rows[i]);
}
