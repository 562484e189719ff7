/// A network under construction, for images of one size.
struct Graph {
  let images: Int
  private(set) var values: [Value] = []
  private(set) var layers: [any Layer] = []
  private(set) var parameters: [Parameter] = []
  /// The numbers of floats in the vectors of parameters and of statistics, and of those that layers
  /// keep from forward to backward.
  private(set) var parameterCount = 0
  private(set) var statisticCount = 0
  private(set) var stateCount = 0
  /// The group of the layers that are added next.
  var group = ParameterGroup.encoder

  init(images: Int) { self.images = images }

  mutating func value(_ channels: Int, height: Int, width: Int) -> Int {
    value(runs: [channels], height: height, width: width)
  }

  mutating func value(runs: [Int], height: Int, width: Int) -> Int {
    values.append(Value(runs: runs, height: height, width: width))
    return values.count - 1
  }

  mutating func add(_ layer: any Layer) -> Int {
    layers.append(layer)
    return layer.output
  }

  /// Adds a parameter and returns its offset.
  mutating func parameter(
    _ name: String, _ shape: [Int], _ layout: ParameterLayout, role: Parameter.Role = .weight,
    start: Parameter.Start
  ) -> Int {
    var parameter = Parameter(
      name: name, shape: shape, layout: layout, role: role, group: group, start: start)
    if role == .statistic {
      parameter.offset = statisticCount
      statisticCount += layout.count
    } else {
      parameter.offset = parameterCount
      parameterCount += layout.count
    }
    parameters.append(parameter)
    return parameter.offset
  }

  /// Reserves floats that a layer keeps, and returns their offset.
  mutating func state(_ count: Int) -> Int {
    defer { stateCount += (count + 15) / 16 * 16 }
    return stateCount
  }

  /// Concatenates the channels of several values. The values are written directly into the result,
  /// so each can be part of one such result only.
  mutating func concatenate(_ parts: [Int]) -> Int {
    let first = values[parts[0]]
    var joined = Value(runs: [], height: first.height, width: first.width)
    for part in parts {
      values[part].parent = (values.count, joined.blocks)
      joined.runs += values[part].runs
    }
    values.append(joined)
    return values.count - 1
  }

  mutating func keepStatistics(of value: Int, parts: Int) {
    values[value].statistics = state(parts * values[value].blocks * 32)
  }

  mutating func shareGradient(of value: Int, with output: Int) {
    values[value].gradientAlias = output
  }

  /// Lets convolutions apply the norms as they write their sums, so that each result is written
  /// once. For prediction only.
  mutating func fuseNorms() {
    var fused: [any Layer] = []
    for layer in layers {
      guard let norm = layer as? Normalisation, norm.residual == nil,
        var before = fused.last as? any NormalisableLayer, before.output == norm.input,
        before.bias == nil, !before.relu
      else {
        fused.append(layer)
        continue
      }
      before.norm = norm
      fused[fused.count - 1] = before
    }
    layers = fused
  }

  /// The value whose memory contains this one's.
  func root(_ value: Int) -> Int {
    values[value].parent.map { root($0.value) } ?? value
  }

  /// The number of floats from the root's start to this value's.
  func offsetInRoot(_ value: Int) -> Int {
    guard let parent = values[value].parent else { return 0 }
    return offsetInRoot(parent.value) + parent.block * values[value].block
  }

  /// The value whose gradient contains this one's gradient.
  func gradientHolder(_ value: Int) -> Int {
    values[value].gradientAlias.map(gradientHolder) ?? value
  }
}
