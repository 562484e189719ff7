/// How batch norm is computed.
struct NormRule: Sendable {
  var epsilon: Double
  var momentum: Double

  /// As PyTorch does unless told otherwise.
  static let pytorch = NormRule(epsilon: 1e-5, momentum: 0.1)
  /// As TensorFlow does.
  static let tensorFlow = NormRule(epsilon: 1e-3, momentum: 0.01)
}

extension Graph {
  /// A convolution of `input`, or of the image where that is nil; with a bias also a ReLU. Weights are called `name.weight`, `name.bias`.
  mutating func convolution(
    _ name: String, _ input: Int?, channels: Int, kernel: Int, step: Int = 1, padding: Int,
    bias: Bool = false, relu: Bool = true, image: (channels: Int, height: Int, width: Int)
  ) -> Int {
    let from = input.map { values[$0] }
    let (height, width) = (from?.height ?? image.height, from?.width ?? image.width)
    let output = value(
      channels, height: (height + step - 1) / step, width: (width + step - 1) / step)
    let to = values[output]
    let taps = kernel * kernel
    let inputs = from?.channels ?? image.channels
    let layout: ParameterLayout =
      if let from {
        .taps(
          output: to.lanes, outputBlocks: to.blocks, input: from.lanes, inputBlocks: from.blocks,
          taps: taps)
      } else {
        .planes(
          output: to.lanes, outputBlocks: to.blocks, channels: image.channels, taps: taps)
      }
    // Without a norm as He et al. 2015 say, arXiv:1502.01852. A norm takes the size out again, and smaller weights turn faster: as
    // PyTorch draws them.
    let start = (bias ? 2 : 1.0 / 3) / Double(inputs * taps)
    let weights = parameter(
      name + ".weight", [channels, inputs, kernel, kernel], layout,
      start: .normal(start.squareRoot()))
    let term =
      bias
      ? parameter(
        name + ".bias", [channels], .vector(lanes: to.lanes, blocks: to.blocks),
        start: .constant(0)) : nil
    let isWinograd = kernel == 3 && step == 1 && padding == 1 && (!bias || relu)
    let bands = images * ((to.height + 7) / 8)
    if !bias {
      let most =
        from != nil && isWinograd
        ? Convolution.parts(to, inputBlocks: from?.blocks ?? 1, images: images) : bands
      keepStatistics(of: output, parts: max(most, images))
    }
    guard let input else {
      return add(
        FirstConvolution(
          sums: output, weights: weights, bias: term, group: group, kernel: kernel, step: step,
          padding: padding))
    }
    if isWinograd {
      return add(
        Convolution(
          input: input, sums: output, weights: weights, bias: term, group: group))
    }
    return add(
      TapConvolution(
        input: input, output: output, weights: weights, bias: term, relu: bias && relu,
        group: group, kernel: kernel, step: step, padding: padding))
  }

  /// Batch norm and, where wanted, an added value and ReLU. `name.weight`, `name.bias`, `name.running_mean`, `name.running_var`.
  mutating func normalise(
    _ name: String, _ input: Int, relu: Bool = true, adding residual: Int? = nil,
    rule: NormRule = .pytorch
  ) -> Int {
    let from = values[input]
    let output = value(from.channels, height: from.height, width: from.width)
    let layout = ParameterLayout.vector(lanes: from.lanes, blocks: from.blocks)
    func vector(_ last: String, _ role: Parameter.Role, _ start: Float) -> Int {
      parameter(
        "\(name).\(last)", [from.channels], layout, role: role, start: .constant(start))
    }
    let scale = vector("weight", .norm, 1)
    let shift = vector("bias", .norm, 0)
    let mean = vector("running_mean", .statistic, 0)
    let variance = vector("running_var", .statistic, 1)
    shareGradient(of: input, with: output)
    return add(
      Normalisation(
        input: input, output: output, residual: residual, relu: relu, scale: scale, shift: shift,
        mean: mean, variance: variance, epsilon: rule.epsilon, momentum: rule.momentum,
        group: group, state: state(Normalisation.stateCount(from.blocks)),
        sums: state(images * from.blocks * 32)))
  }

  mutating func maxPool(_ input: Int, window: Int = 2, padding: Int = 0) -> Int {
    let from = values[input]
    let output = value(
      from.channels, height: (from.height + 2 * padding - window) / 2 + 1,
      width: (from.width + 2 * padding - window) / 2 + 1)
    return add(MaxPooling(input: input, output: output, window: window, padding: padding))
  }

  mutating func transposedConvolution(_ name: String, _ input: Int, channels: Int) -> Int {
    let from = values[input]
    let output = value(channels, height: from.height * 2, width: from.width * 2)
    let to = values[output]
    let weights = parameter(
      name + ".weight", [from.channels, channels, 2, 2],
      .turnedTaps(
        output: to.lanes, outputBlocks: to.blocks, input: from.lanes, inputBlocks: from.blocks,
        taps: 4),
      start: .normal((1 / Double(6 * from.channels)).squareRoot()))
    let bias = parameter(
      name + ".bias", [channels], .vector(lanes: to.lanes, blocks: to.blocks), start: .constant(0))
    return add(
      TransposedConvolution(
        input: input, output: output, weights: weights, bias: bias, group: group))
  }

  mutating func enlarge(
    _ input: Int, factor: Int, by resampling: (Int, Int) -> Resampling
  ) -> Int {
    let from = values[input]
    let output = value(from.channels, height: from.height * factor, width: from.width * factor)
    return add(
      UpSampling(
        input: input, output: output, rows: resampling(from.height, factor),
        columns: resampling(from.width, factor), height: from.height, width: from.width))
  }

  mutating func pixelShuffle(_ input: Int) -> Int {
    let from = values[input]
    let output = value(from.channels / 4, height: from.height * 2, width: from.width * 2)
    return add(PixelShuffle(input: input, output: output))
  }

  mutating func dropout(_ input: Int, _ probability: Double) -> Int {
    guard probability > 0 else { return input }
    let from = values[input]
    let output = value(from.channels, height: from.height, width: from.width)
    return add(
      Dropout(input: input, output: output, probability: probability, number: layers.count))
  }

  /// `name.weight` and `name.bias`.
  mutating func head(_ name: String, _ input: Int, classes: Int) {
    group = .head
    let from = values[input]
    let weights = parameter(
      name + ".weight", [classes, from.channels, 1, 1],
      .taps(
        output: Array(0..<classes), outputBlocks: 1, input: from.lanes, inputBlocks: from.blocks,
        taps: 1),
      start: .normal((1 / Double(3 * from.channels)).squareRoot()))
    let bias = parameter(
      name + ".bias", [classes], .vector(lanes: Array(0..<classes), blocks: 1), start: .constant(0))
    let output = value(0, height: from.height, width: from.width)
    _ = add(
      Head(input: input, output: output, weights: weights, bias: bias, classes: classes))
  }
}
