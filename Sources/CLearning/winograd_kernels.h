// Convolution and the gradient of its input by Winograd's transforms.

// products[tile][16] (+)= sum over channels of tiles[block][tile][channel] x weights[channel][16],
// for ROWS tiles and COLUMNS blocks.
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

// All products of one of the 36 parts, for `blocks` blocks of inputs and `tiles` tiles (a multiple
// of 16) of the `room` tiles of a block.
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

// How a job is divided. With many tiles, each task takes a few through all three stages, so that
// they stay in the cache. With few tiles and many channels, all tiles are transformed first; then
// each task makes two blocks of outputs and transforms their weights for a few blocks of inputs at
// a time.
enum { DEEP_OUTPUTS = 2, DEEP_INPUTS = 4 };
typedef struct {
  tiling tiles;
  int deep, chunk, tasks;
  const cl_winograd_job *job;
  float *weights, *values, *own;
  long own_size;
} winograd_plan;

INLINE int rounded(int count, int to) { return (count + to - 1) / to * to; }

// The floats from one of the 36 parts to the next. There is one vector more than needed, so that
// the 36 vectors of a tile do not all fall into the same set of the cache.
INLINE long spaced(long vectors) { return (vectors + 1) * 16; }

// The number of tiles of the busier one of two workers.
INLINE int larger_half(int tiles, int chunk) {
  int first = (tiles + chunk - 1) / chunk / 2 * chunk;
  return first > tiles - first ? first : tiles - first;
}

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
    plan.chunk = inputs + outputs <= 2 ? 64 : 32;
    // Two workers need as long for nine tasks as for ten; six slightly larger tasks are divided
    // evenly.
    if (larger_half(plan.tiles.count, 48) < larger_half(plan.tiles.count, plan.chunk)) plan.chunk = 48;
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

// Prefetches the memory of one of the 36 parts that a task will write, so that it is at hand when
// the products are done.
static void fetch_output(const winograd_plan *plan, int first, int count, int part) {
  const cl_tensor *tensor = &plan->job->output;
  int rows = plan->tiles.rows, columns = plan->tiles.columns, lines = tensor->blocks * count;
  for (int line = lines * part / 36; line < lines * (part + 1) / 36; line++) {
    int tile = first + line % count, place = tile % (rows * columns);
    const float *to = at(tensor, tile / (rows * columns), line / count, 4 * (place / columns), 4 * (place % columns));
    for (int i = 0; i < 4; i++)
      UNROLL for (int j = 0; j < 4; j++) __builtin_prefetch(to + i * tensor->row + j * 16, 1);
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
  for (int f = 0; f < 36; f++) {
    fetch_output(plan, first, count, f);
    products(
        values + f * value_step, rounded(count, 16), plan->chunk, plan->weights + f * spaced((long)outputs * inputs * 16),
        inputs * 256L, inputs, outputs, made + f * made_step, 0);
  }
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
