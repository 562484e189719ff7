/// The layers of a ResNet of basic blocks (He et al. 2016, arXiv:1512.03385), without its last two.
struct ResNetEncoder {
  /// The channels of the stem and then of the levels.
  var widths: [Int]
  /// The number of blocks of each level.
  var blocks: [Int]
  /// The prefix of the names of weights.
  var stem: String
  var stemNorm: String
  var level: (Int) -> String

  /// The values of the stem and of each level, the finest first.
  func add(to graph: inout Graph, _ image: (channels: Int, height: Int, width: Int)) -> [Int] {
    func convolution(
      _ name: String, _ input: Int?, _ channels: Int, _ kernel: Int, _ step: Int
    ) -> Int {
      graph.convolution(
        name, input, channels: channels, kernel: kernel, step: step, padding: kernel / 2,
        image: image)
    }
    var values = [graph.normalise(stemNorm, convolution(stem, nil, widths[0], 7, 2))]
    var value = graph.maxPool(values[0], window: 3, padding: 1)
    for (level, count) in blocks.enumerated() {
      for index in 0..<count {
        let name = "\(self.level(level)).\(index)"
        let width = widths[level + 1]
        let step = level > 0 && index == 0 ? 2 : 1
        var shortcut = value
        if step > 1 || graph.values[value].channels != width {
          shortcut = graph.normalise(
            "\(name).downsample.1", convolution("\(name).downsample.0", value, width, 1, step),
            relu: false)
        }
        var inner = convolution("\(name).conv1", value, width, 3, step)
        inner = graph.normalise("\(name).bn1", inner)
        inner = convolution("\(name).conv2", inner, width, 3, 1)
        value = graph.normalise("\(name).bn2", inner, adding: shortcut)
      }
      values.append(value)
    }
    return values
  }
}
