// Head, softmax, losses, optimisers.

typedef struct {
  const cl_tensor *input, *gradient;
  const float *weights, *bias, *slopes;
  float *to, *bias_to;
  int classes;
} head_plan;

// The number of pixels that are summed side by side, so that no addition waits for another.
enum { HEAD_WIDTH = 8 };
INLINE void head_pixels(
    const head_plan *plan, int image, int row, int column, int width, float *to, long class_step) {
  const cl_tensor *input = plan->input;
  lanes sums[HEAD_WIDTH];
  UNROLL for (int r = 0; r < width; r++) sums[r] = load(plan->bias);
  for (int block = 0; block < input->blocks; block++) {
    const float *values = at(input, image, block, row, column), *w = plan->weights + block * 256;
    UNROLL for (int channel = 0; channel < 16; channel++) {
      lanes weight = load(w + channel * 16);
      UNROLL for (int r = 0; r < width; r++) sums[r] += values[r * 16 + channel] * weight;
    }
  }
  float scores[HEAD_WIDTH][16] __attribute__((aligned(64)));
  UNROLL for (int r = 0; r < width; r++) store(scores[r], sums[r]);
  for (int class = 0; class < plan->classes; class++)
    UNROLL for (int r = 0; r < width; r++) to[class * class_step + r] = scores[r][class];
}

static void head_task(void *context, int index, int worker) {
  const head_plan *plan = context;
  const cl_tensor *input = plan->input;
  int image = index / input->height, row = index % input->height;
  long pixels = (long)input->height * input->width;
  float *to = plan->to + image * plan->classes * pixels + (long)row * input->width;
  int column = 0;
  for (; column + HEAD_WIDTH <= input->width; column += HEAD_WIDTH)
    head_pixels(plan, image, row, column, HEAD_WIDTH, to + column, pixels);
  for (; column < input->width; column++) head_pixels(plan, image, row, column, 1, to + column, pixels);
}

static void head(
    cl_pool *pool, const cl_tensor *input, const float *weights, const float *bias, int classes, float *logits) {
  head_plan plan = {.input = input, .weights = weights, .bias = bias, .to = logits, .classes = classes};
  cl_pool_run(pool, input->images * input->height, head_task, &plan);
}

// One block of one image: its gradient; the gradient of its weights is added to `sums`.
INLINE void head_gradient_block(const head_plan *plan, int image, int block, int classes, float *sums) {
  const cl_tensor *input = plan->input;
  long pixels = (long)input->height * input->width;
  // Weights and their gradient with one vector for each class. They are transposed back below.
  lanes weights[16], gradients[16];
  for (int class = 0; class < classes; class++) {
    float line[16] __attribute__((aligned(64)));
    for (int channel = 0; channel < 16; channel++) line[channel] = plan->weights[block * 256 + channel * 16 + class];
    weights[class] = load(line);
    gradients[class] = all(0);
  }
  for (int row = 0; row < input->height; row++) {
    lanes row_sums[16];
    for (int class = 0; class < classes; class++) row_sums[class] = all(0);
    const float *slope = plan->slopes + image * classes * pixels + (long)row * input->width;
    for (int column = 0; column < input->width; column++, slope++) {
      lanes value = load(at(input, image, block, row, column)), sum = all(0);
      for (int class = 0; class < classes; class++) {
        sum += slope[class * pixels] * weights[class];
        row_sums[class] += slope[class * pixels] * value;
      }
      store(at(plan->gradient, image, block, row, column), sum);
    }
    for (int class = 0; class < classes; class++) gradients[class] += row_sums[class];
  }
  for (int class = 0; class < classes; class++)
    for (int channel = 0; channel < 16; channel++) sums[channel * 16 + class] = gradients[class][channel];
}

static void head_gradient_task(void *context, int image, int worker) {
  const head_plan *plan = context;
  const cl_tensor *input = plan->input;
  long pixels = (long)input->height * input->width, size = input->blocks * 256L;
  int classes = plan->classes;
  const float *slopes = plan->slopes + image * classes * pixels;
  float *sums = plan->to + image * (size + 16);
  memset(sums, 0, sizeof(float) * (size + 16));
  for (int block = 0; block < input->blocks; block++) {
    float *to = sums + block * 256;
    // With few classes the sums stay in registers.
    switch (classes) {
    case 2: head_gradient_block(plan, image, block, 2, to); break;
    case 3: head_gradient_block(plan, image, block, 3, to); break;
    case 4: head_gradient_block(plan, image, block, 4, to); break;
    default: head_gradient_block(plan, image, block, classes, to);
    }
  }
  for (int class = 0; class < classes; class++) {
    lanes_double sum = {};
    for (long pixel = 0; pixel < pixels; pixel += 16)
      sum += doubles(load_some(slopes + class * pixels + pixel, pixels - pixel));
    sums[size + class] = (float)total(sum);
  }
}

static void head_gradient(
    cl_pool *pool, const cl_tensor *input, const float *logit_gradient, const float *weights, int classes,
    const cl_tensor *gradient, float *weight_gradient, float *bias_gradient, float *scratch) {
  head_plan plan = {
      .input = input, .gradient = gradient, .weights = weights, .slopes = logit_gradient, .to = scratch,
      .classes = classes};
  cl_pool_run(pool, input->images, head_gradient_task, &plan);
  long size = input->blocks * 256L;
  for (long k = 0; k < size + 16; k += 16) {
    lanes sum = load(scratch + k);
    for (int image = 1; image < input->images; image++) sum += load(scratch + image * (size + 16) + k);
    store(k < size ? weight_gradient + k : bias_gradient, sum);
  }
}

// MARK: losses

typedef struct {
  const float *logits, *class_weights;
  const uint8_t *labels;
  int ignored, classes;
  long pixels;
  float focus;
  float *to;
  cl_loss_sums *sums;
  const cl_loss_slopes *slopes;
} loss_plan;

// e^x for -87 <= x <= 0, relative error below 2e-7: 2^n times a polynomial (Cephes).
INLINE lanes exponential(lanes x) {
  x = choose(x < -87.0f, all(-87.0f), x);
  lanes scaled = x * 1.44269504088896341f - 0.5f;
  lanes_int n = __builtin_convertvector(scaled, lanes_int);
  lanes whole = __builtin_convertvector(n, lanes);
  lanes r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  lanes p = all(1.9875691500e-4f);
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  return p * (lanes)((n + 127) << 23);
}

// ln x for normal x > 0, relative error below 8e-8 (Cephes). NaN stays NaN.
INLINE lanes logarithm(lanes x) {
  lanes_int bits = (lanes_int)x, exponent = (bits >> 23) - 126;
  lanes m = (lanes)((bits & 0x7fffff) | 0x3f000000);
  lanes_int small = m < 0.707106781186547524f;
  exponent += small;
  m = choose(small, m + m, m) - 1.0f;
  lanes p = all(7.0376836292e-2f);
  p = p * m - 1.1514610310e-1f;
  p = p * m + 1.1676998740e-1f;
  p = p * m - 1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f;
  p = p * m - 1.6668057665e-1f;
  p = p * m + 2.0000714765e-1f;
  p = p * m - 2.4999993993e-1f;
  p = p * m + 3.3333331174e-1f;
  lanes e = __builtin_convertvector(exponent, lanes), square = m * m;
  lanes result = m + (p * m * square - 2.12194440e-4f * e - 0.5f * square) + 0.693359375f * e;
  return choose(x == x, result, x);
}

INLINE lanes power(lanes base, float exponent) {
  if (exponent == 2) return base * base;
  if (exponent == 1) return base;
  if (exponent == 0) return all(1);
  for (int k = 0; k < 16; k++) base[k] = powf(base[k], exponent);
  return base;
}

// The labels of sixteen pixels, and a mask of the pixels that count.
typedef uint8_t bytes __attribute__((vector_size(16)));
INLINE lanes_int load_labels(const uint8_t *p, long count) {
  bytes labels = ~(bytes){};
  memcpy(&labels, p, count < 16 ? count : 16);
  return __builtin_convertvector(labels, lanes_int);
}
INLINE lanes_int counted(const loss_plan *plan, lanes_int labels) {
  return (labels < plan->classes) & (labels != plan->ignored);
}

static void softmax_task(void *context, int image, int worker) {
  const loss_plan *plan = context;
  long pixels = plan->pixels;
  int classes = plan->classes;
  const float *logits = plan->logits + image * classes * pixels;
  float *to = plan->to + image * classes * pixels;
  const uint8_t *labels = plan->labels ? plan->labels + image * pixels : NULL;
  lanes_double cross_entropy = {}, focal = {}, overlap[16] = {}, predicted[16] = {};
  lanes_int present[16] = {};
  for (long pixel = 0; pixel < pixels; pixel += 16) {
    long count = pixels - pixel;
    lanes values[16], probabilities[16], largest = all(-INFINITY), sum = all(0);
    for (int class = 0; class < classes; class++) {
      values[class] = load_some(logits + class * pixels + pixel, count);
      largest = larger(values[class], largest);
    }
    for (int class = 0; class < classes; class++) {
      probabilities[class] = exponential(values[class] - largest);
      sum += probabilities[class];
    }
    lanes one = 1.0f / sum;
    for (int class = 0; class < classes; class++) {
      probabilities[class] *= one;
      store_some(to + class * pixels + pixel, probabilities[class], count);
    }
    if (!labels) continue;
    lanes_int label = load_labels(labels + pixel, count), counts = counted(plan, label);
    lanes whole = largest + logarithm(sum);
    for (int class = 0; class < classes; class++) {
      lanes_int here = counts & (label == class);
      lanes probability = probabilities[class];
      lanes loss = (plan->class_weights ? plan->class_weights[class] : 1) * (whole - values[class]);
      cross_entropy += doubles(choose(here, loss, all(0)));
      focal += doubles(choose(here, power(1 - probability, plan->focus) * loss, all(0)));
      overlap[class] += doubles(choose(here, probability, all(0)));
      predicted[class] += doubles(choose(counts, probability, all(0)));
      present[class] -= here;
    }
  }
  if (!labels) return;
  cl_loss_sums *sums = &plan->sums[image];
  memset(sums, 0, sizeof *sums);
  sums->cross_entropy = total(cross_entropy);
  sums->focal = total(focal);
  for (int class = 0; class < classes; class++) {
    sums->overlap[class] = total(overlap[class]);
    sums->predicted[class] = total(predicted[class]);
    sums->present[class] = total(__builtin_convertvector(present[class], lanes_double));
    sums->pixels += sums->present[class];
    sums->weight += (plan->class_weights ? plan->class_weights[class] : 1) * sums->present[class];
  }
}

static void softmax(
    cl_pool *pool, const float *logits, const uint8_t *labels, int ignored, int images, int classes, long pixels,
    const float *class_weights, float focus, float *probabilities, cl_loss_sums *sums) {
  loss_plan plan = {
      .logits = logits, .class_weights = class_weights, .labels = labels, .ignored = ignored, .classes = classes,
      .pixels = pixels, .focus = focus, .to = probabilities, .sums = sums};
  cl_pool_run(pool, images, softmax_task, &plan);
}

static void loss_gradient_task(void *context, int image, int worker) {
  const loss_plan *plan = context;
  const cl_loss_slopes *slopes = plan->slopes;
  long pixels = plan->pixels;
  int classes = plan->classes;
  const float *from = plan->logits + image * classes * pixels;
  const uint8_t *labels = plan->labels + image * pixels;
  float *to = plan->to + image * classes * pixels;
  for (long pixel = 0; pixel < pixels; pixel += 16) {
    long count = pixels - pixel;
    lanes_int label = load_labels(labels + pixel, count), counts = counted(plan, label);
    lanes probabilities[16], weight = all(1), mean = all(0), own = all(0);
    for (int class = 0; class < classes; class++) {
      lanes_int here = label == class;
      lanes probability = probabilities[class] = load_some(from + class * pixels + pixel, count);
      own = choose(here, probability, own);
      if (slopes->class_weights) weight = choose(here, all(slopes->class_weights[class]), weight);
      if (!slopes->predicted) continue;
      mean += probability * (slopes->predicted[class] + choose(here, all(slopes->overlap[class]), all(0)));
    }
    lanes factor = slopes->cross_entropy * weight;
    if (slopes->focal != 0) {
      // d/dz_k of -(1-p)^f log p is ((1-p)^f - f p log p (1-p)^(f-1)) (p_k - r_k).
      lanes missing = 1 - own, bend = all(0);
      if (slopes->focus != 0) {
        bend = slopes->focus * own * logarithm(larger(own, all(1e-37f))) * power(missing, slopes->focus - 1);
        bend = choose(missing > 0, bend, all(0));
      }
      factor += slopes->focal * weight * (power(missing, slopes->focus) - bend);
    }
    for (int class = 0; class < classes; class++) {
      lanes probability = probabilities[class], right = choose(label == class, all(1), all(0));
      lanes slope = factor * (probability - right);
      if (slopes->predicted)
        slope += probability * (slopes->predicted[class] + right * slopes->overlap[class] - mean);
      store_some(to + class * pixels + pixel, choose(counts, slope, all(0)), count);
    }
  }
}

static void loss_gradient(
    cl_pool *pool, const float *probabilities, const uint8_t *labels, int ignored, int images, int classes, long pixels,
    const cl_loss_slopes *slopes, float *logit_gradient) {
  loss_plan plan = {
      .logits = probabilities, .labels = labels, .ignored = ignored, .classes = classes, .pixels = pixels,
      .to = logit_gradient, .slopes = slopes};
  cl_pool_run(pool, images, loss_gradient_task, &plan);
}

typedef struct {
  const float *planes;
  uint8_t *labels;
  int classes;
  long pixels;
} largest_plan;

static void largest_task(void *context, int image, int worker) {
  const largest_plan *plan = context;
  const float *planes = plan->planes + image * plan->classes * plan->pixels;
  for (long pixel = 0; pixel < plan->pixels; pixel++) {
    int best = 0;
    for (int class = 1; class < plan->classes; class++)
      if (planes[class * plan->pixels + pixel] > planes[best * plan->pixels + pixel]) best = class;
    plan->labels[image * plan->pixels + pixel] = (uint8_t)best;
  }
}

static void largest(cl_pool *pool, const float *planes, int images, int classes, long pixels, uint8_t *labels) {
  largest_plan plan = {planes, labels, classes, pixels};
  cl_pool_run(pool, images, largest_task, &plan);
}

// MARK: optimisers

enum { PART = 4096 };

typedef struct {
  float *values, *first, *second;
  const float *gradients;
  long count;
  const cl_adam_rule *adam;
  const cl_sgd_rule *sgd;
  double *partial;
  float factor;
} vector_plan;

#define PARTS(count) (int)(((count) + PART - 1) / PART)
// Runs over this task's part of a vector.
#define EACH_BY(k, step)                                                            \
  long end = (index + 1L) * PART < plan->count ? (index + 1L) * PART : plan->count; \
  for (long k = (long)index * PART; k < end; k += step)
#define EACH(k) EACH_BY(k, 1)

static void adam_task(void *context, int index, int worker) {
  const vector_plan *plan = context;
  cl_adam_rule rule = *plan->adam;
  float root = sqrtf(rule.correction2), step = rule.rate / rule.correction1;
  float *values = plan->values, *first = plan->first, *second = plan->second;
  const float *gradients = plan->gradients;
  EACH_BY(k, 16) {
    lanes value = load_some(values + k, end - k), gradient = load_some(gradients + k, end - k);
    if (rule.decoupled) value -= rule.rate * rule.decay * value;
    else gradient += rule.decay * value;
    lanes mean = rule.beta1 * load_some(first + k, end - k) + (1 - rule.beta1) * gradient;
    lanes square = rule.beta2 * load_some(second + k, end - k) + (1 - rule.beta2) * gradient * gradient;
    store_some(first + k, mean, end - k);
    store_some(second + k, square, end - k);
    value -= step * mean / (__builtin_elementwise_sqrt(square) / root + rule.epsilon);
    store_some(values + k, value, end - k);
  }
}

static void adam(
    cl_pool *pool, float *values, const float *gradients, float *first, float *second, long count,
    const cl_adam_rule *rule) {
  vector_plan plan = {
      .values = values, .gradients = gradients, .first = first, .second = second, .count = count, .adam = rule};
  cl_pool_run(pool, PARTS(count), adam_task, &plan);
}

static void sgd_task(void *context, int index, int worker) {
  const vector_plan *plan = context;
  cl_sgd_rule rule = *plan->sgd;
  float *values = plan->values, *velocity = plan->first;
  const float *gradients = plan->gradients;
  EACH(k) {
    float gradient = gradients[k] + rule.decay * values[k];
    if (rule.momentum != 0) {
      velocity[k] = rule.first ? gradient : rule.momentum * velocity[k] + gradient;
      gradient = rule.nesterov ? gradient + rule.momentum * velocity[k] : velocity[k];
    }
    values[k] -= rule.rate * gradient;
  }
}

static void sgd(
    cl_pool *pool, float *values, const float *gradients, float *velocity, long count, const cl_sgd_rule *rule) {
  vector_plan plan = {.values = values, .gradients = gradients, .first = velocity, .count = count, .sgd = rule};
  cl_pool_run(pool, PARTS(count), sgd_task, &plan);
}

static void sum_of_squares_task(void *context, int index, int worker) {
  const vector_plan *plan = context;
  lanes_double sum = {};
  EACH_BY(k, 16) {
    lanes_double x = doubles(load_some(plan->gradients + k, end - k));
    sum += x * x;
  }
  plan->partial[index] = total(sum);
}

static double sum_of_squares(cl_pool *pool, const float *values, long count, double *partial) {
  vector_plan plan = {.gradients = values, .count = count, .partial = partial};
  cl_pool_run(pool, PARTS(count), sum_of_squares_task, &plan);
  double sum = 0;
  for (int part = 0; part < PARTS(count); part++) sum += partial[part];
  return sum;
}

static void scale_task(void *context, int index, int worker) {
  const vector_plan *plan = context;
  EACH(k) plan->values[k] *= plan->factor;
}

static void scale(cl_pool *pool, float *values, long count, float factor) {
  vector_plan plan = {.values = values, .count = count, .factor = factor};
  cl_pool_run(pool, PARTS(count), scale_task, &plan);
}

// MARK: images

INLINE void warped(const cl_warp *warp, int row, int column, int height, int width, float *x, float *y) {
  *x = warp->a * column + warp->b * row + warp->c;
  *y = warp->d * column + warp->e * row + warp->f;
  if (!warp->displacement) return;
  int nodes = warp->nodes;
  float u = (column + 0.5f) / width * (nodes - 1), v = (row + 0.5f) / height * (nodes - 1);
  int i = (int)v, j = (int)u;
  if (i > nodes - 2) i = nodes - 2;
  if (j > nodes - 2) j = nodes - 2;
  u -= j;
  v -= i;
  const float *dx = warp->displacement + i * nodes + j, *dy = dx + nodes * nodes;
  *x += (1 - v) * ((1 - u) * dx[0] + u * dx[1]) + v * ((1 - u) * dx[nodes] + u * dx[nodes + 1]);
  *y += (1 - v) * ((1 - u) * dy[0] + u * dy[1]) + v * ((1 - u) * dy[nodes] + u * dy[nodes + 1]);
}

static void warp_image(
    const float *source, int height, int width, const cl_warp *warp, float *result, int result_height, int result_width) {
  for (int row = 0; row < result_height; row++)
    for (int column = 0; column < result_width; column++) {
      float x, y, sum = 0;
      warped(warp, row, column, result_height, result_width, &x, &y);
      float *to = result + (long)row * result_width + column;
      if (!(x > -1 && y > -1 && x < width && y < height)) {
        *to = 0;
        continue;
      }
      int left = (int)floorf(x), top = (int)floorf(y);
      float u = x - left, v = y - top;
      for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) {
          if (top + i < 0 || left + j < 0 || top + i >= height || left + j >= width) continue;
          sum += (i ? v : 1 - v) * (j ? u : 1 - u) * source[(long)(top + i) * width + left + j];
        }
      *to = sum;
    }
}

static void warp_labels(
    const uint8_t *source, int height, int width, const cl_warp *warp, uint8_t outside, uint8_t *result,
    int result_height, int result_width) {
  for (int row = 0; row < result_height; row++)
    for (int column = 0; column < result_width; column++) {
      float x, y;
      warped(warp, row, column, result_height, result_width, &x, &y);
      float left = floorf(x + 0.5f), top = floorf(y + 0.5f);
      result[(long)row * result_width + column] =
          left >= 0 && top >= 0 && left < width && top < height ? source[(long)top * width + (long)left] : outside;
    }
}

static double peak(long rounds) {
  lanes sums[PEAK_SUMS];
  UNROLL for (int k = 0; k < PEAK_SUMS; k++) sums[k] = all(k);
  lanes factor = all(0.999f), term = all(0.001f);
  for (long round = 0; round < rounds; round++)
    UNROLL for (int k = 0; k < PEAK_SUMS; k++) sums[k] = sums[k] * factor + term;
  lanes sum = all(0);
  UNROLL for (int k = 0; k < PEAK_SUMS; k++) sum += sums[k];
  // Never true. It keeps the compiler from dropping the sums.
  return sum[0] == -1 ? 0 : 2.0 * 16 * PEAK_SUMS * rounds;
}
