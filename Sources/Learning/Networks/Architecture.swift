/// A network as a value: its structure, without weights.
public enum Architecture: Codable, Hashable, Sendable {
  case unet(UNet)
  case fcn(FCN)
  case fastai(FastaiUNet)
  case nnunet(NNUNet)

  /// The number of image channels.
  public var channels: Int {
    switch self {
    case .unet(let network): network.channels
    case .fcn(let network): network.channels
    case .fastai(let network): network.channels
    case .nnunet(let network): network.channels
    }
  }

  /// The number of classes, background included.
  public var classes: Int {
    switch self {
    case .unet(let network): network.classes
    case .fcn(let network): network.classes
    case .fastai(let network): network.classes
    case .nnunet(let network): network.classes
    }
  }

  /// The height and width of images must be multiples of this.
  public var multiple: Int {
    switch self {
    case .unet(let network): network.multiple
    case .fcn(let network): network.multiple
    case .fastai(let network): network.multiple
    case .nnunet(let network): network.multiple
    }
  }

  /// The prefix of the names of the layer that gives the scores.
  public var lastLayer: String {
    switch self {
    case .unet: "head."
    case .fcn: "out.2."
    case .fastai(let network): network.lastLayer
    case .nnunet(let network): network.lastLayer
    }
  }

  /// Throws if the network is impossible, or does not take images of so many rows and columns.
  public func check(height: Int, width: Int) throws(NetworkError) {
    guard (2...16).contains(classes) else { throw .classes(classes) }
    guard (1...4).contains(channels) else { throw .channels(channels) }
    switch self {
    case .unet(let network): try network.check()
    case .fcn(let network): try network.check()
    case .fastai(let network): try network.check()
    case .nnunet(let network): try network.check()
    }
    guard height > 0, width > 0, height % multiple == 0, width % multiple == 0 else {
      throw .size(height: height, width: width, multiple: multiple)
    }
  }

  func graph(images: Int, height: Int, width: Int) throws(NetworkError) -> Graph {
    try check(height: height, width: width)
    switch self {
    case .unet(let network):
      return network.graph(images: images, height: height, width: width)
    case .fcn(let network):
      return network.graph(images: images, height: height, width: width)
    case .fastai(let network):
      return network.graph(images: images, height: height, width: width)
    case .nnunet(let network):
      return network.graph(images: images, height: height, width: width)
    }
  }
}
