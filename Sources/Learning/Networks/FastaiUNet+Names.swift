extension FastaiUNet {
  /// The network that weights of these names and shapes belong to; nil if it is no U-Net of fastai.
  /// Whether weights are missing is not checked.
  public init?(shapes: [String: [Int]]) {
    func width(_ name: String) -> Int? { shapes[name]?.first }
    guard let first = shapes["layers.0.0.weight"], first.count == 4 else { return nil }
    let form: Form
    if shapes["layers.12.0.weight"] != nil {
      form = .learner2
    } else if shapes["layers.4.shuf.conv.0.weight_g"] != nil {
      form = .bare
    } else {
      form = .learner
    }
    var widths = [first[0]]
    var blocks: [Int] = []
    for level in 4..<8 {
      guard let channels = width("layers.0.\(level).0.conv1.weight") else { return nil }
      var count = 1
      while width("layers.0.\(level).\(count).conv1.weight") != nil { count += 1 }
      widths.append(channels)
      blocks.append(count)
    }
    self.init(form: form, channels: first[1], classes: 0, widths: widths, blocks: blocks)
    guard let classes = width("\(lastLayer)0.weight") else { return nil }
    self.classes = classes
  }
}
