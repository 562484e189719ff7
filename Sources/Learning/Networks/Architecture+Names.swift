extension Architecture {
  /// The network of another program that weights of these names and shapes belong to; nil if they
  /// are unknown. Whether weights are missing is not checked.
  public init?(foreign shapes: [String: [Int]]) {
    if let network = FastaiUNet(shapes: shapes) {
      self = .fastai(network)
    } else if let network = NNUNet(shapes: shapes) {
      self = .nnunet(network)
    } else {
      return nil
    }
  }

  /// The description in listings: `fastai 1 U-Net, ResNet-34, 4 classes, 41,221,368 parameters`.
  public var summary: String {
    let title =
      switch self {
      case .unet(let network): "U-Net, widths \(network.widths)"
      case .fcn(let network): "network of Bai et al., channels \(network.filters)"
      case .fastai(let network): network.title
      case .nnunet(let network): network.title
      }
    let parameters = parameterCount.map { ", \($0.grouped) parameters" } ?? ""
    return "\(title), \(classes) classes\(parameters)"
  }

  /// The number of trained parameters; nil if the network is impossible.
  public var parameterCount: Int? {
    let graph = try? graph(images: 1, height: multiple, width: multiple)
    return graph?.parameters.filter { $0.role != .statistic }
      .reduce(0) { $0 + $1.shape.reduce(1, *) }
  }

  /// The prefixes of the names of all weights behind the encoder: those that are drawn anew if only
  /// an encoder is given.
  public var namesBehindEncoder: [String] {
    switch self {
    case .unet: ["up.", "head."]
    case .fcn: ["same.", "out."]
    case .fastai: (1...12).map { "layers.\($0)." }
    case .nnunet: ["decoder."]
    }
  }
}

extension Int {
  /// The number with commas between thousands.
  fileprivate var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
