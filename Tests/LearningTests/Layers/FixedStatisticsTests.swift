import Testing

@testable import Learning

/// Batch norm in training with its running statistics, against the closed form: y = scale (x -
/// mean) / sqrt(variance + epsilon) + shift.
@Suite struct FixedStatisticsTests {
  private let images = 2, channels = 18, pixels = 12

  private func probe(_ freedom: Freezing) throws -> LayerProbe {
    let probe = try LayerProbe(images: images, inputs: [(channels, 3, 4)]) { graph, inputs in
      graph.normalise("norm", inputs[0], relu: false)
    }
    let group = try #require(probe.execution.graph.layers.first?.learnt.first).1
    probe.execution.freedom = [group: freedom]
    return probe
  }

  /// Of a parameter by channel, in double precision.
  private func values(_ probe: LayerProbe, _ name: String, _ buffer: FloatBuffer) throws
    -> [Double]
  {
    let parameter = try #require(
      probe.execution.graph.parameters.first { $0.name.hasSuffix(name) })
    return parameter.layout.places.map { Double(buffer.start[parameter.offset + $0]) }
  }

  @Test(arguments: [Freezing.fixedStatistics, .affineOnly, .frozen])
  func outputsAndGradientsAreThoseOfTheClosedForm(freedom: Freezing) throws {
    let probe = try probe(freedom)
    let execution = probe.execution
    let statistics = execution.statistics.values
    let x = execution.plain(probe.inputs[0]).map(Double.init)
    let mean = try values(probe, "running_mean", execution.statistics)
    let variance = try values(probe, "running_var", execution.statistics)
    let scale = try values(probe, "norm.weight", execution.parameters)
    let shift = try values(probe, "norm.bias", execution.parameters)
    let deviation = variance.map { ($0 + 1e-5).squareRoot() }
    func channel(_ index: Int) -> Int { index / pixels % channels }

    execution.forward()
    let normed = x.indices.map { (x[$0] - mean[channel($0)]) / deviation[channel($0)] }
    let due = x.indices.map { scale[channel($0)] * normed[$0] + shift[channel($0)] }
    #expect(difference(execution.plain(probe.output), due.map(Float.init)) < 1e-5)
    #expect(execution.statistics.values == statistics)

    let slopes = probe.noise(x.count)
    execution.setGradient(probe.output, slopes)
    execution.parameterGradients.clear()
    let layer = try #require(execution.graph.layers.first)
    layer.backward(execution, accumulate: execution.accumulate[0])
    let back = x.indices.map {
      Float(Double(slopes[$0]) * scale[channel($0)] / deviation[channel($0)])
    }
    #expect(difference(execution.plainGradient(probe.inputs[0]), back) < 1e-5)
    var (scaleSlopes, shiftSlopes) = (
      [Double](repeating: 0, count: channels), [Double](repeating: 0, count: channels)
    )
    for index in x.indices where freedom != .frozen {
      scaleSlopes[channel(index)] += Double(slopes[index]) * normed[index]
      shiftSlopes[channel(index)] += Double(slopes[index])
    }
    for (name, due) in [("norm.weight", scaleSlopes), ("norm.bias", shiftSlopes)] {
      let found = try values(probe, name, execution.parameterGradients)
      #expect(difference(found.map(Float.init), due.map(Float.init)) < 1e-4, "\(name)")
    }
  }

  /// The other way: what a batch has is used, and a tenth of it is kept.
  @Test func trainedStatisticsAreThoseOfTheBatch() throws {
    let probe = try probe(.trained)
    let execution = probe.execution
    let x = execution.plain(probe.inputs[0]).map(Double.init)
    let before = try values(probe, "running_mean", execution.statistics)
    execution.forward()
    let after = try values(probe, "running_mean", execution.statistics)
    for channel in 0..<channels {
      let own = x.indices.filter { $0 / pixels % channels == channel }.map { x[$0] }
      let mean = own.reduce(0, +) / Double(own.count)
      #expect(abs(after[channel] - (0.9 * before[channel] + 0.1 * mean)) < 1e-6)
    }
  }
}
