import CLearning
import Randomness

/// A network with weights and memory for a number of images of one size. Only one thread may use it
/// at a time.
public final class Network {
  /// The network's structure.
  public let architecture: Architecture
  /// The largest number of images in a batch.
  public let images: Int
  /// The rows of an image.
  public let height: Int
  /// The columns of an image.
  public let width: Int
  let execution: Execution

  /// Draws the weights from `seed`: normally distributed, with PyTorch's standard deviation
  /// (without batch norm that of He et al. 2015); batch norms start with scale 1 and shift 0.
  ///
  /// For training it allocates what the backward pass needs, for prediction much less.
  public convenience init(
    _ architecture: Architecture, images: Int, height: Int, width: Int, training: Bool,
    workers: Int = 2, seed: UInt64 = 0
  ) throws(NetworkError) {
    try self.init(
      architecture, images: images, height: height, width: width,
      purpose: training ? .training : .prediction, workers: try Workers(workers), sharing: nil)
    initialise(seed: seed)
  }

  init(
    _ architecture: Architecture, images: Int, height: Int, width: Int,
    purpose: Execution.Purpose, workers: Workers, sharing other: Network?
  ) throws(NetworkError) {
    self.architecture = architecture
    self.images = max(1, images)
    self.height = height
    self.width = width
    var graph = try architecture.graph(images: self.images, height: height, width: width)
    if purpose == .prediction { graph.fuseNorms() }
    execution = Execution(
      graph, channels: architecture.channels, classes: architecture.classes, height: height,
      width: width, purpose: purpose, workers: workers, parameters: other?.execution.parameters,
      statistics: other?.execution.statistics)
  }

  /// The same network for another number or size of images, for prediction. It shares the weights
  /// instead of copying them.
  public func forPrediction(
    images: Int, height: Int, width: Int
  ) throws(NetworkError) -> Network {
    try Network(
      architecture, images: images, height: height, width: width, purpose: .prediction,
      workers: execution.workers, sharing: self)
  }

  /// The number of trained parameters.
  public var parameterCount: Int {
    execution.graph.parameters.filter { $0.role != .statistic }
      .reduce(0) { $0 + $1.shape.reduce(1, *) }
  }

  /// The number of bytes of all its memory.
  public var bytes: Int { execution.bytes }

  /// Draws all weights anew.
  public func initialise(seed: UInt64) {
    for (index, parameter) in execution.graph.parameters.enumerated() {
      var stream = RandomStream(seed: seed, [UInt64(index)])
      let to = memory(parameter)
      let places = parameter.layout.places
      switch parameter.start {
      case .constant(let value): for place in places { to[place] = value }
      case .normal(let deviation):
        for place in places { to[place] = Float(deviation * stream.normal()) }
      case .shuffled(let deviation):
        let size = places.count / max(1, parameter.shape[0])
        for index in places.indices {
          let isFirst = index / size % 4 == 0
          to[places[index]] =
            isFirst ? Float(deviation * stream.normal()) : to[places[index - size]]
        }
      }
    }
  }

  private func memory(_ parameter: Parameter) -> UnsafeMutablePointer<Float> {
    (parameter.role == .statistic ? execution.statistics : execution.parameters).start
      + parameter.offset
  }

  /// The weights and statistics by name, in PyTorch's shapes.
  public var weights: Weights { export { memory($0) } }

  var isFinite: Bool {
    weights.tensors.values.allSatisfy { $0.values.allSatisfy(\.isFinite) }
  }

  /// The gradients of the last step, by the weights' names.
  public var gradients: Weights { export(execution.parameterGradients) }

  /// Converts numbers in the order of the parameters to tensors by the weights' names.
  func export(_ buffer: FloatBuffer) -> Weights {
    export { $0.role == .statistic ? nil : buffer.start + $0.offset }
  }

  private func export(_ memory: (Parameter) -> UnsafeMutablePointer<Float>?) -> Weights {
    var weights = Weights()
    for parameter in execution.graph.parameters {
      guard let from = memory(parameter) else { continue }
      weights[parameter.name] = Weights.Tensor(
        shape: parameter.shape, values: parameter.layout.places.map { from[$0] })
    }
    return weights
  }

  /// Takes weights by name. Throws if one is missing, has another shape or belongs to no layer,
  /// before any is changed.
  ///
  /// Weights whose names begin with one of `skipping` are left as they are, such as the head of a
  /// network with other classes.
  public func load(_ weights: Weights, skipping prefixes: [String] = []) throws(NetworkError) {
    func isSkipped(_ name: String) -> Bool { prefixes.contains { name.hasPrefix($0) } }
    var found: [(Parameter, [Float])] = []
    for parameter in execution.graph.parameters where !isSkipped(parameter.name) {
      guard let tensor = weights[parameter.name] else { throw .missingWeight(parameter.name) }
      guard tensor.shape == parameter.shape else {
        throw .weightShape(parameter.name, found: tensor.shape, due: parameter.shape)
      }
      found.append((parameter, tensor.values))
    }
    let known = Set(execution.graph.parameters.map(\.name))
    if let other = weights.names.first(where: { !known.contains($0) && !isSkipped($0) }) {
      throw .unknownWeight(other)
    }
    for (parameter, values) in found {
      let to = memory(parameter)
      for (place, value) in zip(parameter.layout.places, values) { to[place] = value }
    }
  }

  /// The reverse of ``export(_:)``.
  func load(_ weights: Weights, to buffer: FloatBuffer) throws(NetworkError) {
    for parameter in execution.graph.parameters where parameter.role != .statistic {
      guard let tensor = weights[parameter.name] else { throw .missingWeight(parameter.name) }
      guard tensor.shape == parameter.shape else {
        throw .weightShape(parameter.name, found: tensor.shape, due: parameter.shape)
      }
      for (place, value) in zip(parameter.layout.places, tensor.values) {
        buffer.start[parameter.offset + place] = value
      }
    }
  }

  /// Sets an image of the batch; the values are ordered by channel, row, column.
  func setImage(_ index: Int, _ values: [Float]) throws(NetworkError) {
    let due = architecture.channels * height * width
    guard values.count == due else { throw .imageSize(values.count, due: due) }
    let planes = execution.input
    guard let start = planes.data else { return }
    values.withUnsafeBufferPointer { from in
      guard let base = from.baseAddress else { return }
      for channel in 0..<architecture.channels {
        for row in 0..<height {
          (start + index * planes.image + channel * planes.channel + row * planes.row)
            .update(from: base + (channel * height + row) * width, count: width)
        }
      }
    }
  }
}
