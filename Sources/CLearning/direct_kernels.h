// Convolutions as sums over taps, straight from the layout: strided, 1x1, transposed, adjoint.

enum { BAND = 8 };

typedef struct {
  const cl_direct_job *job;
  int bands;
  float *to, *sums;
  int groups;
  long group_size;
} direct_plan;

// WIDTH pixels of a row, for COLUMNS output blocks.
#define ROW(NAME, WIDTH, COLUMNS)                                                                                       \
  static void NAME(                                                                                                     \
      const cl_direct_job *job, int image, int row, int column, int block, lanes *sum, lanes *squares) {               \
    const cl_tensor *input = &job->input, *output = &job->output;                                                       \
    lanes sums[WIDTH][COLUMNS];                                                                                         \
    UNROLL for (int c = 0; c < COLUMNS; c++) UNROLL for (int r = 0; r < WIDTH; r++) sums[r][c] = all(0);               \
    long pixel = job->input_step * 16, step = (long)job->weight_taps * input->blocks * 256;                             \
    for (int t = 0; t < job->tap_count; t++) {                                                                          \
      const cl_tap *tap = &job->taps[t];                                                                                \
      const float *from =                                                                                               \
          at(input, image, 0, row * job->input_step + tap->row, column * job->input_step + tap->column);                \
      const float *w =                                                                                                  \
          job->weights + ((long)block * job->weight_taps + tap->weight) * input->blocks * 256;                          \
      for (int b = 0; b < input->blocks; b++, from += input->block, w += 256)                                           \
        for (int channel = 0; channel < 16; channel++) {                                                                \
          lanes column_weights[COLUMNS];                                                                                \
          UNROLL for (int c = 0; c < COLUMNS; c++) column_weights[c] = load(w + c * step + channel * 16);               \
          UNROLL for (int r = 0; r < WIDTH; r++) {                                                                      \
            lanes value = all(from[r * pixel + channel]);                                                               \
            UNROLL for (int c = 0; c < COLUMNS; c++) sums[r][c] += value * column_weights[c];                           \
          }                                                                                                             \
        }                                                                                                               \
    }                                                                                                                   \
    int accumulate = job->accumulate, relu = job->relu;                                                                 \
    UNROLL for (int c = 0; c < COLUMNS; c++) {                                                                          \
      float *to = at(                                                                                                   \
          output, image, block + c, row * job->output_step + job->output_row,                                           \
          column * job->output_step + job->output_column);                                                              \
      long place = job->output_step * 16;                                                                               \
      lanes bias = job->bias ? load(job->bias + (block + c) * 16) : all(0);                                             \
      lanes scale = job->scale ? load(job->scale + (block + c) * 16) : all(1);                                          \
      UNROLL for (int r = 0; r < WIDTH; r++) {                                                                          \
        lanes value = sums[r][c] * scale + bias;                                                                        \
        if (accumulate) value += load(to + r * place);                                                                  \
        sums[r][c] = relu ? positive(value) : value;                                                                    \
        store(to + r * place, sums[r][c]);                                                                              \
      }                                                                                                                 \
      if (!job->statistics) continue;                                                                                   \
      lanes own = all(0), own_squares = all(0);                                                                         \
      UNROLL for (int r = 0; r < WIDTH; r++) {                                                                          \
        own += sums[r][c];                                                                                              \
        own_squares += sums[r][c] * sums[r][c];                                                                         \
      }                                                                                                                 \
      sum[c] += own;                                                                                                    \
      squares[c] += own_squares;                                                                                        \
    }                                                                                                                   \
  }
ROW(direct_wide, SINGLE_ROWS, 1)
#if SINGLE_ROWS >= 16
ROW(direct_half, SINGLE_ROWS / 2, 1)
ROW(direct_quarter, SINGLE_ROWS / 4, 1)
#endif
ROW(direct_one, 1, 1)
#if PAIR_ROWS
ROW(direct_pair, PAIR_ROWS, 2)
ROW(direct_pair_half, PAIR_ROWS / 2, 2)
ROW(direct_pair_one, 1, 2)
#endif

static int direct_bands(const cl_direct_job *job) { return (job->grid_rows + BAND - 1) / BAND; }
static int direct_parts(const cl_direct_job *job) { return job->input.images * direct_bands(job); }

static void direct_task(void *context, int index, int worker) {
  const direct_plan *plan = context;
  const cl_direct_job *job = plan->job;
  int image = index / plan->bands, first = index % plan->bands * BAND;
  int last = first + BAND < job->grid_rows ? first + BAND : job->grid_rows;
  int outputs = job->output.blocks;
  for (int block = 0; block < outputs;) {
    lanes sum[2] = {all(0), all(0)}, squares[2] = {all(0), all(0)};
    int width = 1;
#if PAIR_ROWS
    if (block + 1 < outputs) {
      width = 2;
      for (int row = first; row < last; row++) {
        int column = 0;
        for (; column + PAIR_ROWS <= job->grid_columns; column += PAIR_ROWS)
          direct_pair(job, image, row, column, block, sum, squares);
        for (; column + PAIR_ROWS / 2 <= job->grid_columns; column += PAIR_ROWS / 2)
          direct_pair_half(job, image, row, column, block, sum, squares);
        for (; column < job->grid_columns; column++) direct_pair_one(job, image, row, column, block, sum, squares);
      }
    } else
#endif
      for (int row = first; row < last; row++) {
        int column = 0;
        for (; column + SINGLE_ROWS <= job->grid_columns; column += SINGLE_ROWS)
          direct_wide(job, image, row, column, block, sum, squares);
#if SINGLE_ROWS >= 16
        for (; column + SINGLE_ROWS / 2 <= job->grid_columns; column += SINGLE_ROWS / 2)
          direct_half(job, image, row, column, block, sum, squares);
        for (; column + SINGLE_ROWS / 4 <= job->grid_columns; column += SINGLE_ROWS / 4)
          direct_quarter(job, image, row, column, block, sum, squares);
#endif
        for (; column < job->grid_columns; column++) direct_one(job, image, row, column, block, sum, squares);
      }
    if (job->statistics)
      for (int c = 0; c < width; c++) {
        float *to = job->statistics + ((long)index * outputs + block + c) * 32;
        store(to, sum[c]);
        store(to + 16, squares[c]);
      }
    block += width;
  }
}

static void direct(cl_pool *pool, const cl_direct_job *job) {
  direct_plan plan = {.job = job, .bands = direct_bands(job)};
  cl_pool_run(pool, direct_parts(job), direct_task, &plan);
}

// MARK: the gradient of the weights

static int direct_groups(const cl_direct_job *job) { return job->input.images < 4 ? job->input.images : 4; }
static long direct_group_size(const cl_direct_job *job) {
  return (long)job->output.blocks * job->tap_count * job->input.blocks * 256;
}
static size_t direct_gradient_scratch(const cl_direct_job *job) {
  return (size_t)direct_groups(job) * direct_group_size(job);
}

// Sums of one group of images, one output block and tap.
static void direct_gradient_task(void *context, int index, int worker) {
  const direct_plan *plan = context;
  const cl_direct_job *job = plan->job;
  const cl_tensor *input = &job->input, *output = &job->output;
  int group = index / (output->blocks * job->tap_count), rest = index % (output->blocks * job->tap_count);
  int block = rest / job->tap_count, t = rest % job->tap_count;
  const cl_tap *tap = &job->taps[t];
  int from = input->images * group / plan->groups, to = input->images * (group + 1) / plan->groups;
  float *sums = plan->sums + ((long)index * input->blocks) * 256;
  memset(sums, 0, sizeof(float) * input->blocks * 256);
  long slope_step = job->output_step * 16, value_step = job->input_step * 16;
  for (int image = from; image < to; image++)
    for (int b = 0; b < input->blocks; b++)
      for (int first = 0; first < 16; first += OUTER_ROWS) {
        float *place = sums + b * 256 + first * 16;
        lanes image_sums[OUTER_ROWS];
        UNROLL for (int r = 0; r < OUTER_ROWS; r++) image_sums[r] = load(place + r * 16);
        for (int row = 0; row < job->grid_rows; row++) {
          const float *slopes = at(output, image, block, row * job->output_step + job->output_row, job->output_column);
          const float *values = at(input, image, b, row * job->input_step + tap->row, tap->column) + first;
          for (int column = 0; column < job->grid_columns; column++) {
            lanes slope = load(slopes + column * slope_step);
            UNROLL for (int r = 0; r < OUTER_ROWS; r++) image_sums[r] += values[column * value_step + r] * slope;
          }
        }
        UNROLL for (int r = 0; r < OUTER_ROWS; r++) store(place + r * 16, image_sums[r]);
      }
}

static void direct_gradient_sum_task(void *context, int index, int worker) {
  const direct_plan *plan = context;
  const cl_direct_job *job = plan->job;
  long length = job->input.blocks * 256L;
  int block = index / job->tap_count, t = index % job->tap_count;
  float *to = plan->to + ((long)block * job->weight_taps + job->taps[t].weight) * length;
  for (long k = 0; k < length; k += 16) {
    lanes sum = load(to + k);
    for (int group = 0; group < plan->groups; group++)
      sum += load(plan->sums + group * plan->group_size + index * length + k);
    store(to + k, sum);
  }
}

static void direct_gradient(cl_pool *pool, const cl_direct_job *job, float *gradient, float *scratch) {
  direct_plan plan = {
      .job = job, .to = gradient, .sums = scratch, .groups = direct_groups(job), .group_size = direct_group_size(job)};
  int places = job->output.blocks * job->tap_count;
  cl_pool_run(pool, plan.groups * places, direct_gradient_task, &plan);
  cl_pool_run(pool, places, direct_gradient_sum_task, &plan);
}

typedef struct {
  const float *from;
  float *to;
  int inputs, outputs, taps;
} transposition;

static void transpose_task(void *context, int index, int worker) {
  const transposition *plan = context;
  int input = index / plan->taps, tap = index % plan->taps;
  for (int output = 0; output < plan->outputs; output++) {
    const float *from = plan->from + (((long)output * plan->taps + tap) * plan->inputs + input) * 256;
    float *to = plan->to + (((long)input * plan->taps + tap) * plan->outputs + output) * 256;
    transpose(from, to);
  }
}

static void transpose_weights(
    cl_pool *pool, const float *weights, float *transposed, int input_blocks, int output_blocks, int taps) {
  transposition plan = {weights, transposed, input_blocks, output_blocks, taps};
  cl_pool_run(pool, input_blocks * taps, transpose_task, &plan);
}

// MARK: the first layer

typedef struct {
  const cl_first_job *job;
  int bands, groups;
  float *to, *sums;
  long group_size;
} first_plan;

#define FIRST(NAME, WIDTH)                                                                                     \
  static void NAME(                                                                                            \
      const cl_first_job *job, int image, int row, int column, int block, lanes *sum, lanes *squares) {        \
    const cl_planes *input = &job->input;                                                                      \
    lanes sums[WIDTH], bias = job->bias ? load(job->bias + block * 16) : all(0);                               \
    lanes scale = job->scale ? load(job->scale + block * 16) : all(1);                                         \
    UNROLL for (int r = 0; r < WIDTH; r++) sums[r] = all(0);                                                   \
    const float *w = job->weights + (long)block * input->channels * job->kernel * job->kernel * 16;            \
    for (int channel = 0; channel < input->channels; channel++)                                                \
      for (int i = 0; i < job->kernel; i++) {                                                                  \
        const float *from = input->data + image * input->image + channel * input->channel +                    \
                            (row * job->step + i - job->padding) * input->row + column * job->step -           \
                            job->padding;                                                                      \
        for (int j = 0; j < job->kernel; j++, w += 16) {                                                       \
          lanes weight = load(w);                                                                              \
          UNROLL for (int r = 0; r < WIDTH; r++) sums[r] += from[r * job->step + j] * weight;                  \
        }                                                                                                      \
      }                                                                                                        \
    float *to = at(&job->output, image, block, row, column);                                                   \
    int relu = job->relu;                                                                                      \
    lanes own = all(0), own_squares = all(0);                                                                  \
    UNROLL for (int r = 0; r < WIDTH; r++) {                                                                   \
      lanes value = sums[r] * scale + bias;                                                                    \
      if (relu) value = positive(value);                                                                       \
      own += value;                                                                                            \
      own_squares += value * value;                                                                            \
      store(to + r * 16, value);                                                                               \
    }                                                                                                          \
    *sum += own;                                                                                               \
    *squares += own_squares;                                                                                   \
  }
FIRST(first_wide, SINGLE_ROWS)
FIRST(first_one, 1)

static int first_bands(const cl_first_job *job) { return (job->output.height + BAND - 1) / BAND; }
static int first_parts(const cl_first_job *job) { return job->input.images * first_bands(job); }

static void first_task(void *context, int index, int worker) {
  const first_plan *plan = context;
  const cl_first_job *job = plan->job;
  int image = index / plan->bands, start = index % plan->bands * BAND;
  int end = start + BAND < job->output.height ? start + BAND : job->output.height;
  for (int block = 0; block < job->output.blocks; block++) {
    lanes sum = all(0), squares = all(0);
    for (int row = start; row < end; row++) {
      int column = 0;
      for (; column + SINGLE_ROWS <= job->output.width; column += SINGLE_ROWS)
        first_wide(job, image, row, column, block, &sum, &squares);
      for (; column < job->output.width; column++) first_one(job, image, row, column, block, &sum, &squares);
    }
    if (job->statistics) {
      float *to = job->statistics + ((long)index * job->output.blocks + block) * 32;
      store(to, sum);
      store(to + 16, squares);
    }
  }
}

static void first(cl_pool *pool, const cl_first_job *job) {
  first_plan plan = {.job = job, .bands = first_bands(job)};
  cl_pool_run(pool, first_parts(job), first_task, &plan);
}

static int first_groups(const cl_first_job *job) { return job->input.images < 4 ? job->input.images : 4; }
static long first_group_size(const cl_first_job *job) {
  return (long)job->output.blocks * job->input.channels * job->kernel * job->kernel * 16;
}
static size_t first_gradient_scratch(const cl_first_job *job) {
  return (size_t)first_groups(job) * first_group_size(job);
}

// One group of images, one output block, one row of taps of one channel.
static void first_gradient_task(void *context, int index, int worker) {
  const first_plan *plan = context;
  const cl_first_job *job = plan->job;
  const cl_planes *input = &job->input;
  int rows = input->channels * job->kernel, per_group = job->output.blocks * rows;
  int group = index / per_group, block = index % per_group / rows, channel = index % rows / job->kernel;
  int i = index % job->kernel;
  int from = input->images * group / plan->groups, to = input->images * (group + 1) / plan->groups;
  float *sums = plan->sums + (long)index * job->kernel * 16;
  memset(sums, 0, sizeof(float) * job->kernel * 16);
  for (int image = from; image < to; image++)
    for (int row = 0; row < job->output.height; row++) {
      const float *slopes = at(&job->output, image, block, row, 0);
      const float *values = input->data + image * input->image + channel * input->channel +
                            (row * job->step + i - job->padding) * input->row - job->padding;
      int j = 0;
      for (; j + 3 <= job->kernel; j += 3) {
        lanes sum[3];
        UNROLL for (int k = 0; k < 3; k++) sum[k] = load(sums + (j + k) * 16);
        for (int column = 0; column < job->output.width; column++) {
          lanes slope = load(slopes + column * 16);
          UNROLL for (int k = 0; k < 3; k++) sum[k] += values[column * job->step + j + k] * slope;
        }
        UNROLL for (int k = 0; k < 3; k++) store(sums + (j + k) * 16, sum[k]);
      }
      for (; j < job->kernel; j++) {
        lanes sum = load(sums + j * 16);
        for (int column = 0; column < job->output.width; column++)
          sum += values[column * job->step + j] * load(slopes + column * 16);
        store(sums + j * 16, sum);
      }
    }
}

static void first_gradient(cl_pool *pool, const cl_first_job *job, float *gradient, float *scratch) {
  first_plan plan = {
      .job = job, .groups = first_groups(job), .sums = scratch, .to = gradient, .group_size = first_group_size(job)};
  cl_pool_run(
      pool, plan.groups * job->output.blocks * job->input.channels * job->kernel, first_gradient_task, &plan);
  for (long k = 0; k < plan.group_size; k += 16) {
    lanes sum = load(scratch + k);
    for (int group = 1; group < plan.groups; group++) sum += load(scratch + group * plan.group_size + k);
    store(gradient + k, sum);
  }
}
