import CLearning

/// A graph's memory and whatever its layers need to run. All of it is allocated once, nothing in a
/// step.
final class Execution {
  enum Purpose { case training, prediction }

  let purpose: Purpose
  let workers: Workers
  let graph: Graph
  let parameters: FloatBuffer
  let statistics: FloatBuffer
  let parameterGradients: FloatBuffer
  let state: FloatBuffer
  private(set) var scratch: FloatBuffer
  private let activations: FloatBuffer
  private let gradientMemory: FloatBuffer
  private var tensors: [cl_tensor] = []
  private var gradients: [cl_tensor] = []
  /// The input, with a border of three pixels.
  let input: cl_planes
  private let inputMemory: FloatBuffer

  /// The number of images in this step.
  var images: Int
  /// Whether batch statistics are used and the running ones updated.
  var isTraining = false
  /// The seed of dropout in this step.
  var seed: UInt64 = 0
  var freedom: [ParameterGroup: Freezing] = [:] { didSet { findNeeds() } }
  /// Values whose gradients are wanted although nothing before them is trained.
  var wanted: [Int] = [] { didSet { findNeeds() } }
  /// The number of partial sums of each value's channels in this step; 0 if its layer made none.
  var parts: [Int]
  /// Which values' gradients are needed for trained parameters.
  private(set) var needs: [Bool] = []
  /// For each layer and input: whether the gradient is added to what is there.
  private(set) var accumulate: [[Bool]] = []
  let logits: UnsafeMutablePointer<Float>
  let logitGradients: UnsafeMutablePointer<Float>
  private let logitMemory: FloatBuffer
  /// The class of each pixel of the images, for the loss.
  let labels: UnsafeMutablePointer<UInt8>
  let classes: Int
  let pixels: Int

  var pool: OpaquePointer { workers.pool }

  init(
    _ graph: Graph, channels: Int, classes: Int, height: Int, width: Int, purpose: Purpose,
    workers: Workers, parameters: FloatBuffer? = nil, statistics: FloatBuffer? = nil
  ) {
    self.graph = graph
    self.purpose = purpose
    self.workers = workers
    images = graph.images
    parts = [Int](repeating: 0, count: graph.values.count)
    self.parameters = parameters ?? FloatBuffer(graph.parameterCount)
    self.statistics = statistics ?? FloatBuffer(graph.statisticCount)
    parameterGradients = FloatBuffer(purpose == .training ? graph.parameterCount : 0)
    state = FloatBuffer(graph.stateCount)
    let border = 3
    let row = width + 2 * border
    let channel = row * (height + 2 * border)
    inputMemory = FloatBuffer(graph.images * channels * channel + 16)
    input = cl_planes(
      data: inputMemory.start + border * row + border, images: Int32(graph.images),
      channels: Int32(channels), height: Int32(height), width: Int32(width),
      image: channel * channels, channel: channel, row: row)
    self.classes = classes
    pixels = height * width
    let scores = graph.images * classes * pixels
    logitMemory = FloatBuffer(scores * 2)
    logits = logitMemory.start
    logitGradients = logitMemory.start + scores
    labels = .allocate(capacity: graph.images * pixels)
    labels.initialize(repeating: 0, count: graph.images * pixels)
    let buffers = Buffers(graph, purpose)
    activations = FloatBuffer(buffers.values.total)
    gradientMemory = FloatBuffer(buffers.gradients.total)
    scratch = FloatBuffer(0)
    accumulate = buffers.accumulate
    for index in graph.values.indices {
      tensors.append(
        Self.tensor(graph, index, activations.start + buffers.valueOffsets[graph.root(index)]))
      let holder = graph.gradientHolder(index)
      gradients.append(
        Self.tensor(
          graph, holder, gradientMemory.start + buffers.gradientOffsets[graph.root(holder)]))
    }
    findNeeds()
    scratch = FloatBuffer(graph.layers.map { $0.scratch(self) }.max() ?? 0)
    images = graph.images
  }

  deinit { labels.deallocate() }

  func value(_ index: Int) -> cl_tensor {
    var tensor = tensors[index]
    tensor.images = Int32(images)
    return tensor
  }

  func gradient(_ index: Int) -> cl_tensor {
    var tensor = gradients[index]
    tensor.images = Int32(images)
    return tensor
  }

  var planes: cl_planes {
    var planes = input
    planes.images = Int32(images)
    return planes
  }

  func learns(_ role: Parameter.Role, _ group: ParameterGroup) -> Bool {
    (freedom[group] ?? .trained).learns(role)
  }

  /// The number of bytes allocated.
  var bytes: Int {
    4
      * (activations.count + gradientMemory.count + scratch.count + state.count + inputMemory.count
        + logitMemory.count + parameterGradients.count + parameters.count)
  }

  func forward() {
    for index in parts.indices { parts[index] = 0 }
    for layer in graph.layers { layer.forward(self) }
  }

  /// Computes ``parameterGradients`` from ``logitGradients``.
  func backward() {
    parameterGradients.clear()
    for (index, layer) in graph.layers.enumerated().reversed() where needs[layer.output] {
      layer.backward(self, accumulate: accumulate[index])
    }
  }

  private func findNeeds() {
    var needs = [Bool](repeating: false, count: graph.values.count)
    for value in wanted { needs[value] = true }
    for layer in graph.layers {
      guard
        layer.learnt.contains(where: { learns($0.0, $0.1) })
          || layer.inputs.contains(where: { needs[$0] })
      else { continue }
      needs[layer.output] = true
      var value = layer.output
      while let parent = graph.values[value].parent {
        needs[parent.value] = true
        value = parent.value
      }
    }
    self.needs = needs
  }

  private static func tensor(
    _ graph: Graph, _ index: Int, _ start: UnsafeMutablePointer<Float>
  ) -> cl_tensor {
    let value = graph.values[index]
    let root = graph.values[graph.root(index)]
    return cl_tensor(
      data: start + graph.offsetInRoot(index) + value.row + 16, images: Int32(graph.images),
      blocks: Int32(value.blocks), height: Int32(value.height), width: Int32(value.width),
      image: root.image, block: value.block, row: value.row)
  }
}
