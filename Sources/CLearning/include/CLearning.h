// The hot loops of learning: convolutions, normalisation, losses and optimisers on tensors whose
// channels stand in blocks of sixteen, for AVX-512, AVX2 and any other processor. Nothing here
// allocates, keeps state, or depends on the number of workers: sums over images and pixels are
// always divided the same way, so the same input gives the same bits.
#ifndef CLEARNING_H
#define CLEARNING_H

#include <stddef.h>
#include <stdint.h>

// Threads that wait for work: they spin for a short time, then sleep. Jobs come one at a time, from
// one thread.
typedef struct cl_pool cl_pool;
// `workers` includes the calling thread. NULL if no threads can be created.
cl_pool *cl_pool_create(int workers);
void cl_pool_destroy(cl_pool *pool);
int cl_pool_workers(const cl_pool *pool);
typedef void (*cl_task)(void *context, int index, int worker);
// Calls `task` once for each index below `count`, in any order.
void cl_pool_run(cl_pool *pool, int count, cl_task task, void *context);

// The instructions in use: "avx512", "avx2" or "portable".
const char *cl_instructions(void);

// The compiler of this file, with the revision of its sources.
const char *cl_compiler(void);
// Limits the instructions, for tests and benchmarks: 2 AVX-512, 1 AVX2, 0 portable. Returns what is
// in use.
int cl_use_instructions(int level);

// nChw16c: images, blocks of sixteen channels, rows, columns, sixteen channels. A border of one
// zero pixel surrounds each plane. `image`, `block` and `row` are the floats from one to the next.
typedef struct {
  float *data;  // the first image's first block's first pixel, inside the border
  int images, blocks, height, width;
  long image, block, row;
} cl_tensor;

// Images in planes: `data` is the first pixel of the first channel, inside a border of `border`
// zero pixels.
typedef struct {
  float *data;
  int images, channels, height, width;
  long image, channel, row;
} cl_planes;

void cl_clear_border(cl_pool *pool, const cl_tensor *tensor);

// MARK: 3x3 with stride 1 and a border of one, by Winograd's F(4x4,3x3)

// The layout of all weights: [output block][tap][input block][16 input channels][16 output
// channels], with taps row by row.
typedef struct {
  cl_tensor input, output;
  const float *weights;
  // If not 0, `input` is the gradient of the output and `output` that of the input; the weights are
  // still those of the forward direction.
  int adjoint;
  // By output channel, a factor of the sums before the bias is added; or NULL.
  const float *scale;
  const float *bias;   // by output channel, or NULL
  int relu, accumulate;
  float *statistics;  // NULL, or [parts][output blocks][sum, sum of squares][16] of what is written
  float *scratch;
} cl_winograd_job;
// The number of parts of the statistics, and the floats of scratch memory that a job needs.
int cl_winograd_parts(const cl_winograd_job *job);
size_t cl_winograd_scratch(const cl_winograd_job *job, int workers);
void cl_winograd(cl_pool *pool, const cl_winograd_job *job);
// The gradient of the weights: `output` is the gradient of the output, `gradient` is overwritten.
size_t cl_winograd_gradient_scratch(const cl_tensor *input, const cl_tensor *output, int workers);
void cl_winograd_gradient(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, float *gradient, float *scratch);

// MARK: any convolution as a sum over taps

typedef struct {
  int row, column;  // of the input pixel, from the pixel where the output pixel's window starts
  int weight;       // which tap of the weights
} cl_tap;
// output[r * output_step + output_row] += sum over taps of
//   input[r * input_step + tap.row] x weights[tap.weight]
// for each row r of the grid, and likewise for columns. This covers strided and transposed
// convolutions and the adjoint of either. Taps may leave the input by one pixel.
typedef struct {
  cl_tensor input, output;
  const float *weights;
  int weight_taps;  // how many taps the weights have
  const cl_tap *taps;
  int tap_count;
  int grid_rows, grid_columns;
  int input_step, output_step, output_row, output_column;
  const float *scale, *bias;
  int relu, accumulate;
  float *statistics;  // NULL, or [images x grid rows in bands of 8][output blocks][2][16]
} cl_direct_job;
int cl_direct_parts(const cl_direct_job *job);
void cl_direct(cl_pool *pool, const cl_direct_job *job);
// The gradient of the weights of the same job, whose `output` is the gradient of the output. Adds
// to `gradient`, which has the layout of the weights. `scratch` holds cl_direct_gradient_scratch
// floats.
size_t cl_direct_gradient_scratch(const cl_direct_job *job);
void cl_direct_gradient(cl_pool *pool, const cl_direct_job *job, float *gradient, float *scratch);
// The adjoint's weights: [input block][tap][output block][16 output channels][16 input channels].
void cl_transpose_weights(
    cl_pool *pool, const float *weights, float *transposed, int input_blocks, int output_blocks, int taps);

// MARK: the first layer, from one or three planes

// Weights: [output block][channel][row][column][16 output channels].
typedef struct {
  cl_planes input;
  cl_tensor output;
  const float *weights;
  int kernel, step, padding;
  const float *scale, *bias;
  int relu;
  float *statistics;  // NULL, or [images x rows in bands of 8][output blocks][2][16]
} cl_first_job;
int cl_first_parts(const cl_first_job *job);
void cl_first(cl_pool *pool, const cl_first_job *job);
size_t cl_first_gradient_scratch(const cl_first_job *job);
// `output` of the job is the gradient of the output; `gradient` is overwritten.
void cl_first_gradient(cl_pool *pool, const cl_first_job *job, float *gradient, float *scratch);

// MARK: batch norm, ReLU, sums

typedef struct {
  cl_tensor input, output;
  const float *scale, *shift;     // output = input * scale + shift, by channel
  const cl_tensor *residual;      // added before the ReLU, or NULL
  int relu;
  float leak;        // what the ReLU multiplies negative values with; 0 for a plain one
  // Floats from one image's scale and shift to the next's; 0 if all images share them.
  long image_step;
} cl_norm_job;
// [images][blocks][sum, sum of squares][16]
void cl_norm_statistics(cl_pool *pool, const cl_tensor *input, float *statistics);
// [images][blocks][mean, mean squared deviation from it][16], exact also where the mean is large.
void cl_instance_statistics(cl_pool *pool, const cl_tensor *input, float *statistics);
void cl_norm(cl_pool *pool, const cl_norm_job *job);

// What the ReLU let through is computed again from input, scale and shift, or from the output if a
// residual was added.
typedef struct {
  cl_tensor input;       // as it was before normalisation
  cl_tensor gradient;    // of the output; becomes that of the input
  const float *scale, *shift;  // NULL without ReLU, or where `output` is given
  const cl_tensor *output;     // where it is 0 no gradient passes; NULL
  const cl_tensor *residual_gradient; // gets what passes the ReLU, or NULL
  int accumulate_residual;
  float *sums;           // [images][blocks][sum of g, sum of g x input][16]
  const float *a, *b, *c;  // gradient of the input = a g + b input + c, by channel
  float leak;        // as in cl_norm_job, also for scale, shift, a, b and c
  long image_step;
} cl_norm_gradient_job;
// First pass: sums of what passes the ReLU; with `output`, `gradient` becomes that.
void cl_norm_gradient_sums(cl_pool *pool, const cl_norm_gradient_job *job);
// Second pass: in place.
void cl_norm_gradient(cl_pool *pool, const cl_norm_gradient_job *job);

// output (+)= input
void cl_copy(cl_pool *pool, const cl_tensor *input, const cl_tensor *output, int accumulate);

// output = one + other, with a ReLU where `relu` is not 0.
void cl_add(cl_pool *pool, const cl_tensor *one, const cl_tensor *other, const cl_tensor *output, int relu);
// From planes to blocks, and back. Channels that only the last block has are zero.
void cl_from_planes(cl_pool *pool, const cl_planes *input, const cl_tensor *output);
void cl_to_planes(cl_pool *pool, const cl_tensor *input, const cl_planes *output);

// MARK: pooling, resampling, shuffling, dropout

// Windows of size `window` with step 2 and `padding` in front. The gradient goes to the first of
// the largest values.
void cl_max_pool(cl_pool *pool, const cl_tensor *input, const cl_tensor *output, int window, int padding);
void cl_max_pool_gradient(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, const cl_tensor *output_gradient,
    const cl_tensor *input_gradient, int window, int padding, int accumulate);

// Row r of the output is the sum over k of weights[r x reach + k] times row starts[r] + k of the
// input; columns alike.
typedef struct {
  int reach;
  const int *starts;
  const float *weights;
} cl_resampling;
void cl_resample(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, const cl_resampling *rows,
    const cl_resampling *columns, int accumulate);

// Channel 4 c + 2 i + j of the input becomes pixel (2 y + i, 2 x + j) of channel c.
void cl_pixel_shuffle(cl_pool *pool, const cl_tensor *input, const cl_tensor *output);
void cl_pixel_shuffle_gradient(
    cl_pool *pool, const cl_tensor *output_gradient, const cl_tensor *input_gradient, int accumulate);

// Keeps a value with probability `keep` and divides it by `keep`. Which values are kept follows
// from `seed` and their place.
void cl_dropout(
    cl_pool *pool, const cl_tensor *input, const cl_tensor *output, float keep, uint64_t seed, int accumulate);

// MARK: head and losses

// Planes of logits: [image][class][pixel], without border; `weights` [input block][16][16 classes].
void cl_head(
    cl_pool *pool, const cl_tensor *input, const float *weights, const float *bias, int classes, float *logits);
// Overwrites the gradients of input, weights and bias. `scratch` holds images x (blocks x 256 + 16)
// floats.
void cl_head_gradient(
    cl_pool *pool, const cl_tensor *input, const float *logit_gradient, const float *weights, int classes,
    const cl_tensor *gradient, float *weight_gradient, float *bias_gradient, float *scratch);

// What the losses need of one image.
typedef struct {
  double cross_entropy, weight, focal, pixels;
  double overlap[16], predicted[16], present[16];  // sums over pixels of p r, p, r by class
} cl_loss_sums;
// Probabilities of the logits, and sums by image. Pixels with the label `ignored` do not count. If
// `labels` is NULL only probabilities are computed.
void cl_softmax(
    cl_pool *pool, const float *logits, const uint8_t *labels, int ignored, int images, int classes, long pixels,
    const float *class_weights, float focus, float *probabilities, cl_loss_sums *sums);
typedef struct {
  float cross_entropy, focal, focus;  // factors of the sums over pixels, and focal loss's exponent
  const float *class_weights;
  // The derivatives by the sums of the Dice loss, by class; or NULL.
  const float *overlap, *predicted;
} cl_loss_slopes;
void cl_loss_gradient(
    cl_pool *pool, const float *probabilities, const uint8_t *labels, int ignored, int images, int classes, long pixels,
    const cl_loss_slopes *slopes, float *logit_gradient);
// The first class with the largest value.
void cl_largest(
    cl_pool *pool, const float *planes, int images, int classes, long pixels, uint8_t *labels);

// MARK: optimisers, on flat vectors

typedef struct {
  float rate, beta1, beta2, epsilon, decay;
  float correction1, correction2;  // 1 - beta^step
  int decoupled;
} cl_adam_rule;
void cl_adam(
    cl_pool *pool, float *values, const float *gradients, float *first, float *second, long count,
    const cl_adam_rule *rule);
typedef struct { float rate, momentum, decay; int nesterov; int first; } cl_sgd_rule;
void cl_sgd(
    cl_pool *pool, float *values, const float *gradients, float *velocity, long count, const cl_sgd_rule *rule);
// Sums in one order for any number of workers. `partial` holds count / 4096 + 1 doubles.
double cl_sum_of_squares(cl_pool *pool, const float *values, long count, double *partial);
void cl_scale(cl_pool *pool, float *values, long count, float factor);

// MARK: images

// The place from which pixel (x, y) of the result is taken: (a x + b y + c, d x + e y + f), plus
// the displacement, which is interpolated bilinearly.
typedef struct {
  float a, b, c, d, e, f;
  const float *displacement;  // [2][nodes][nodes] in pixels of the source, over the result; or NULL
  int nodes;
} cl_warp;
// Bilinear with zero outside, and the nearest label with `outside` outside. They use one thread,
// because images are prepared while others are trained on.
void cl_warp_image(
    const float *source, int height, int width, const cl_warp *warp, float *result, int result_height, int result_width);
void cl_warp_labels(
    const uint8_t *source, int height, int width, const cl_warp *warp, uint8_t outside, uint8_t *result,
    int result_height, int result_width);

// Runs `rounds` of independent multiply-adds on one thread and returns the number of floating-point
// operations.
double cl_peak(long rounds);

#endif
