// Winograd's F(4x4,3x3) with the points 0, +-5/8, +-3/2 and infinity. Rounding errors are 2.7 times
// smaller than with 0, +-1, +-2 (Barabasz et al. 2020 explain why). Each 6x6 tile of input gives
// 4x4 outputs with 36 products for each pair of channels instead of 144.
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

// How many pixels ahead of a tile are prefetched.
enum { AHEAD = 14 };

// B^T x B of a 6x6 tile to 36 vectors, `step` floats apart. The given numbers of rows and columns
// lie inside the image. Rows of B^T come in pairs, so that the product with one side stays in
// registers.
INLINE void transform_input_tile(const float *from, long line_step, int rows, int columns, float *to, long step) {
#define PIXEL(i, j) ((i) < rows && (j) < columns ? load(from + (i) * line_step + (j) * 16) : all(0))
// The rows of a point and of its negative. OTHER is the square of the other pair of points.
#define POINTS(POINT, OTHER, ROW)                                                                          \
  UNROLL for (int j = 0; j < 6; j++) {                                                                     \
    lanes even = PIXEL(4, j) - OTHER * PIXEL(2, j), odd = POINT * (PIXEL(3, j) - OTHER * PIXEL(1, j));     \
    first[j] = even + odd;                                                                                 \
    second[j] = even - odd;                                                                                \
  }                                                                                                        \
  input_line(first, result);                                                                               \
  UNROLL for (int j = 0; j < 6; j++) store(to + (ROW * 6 + j) * step, result[j]);                          \
  input_line(second, result);                                                                              \
  UNROLL for (int j = 0; j < 6; j++) store(to + ((ROW + 1) * 6 + j) * step, result[j]);
  lanes first[6], second[6], result[6];
  UNROLL for (int j = 0; j < 6; j++) first[j] = PIXEL(4, j) - (P2 + Q2) * PIXEL(2, j) + (P2 * Q2) * PIXEL(0, j);
  input_line(first, result);
  UNROLL for (int j = 0; j < 6; j++) store(to + j * step, result[j]);
  POINTS(P, Q2, 1)
  POINTS(Q, P2, 3)
  UNROLL for (int j = 0; j < 6; j++) first[j] = PIXEL(5, j) - (P2 + Q2) * PIXEL(3, j) + (P2 * Q2) * PIXEL(1, j);
  input_line(first, result);
  UNROLL for (int j = 0; j < 6; j++) store(to + (30 + j) * step, result[j]);
#undef POINTS
#undef PIXEL
}

static void transform_input(const cl_tensor *tensor, tiling tiles, int tile, int block, float *to, long step) {
  int image = tile / (tiles.rows * tiles.columns), place = tile % (tiles.rows * tiles.columns);
  int row = 4 * (place / tiles.columns) - 1, column = 4 * (place % tiles.columns) - 1;
  // With the border.
  int rows = tensor->height + 1 - row, columns = tensor->width + 1 - column;
  const float *from = at(tensor, image, block, row, column);
  // The next tiles: a row of a tensor is often longer than what the processor prefetches by itself.
  for (int i = 2; i < 6; i++)
    UNROLL for (int j = 0; j < 4; j++) __builtin_prefetch(from + i * tensor->row + (AHEAD + j) * 16);
  if (rows >= 6 && columns >= 6) transform_input_tile(from, tensor->row, 6, 6, to, step);
  else transform_input_tile(from, tensor->row, rows, columns, to, step);
}

// One 4x4 tile of a gradient to 36 vectors, A y A^T, with its rows and columns inside the image.
INLINE void transform_gradient_tile(const float *from, long line_step, int rows, int columns, float *to, long step) {
  lanes half[6][4], line[4], result[6];
  UNROLL for (int j = 0; j < 4; j++) {
    UNROLL for (int i = 0; i < 4; i++)
      line[i] = i < rows && j < columns ? load(from + i * line_step + j * 16) : all(0);
    output_adjoint_line(line, result);
    UNROLL for (int i = 0; i < 6; i++) half[i][j] = result[i];
  }
  UNROLL for (int i = 0; i < 6; i++) {
    output_adjoint_line(half[i], result);
    UNROLL for (int j = 0; j < 6; j++) store(to + (i * 6 + j) * step, result[j]);
  }
}

static void transform_gradient(const cl_tensor *tensor, tiling tiles, int tile, int block, float *to, long step) {
  int image = tile / (tiles.rows * tiles.columns), place = tile % (tiles.rows * tiles.columns);
  int row = 4 * (place / tiles.columns), column = 4 * (place % tiles.columns);
  int rows = tensor->height - row, columns = tensor->width - column;
  const float *from = at(tensor, image, block, row, column);
  for (int i = 0; i < 4; i++)
    UNROLL for (int j = 0; j < 4; j++) __builtin_prefetch(from + i * tensor->row + (AHEAD - 2 + j) * 16);
  if (rows >= 4 && columns >= 4) transform_gradient_tile(from, tensor->row, 4, 4, to, step);
  else transform_gradient_tile(from, tensor->row, rows, columns, to, step);
}

// Writes the rows and columns of a 4x4 tile that lie inside the image.
INLINE void write_tile(
    const cl_winograd_job *job, lanes tile[4][4], int block, float *to, int rows, int columns, lanes *sum,
    lanes *squares) {
  long row = job->output.row;
  if (job->scale || job->bias) {
    lanes bias = job->bias ? load(job->bias + block * 16) : all(0);
    lanes scale = job->scale ? load(job->scale + block * 16) : all(1);
    UNROLL for (int i = 0; i < 4; i++) UNROLL for (int j = 0; j < 4; j++) tile[i][j] = tile[i][j] * scale + bias;
  }
#define INSIDE \
  UNROLL for (int i = 0; i < 4; i++) UNROLL for (int j = 0; j < 4; j++) if (i < rows && j < columns)
  if (job->accumulate) INSIDE tile[i][j] += load(to + i * row + j * 16);
  if (job->relu) INSIDE tile[i][j] = positive(tile[i][j]);
  if (job->statistics) {
    // By row, so that no addition waits for another.
    lanes sums[4] = {all(0), all(0), all(0), all(0)}, products[4] = {all(0), all(0), all(0), all(0)};
    INSIDE {
      sums[i] += tile[i][j];
      products[i] += tile[i][j] * tile[i][j];
    }
    *sum += (sums[0] + sums[1]) + (sums[2] + sums[3]);
    *squares += (products[0] + products[1]) + (products[2] + products[3]);
  }
  INSIDE store(to + i * row + j * 16, tile[i][j]);
#undef INSIDE
}

// 36 vectors, `step` floats apart, to a 4x4 tile of the output.
static void transform_output(
    const cl_winograd_job *job, tiling tiles, int tile, int block, const float *from, long step, lanes *sum,
    lanes *squares) {
  const cl_tensor *tensor = &job->output;
  int image = tile / (tiles.rows * tiles.columns), place = tile % (tiles.rows * tiles.columns);
  int row = 4 * (place / tiles.columns), column = 4 * (place % tiles.columns);
  int rows = tensor->height - row, columns = tensor->width - column;
  lanes half[4][6], line[6], result[4][4];
  UNROLL for (int j = 0; j < 6; j++) {
    UNROLL for (int i = 0; i < 6; i++) line[i] = load(from + (i * 6 + j) * step);
    output_line(line, result[0]);
    UNROLL for (int i = 0; i < 4; i++) half[i][j] = result[0][i];
  }
  UNROLL for (int i = 0; i < 4; i++) output_line(half[i], result[i]);
  float *to = at(tensor, image, block, row, column);
  if (rows >= 4 && columns >= 4) write_tile(job, result, block, to, 4, 4, sum, squares);
  else write_tile(job, result, block, to, rows, columns, sum, squares);
}

// The weights of 16 input channels for a block of outputs to [36][..][16]. `to` is the place of the
// first channel; the 36 parts lie `step` floats apart.
static void transform_weights(
    const cl_winograd_job *job, int output_block, int input_block, float *to, long step) {
  int inputs = job->input.blocks, outputs = job->output.blocks;
  float turned[9 * 256] __attribute__((aligned(64)));
  const float *from;
  long tap_step;
  if (job->adjoint) {
    // For the adjoint the taps are turned by half a circle, and the channels change places.
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
