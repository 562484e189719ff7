import Testing

@testable import Learning

/// Gradients against central differences, in single precision: errors of some 1e-4 are rounding.
@Suite struct LayerGradientTests {
  let image = (channels: 2, height: 6, width: 6)

  @Test(arguments: [(4, 4, 16, 16), (5, 7, 3, 18), (9, 6, 17, 33)])
  func convolution(height: Int, width: Int, from: Int, to: Int) throws {
    let probe = try LayerProbe(inputs: [(from, height, width)]) { graph, inputs in
      graph.convolution(
        "conv", inputs[0], channels: to, kernel: 3, padding: 1, image: (1, 4, 4))
    }
    #expect(probe.error() < 1e-3)
  }

  @Test func convolutionWithBiasAndReLU() throws {
    let probe = try LayerProbe(inputs: [(5, 6, 5)]) { graph, inputs in
      graph.convolution(
        "conv", inputs[0], channels: 18, kernel: 3, padding: 1, bias: true, image: (1, 4, 4))
    }
    #expect(probe.error(step: 1e-4) < 3e-2)
  }

  @Test(arguments: [
    (1, 1, 0), (1, 2, 0), (3, 2, 1), (3, 2, 0), (3, 1, 1),
  ])
  func sumsOverTaps(kernel: Int, step: Int, padding: Int) throws {
    let probe = try LayerProbe(inputs: [(5, 6, 8)]) { graph, inputs in
      let output = graph.value(18, height: 6 / step, width: 8 / step)
      let layout = ParameterLayout.taps(
        output: Array(0..<18), outputBlocks: 2, input: Array(0..<5), inputBlocks: 1,
        taps: kernel * kernel)
      let weights = graph.parameter(
        "w", [18, 5, kernel, kernel], layout, start: .constant(0))
      return graph.add(
        TapConvolution(
          input: inputs[0], output: output, weights: weights, bias: nil, relu: false,
          group: .encoder, kernel: kernel, step: step, padding: padding))
    }
    #expect(probe.error() < 1e-3)
  }

  @Test(arguments: [(3, 1, 1), (7, 2, 3), (3, 2, 0)])
  func firstLayer(kernel: Int, step: Int, padding: Int) throws {
    let probe = try LayerProbe(inputs: [], image: (2, 6, 6)) { graph, _ in
      graph.convolution(
        "conv", nil, channels: 17, kernel: kernel, step: step, padding: padding, image: image)
    }
    #expect(probe.error() < 1e-3)
  }

  @Test func transposedConvolution() throws {
    let probe = try LayerProbe(inputs: [(18, 3, 5)]) { graph, inputs in
      graph.transposedConvolution("up", inputs[0], channels: 7)
    }
    #expect(probe.error() < 1e-3)
  }

  @Test(arguments: [(3, 1, 1), (3, 2, 1), (1, 1, 0)])
  func convolutionWithReLUAndWithoutBias(kernel: Int, step: Int, padding: Int) throws {
    let probe = try LayerProbe(inputs: [(5, 6, 8)]) { graph, inputs in
      graph.convolution(
        "conv", inputs[0], channels: 18, kernel: kernel, step: step, padding: padding, relu: true,
        image: (1, 4, 4))
    }
    #expect(probe.error(step: 1e-4) < 3e-2)
  }

  @Test(arguments: [(3, 1, 1), (3, 2, 1), (1, 1, 0)])
  func convolutionWithBiasAndWithoutReLU(kernel: Int, step: Int, padding: Int) throws {
    let probe = try LayerProbe(inputs: [(5, 6, 8)]) { graph, inputs in
      graph.convolution(
        "conv", inputs[0], channels: 18, kernel: kernel, step: step, padding: padding, bias: true,
        relu: false, image: (1, 4, 4))
    }
    #expect(probe.error() < 1e-3)
  }

  @Test func convolutionWithWeightNorm() throws {
    let probe = try LayerProbe(inputs: [(5, 4, 4)]) { graph, inputs in
      graph.convolution(
        "conv", inputs[0], channels: 18, kernel: 1, padding: 0, bias: true, relu: false,
        hasWeightNorm: true, image: (1, 4, 4))
    }
    #expect(probe.error() < 1e-3)
  }

  /// The input's gradient is added to that of another layer that uses it.
  @Test func batchNormOfAValueWithAnotherUse() throws {
    let probe = try LayerProbe(inputs: [(18, 4, 4)]) { graph, inputs in
      let norm = graph.normalise("norm", inputs[0], relu: false, isOnlyUse: false)
      return graph.sum(norm, inputs[0], relu: false)
    }
    #expect(probe.error() < 2e-3)
  }

  @Test func instanceNorm() throws {
    let probe = try LayerProbe(inputs: [(18, 5, 4)]) { graph, inputs in
      graph.normaliseInstances("norm", inputs[0], leak: nil, epsilon: 1e-5)
    }
    #expect(probe.error() < 2e-3)
  }

  @Test func instanceNormWithLeakyReLU() throws {
    let probe = try LayerProbe(inputs: [(6, 5, 4)]) { graph, inputs in
      graph.normaliseInstances("norm", inputs[0], leak: 0.2, epsilon: 1e-5)
    }
    #expect(probe.error(step: 1e-4) < 2e-2)
  }

  @Test func instanceNormWithResidualAndLeakyReLU() throws {
    let probe = try LayerProbe(inputs: [(6, 5, 4), (6, 5, 4)]) { graph, inputs in
      graph.normaliseInstances(
        "norm", inputs[0], leak: 0.2, adding: inputs[1], epsilon: 1e-5)
    }
    #expect(probe.error(step: 1e-4) < 2e-2)
  }

  /// A mean of ten thousand deviations: sums of squares alone would lose the variance.
  @Test func instanceNormIsExactBesideALargeMean() throws {
    let probe = try LayerProbe(inputs: [(3, 6, 6)]) { graph, inputs in
      graph.normaliseInstances("norm", inputs[0], leak: nil, epsilon: 1e-5)
    }
    let execution = probe.execution
    execution.parameters.values = execution.parameters.values.indices.map { $0 < 16 ? 1 : 0 }
    let pattern = (0..<36).map { Float($0 % 7) }
    let mean = pattern.reduce(0, +) / 36
    let deviation = (pattern.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 36).squareRoot()
    let count = execution.plain(probe.inputs[0]).count
    execution.set(probe.inputs[0], (0..<count).map { 20_000 + pattern[$0 % 36] })
    execution.forward()
    let due = (0..<count).map { (pattern[$0 % 36] - mean) / deviation }
    #expect(difference(execution.plain(probe.output), due) < 1e-3)
  }

  @Test(arguments: [true, false])
  func sumOfTwoValues(relu: Bool) throws {
    let probe = try LayerProbe(inputs: [(18, 3, 5), (18, 3, 5)]) { graph, inputs in
      graph.sum(inputs[0], inputs[1], relu: relu)
    }
    #expect(probe.error(step: relu ? 1e-4 : 1e-2) < (relu ? 2e-2 : 1e-3))
  }

  @Test func meanOfTwoByTwo() throws {
    let probe = try LayerProbe(inputs: [(5, 4, 6)]) { graph, inputs in graph.halve(inputs[0]) }
    #expect(probe.error() < 1e-3)
  }

  @Test(arguments: [true, false])
  func batchNorm(training: Bool) throws {
    let probe = try LayerProbe(inputs: [(18, 5, 4)], training: training) { graph, inputs in
      graph.normalise("norm", inputs[0], relu: false)
    }
    #expect(probe.error() < 2e-3)
  }

  @Test func batchNormWithResidualAndReLU() throws {
    let probe = try LayerProbe(inputs: [(6, 5, 4), (6, 5, 4)]) { graph, inputs in
      graph.normalise("norm", inputs[0], adding: inputs[1])
    }
    #expect(probe.error(step: 1e-4) < 2e-2)
  }

  @Test(arguments: [(2, 0), (3, 1)])
  func maxPool(window: Int, padding: Int) throws {
    let probe = try LayerProbe(inputs: [(18, 6, 8)]) { graph, inputs in
      graph.maxPool(inputs[0], window: window, padding: padding)
    }
    #expect(probe.error(step: 1e-4) < 1e-2)
  }

  @Test(arguments: [2, 4, 16], [0, 1, 2])
  func upSampling(factor: Int, kind: Int) throws {
    let probe = try LayerProbe(inputs: [(5, 3, 2)]) { graph, inputs in
      let kinds = [Resampling.nearest, Resampling.linear, Resampling.linearTransposed]
      return graph.enlarge(inputs[0], factor: factor, by: kinds[kind])
    }
    #expect(probe.error() < 1e-3)
  }

  @Test(arguments: [8, 72])
  func pixelShuffle(channels: Int) throws {
    let probe = try LayerProbe(inputs: [(channels, 3, 2)]) { graph, inputs in
      graph.pixelShuffle(inputs[0])
    }
    #expect(probe.error() < 1e-3)
  }

  @Test func dropout() throws {
    let probe = try LayerProbe(inputs: [(18, 6, 4)]) { graph, inputs in
      graph.dropout(inputs[0], 0.25)
    }
    #expect(probe.error() < 1e-3)
    let kept = probe.execution.plain(probe.output).filter { $0 != 0 }
    #expect(abs(Double(kept.count) / Double(2 * 18 * 24) - 0.75) < 0.05)
  }

  /// A value that goes two ways gets the sum of both gradients, joined values get theirs in place.
  @Test func joinedAndSharedValues() throws {
    let probe = try LayerProbe(inputs: [(18, 4, 4)]) { graph, inputs in
      let first = graph.convolution(
        "a", inputs[0], channels: 5, kernel: 1, padding: 0, image: (1, 4, 4))
      let second = graph.maxPool(first)
      let wide = graph.enlarge(second, factor: 2, by: Resampling.nearest)
      let joined = graph.concatenate([wide, first])
      return graph.convolution(
        "b", joined, channels: 20, kernel: 3, padding: 1, image: (1, 4, 4))
    }
    #expect(probe.error(step: 1e-4) < 1e-2)
  }
}
