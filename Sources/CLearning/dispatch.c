#include <stdatomic.h>

#include "kernels.h"

static _Atomic int chosen = -1;

static int offered(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return 2;
  if (__builtin_cpu_supports("x86-64-v3")) return 1;
#endif
  return 0;
}

static int level(void) {
  int current = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (current < 0) {
    current = offered();
    atomic_store(&chosen, current);
  }
  return current;
}

static const cl_kernels *kernels(void) {
#if defined(__x86_64__)
  switch (level()) {
  case 2: return &cl_avx512;
  case 1: return &cl_avx2;
  }
#endif
  return &cl_portable;
}

const char *cl_instructions(void) {
  switch (level()) {
  case 2: return "avx512";
  case 1: return "avx2";
  default: return "portable";
  }
}

const char *cl_compiler(void) { return __VERSION__; }

int cl_use_instructions(int wanted) {
  int most = offered();
  atomic_store(&chosen, wanted < most ? wanted : most);
  return level();
}

#define CL_FUNCTION(result, name, parameters, arguments) \
  result cl_##name parameters { return kernels()->name arguments; }
CL_KERNELS(CL_FUNCTION)
