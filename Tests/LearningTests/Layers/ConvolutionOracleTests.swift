import CLearning
import COpenBLAS
import Testing

@testable import Learning

/// Convolutions against patches and matrix products of OpenBLAS.
@Suite struct ConvolutionOracleTests {
  /// Output of one image: channels, rows, columns.
  static func oracle(
    _ image: ArraySlice<Float>, _ weights: [Float], from: Int, to: Int, _ height: Int, _ width: Int
  ) -> [Float] {
    let image = Array(image)
    let pixels = height * width
    var patches = [Float](repeating: 0, count: from * 9 * pixels)
    for channel in 0..<from {
      for tap in 0..<9 {
        for row in 0..<height {
          for column in 0..<width {
            let (y, x) = (row + tap / 3 - 1, column + tap % 3 - 1)
            guard (0..<height).contains(y), (0..<width).contains(x) else { continue }
            patches[(channel * 9 + tap) * pixels + row * width + column] =
              image[(channel * height + y) * width + x]
          }
        }
      }
    }
    var result = [Float](repeating: 0, count: to * pixels)
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(to), Int32(pixels), Int32(from * 9), 1,
      weights, Int32(from * 9), patches, Int32(pixels), 0, &result, Int32(pixels))
    return result
  }

  /// The layer's weights, what goes in and what comes out: images, channels, rows, columns.
  static func forwarded(_ probe: LayerProbe) -> (weights: [Float], input: [Float], output: [Float])
  {
    let execution = probe.execution
    execution.forward()
    let places = execution.graph.parameters[0].layout.places
    return (
      places.map { execution.parameters.start[$0] }, execution.plain(probe.inputs[0]),
      execution.plain(probe.output)
    )
  }

  /// The second and third have so many channels for their tiles that the other way of parting is
  /// taken.
  @Test(arguments: [(3, 20, 7, 10), (128, 130, 4, 5), (130, 128, 5, 4)])
  func winograd(from: Int, to: Int, height: Int, width: Int) throws {
    let probe = try LayerProbe(inputs: [(from, height, width)], workers: 2) { graph, inputs in
      graph.convolution(
        "conv", inputs[0], channels: to, kernel: 3, padding: 1, image: (1, 4, 4))
    }
    let (weights, values, found) = Self.forwarded(probe)
    var (error, size) = (0.0, 0.0)
    for image in 0..<2 {
      let count = values.count / 2
      let due = Self.oracle(
        values[(image * count)..<((image + 1) * count)], weights, from: from, to: to, height, width)
      for (index, value) in due.enumerated() {
        error += Double(
          (found[image * due.count + index] - value) * (found[image * due.count + index] - value))
        size += Double(value * value)
      }
    }
    #expect((error / size).squareRoot() < 5e-6)
  }

  /// Rows are parted by sixteen, eight, four and one pixels.
  @Test(arguments: [5, 12, 20, 29]) func onePixelWide(width: Int) throws {
    let (from, to, height) = (20, 7, 3)
    let probe = try LayerProbe(inputs: [(from, height, width)], workers: 2) { graph, inputs in
      graph.convolution("conv", inputs[0], channels: to, kernel: 1, padding: 0, image: (1, 4, 4))
    }
    let (weights, values, found) = Self.forwarded(probe)
    let pixels = height * width
    for image in 0..<2 {
      var due = [Float](repeating: 0, count: to * pixels)
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(to), Int32(pixels), Int32(from), 1,
        weights, Int32(from), Array(values[(image * from * pixels)...]), Int32(pixels), 0, &due,
        Int32(pixels))
      for (index, value) in due.enumerated() {
        #expect(abs(found[image * due.count + index] - value) < 1e-5)
      }
    }
  }
}
