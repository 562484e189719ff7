// The gradient of a convolution's weights by Winograd's transforms.

// to[block][channel][16] (+)= sum over tiles of values[tile][channel] x gradients[block][tile][16],
// for ROWS channels and COLUMNS blocks at once.
#define OUTER_PRODUCT(NAME, ROWS, COLUMNS)                                                                    \
  static void NAME(                                                                                           \
      const float *values, const float *gradients, long gradient_step, int tiles, float *to, long to_step,    \
      int accumulate) {                                                                                       \
    for (int first = 0; first < 16; first += ROWS) {                                                          \
      lanes sums[ROWS][COLUMNS];                                                                              \
      UNROLL for (int c = 0; c < COLUMNS; c++) UNROLL for (int r = 0; r < ROWS; r++) sums[r][c] =             \
          accumulate ? load(to + c * to_step + (first + r) * 16) : all(0);                                    \
      for (int tile = 0; tile < tiles; tile++) {                                                              \
        lanes gradient[COLUMNS];                                                                              \
        UNROLL for (int c = 0; c < COLUMNS; c++) gradient[c] = load(gradients + c * gradient_step + tile * 16); \
        UNROLL for (int r = 0; r < ROWS; r++) {                                                               \
          lanes value = all(values[tile * 16 + first + r]);                                                   \
          UNROLL for (int c = 0; c < COLUMNS; c++) sums[r][c] += value * gradient[c];                         \
        }                                                                                                     \
      }                                                                                                       \
      UNROLL for (int c = 0; c < COLUMNS; c++) UNROLL for (int r = 0; r < ROWS; r++)                          \
          store(to + c * to_step + (first + r) * 16, sums[r][c]);                                             \
    }                                                                                                         \
  }
OUTER_PRODUCT(outer_product, OUTER_ROWS, 1)
#if PAIR_ROWS
OUTER_PRODUCT(outer_product_pair, PAIR_ROWS, 2)
#endif

// All outer products of a block of values with `outputs` blocks of gradients.
static void outer_products(
    const float *values, const float *gradients, long gradient_step, int tiles, int outputs, float *to, long to_step,
    int accumulate) {
  int output = 0;
#if PAIR_ROWS
  for (; output + 1 < outputs; output += 2)
    outer_product_pair(
        values, gradients + output * gradient_step, gradient_step, tiles, to + output * to_step, to_step, accumulate);
#endif
  for (; output < outputs; output++)
    outer_product(
        values, gradients + output * gradient_step, gradient_step, tiles, to + output * to_step, to_step, accumulate);
}

// G^T u G of [36][16][16], to the nine taps.
static void finish_weights(const float *from, float *to, long tap_step) {
  for (int channel = 0; channel < 16; channel++) {
    lanes half[3][6], line[6], result[3];
    for (int j = 0; j < 6; j++) {
      UNROLL for (int i = 0; i < 6; i++) line[i] = load(from + (i * 6 + j) * 256 + channel * 16);
      weight_adjoint_line(line, result);
      UNROLL for (int i = 0; i < 3; i++) half[i][j] = result[i];
    }
    for (int i = 0; i < 3; i++) {
      weight_adjoint_line(half[i], result);
      UNROLL for (int j = 0; j < 3; j++) store(to + (i * 3 + j) * tap_step + channel * 16, result[j]);
    }
  }
}

typedef struct {
  const cl_tensor *input, *output;
  tiling tiles;
  int deep, chunk, groups;
  float *to, *values, *gradients, *sums, *own;
  long own_size, group_size;
} winograd_gradient_plan;

static winograd_gradient_plan plan_winograd_gradient(
    const cl_tensor *input, const cl_tensor *output, float *to, float *scratch) {
  winograd_gradient_plan plan = {.input = input, .output = output, .tiles = tiles_of(input), .to = to};
  long inputs = input->blocks, outputs = output->blocks, tiles = plan.tiles.count;
  // All tiles at once if there are few of them, or if not even the sums of one group would stay in
  // the cache.
  long size = 36 * tiles * (inputs + outputs) * 16;
  plan.deep = (inputs * outputs >= 8 && size <= 5L << 18) || (inputs * outputs >= 64 && size <= 4L << 20);
  plan.values = scratch;
  if (plan.deep) {
    plan.gradients = plan.values + 36 * spaced(inputs * tiles);
    plan.own = plan.gradients + 36 * spaced(outputs * tiles);
    plan.own_size = 36 * 256;
  } else {
    plan.chunk = inputs + outputs <= 6 ? 64 : 32;
    // The sums of a group are one run of additions. There are always four groups, so that several
    // workers have work and the bits do not depend on their number.
    plan.groups = tiles < 4 * plan.chunk ? (int)((tiles + plan.chunk - 1) / plan.chunk) : 4;
    long share = (tiles + plan.groups - 1) / plan.groups, parts = (share + plan.chunk / 2) / plan.chunk;
    if (parts > 1) plan.chunk = (int)((share + parts - 1) / parts);
    plan.group_size = 36 * inputs * outputs * 256;
    plan.sums = scratch;
    plan.own = plan.sums + plan.groups * plan.group_size;
    plan.own_size = 36 * (spaced(inputs * plan.chunk) + spaced(outputs * plan.chunk));
  }
  return plan;
}

static size_t winograd_gradient_scratch(const cl_tensor *input, const cl_tensor *output, int workers) {
  winograd_gradient_plan plan = plan_winograd_gradient(input, output, NULL, NULL);
  return (size_t)(plan.own - (float *)NULL) + (size_t)plan.own_size * workers;
}

static void gradient_values_task(void *context, int index, int worker) {
  winograd_gradient_plan *plan = context;
  int inputs = plan->input->blocks, outputs = plan->output->blocks, tiles = plan->tiles.count;
  int block = index % (inputs + outputs), first = index / (inputs + outputs) * 16;
  for (int tile = first; tile < first + 16 && tile < tiles; tile++) {
    if (block < inputs)
      transform_input(
          plan->input, plan->tiles, tile, block, plan->values + ((long)block * tiles + tile) * 16,
          spaced((long)inputs * tiles));
    else
      transform_gradient(
          plan->output, plan->tiles, tile, block - inputs,
          plan->gradients + ((long)(block - inputs) * tiles + tile) * 16, spaced((long)outputs * tiles));
  }
}

static void gradient_deep_task(void *context, int index, int worker) {
  winograd_gradient_plan *plan = context;
  int inputs = plan->input->blocks, outputs = plan->output->blocks, tiles = plan->tiles.count;
  int input = index % inputs, output = index / inputs;
  float *sums = plan->own + worker * plan->own_size;
  for (int f = 0; f < 36; f++)
    outer_products(
        plan->values + f * spaced((long)inputs * tiles) + (long)input * tiles * 16,
        plan->gradients + f * spaced((long)outputs * tiles) + (long)output * tiles * 16, 0, tiles, 1, sums + f * 256, 0,
        0);
  finish_weights(sums, plan->to + ((long)output * 9 * inputs + input) * 256, inputs * 256L);
}

static void gradient_group_task(void *context, int group, int worker) {
  winograd_gradient_plan *plan = context;
  int inputs = plan->input->blocks, outputs = plan->output->blocks;
  float *values = plan->own + worker * plan->own_size, *gradients = values + 36 * spaced((long)inputs * plan->chunk);
  long value_step = spaced((long)inputs * plan->chunk), gradient_step = spaced((long)outputs * plan->chunk);
  float *sums = plan->sums + group * plan->group_size;
  long tiles = plan->tiles.count;
  int from = (int)(tiles * group / plan->groups), to = (int)(tiles * (group + 1) / plan->groups);
  for (int first = from; first < to; first += plan->chunk) {
    int count = to - first < plan->chunk ? to - first : plan->chunk;
    for (int block = 0; block < inputs; block++)
      for (int tile = 0; tile < count; tile++)
        transform_input(
            plan->input, plan->tiles, first + tile, block, values + ((long)block * plan->chunk + tile) * 16,
            value_step);
    for (int block = 0; block < outputs; block++)
      for (int tile = 0; tile < count; tile++)
        transform_gradient(
            plan->output, plan->tiles, first + tile, block, gradients + ((long)block * plan->chunk + tile) * 16,
            gradient_step);
    for (int f = 0; f < 36; f++)
      for (int input = 0; input < inputs; input++)
        outer_products(
            values + f * value_step + (long)input * plan->chunk * 16, gradients + f * gradient_step, plan->chunk * 16,
            count, outputs, sums + ((long)input * outputs * 36 + f) * 256, 36 * 256, first > from);
  }
}

static void gradient_sum_task(void *context, int index, int worker) {
  winograd_gradient_plan *plan = context;
  int inputs = plan->input->blocks, outputs = plan->output->blocks;
  int input = index / outputs, output = index % outputs;
  float *sums = plan->sums + (long)index * 36 * 256;
  for (int group = 1; group < plan->groups; group++)
    for (int k = 0; k < 36 * 256; k += 16) store(sums + k, load(sums + k) + load(sums + group * plan->group_size + k));
  finish_weights(sums, plan->to + ((long)output * 9 * inputs + input) * 256, inputs * 256L);
}

static void winograd_gradient(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, float *gradient, float *scratch) {
  winograd_gradient_plan plan = plan_winograd_gradient(input, output, gradient, scratch);
  int inputs = input->blocks, outputs = output->blocks;
  if (plan.deep) {
    cl_pool_run(pool, (inputs + outputs) * ((plan.tiles.count + 15) / 16), gradient_values_task, &plan);
    cl_pool_run(pool, inputs * outputs, gradient_deep_task, &plan);
  } else {
    cl_pool_run(pool, plan.groups, gradient_group_task, &plan);
    cl_pool_run(pool, inputs * outputs, gradient_sum_task, &plan);
  }
}
