// Winograd's F(4x4,3x3) with the points 0, +-5/8, +-3/2 and infinity: 2.7 times smaller rounding errors than 0, +-1, +-2
// (Barabasz et al. 2020 explain why). Each 6x6 tile of input gives 4x4 outputs with 36 products a channel pair instead of 144.
#define P 0.625f
#define Q 1.5f
#define P2 (P * P)
#define Q2 (Q * Q)
#define NORM_0 (1 / (P2 * Q2))
#define NORM_P (1 / (2 * P2 * (P2 - Q2)))
#define NORM_Q (1 / (2 * Q2 * (Q2 - P2)))

// B^T x: 6 values to 6.
INLINE void input_line(const lanes x[6], lanes y[6]) {
  lanes even_p = x[4] - Q2 * x[2], odd_p = P * (x[3] - Q2 * x[1]);
  lanes even_q = x[4] - P2 * x[2], odd_q = Q * (x[3] - P2 * x[1]);
  y[0] = x[4] - (P2 + Q2) * x[2] + (P2 * Q2) * x[0];
  y[1] = even_p + odd_p;
  y[2] = even_p - odd_p;
  y[3] = even_q + odd_q;
  y[4] = even_q - odd_q;
  y[5] = x[5] - (P2 + Q2) * x[3] + (P2 * Q2) * x[1];
}

// A^T x: 6 values to 4.
INLINE void output_line(const lanes x[6], lanes y[4]) {
  lanes even_p = x[1] + x[2], odd_p = P * (x[1] - x[2]);
  lanes even_q = x[3] + x[4], odd_q = Q * (x[3] - x[4]);
  y[0] = x[0] + even_p + even_q;
  y[1] = odd_p + odd_q;
  y[2] = P2 * even_p + Q2 * even_q;
  y[3] = P2 * odd_p + Q2 * odd_q + x[5];
}

// A x: 4 values to 6.
INLINE void output_adjoint_line(const lanes x[4], lanes y[6]) {
  lanes even_p = x[0] + P2 * x[2], odd_p = P * (x[1] + P2 * x[3]);
  lanes even_q = x[0] + Q2 * x[2], odd_q = Q * (x[1] + Q2 * x[3]);
  y[0] = x[0];
  y[1] = even_p + odd_p;
  y[2] = even_p - odd_p;
  y[3] = even_q + odd_q;
  y[4] = even_q - odd_q;
  y[5] = x[3];
}

// G x: 3 values to 6.
INLINE void weight_line(const lanes x[3], lanes y[6]) {
  lanes even_p = NORM_P * (x[0] + P2 * x[2]), odd_p = (NORM_P * P) * x[1];
  lanes even_q = NORM_Q * (x[0] + Q2 * x[2]), odd_q = (NORM_Q * Q) * x[1];
  y[0] = NORM_0 * x[0];
  y[1] = even_p + odd_p;
  y[2] = even_p - odd_p;
  y[3] = even_q + odd_q;
  y[4] = even_q - odd_q;
  y[5] = x[2];
}

// G^T x: 6 values to 3.
INLINE void weight_adjoint_line(const lanes x[6], lanes y[3]) {
  lanes even_p = NORM_P * (x[1] + x[2]), odd_p = (NORM_P * P) * (x[1] - x[2]);
  lanes even_q = NORM_Q * (x[3] + x[4]), odd_q = (NORM_Q * Q) * (x[3] - x[4]);
  y[0] = NORM_0 * x[0] + even_p + even_q;
  y[1] = odd_p + odd_q;
  y[2] = P2 * even_p + Q2 * even_q + x[5];
}

// Tiles of a tensor, four pixels apart, counted over all its images.
typedef struct {
  int rows, columns, count;
} tiling;
INLINE tiling tiles_of(const cl_tensor *tensor) {
  int rows = (tensor->height + 3) / 4, columns = (tensor->width + 3) / 4;
  return (tiling){rows, columns, rows * columns * tensor->images};
}

// How many pixels ahead of a tile is fetched.
enum { AHEAD = 14 };

// One 6x6 tile of one block to 36 vectors, `step` floats apart.
static void transform_input(const cl_tensor *tensor, tiling tiles, int tile, int block, float *to, long step) {
  int image = tile / (tiles.rows * tiles.columns), place = tile % (tiles.rows * tiles.columns);
  int row = 4 * (place / tiles.columns) - 1, column = 4 * (place % tiles.columns) - 1;
  lanes half[6][6], line[6], result[6];
  int inside = row + 6 <= tensor->height + 1 && column + 6 <= tensor->width + 1;
  const float *from = at(tensor, image, block, row, column);
  // The tiles to come: a row of a tensor is often longer than what the processor fetches ahead by itself.
  for (int i = 2; i < 6; i++)
    UNROLL for (int j = 0; j < 4; j++) __builtin_prefetch(from + i * tensor->row + (AHEAD + j) * 16);
  if (inside) {
    UNROLL for (int j = 0; j < 6; j++) {
      UNROLL for (int i = 0; i < 6; i++) line[i] = load(from + i * tensor->row + j * 16);
      input_line(line, result);
      UNROLL for (int i = 0; i < 6; i++) half[i][j] = result[i];
    }
  } else {
    for (int j = 0; j < 6; j++) {
      for (int i = 0; i < 6; i++)
        line[i] = row + i <= tensor->height && column + j <= tensor->width
                      ? load(from + i * tensor->row + j * 16)
                      : all(0);
      input_line(line, result);
      UNROLL for (int i = 0; i < 6; i++) half[i][j] = result[i];
    }
  }
  UNROLL for (int i = 0; i < 6; i++) {
    input_line(half[i], result);
    UNROLL for (int j = 0; j < 6; j++) store(to + (i * 6 + j) * step, result[j]);
  }
}

// One 4x4 tile of a gradient to 36 vectors: A y A^T.
static void transform_gradient(const cl_tensor *tensor, tiling tiles, int tile, int block, float *to, long step) {
  int image = tile / (tiles.rows * tiles.columns), place = tile % (tiles.rows * tiles.columns);
  int row = 4 * (place / tiles.columns), column = 4 * (place % tiles.columns);
  lanes half[6][4], line[4], result[6];
  const float *from = at(tensor, image, block, row, column);
  for (int i = 0; i < 4; i++)
    UNROLL for (int j = 0; j < 4; j++) __builtin_prefetch(from + i * tensor->row + (AHEAD - 2 + j) * 16);
  for (int j = 0; j < 4; j++) {
    for (int i = 0; i < 4; i++)
      line[i] = row + i < tensor->height && column + j < tensor->width
                    ? load(from + i * tensor->row + j * 16)
                    : all(0);
    output_adjoint_line(line, result);
    UNROLL for (int i = 0; i < 6; i++) half[i][j] = result[i];
  }
  for (int i = 0; i < 6; i++) {
    output_adjoint_line(half[i], result);
    UNROLL for (int j = 0; j < 6; j++) store(to + (i * 6 + j) * step, result[j]);
  }
}

// 36 vectors, `step` floats apart, to a 4x4 tile of the output.
static void transform_output(
    const cl_winograd_job *job, tiling tiles, int tile, int block, const float *from, long step, lanes *sum,
    lanes *squares) {
  const cl_tensor *tensor = &job->output;
  int image = tile / (tiles.rows * tiles.columns), place = tile % (tiles.rows * tiles.columns);
  int row = 4 * (place / tiles.columns), column = 4 * (place % tiles.columns);
  lanes half[4][6], line[6], result[4];
  UNROLL for (int j = 0; j < 6; j++) {
    UNROLL for (int i = 0; i < 6; i++) line[i] = load(from + (i * 6 + j) * step);
    output_line(line, result);
    UNROLL for (int i = 0; i < 4; i++) half[i][j] = result[i];
  }
  lanes bias = job->bias ? load(job->bias + block * 16) : all(0);
  lanes scale = job->scale ? load(job->scale + block * 16) : all(1);
  float *to = at(tensor, image, block, row, column);
  for (int i = 0; i < 4 && row + i < tensor->height; i++) {
    output_line(half[i], result);
    for (int j = 0; j < 4; j++) {
      if (column + j >= tensor->width) break;
      float *pixel = to + i * tensor->row + j * 16;
      lanes value = result[j] * scale + bias;
      if (job->accumulate) value += load(pixel);
      if (job->relu) value = positive(value);
      *sum += value;
      *squares += value * value;
      store(pixel, value);
    }
  }
}

// The weights of 16 input channels for a block of outputs to [36][..][16]: `to` is the first channel's place, `step` the floats
// between the 36.
static void transform_weights(
    const cl_winograd_job *job, int output_block, int input_block, float *to, long step) {
  int inputs = job->input.blocks, outputs = job->output.blocks;
  float turned[9 * 256] __attribute__((aligned(64)));
  const float *from;
  long tap_step;
  if (job->adjoint) {
    // Turned by half a circle, and the channels change places.
    for (int tap = 0; tap < 9; tap++)
      transpose(job->weights + (((long)input_block * 9 + 8 - tap) * outputs + output_block) * 256, turned + tap * 256);
    from = turned;
    tap_step = 256;
  } else {
    from = job->weights + ((long)output_block * 9 * inputs + input_block) * 256;
    tap_step = inputs * 256L;
  }
  for (int channel = 0; channel < 16; channel++) {
    lanes half[6][3], line[3], result[6];
    UNROLL for (int j = 0; j < 3; j++) {
      UNROLL for (int i = 0; i < 3; i++) line[i] = load(from + (i * 3 + j) * tap_step + channel * 16);
      weight_line(line, result);
      UNROLL for (int i = 0; i < 6; i++) half[i][j] = result[i];
    }
    for (int i = 0; i < 6; i++) {
      weight_line(half[i], result);
      UNROLL for (int j = 0; j < 6; j++) store(to + (i * 6 + j) * step + channel * 16, result[j]);
    }
  }
}

// products[tile][16] (+)= sum over channels of tiles[block][tile][channel] x weights[channel][16], for ROWS tiles and COLUMNS blocks.
#define PRODUCT(NAME, ROWS, COLUMNS)                                                                          \
  static void NAME(                                                                                           \
      const float *values, long value_step, const float *weights, long weight_step, int blocks, float *to,    \
      long to_step, int accumulate) {                                                                         \
    lanes sums[ROWS][COLUMNS];                                                                                \
    UNROLL for (int c = 0; c < COLUMNS; c++) UNROLL for (int r = 0; r < ROWS; r++) sums[r][c] =               \
        accumulate ? load(to + c * to_step + r * 16) : all(0);                                                \
    for (int block = 0; block < blocks; block++)                                                              \
      for (int channel = 0; channel < 16; channel++) {                                                        \
        const float *w = weights + (block * 16 + channel) * 16, *v = values + block * value_step + channel;   \
        lanes column[COLUMNS];                                                                                \
        UNROLL for (int c = 0; c < COLUMNS; c++) column[c] = load(w + c * weight_step);                       \
        UNROLL for (int r = 0; r < ROWS; r++) {                                                               \
          lanes value = all(v[r * 16]);                                                                       \
          UNROLL for (int c = 0; c < COLUMNS; c++) sums[r][c] += value * column[c];                           \
        }                                                                                                     \
      }                                                                                                       \
    UNROLL for (int c = 0; c < COLUMNS; c++) UNROLL for (int r = 0; r < ROWS; r++)                            \
        store(to + c * to_step + r * 16, sums[r][c]);                                                         \
  }
PRODUCT(product_single, SINGLE_ROWS, 1)
#if PAIR_ROWS
PRODUCT(product_pair, PAIR_ROWS, 2)
#endif

// All products of one of the 36, for `tiles` tiles (a multiple of 16) of `room` that a block has, and of `blocks` blocks of inputs.
static void products(
    const float *values, int tiles, int room, const float *weights, long weight_step, int blocks, int output_blocks,
    float *to, int accumulate) {
  long tile_step = room * 16L;
  int output = 0;
#if PAIR_ROWS
  for (; output + 1 < output_blocks; output += 2)
    for (int tile = 0; tile < tiles; tile += PAIR_ROWS)
      product_pair(
          values + tile * 16, tile_step, weights + output * weight_step, weight_step, blocks,
          to + output * tile_step + tile * 16, tile_step, accumulate);
#endif
  for (; output < output_blocks; output++)
    for (int tile = 0; tile < tiles; tile += SINGLE_ROWS)
      product_single(
          values + tile * 16, tile_step, weights + output * weight_step, weight_step, blocks,
          to + output * tile_step + tile * 16, tile_step, accumulate);
}

// How a job is parted. Many tiles: each task takes a few through all three stages, so that they stay in the cache. Few tiles and
// many channels: all tiles are transformed first, then each task makes two blocks of outputs, and transforms their weights for a few
// blocks of inputs at a time.
enum { DEEP_OUTPUTS = 2, DEEP_INPUTS = 4 };
typedef struct {
  tiling tiles;
  int deep, chunk, tasks;
  const cl_winograd_job *job;
  float *weights, *values, *own;
  long own_size;
} winograd_plan;

INLINE int rounded(int count, int to) { return (count + to - 1) / to * to; }

// Floats from one of the 36 to the next, for so many vectors: one more, so that the 36 vectors of a tile do not all fall into the
// same set of the cache.
INLINE long spaced(long vectors) { return (vectors + 1) * 16; }

static winograd_plan plan_winograd(const cl_winograd_job *job) {
  winograd_plan plan = {.tiles = tiles_of(&job->input), .job = job};
  long inputs = job->input.blocks, outputs = job->output.blocks;
  plan.deep = plan.tiles.count <= 160 && inputs * outputs >= 64;
  long weights = 0, values = 0;
  if (plan.deep) {
    plan.chunk = rounded(plan.tiles.count, 16);
    plan.tasks = (int)(outputs + DEEP_OUTPUTS - 1) / DEEP_OUTPUTS;
    values = 36 * spaced(inputs * plan.chunk);
    plan.own_size = 36 * (spaced(DEEP_OUTPUTS * DEEP_INPUTS * 16) + spaced(DEEP_OUTPUTS * plan.chunk));
  } else {
    plan.chunk = 32;
    if (inputs + outputs <= 2) plan.chunk = 64;
    if (plan.tiles.count < plan.chunk) plan.chunk = rounded(plan.tiles.count, 16);
    plan.tasks = (plan.tiles.count + plan.chunk - 1) / plan.chunk;
    weights = 36 * spaced(inputs * outputs * 16);
    plan.own_size = 36 * (spaced(inputs * plan.chunk) + spaced(outputs * plan.chunk));
  }
  plan.weights = job->scratch;
  plan.values = plan.weights + weights;
  plan.own = plan.values + values;
  return plan;
}

static int winograd_parts(const cl_winograd_job *job) {
  winograd_plan plan = plan_winograd(job);
  return plan.deep ? 1 : plan.tasks;
}

static size_t winograd_scratch(const cl_winograd_job *job, int workers) {
  winograd_plan plan = plan_winograd(job);
  return (size_t)(plan.own - job->scratch) + (size_t)plan.own_size * workers;
}

static void winograd_weights_task(void *context, int index, int worker) {
  winograd_plan *plan = context;
  int inputs = plan->job->input.blocks, outputs = plan->job->output.blocks;
  int output = index / inputs, input = index % inputs;
  transform_weights(
      plan->job, output, input, plan->weights + ((long)output * inputs + input) * 256,
      spaced((long)outputs * inputs * 16));
}

static void winograd_values_task(void *context, int index, int worker) {
  winograd_plan *plan = context;
  int inputs = plan->job->input.blocks, block = index % inputs, first = index / inputs * 16;
  long step = spaced((long)inputs * plan->chunk);
  for (int tile = first; tile < first + 16 && tile < plan->tiles.count; tile++)
    transform_input(
        &plan->job->input, plan->tiles, tile, block, plan->values + ((long)block * plan->chunk + tile) * 16, step);
}

static void keep_statistics(const cl_winograd_job *job, int part, int block, lanes sum, lanes squares) {
  if (!job->statistics) return;
  float *to = job->statistics + ((long)part * job->output.blocks + block) * 32;
  store(to, sum);
  store(to + 16, squares);
}

static void winograd_deep_task(void *context, int index, int worker) {
  winograd_plan *plan = context;
  int inputs = plan->job->input.blocks, outputs = plan->job->output.blocks, first = index * DEEP_OUTPUTS;
  int count = outputs - first < DEEP_OUTPUTS ? outputs - first : DEEP_OUTPUTS;
  long value_step = spaced((long)inputs * plan->chunk), weight_step = spaced(DEEP_OUTPUTS * DEEP_INPUTS * 16L);
  long made_step = spaced(DEEP_OUTPUTS * plan->chunk);
  float *weights = plan->own + worker * plan->own_size, *made = weights + 36 * weight_step;
  for (int input = 0; input < inputs; input += DEEP_INPUTS) {
    int blocks = inputs - input < DEEP_INPUTS ? inputs - input : DEEP_INPUTS;
    for (int output = 0; output < count; output++)
      for (int block = 0; block < blocks; block++)
        transform_weights(
            plan->job, first + output, input + block, weights + (output * DEEP_INPUTS + block) * 256L, weight_step);
    for (int f = 0; f < 36; f++)
      products(
          plan->values + f * value_step + (long)input * plan->chunk * 16, plan->chunk, plan->chunk,
          weights + f * weight_step, DEEP_INPUTS * 256L, blocks, count, made + f * made_step, input > 0);
  }
  for (int output = 0; output < count; output++) {
    lanes sum = all(0), squares = all(0);
    for (int tile = 0; tile < plan->tiles.count; tile++)
      transform_output(
          plan->job, plan->tiles, tile, first + output, made + ((long)output * plan->chunk + tile) * 16, made_step, &sum,
          &squares);
    keep_statistics(plan->job, 0, first + output, sum, squares);
  }
}

static void winograd_task(void *context, int index, int worker) {
  winograd_plan *plan = context;
  const cl_winograd_job *job = plan->job;
  int inputs = job->input.blocks, outputs = job->output.blocks, first = index * plan->chunk;
  int count = plan->tiles.count - first < plan->chunk ? plan->tiles.count - first : plan->chunk;
  float *values = plan->own + worker * plan->own_size, *made = values + 36 * spaced((long)inputs * plan->chunk);
  long value_step = spaced((long)inputs * plan->chunk), made_step = spaced((long)outputs * plan->chunk);
  for (int block = 0; block < inputs; block++)
    for (int tile = 0; tile < count; tile++)
      transform_input(
          &job->input, plan->tiles, first + tile, block, values + ((long)block * plan->chunk + tile) * 16, value_step);
  for (int f = 0; f < 36; f++)
    products(
        values + f * value_step, rounded(count, 16), plan->chunk, plan->weights + f * spaced((long)outputs * inputs * 16),
        inputs * 256L, inputs, outputs, made + f * made_step, 0);
  for (int block = 0; block < outputs; block++) {
    lanes sum = all(0), squares = all(0);
    for (int tile = 0; tile < count; tile++)
      transform_output(
          job, plan->tiles, first + tile, block, made + ((long)block * plan->chunk + tile) * 16, made_step, &sum,
          &squares);
    keep_statistics(job, index, block, sum, squares);
  }
}

static void winograd(cl_pool *pool, const cl_winograd_job *job) {
  winograd_plan plan = plan_winograd(job);
  int inputs = job->input.blocks, outputs = job->output.blocks;
  if (plan.deep) {
    cl_pool_run(pool, inputs * (plan.chunk / 16), winograd_values_task, &plan);
    cl_pool_run(pool, plan.tasks, winograd_deep_task, &plan);
  } else {
    cl_pool_run(pool, inputs * outputs, winograd_weights_task, &plan);
    cl_pool_run(pool, plan.tasks, winograd_task, &plan);
  }
}

// MARK: the gradient of the weights

// to[channel][16] (+)= sum over tiles of values[tile][channel] x gradients[tile][16].
static void outer_product(const float *values, const float *gradients, int tiles, float *to, int accumulate) {
  for (int first = 0; first < 16; first += OUTER_ROWS) {
    lanes sums[OUTER_ROWS];
    UNROLL for (int r = 0; r < OUTER_ROWS; r++) sums[r] = accumulate ? load(to + (first + r) * 16) : all(0);
    for (int tile = 0; tile < tiles; tile++) {
      lanes gradient = load(gradients + tile * 16);
      UNROLL for (int r = 0; r < OUTER_ROWS; r++) sums[r] += values[tile * 16 + first + r] * gradient;
    }
    UNROLL for (int r = 0; r < OUTER_ROWS; r++) store(to + (first + r) * 16, sums[r]);
  }
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
  int deep, chunk, chunks, groups;
  float *to, *values, *gradients, *sums, *own;
  long own_size, group_size;
} winograd_gradient_plan;

static winograd_gradient_plan plan_winograd_gradient(
    const cl_tensor *input, const cl_tensor *output, float *to, float *scratch) {
  winograd_gradient_plan plan = {.input = input, .output = output, .tiles = tiles_of(input), .to = to};
  long inputs = input->blocks, outputs = output->blocks, tiles = plan.tiles.count;
  // All tiles' values where they are few, or where even the sums of one group would not stay in the cache.
  long size = 36 * tiles * (inputs + outputs) * 16;
  plan.deep = (inputs * outputs >= 8 && size <= 5L << 18) || (inputs * outputs >= 64 && size <= 4L << 20);
  plan.values = scratch;
  if (plan.deep) {
    plan.gradients = plan.values + 36 * spaced(inputs * tiles);
    plan.own = plan.gradients + 36 * spaced(outputs * tiles);
    plan.own_size = 36 * 256;
  } else {
    plan.chunk = inputs + outputs <= 2 ? 64 : 32;
    plan.chunks = (int)((tiles + plan.chunk - 1) / plan.chunk);
    // The sums of a group are one run of additions: four groups, so that several workers have work and the bits do not follow them.
    plan.groups = plan.chunks < 4 ? plan.chunks : 4;
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
    outer_product(
        plan->values + f * spaced((long)inputs * tiles) + (long)input * tiles * 16,
        plan->gradients + f * spaced((long)outputs * tiles) + (long)output * tiles * 16, tiles, sums + f * 256, 0);
  finish_weights(sums, plan->to + ((long)output * 9 * inputs + input) * 256, inputs * 256L);
}

static void gradient_group_task(void *context, int group, int worker) {
  winograd_gradient_plan *plan = context;
  int inputs = plan->input->blocks, outputs = plan->output->blocks;
  float *values = plan->own + worker * plan->own_size, *gradients = values + 36 * spaced((long)inputs * plan->chunk);
  long value_step = spaced((long)inputs * plan->chunk), gradient_step = spaced((long)outputs * plan->chunk);
  float *sums = plan->sums + group * plan->group_size;
  int from = (int)((long)plan->chunks * group / plan->groups), to = (int)((long)plan->chunks * (group + 1) / plan->groups);
  for (int chunk = from; chunk < to; chunk++) {
    int first = chunk * plan->chunk;
    int count = plan->tiles.count - first < plan->chunk ? plan->tiles.count - first : plan->chunk;
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
        for (int output = 0; output < outputs; output++)
          outer_product(
              values + f * value_step + (long)input * plan->chunk * 16,
              gradients + f * gradient_step + (long)output * plan->chunk * 16, count,
              sums + (((long)input * outputs + output) * 36 + f) * 256, chunk > from);
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
