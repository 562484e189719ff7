#include <math.h>
#include <stdint.h>
#include <string.h>

#include "kernels.h"
#define SINGLE_ROWS 2
#define PAIR_ROWS 0
#define OUTER_ROWS 2
#define PEAK_SUMS 2
#include "lanes.h"
#include "winograd_transforms.h"
#include "winograd_kernels.h"
#include "winograd_gradient.h"
#include "direct_kernels.h"
#include "norm_kernels.h"
#include "loss_kernels.h"
const cl_kernels cl_portable = {CL_KERNELS(CL_ENTRY)};
