// Every kernel that is compiled for each set of instructions: result, name, parameters, arguments.
#include "CLearning.h"

#define CL_KERNELS(F)                                                                                                   \
  F(int, winograd_parts, (const cl_winograd_job *job), (job))                                                           \
  F(size_t, winograd_scratch, (const cl_winograd_job *job, int workers), (job, workers))                                \
  F(void, winograd, (cl_pool *pool, const cl_winograd_job *job), (pool, job))                                           \
  F(size_t, winograd_gradient_scratch, (const cl_tensor *input, const cl_tensor *output, int workers),                  \
    (input, output, workers))                                                                                           \
  F(void, winograd_gradient,                                                                                            \
    (cl_pool *pool, const cl_tensor *input, const cl_tensor *output, float *gradient, float *scratch),                  \
    (pool, input, output, gradient, scratch))                                                                           \
  F(int, direct_parts, (const cl_direct_job *job), (job))                                                               \
  F(void, direct, (cl_pool *pool, const cl_direct_job *job), (pool, job))                                               \
  F(size_t, direct_gradient_scratch, (const cl_direct_job *job), (job))                                                 \
  F(void, direct_gradient, (cl_pool *pool, const cl_direct_job *job, float *gradient, float *scratch),                  \
    (pool, job, gradient, scratch))                                                                                     \
  F(void, transpose_weights,                                                                                            \
    (cl_pool *pool, const float *weights, float *transposed, int input_blocks, int output_blocks, int taps),            \
    (pool, weights, transposed, input_blocks, output_blocks, taps))                                                     \
  F(int, first_parts, (const cl_first_job *job), (job))                                                                 \
  F(void, first, (cl_pool *pool, const cl_first_job *job), (pool, job))                                                 \
  F(size_t, first_gradient_scratch, (const cl_first_job *job), (job))                                                   \
  F(void, first_gradient, (cl_pool *pool, const cl_first_job *job, float *gradient, float *scratch),                    \
    (pool, job, gradient, scratch))                                                                                     \
  F(void, clear_border, (cl_pool *pool, const cl_tensor *tensor), (pool, tensor))                                       \
  F(void, norm_statistics, (cl_pool *pool, const cl_tensor *input, float *statistics), (pool, input, statistics))       \
  F(void, norm, (cl_pool *pool, const cl_norm_job *job), (pool, job))                                                   \
  F(void, norm_gradient_sums, (cl_pool *pool, const cl_norm_gradient_job *job), (pool, job))                            \
  F(void, norm_gradient, (cl_pool *pool, const cl_norm_gradient_job *job), (pool, job))                                 \
  F(void, copy, (cl_pool *pool, const cl_tensor *input, const cl_tensor *output, int accumulate),                       \
    (pool, input, output, accumulate))                                                                                  \
  F(void, instance_statistics, (cl_pool *pool, const cl_tensor *input, float *statistics), (pool, input, statistics))   \
  F(void, add,                                                                                                          \
    (cl_pool *pool, const cl_tensor *one, const cl_tensor *other, const cl_tensor *output, int relu),                   \
    (pool, one, other, output, relu))                                                                                   \
  F(void, from_planes, (cl_pool *pool, const cl_planes *input, const cl_tensor *output), (pool, input, output))         \
  F(void, to_planes, (cl_pool *pool, const cl_tensor *input, const cl_planes *output), (pool, input, output))           \
  F(void, max_pool, (cl_pool *pool, const cl_tensor *input, const cl_tensor *output, int window, int padding),          \
    (pool, input, output, window, padding))                                                                             \
  F(void, max_pool_gradient,                                                                                            \
    (cl_pool *pool, const cl_tensor *input, const cl_tensor *output, const cl_tensor *output_gradient,                  \
     const cl_tensor *input_gradient, int window, int padding, int accumulate),                                         \
    (pool, input, output, output_gradient, input_gradient, window, padding, accumulate))                                \
  F(void, resample,                                                                                                     \
    (cl_pool *pool, const cl_tensor *input, const cl_tensor *output, const cl_resampling *rows,                         \
     const cl_resampling *columns, int accumulate),                                                                     \
    (pool, input, output, rows, columns, accumulate))                                                                   \
  F(void, pixel_shuffle, (cl_pool *pool, const cl_tensor *input, const cl_tensor *output), (pool, input, output))       \
  F(void, pixel_shuffle_gradient,                                                                                       \
    (cl_pool *pool, const cl_tensor *output_gradient, const cl_tensor *input_gradient, int accumulate),                 \
    (pool, output_gradient, input_gradient, accumulate))                                                                \
  F(void, dropout,                                                                                                      \
    (cl_pool *pool, const cl_tensor *input, const cl_tensor *output, float keep, uint64_t seed, int accumulate),        \
    (pool, input, output, keep, seed, accumulate))                                                                      \
  F(void, head,                                                                                                         \
    (cl_pool *pool, const cl_tensor *input, const float *weights, const float *bias, int classes, float *logits),       \
    (pool, input, weights, bias, classes, logits))                                                                      \
  F(void, head_gradient,                                                                                                \
    (cl_pool *pool, const cl_tensor *input, const float *logit_gradient, const float *weights, int classes,             \
     const cl_tensor *gradient, float *weight_gradient, float *bias_gradient, float *scratch),                          \
    (pool, input, logit_gradient, weights, classes, gradient, weight_gradient, bias_gradient, scratch))                 \
  F(void, softmax,                                                                                                      \
    (cl_pool *pool, const float *logits, const uint8_t *labels, int ignored, int images, int classes, long pixels,      \
     const float *class_weights, float focus, float *probabilities, cl_loss_sums *sums),                                \
    (pool, logits, labels, ignored, images, classes, pixels, class_weights, focus, probabilities, sums))                \
  F(void, loss_gradient,                                                                                                \
    (cl_pool *pool, const float *probabilities, const uint8_t *labels, int ignored, int images, int classes,            \
     long pixels, const cl_loss_slopes *slopes, float *logit_gradient),                                                 \
    (pool, probabilities, labels, ignored, images, classes, pixels, slopes, logit_gradient))                            \
  F(void, largest, (cl_pool *pool, const float *planes, int images, int classes, long pixels, uint8_t *labels),         \
    (pool, planes, images, classes, pixels, labels))                                                                    \
  F(void, adam,                                                                                                         \
    (cl_pool *pool, float *values, const float *gradients, float *first, float *second, long count,                     \
     const cl_adam_rule *rule),                                                                                         \
    (pool, values, gradients, first, second, count, rule))                                                              \
  F(void, sgd,                                                                                                          \
    (cl_pool *pool, float *values, const float *gradients, float *velocity, long count, const cl_sgd_rule *rule),       \
    (pool, values, gradients, velocity, count, rule))                                                                   \
  F(double, sum_of_squares, (cl_pool *pool, const float *values, long count, double *partial),                          \
    (pool, values, count, partial))                                                                                     \
  F(void, scale, (cl_pool *pool, float *values, long count, float factor), (pool, values, count, factor))               \
  F(void, warp_image,                                                                                                   \
    (const float *source, int height, int width, const cl_warp *warp, float *result, int result_height,                 \
     int result_width),                                                                                                 \
    (source, height, width, warp, result, result_height, result_width))                                                 \
  F(void, warp_labels,                                                                                                  \
    (const uint8_t *source, int height, int width, const cl_warp *warp, uint8_t outside, uint8_t *result,               \
     int result_height, int result_width),                                                                              \
    (source, height, width, warp, outside, result, result_height, result_width))                                        \
  F(double, peak, (long rounds), (rounds))

#define CL_FIELD(result, name, parameters, arguments) result(*name) parameters;
typedef struct {
  CL_KERNELS(CL_FIELD)
} cl_kernels;

extern const cl_kernels cl_portable;
#if defined(__x86_64__)
extern const cl_kernels cl_avx2, cl_avx512;
#endif

#define CL_ENTRY(result, name, parameters, arguments) .name = name,
