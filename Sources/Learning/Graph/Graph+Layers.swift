/// The constants of batch norm.
struct NormRule: Sendable {
  var epsilon: Double
  var momentum: Double

  /// PyTorch's defaults.
  static let pytorch = NormRule(epsilon: 1e-5, momentum: 0.1)
  /// TensorFlow's defaults.
  static let tensorFlow = NormRule(epsilon: 1e-3, momentum: 0.01)
}

extension Graph {
  /// Adds a convolution of `input`, or of the image if that is nil. The weights are Adds the head,
  /// with the parameters `name.weight` and `name.bias`.
  ///
  /// `relu` says whether negative sums become zero; nil means: if there is a bias. With
  /// `hasWeightNorm` the weights are `name.weight_g` and `name.weight_v` (``WeightNorm``), for
  /// kernels other than 3x3 with stride 1. `isShuffled` says that the channels become pixels, so
  /// that each four start alike. `runs` is how the output's channels are grouped, which must match
  /// a value that it will be added to.
  mutating func convolution(
    _ name: String, _ input: Int?, channels: Int, kernel: Int, step: Int = 1, padding: Int,
    bias: Bool = false, relu: Bool? = nil, hasWeightNorm: Bool = false,
    isShuffled: Bool = false, runs: [Int]? = nil,
    image: (channels: Int, height: Int, width: Int)
  ) -> Int {
    let relu = relu ?? bias
    let from = input.map { values[$0] }
    let (height, width) = (from?.height ?? image.height, from?.width ?? image.width)
    let output = value(
      runs: runs ?? [channels], height: (height + step - 1) / step,
      width: (width + step - 1) / step)
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
    // Without a norm as in He et al. 2015, arXiv:1502.01852. With a norm, the scale has no effect
    // on the output, and smaller weights change direction faster; they are drawn as in PyTorch.
    let deviation = ((bias ? 2 : 1.0 / 3) / Double(inputs * taps)).squareRoot()
    let start = isShuffled ? Parameter.Start.shuffled(deviation) : .normal(deviation)
    let shape = [channels, inputs, kernel, kernel]
    let weightNorm =
      hasWeightNorm ? self.weightNorm(name, shape, layout, to, start, deviation) : nil
    let weights = weightNorm?.weights ?? parameter(name + ".weight", shape, layout, start: start)
    let term =
      bias
      ? parameter(
        name + ".bias", [channels], .vector(lanes: to.lanes, blocks: to.blocks),
        start: .constant(0)) : nil
    let isWinograd = kernel == 3 && step == 1 && padding == 1
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
          sums: output, weights: weights, bias: term, relu: relu, group: group, kernel: kernel,
          step: step, padding: padding))
    }
    if isWinograd {
      return add(
        Convolution(
          input: input, sums: output, weights: weights, bias: term, relu: relu, group: group))
    }
    return add(
      TapConvolution(
        input: input, output: output, weights: weights, weightNorm: weightNorm, bias: term,
        relu: relu, group: group, kernel: kernel, step: step, padding: padding))
  }

  private mutating func weightNorm(
    _ name: String, _ shape: [Int], _ layout: ParameterLayout, _ to: Value,
    _ start: Parameter.Start, _ deviation: Double
  ) -> WeightNorm {
    // As PyTorch initialises it: each row is as long as one of weights drawn without the norm.
    let length = deviation * Double(shape.dropFirst().reduce(1, *)).squareRoot()
    let gain = parameter(
      name + ".weight_g", [shape[0], 1, 1, 1], .vector(lanes: to.lanes, blocks: to.blocks),
      start: .constant(Float(length)))
    let direction = parameter(name + ".weight_v", shape, layout, start: start)
    return WeightNorm(
      gain: gain, direction: direction, rows: to.lanes, places: layout.places,
      weights: state(layout.count), gradient: state(layout.count), count: layout.count)
  }

  /// Adds batch norm and, if wanted, an added value and ReLU. The parameters are `name.weight`,
  /// `name.bias`, `name.running_mean`, `name.running_var`.
  ///
  /// `isOnlyUse` says that no other layer uses `input`, so that its gradient can share the output's
  /// memory.
  mutating func normalise(
    _ name: String, _ input: Int, relu: Bool = true, adding residual: Int? = nil,
    rule: NormRule = .pytorch, isOnlyUse: Bool = true
  ) -> Int {
    let from = values[input]
    let output = value(runs: from.runs, height: from.height, width: from.width)
    let layout = ParameterLayout.vector(lanes: from.lanes, blocks: from.blocks)
    func vector(_ last: String, _ role: Parameter.Role, _ start: Float) -> Int {
      parameter(
        "\(name).\(last)", [from.channels], layout, role: role, start: .constant(start))
    }
    let scale = vector("weight", .norm, 1)
    let shift = vector("bias", .norm, 0)
    let mean = vector("running_mean", .statistic, 0)
    let variance = vector("running_var", .statistic, 1)
    if isOnlyUse { shareGradient(of: input, with: output) }
    return add(
      Normalisation(
        input: input, output: output, residual: residual, relu: relu, scale: scale, shift: shift,
        mean: mean, variance: variance, epsilon: rule.epsilon, momentum: rule.momentum,
        group: group, sharesGradient: isOnlyUse,
        state: state(Normalisation.stateCount(from.blocks)),
        sums: state(images * from.blocks * 32)))
  }

  /// Adds instance norm and, if wanted, an added value and a leaky ReLU. The parameters are
  /// `name.weight`, `name.bias`.
  mutating func normaliseInstances(
    _ name: String, _ input: Int, leak: Double?, adding residual: Int? = nil, epsilon: Double
  ) -> Int {
    let from = values[input]
    let output = value(runs: from.runs, height: from.height, width: from.width)
    let layout = ParameterLayout.vector(lanes: from.lanes, blocks: from.blocks)
    let scale = parameter(
      "\(name).weight", [from.channels], layout, role: .norm, start: .constant(1))
    let shift = parameter("\(name).bias", [from.channels], layout, role: .norm, start: .constant(0))
    shareGradient(of: input, with: output)
    return add(
      InstanceNormalisation(
        input: input, output: output, residual: residual, leak: leak.map { Float($0) },
        scale: scale, shift: shift, epsilon: epsilon, group: group,
        state: state(InstanceNormalisation.stateCount(images, from.blocks)),
        sums: state(images * from.blocks * 32)))
  }

  /// Adds the image itself as a value, so that it can be concatenated with others.
  mutating func image(_ image: (channels: Int, height: Int, width: Int)) -> Int {
    add(ImageCopy(output: value(image.channels, height: image.height, width: image.width)))
  }

  /// Adds the sum of two values whose channels are grouped alike, with a ReLU if wanted.
  mutating func sum(_ one: Int, _ other: Int, relu: Bool) -> Int {
    let from = values[other]
    let output = value(runs: from.runs, height: from.height, width: from.width)
    return add(Addition(one: one, other: other, output: output, relu: relu))
  }

  /// Adds the mean of each 2 x 2 pixels.
  mutating func halve(_ input: Int) -> Int {
    let from = values[input]
    let output = value(from.channels, height: from.height / 2, width: from.width / 2)
    return add(
      UpSampling(
        input: input, output: output, rows: .halves(from.height), columns: .halves(from.width),
        height: from.height, width: from.width))
  }

  /// Declares the channels of a value to be the classes' scores.
  mutating func scores(_ input: Int) {
    let from = values[input]
    let output = value(0, height: from.height, width: from.width)
    _ = add(Scores(input: input, output: output))
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
