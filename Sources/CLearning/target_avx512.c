#if defined(__x86_64__)
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "kernels.h"
#define SINGLE_ROWS 16
#define PAIR_ROWS 8
#define OUTER_ROWS 16
#define PEAK_SUMS 16
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"), min_vector_width(512))), apply_to = function)
#include "lanes.h"
#include "winograd_transforms.h"
#include "winograd_kernels.h"
#include "winograd_gradient.h"
#include "direct_kernels.h"
#include "norm_kernels.h"
#include "loss_kernels.h"
#pragma clang attribute pop
const cl_kernels cl_avx512 = {CL_KERNELS(CL_ENTRY)};
#endif
