import CLearning

extension Network {
  /// The multiplications and additions of all convolutions for one image, counted by definition,
  /// whatever the kernels do.
  public var operations: Double {
    execution.graph.layers.reduce(0) { $0 + 2 * execution.products($1) }
  }
}

extension Execution {
  /// The products for one image.
  fileprivate func products(_ layer: any Layer) -> Double {
    func pixels(_ value: Int) -> Double {
      Double(graph.values[value].height * graph.values[value].width)
    }
    func channels(_ value: Int) -> Double { Double(graph.values[value].channels) }
    switch layer {
    case let layer as Convolution:
      return 9 * pixels(layer.output) * channels(layer.input) * channels(layer.output)
    case let layer as TapConvolution:
      return Double(layer.kernelTaps) * pixels(layer.output) * channels(layer.input)
        * channels(layer.output)
    case let layer as FirstConvolution:
      return Double(layer.kernel * layer.kernel * Int(input.channels)) * pixels(layer.output)
        * channels(layer.output)
    case let layer as TransposedConvolution:
      return pixels(layer.output) * channels(layer.input) * channels(layer.output)
    case let layer as Head:
      return pixels(layer.input) * channels(layer.input) * Double(layer.classes)
    default: return 0
    }
  }
}
