extension Architecture {
  /// How another network differs from this one, as `its widths are [8, 16, 32], not [8, 16]`. It is
  /// nil if only classes or dropout differ, since no weights but the last layer's depend on them.
  public func difference(to other: Architecture) -> String? {
    switch (self, other) {
    case (.unet(let own), .unet(let other)):
      Self.difference([
        ("image channels", "\(own.channels)", "\(other.channels)"),
        ("encoder", own.encoder.title, other.encoder.title),
        ("widths", "\(own.widths)", "\(other.widths)"),
        ("block's convolutions", "\(own.convolutions)", "\(other.convolutions)"),
        ("block", own.block.rawValue, other.block.rawValue),
        ("up-sampling", own.upSampling.rawValue, other.upSampling.rawValue),
      ])
    case (.fcn(let own), .fcn(let other)):
      Self.difference([
        ("image channels", "\(own.channels)", "\(other.channels)"),
        ("widths", "\(own.filters)", "\(other.filters)"),
        ("blocks", "\(own.blocks)", "\(other.blocks)"),
        ("common channels", "\(own.sameFilters)", "\(other.sameFilters)"),
        ("last channels", "\(own.outFilters)", "\(other.outFilters)"),
      ])
    case (.fastai(let own), .fastai(let other)):
      Self.difference([
        ("image channels", "\(own.channels)", "\(other.channels)"),
        ("form", own.form.rawValue, other.form.rawValue),
        ("widths", "\(own.widths)", "\(other.widths)"),
        ("blocks", "\(own.blocks)", "\(other.blocks)"),
      ])
    case (.nnunet(let own), .nnunet(let other)):
      Self.difference([
        ("image channels", "\(own.channels)", "\(other.channels)"),
        ("encoder", own.encoder.rawValue, other.encoder.rawValue),
        ("features", "\(own.features)", "\(other.features)"),
        ("encoder's blocks", "\(own.blocks)", "\(other.blocks)"),
        ("decoder's convolutions", "\(own.decoderConvolutions)", "\(other.decoderConvolutions)"),
      ])
    case (_, _): "it is \(other.kind), not \(kind)"
    }
  }

  private var kind: String {
    switch self {
    case .unet: "a U-Net"
    case .fcn: "the network of Bai et al."
    case .fastai: "fastai's U-Net"
    case .nnunet: "nnU-Net's network"
    }
  }

  private static func difference(_ parts: [(name: String, own: String, other: String)]) -> String? {
    let differing = parts.filter { $0.own != $0.other }
    guard !differing.isEmpty else { return nil }
    return differing.map { part in
      "its \(part.name) \(part.name.hasSuffix("s") ? "are" : "is") \(part.other), not \(part.own)"
    }.joined(separator: ", ")
  }
}

extension UNet.Encoder {
  fileprivate var title: String {
    switch self {
    case .plain: "plain"
    case .resNet(let blocks): "a ResNet of the blocks \(blocks)"
    }
  }
}
