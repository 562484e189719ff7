import CLearning

/// Resamples by fixed weights: nearest, bilinear, as a transposed convolution with a bilinear
/// kernel, or the mean of each 2 x 2.
struct UpSampling: Layer {
  let input: Int
  let output: Int
  private let rows, columns, adjointRows, adjointColumns: ResamplingTable

  init(input: Int, output: Int, rows: Resampling, columns: Resampling, height: Int, width: Int) {
    self.input = input
    self.output = output
    self.rows = ResamplingTable(rows)
    self.columns = ResamplingTable(columns)
    adjointRows = ResamplingTable(rows.adjoint(height))
    adjointColumns = ResamplingTable(columns.adjoint(width))
  }

  var inputs: [Int] { [input] }

  func forward(_ execution: Execution) {
    var values = execution.value(input)
    var result = execution.value(output)
    var (down, across) = (rows.table, columns.table)
    cl_resample(execution.pool, &values, &result, &down, &across, 0)
  }

  func backward(_ execution: Execution, accumulate: [Bool]) {
    var gradients = execution.gradient(output)
    var target = execution.gradient(input)
    var (down, across) = (adjointRows.table, adjointColumns.table)
    cl_resample(execution.pool, &gradients, &target, &down, &across, accumulate[0] ? 1 : 0)
  }
}
