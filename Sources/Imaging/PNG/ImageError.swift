/// What can be wrong with an image file, each one sentence.
public enum ImageError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(String)
  case damaged(String)
  case colored(String)
  case unwritable(String)
  case interlaced(String)
  case tooLarge(String)

  public var description: String {
    switch self {
    case .unreadable(let file): "the image \(file) cannot be opened"
    case .damaged(let file): "the image \(file) is not a whole PNG"
    case .colored(let file): "the image \(file) is in colour; a grey or palette image is expected"
    case .unwritable(let file): "the image \(file) cannot be written"
    case .interlaced(let file): "the image \(file) is interlaced; save it without interlacing"
    case .tooLarge(let file): "the image \(file) has more than \(1 << 26) pixels"
    }
  }
}
