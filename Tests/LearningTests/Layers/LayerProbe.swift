import CLearning
import Randomness

@testable import Learning

/// One layer between values that a test sets: its gradients against finite differences along random
/// directions.
final class LayerProbe {
  let execution: Execution
  let output: Int
  let inputs: [Int]
  private var stream = RandomStream(seed: 5)

  /// `inputs` are channels, rows, columns; `build` adds the layers that are probed and returns the
  /// last one's output.
  init(
    images: Int = 2, inputs shapes: [(Int, Int, Int)], image: (Int, Int, Int) = (1, 4, 4),
    training: Bool = true, workers: Int = 1, _ build: (inout Graph, [Int]) -> Int
  ) throws {
    var graph = Graph(images: images)
    inputs = shapes.map { graph.value($0.0, height: $0.1, width: $0.2) }
    output = build(&graph, inputs)
    execution = Execution(
      graph, channels: image.0, classes: 2, height: image.1, width: image.2, purpose: .training,
      workers: try Workers(workers))
    execution.isTraining = training
    execution.wanted = inputs
    for (index, parameter) in graph.parameters.enumerated() {
      var stream = RandomStream(seed: 9, [UInt64(index)])
      let to = memory(parameter)
      for place in parameter.layout.places {
        to[place] = Float(
          parameter.name.hasSuffix("running_var") ? 1 + stream.unit() : stream.normal())
      }
    }
    for input in inputs { execution.set(input, noise(execution.plain(input).count)) }
    let planes = execution.input
    for index in 0..<(images * planes.image) where isInside(index) {
      planes.data[index] = Float(stream.normal())
    }
  }

  private func isInside(_ index: Int) -> Bool {
    let planes = execution.input
    return index % planes.row < Int(planes.width)
      && index % planes.channel / planes.row < Int(planes.height)
  }

  private func memory(_ parameter: Parameter) -> UnsafeMutablePointer<Float> {
    (parameter.role == .statistic ? execution.statistics : execution.parameters).start
      + parameter.offset
  }

  func noise(_ count: Int) -> [Float] { (0..<count).map { _ in Float(stream.normal()) } }

  private func run() -> [Float] {
    let statistics = execution.statistics.values
    execution.forward()
    execution.statistics.values = statistics
    return execution.plain(output)
  }

  /// The largest difference between the two, as a share of the larger: over all inputs and
  /// parameters.
  func error(step: Float = 1e-2) -> Double {
    let first = run()
    let slopes = noise(first.count)
    execution.setGradient(output, slopes)
    execution.parameterGradients.clear()
    for (index, layer) in execution.graph.layers.enumerated().reversed() {
      layer.backward(execution, accumulate: execution.accumulate[index])
    }
    var worst = 0.0
    func hold(_ gradient: [Float], _ values: [Float], _ set: ([Float]) -> Void) {
      let direction = noise(values.count)
      func moved(_ by: Float) -> Double {
        set(zip(values, direction).map { $0 + by * $1 })
        return zip(run(), slopes).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      }
      let numeric = (moved(step) - moved(-step)) / Double(2 * step)
      set(values)
      let analytic = zip(gradient, direction).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      let size = zip(gradient, direction).reduce(0) { $0 + abs(Double($1.0) * Double($1.1)) }
      worst = max(worst, abs(numeric - analytic) / max(size.squareRoot(), abs(numeric), 1e-6))
    }
    for input in inputs where execution.graph.layers.contains(where: { $0.inputs.contains(input) })
    {
      hold(execution.plainGradient(input), execution.plain(input)) { execution.set(input, $0) }
    }
    for parameter in execution.graph.parameters where parameter.role != .statistic {
      let places = parameter.layout.places
      let from = execution.parameterGradients.start + parameter.offset
      hold(places.map { from[$0] }, places.map { memory(parameter)[$0] }) { values in
        for (place, value) in zip(places, values) { memory(parameter)[place] = value }
      }
    }
    return worst
  }
}
