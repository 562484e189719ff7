// Normalisation, ReLU and other single passes over a tensor, with one task for each plane.

typedef struct {
  const void *job;
  const cl_tensor *input, *output;
  float *to;
  int accumulate;
} plane_plan;

#define PLANE(tensor)                                                        \
  const cl_tensor *shape = (tensor);                                         \
  int image = index / shape->blocks, block = index % shape->blocks;          \
  (void)worker

static void norm_statistics_task(void *context, int index, int worker) {
  const plane_plan *plan = context;
  PLANE(plan->input);
  lanes sum = all(0), squares = all(0);
  for (int row = 0; row < shape->height; row++) {
    const float *from = at(shape, image, block, row, 0);
    lanes row_sum = all(0), row_squares = all(0);
    for (int column = 0; column < shape->width; column++) {
      lanes value = load(from + column * 16);
      row_sum += value;
      row_squares += value * value;
    }
    sum += row_sum;
    squares += row_squares;
  }
  store(plan->to + index * 32L, sum);
  store(plan->to + index * 32L + 16, squares);
}

static void norm_statistics(cl_pool *pool, const cl_tensor *input, float *statistics) {
  plane_plan plan = {.input = input, .to = statistics};
  cl_pool_run(pool, input->images * input->blocks, norm_statistics_task, &plan);
}

// The mean and the mean squared deviation of a plane. Differences from the mean of one row are
// summed, so that no digits are lost if the mean is far larger than the deviation.
static void instance_statistics_task(void *context, int index, int worker) {
  const plane_plan *plan = context;
  PLANE(plan->input);
  const float *middle = at(shape, image, block, shape->height / 2, 0);
  lanes pivot = all(0), sum = all(0), squares = all(0);
  for (int column = 0; column < shape->width; column++) pivot += load(middle + column * 16);
  pivot /= (float)shape->width;
  for (int row = 0; row < shape->height; row++) {
    const float *from = at(shape, image, block, row, 0);
    lanes row_sum = all(0), row_squares = all(0);
    for (int column = 0; column < shape->width; column++) {
      lanes value = load(from + column * 16) - pivot;
      row_sum += value;
      row_squares += value * value;
    }
    sum += row_sum;
    squares += row_squares;
  }
  float pixels = (float)shape->height * (float)shape->width;
  lanes shift = sum / pixels, spread = squares / pixels - shift * shift;
  store(plan->to + index * 32L, pivot + shift);
  store(plan->to + index * 32L + 16, positive(spread));
}

static void instance_statistics(cl_pool *pool, const cl_tensor *input, float *statistics) {
  plane_plan plan = {.input = input, .to = statistics};
  cl_pool_run(pool, input->images * input->blocks, instance_statistics_task, &plan);
}

INLINE lanes leaky(lanes value, float leak) { return choose(value > 0, value, value * leak); }

static void norm_task(void *context, int index, int worker) {
  const plane_plan *plan = context;
  const cl_norm_job *job = plan->job;
  PLANE(&job->input);
  long place = image * job->image_step + block * 16;
  lanes scale = load(job->scale + place), shift = load(job->shift + place);
  float leak = job->leak;
  for (int row = 0; row < shape->height; row++) {
    const float *from = at(shape, image, block, row, 0);
    float *to = at(&job->output, image, block, row, 0);
    const float *residual = job->residual ? at(job->residual, image, block, row, 0) : NULL;
    if (residual)
      for (int column = 0; column < shape->width; column++) {
        lanes value = load(from + column * 16) * scale + shift + load(residual + column * 16);
        store(to + column * 16, !job->relu ? value : leak == 0 ? positive(value) : leaky(value, leak));
      }
    else if (job->relu && leak != 0)
      for (int column = 0; column < shape->width; column++)
        store(to + column * 16, leaky(load(from + column * 16) * scale + shift, leak));
    else if (job->relu)
      for (int column = 0; column < shape->width; column++)
        store(to + column * 16, positive(load(from + column * 16) * scale + shift));
    else
      for (int column = 0; column < shape->width; column++)
        store(to + column * 16, load(from + column * 16) * scale + shift);
  }
}

static void norm(cl_pool *pool, const cl_norm_job *job) {
  plane_plan plan = {.job = job};
  cl_pool_run(pool, job->input.images * job->input.blocks, norm_task, &plan);
}

// The part of a gradient that passes the ReLU. Leaky and plain ReLUs are compiled separately, since
// a plain one drops what does not pass.
INLINE lanes passed(lanes gradient, lanes value, lanes scale, lanes shift, int leaks, float leak) {
  return choose(value * scale + shift > 0, gradient, leaks ? gradient * leak : all(0));
}

INLINE void norm_gradient_sums_plane(const cl_norm_gradient_job *job, int index, int worker, int leaks) {
  PLANE(&job->gradient);
  lanes sum = all(0), products = all(0);
  long place = image * job->image_step + block * 16;
  // Without a ReLU everything passes.
  lanes scale = job->scale ? load(job->scale + place) : all(0);
  lanes shift = job->scale ? load(job->shift + place) : all(1);
  float leak = job->leak;
  for (int row = 0; row < shape->height; row++) {
    float *gradient = at(shape, image, block, row, 0);
    const float *value = at(&job->input, image, block, row, 0);
    const float *output = job->output ? at(job->output, image, block, row, 0) : NULL;
    float *residual = job->residual_gradient ? at(job->residual_gradient, image, block, row, 0) : NULL;
    lanes row_sum = all(0), row_products = all(0);
    if (!output && !residual)
      for (int column = 0; column < shape->width; column++) {
        lanes x = load(value + column * 16);
        lanes g = passed(load(gradient + column * 16), x, scale, shift, leaks, leak);
        row_sum += g;
        row_products += g * x;
      }
    else
      for (int column = 0; column < shape->width; column++) {
        lanes g = load(gradient + column * 16);
        if (output) {
          g = choose(load(output + column * 16) > 0, g, leaks ? g * leak : all(0));
          store(gradient + column * 16, g);
        }
        if (residual) {
          float *place = residual + column * 16;
          store(place, job->accumulate_residual ? load(place) + g : g);
        }
        row_sum += g;
        row_products += g * load(value + column * 16);
      }
    sum += row_sum;
    products += row_products;
  }
  store(job->sums + index * 32L, sum);
  store(job->sums + index * 32L + 16, products);
}

static void norm_gradient_sums_task(void *context, int index, int worker) {
  const cl_norm_gradient_job *job = ((const plane_plan *)context)->job;
  if (job->leak != 0) norm_gradient_sums_plane(job, index, worker, 1);
  else norm_gradient_sums_plane(job, index, worker, 0);
}

static void norm_gradient_sums(cl_pool *pool, const cl_norm_gradient_job *job) {
  plane_plan plan = {.job = job};
  cl_pool_run(pool, job->gradient.images * job->gradient.blocks, norm_gradient_sums_task, &plan);
}

INLINE void norm_gradient_plane(const cl_norm_gradient_job *job, int index, int worker, int leaks) {
  PLANE(&job->gradient);
  long place = image * job->image_step + block * 16;
  lanes a = load(job->a + place), b = load(job->b + place), c = load(job->c + place);
  lanes scale = job->scale ? load(job->scale + place) : all(0);
  lanes shift = job->scale ? load(job->shift + place) : all(1);
  float leak = job->leak;
  for (int row = 0; row < shape->height; row++) {
    float *gradient = at(shape, image, block, row, 0);
    const float *value = at(&job->input, image, block, row, 0);
    for (int column = 0; column < shape->width; column++) {
      lanes x = load(value + column * 16);
      lanes g = passed(load(gradient + column * 16), x, scale, shift, leaks, leak);
      store(gradient + column * 16, a * g + (b * x + c));
    }
  }
}

static void norm_gradient_task(void *context, int index, int worker) {
  const cl_norm_gradient_job *job = ((const plane_plan *)context)->job;
  if (job->leak != 0) norm_gradient_plane(job, index, worker, 1);
  else norm_gradient_plane(job, index, worker, 0);
}

static void norm_gradient(cl_pool *pool, const cl_norm_gradient_job *job) {
  plane_plan plan = {.job = job};
  cl_pool_run(pool, job->gradient.images * job->gradient.blocks, norm_gradient_task, &plan);
}

typedef struct {
  const cl_tensor *one, *other, *output;
  int relu;
} add_plan;

static void add_task(void *context, int index, int worker) {
  const add_plan *plan = context;
  PLANE(plan->output);
  for (int row = 0; row < shape->height; row++) {
    const float *one = at(plan->one, image, block, row, 0), *other = at(plan->other, image, block, row, 0);
    float *to = at(shape, image, block, row, 0);
    for (int column = 0; column < shape->width; column++) {
      lanes sum = load(one + column * 16) + load(other + column * 16);
      store(to + column * 16, plan->relu ? positive(sum) : sum);
    }
  }
}

static void add(cl_pool *pool, const cl_tensor *one, const cl_tensor *other, const cl_tensor *output, int relu) {
  add_plan plan = {one, other, output, relu};
  cl_pool_run(pool, output->images * output->blocks, add_task, &plan);
}

typedef struct {
  const cl_planes *planes;
  const cl_tensor *blocks;
} plane_transfer;

INLINE float *plane_row(const cl_planes *planes, int image, int channel, int row) {
  return planes->data + image * planes->image + channel * planes->channel + row * planes->row;
}

static void from_planes_task(void *context, int index, int worker) {
  const plane_transfer *plan = context;
  PLANE(plan->blocks);
  int left = plan->planes->channels - block * 16, count = left < 16 ? left : 16;
  for (int row = 0; row < shape->height; row++)
    for (int column = 0; column < shape->width; column++) {
      float *to = at(shape, image, block, row, column);
      for (int lane = 0; lane < count; lane++)
        to[lane] = plane_row(plan->planes, image, block * 16 + lane, row)[column];
      for (int lane = count < 0 ? 0 : count; lane < 16; lane++) to[lane] = 0;
    }
}

static void from_planes(cl_pool *pool, const cl_planes *input, const cl_tensor *output) {
  plane_transfer plan = {input, output};
  cl_pool_run(pool, output->images * output->blocks, from_planes_task, &plan);
}

static void to_planes_task(void *context, int index, int worker) {
  const plane_transfer *plan = context;
  PLANE(plan->blocks);
  int left = plan->planes->channels - block * 16, count = left < 16 ? left : 16;
  for (int lane = 0; lane < count; lane++)
    for (int row = 0; row < shape->height; row++) {
      const float *from = at(shape, image, block, row, 0) + lane;
      float *to = plane_row(plan->planes, image, block * 16 + lane, row);
      for (int column = 0; column < shape->width; column++) to[column] = from[column * 16];
    }
}

static void to_planes(cl_pool *pool, const cl_tensor *input, const cl_planes *output) {
  plane_transfer plan = {output, input};
  cl_pool_run(pool, input->images * input->blocks, to_planes_task, &plan);
}

static void copy_task(void *context, int index, int worker) {
  const plane_plan *plan = context;
  PLANE(plan->input);
  for (int row = 0; row < shape->height; row++) {
    const float *from = at(shape, image, block, row, 0);
    float *to = at(plan->output, image, block, row, 0);
    if (plan->accumulate)
      for (int column = 0; column < shape->width; column++)
        store(to + column * 16, load(to + column * 16) + load(from + column * 16));
    else
      memcpy(to, from, sizeof(float) * 16 * shape->width);
  }
}

static void copy(cl_pool *pool, const cl_tensor *input, const cl_tensor *output, int accumulate) {
  plane_plan plan = {.input = input, .output = output, .accumulate = accumulate};
  cl_pool_run(pool, input->images * input->blocks, copy_task, &plan);
}

static void clear_border_task(void *context, int index, int worker) {
  const plane_plan *plan = context;
  PLANE(plan->input);
  size_t line = sizeof(float) * 16 * (shape->width + 2);
  memset(at(shape, image, block, -1, -1), 0, line);
  memset(at(shape, image, block, shape->height, -1), 0, line);
  for (int row = 0; row < shape->height; row++) {
    store(at(shape, image, block, row, -1), all(0));
    store(at(shape, image, block, row, shape->width), all(0));
  }
}

static void clear_border(cl_pool *pool, const cl_tensor *tensor) {
  plane_plan plan = {.input = tensor};
  cl_pool_run(pool, tensor->images * tensor->blocks, clear_border_task, &plan);
}

// MARK: pooling

typedef struct {
  const cl_tensor *input, *output, *output_gradient, *input_gradient;
  int window, padding, accumulate;
} pool_plan;

// Whether a window can leave the input. Windows of a U-Net cannot, and in the code that is compiled
// for them no pixel is tested.
INLINE int stays_inside(int window, int padding) { return window == 2 && padding == 0; }
INLINE int is_inside(const cl_tensor *input, int y, int x) {
  return y >= 0 && x >= 0 && y < input->height && x < input->width;
}

INLINE void max_pool_plane(const pool_plan *plan, int index, int worker, int window, int padding) {
  const cl_tensor *input = plan->input;
  PLANE(plan->output);
  for (int row = 0; row < shape->height; row++)
    for (int column = 0; column < shape->width; column++) {
      lanes best = all(-INFINITY);
      for (int i = 0; i < window; i++)
        for (int j = 0; j < window; j++) {
          int y = 2 * row + i - padding, x = 2 * column + j - padding;
          if (!stays_inside(window, padding) && !is_inside(input, y, x)) continue;
          best = larger(load(at(input, image, block, y, x)), best);
        }
      store(at(shape, image, block, row, column), best);
    }
}

static void max_pool_task(void *context, int index, int worker) {
  const pool_plan *plan = context;
  if (stays_inside(plan->window, plan->padding)) max_pool_plane(plan, index, worker, 2, 0);
  else max_pool_plane(plan, index, worker, plan->window, plan->padding);
}

static void max_pool(cl_pool *pool, const cl_tensor *input, const cl_tensor *output, int window, int padding) {
  pool_plan plan = {.input = input, .output = output, .window = window, .padding = padding};
  cl_pool_run(pool, output->images * output->blocks, max_pool_task, &plan);
}

INLINE void max_pool_gradient_plane(const pool_plan *plan, int index, int worker, int window, int padding) {
  const cl_tensor *input = plan->input, *to = plan->input_gradient;
  PLANE(plan->output);
  if (!plan->accumulate)
    for (int row = 0; row < input->height; row++)
      memset(at(to, image, block, row, 0), 0, sizeof(float) * 16 * input->width);
  for (int row = 0; row < shape->height; row++)
    for (int column = 0; column < shape->width; column++) {
      lanes best = load(at(shape, image, block, row, column));
      lanes gradient = load(at(plan->output_gradient, image, block, row, column));
      lanes_int open = ~(lanes_int){};
      for (int i = 0; i < window; i++)
        for (int j = 0; j < window; j++) {
          int y = 2 * row + i - padding, x = 2 * column + j - padding;
          if (!stays_inside(window, padding) && !is_inside(input, y, x)) continue;
          lanes_int here = open & (load(at(input, image, block, y, x)) == best);
          open &= ~here;
          float *place = at(to, image, block, y, x);
          store(place, load(place) + choose(here, gradient, all(0)));
        }
    }
}

static void max_pool_gradient_task(void *context, int index, int worker) {
  const pool_plan *plan = context;
  if (stays_inside(plan->window, plan->padding)) max_pool_gradient_plane(plan, index, worker, 2, 0);
  else max_pool_gradient_plane(plan, index, worker, plan->window, plan->padding);
}

static void max_pool_gradient(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, const cl_tensor *output_gradient,
    const cl_tensor *input_gradient, int window, int padding, int accumulate) {
  pool_plan plan = {input, output, output_gradient, input_gradient, window, padding, accumulate};
  cl_pool_run(pool, output->images * output->blocks, max_pool_gradient_task, &plan);
}

// MARK: resampling

typedef struct {
  const cl_tensor *input, *output;
  const cl_resampling *rows, *columns;
  int accumulate;
} resample_plan;

static void resample_task(void *context, int index, int worker) {
  const resample_plan *plan = context;
  const cl_resampling *rows = plan->rows, *columns = plan->columns;
  PLANE(plan->output);
  for (int row = 0; row < shape->height; row++)
    for (int column = 0; column < shape->width; column++) {
      float *to = at(shape, image, block, row, column);
      lanes sum = plan->accumulate ? load(to) : all(0);
      for (int i = 0; i < rows->reach; i++) {
        float weight = rows->weights[row * rows->reach + i];
        if (weight == 0) continue;
        const float *from = at(plan->input, image, block, rows->starts[row] + i, columns->starts[column]);
        lanes line = all(0);
        for (int j = 0; j < columns->reach; j++) {
          float factor = columns->weights[column * columns->reach + j];
          if (factor != 0) line += factor * load(from + j * 16);
        }
        sum += weight * line;
      }
      store(to, sum);
    }
}

static void resample(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, const cl_resampling *rows,
    const cl_resampling *columns, int accumulate) {
  resample_plan plan = {input, output, rows, columns, accumulate};
  cl_pool_run(pool, output->images * output->blocks, resample_task, &plan);
}

static void pixel_shuffle_task(void *context, int index, int worker) {
  const plane_plan *plan = context;
  PLANE(plan->output);
  for (int row = 0; row < shape->height; row++)
    for (int column = 0; column < shape->width; column++) {
      float *to = at(shape, image, block, row, column);
      int phase = row % 2 * 2 + column % 2;
      for (int channel = 0; channel < 16; channel++) {
        int from = channel * 4 + phase;
        // The last block may have fewer channels.
        int source = block * 4 + from / 16;
        to[channel] = source < plan->input->blocks ? at(plan->input, image, source, row / 2, column / 2)[from % 16] : 0;
      }
    }
}

static void pixel_shuffle(cl_pool *pool, const cl_tensor *input, const cl_tensor *output) {
  plane_plan plan = {.input = input, .output = output};
  cl_pool_run(pool, output->images * output->blocks, pixel_shuffle_task, &plan);
}

static void pixel_shuffle_gradient_task(void *context, int index, int worker) {
  const plane_plan *plan = context;
  PLANE(plan->input);
  for (int row = 0; row < shape->height; row++)
    for (int column = 0; column < shape->width; column++) {
      const float *from = at(shape, image, block, row, column);
      int phase = row % 2 * 2 + column % 2;
      for (int channel = 0; channel < 16; channel++) {
        int to = channel * 4 + phase;
        if (block * 4 + to / 16 >= plan->output->blocks) continue;
        float *place = at(plan->output, image, block * 4 + to / 16, row / 2, column / 2) + to % 16;
        *place = plan->accumulate ? *place + from[channel] : from[channel];
      }
    }
}

static void pixel_shuffle_gradient(
    cl_pool *pool, const cl_tensor *output_gradient, const cl_tensor *input_gradient, int accumulate) {
  plane_plan plan = {.input = output_gradient, .output = input_gradient, .accumulate = accumulate};
  cl_pool_run(pool, output_gradient->images * output_gradient->blocks, pixel_shuffle_gradient_task, &plan);
}

// MARK: dropout

typedef struct {
  const cl_tensor *input, *output;
  float keep;
  uint64_t seed;
  int accumulate;
} dropout_plan;

// The finaliser of MurmurHash3.
INLINE uint32_t mixed(uint32_t x) {
  x ^= x >> 16;
  x *= 0x85ebca6bu;
  x ^= x >> 13;
  x *= 0xc2b2ae35u;
  return x ^ (x >> 16);
}

static void dropout_task(void *context, int index, int worker) {
  const dropout_plan *plan = context;
  PLANE(plan->output);
  uint32_t limit = plan->keep >= 1 ? UINT32_MAX : (uint32_t)(plan->keep * 4294967296.0);
  uint32_t key = mixed((uint32_t)plan->seed ^ mixed((uint32_t)(plan->seed >> 32) + (uint32_t)index));
  for (int row = 0; row < shape->height; row++)
    for (int column = 0; column < shape->width; column++) {
      const float *from = at(plan->input, image, block, row, column);
      float *to = at(shape, image, block, row, column);
      uint32_t place = (uint32_t)(row * shape->width + column) * 16;
      for (int channel = 0; channel < 16; channel++) {
        float value = mixed(key + place + channel) < limit ? from[channel] / plan->keep : 0;
        to[channel] = plan->accumulate ? to[channel] + value : value;
      }
    }
}

static void dropout(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, float keep, uint64_t seed, int accumulate) {
  dropout_plan plan = {input, output, keep, seed, accumulate};
  cl_pool_run(pool, output->images * output->blocks, dropout_task, &plan);
}
