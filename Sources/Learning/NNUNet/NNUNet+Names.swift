extension NNUNet {
  /// The network that weights of these names and shapes belong to; nil if it is no two-dimensional
  /// nnU-Net. Whether weights are missing is not checked.
  public init?(shapes: [String: [Int]]) {
    func kernel(_ name: String) -> [Int]? {
      shapes[name].flatMap { $0.count == 4 ? $0 : nil }
    }
    func count(_ isThere: (Int) -> Bool) -> Int {
      var count = 0
      while isThere(count) { count += 1 }
      return count
    }
    let stem = kernel("encoder.stem.convs.0.conv.weight")
    let encoder: Encoder = stem == nil ? .plain : .residual
    func name(_ level: Int, _ index: Int) -> String {
      encoder == .plain
        ? "encoder.stages.\(level).0.convs.\(index).conv"
        : "encoder.stages.\(level).blocks.\(index).conv1.conv"
    }
    guard let first = stem ?? kernel("\(name(0, 0)).weight") else { return nil }
    let features = (0..<count { kernel("\(name($0, 0)).weight") != nil })
      .compactMap { kernel("\(name($0, 0)).weight")?[0] }
    guard features.count > 1,
      let last = kernel("decoder.seg_layers.\(features.count - 2).weight")
    else { return nil }
    self.init(
      encoder: encoder, channels: first[1], classes: last[0], features: features,
      blocks: features.indices.map { level in
        count { kernel("\(name(level, $0)).weight") != nil }
      },
      decoderConvolutions: (0..<features.count - 1).map { step in
        count { kernel("decoder.stages.\(step).convs.\($0).conv.weight") != nil }
      },
      hasBias: shapes["\(name(0, 0)).bias"] != nil)
  }

  /// The weights needed for prediction. A checkpoint holds half of its tensors twice
  /// (`all_modules`, `decoder.encoder`), and heads for deep supervision.
  public func own(_ weights: Weights) -> Weights {
    var own = weights
    own.tensors = weights.tensors.filter { name, _ in
      !name.hasPrefix("decoder.encoder.") && !name.contains(".all_modules.")
        && (!name.hasPrefix("decoder.seg_layers.") || name.hasPrefix(lastLayer))
    }
    return own
  }
}
