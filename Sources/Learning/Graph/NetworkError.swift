/// The reason why a network cannot be made, filled or run, in one sentence each.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  case noThreads(Int)
  case size(height: Int, width: Int, multiple: Int)
  case noLevels
  case widths([Int])
  case classes(Int)
  case channels(Int)
  case levelCounts(String, Int, Int)
  case images(Int, most: Int)
  case imageSize(Int, due: Int)
  case missingWeight(String)
  case unknownWeight(String)
  case weightShape(String, found: [Int], due: [Int])
  case weightNotFinite(String)
  case notFinite

  public var description: String {
    switch self {
    case .noThreads(let count): "\(count) threads cannot be had"
    case .size(let height, let width, let multiple):
      "\(height) x \(width) pixels do not fit this network: "
        + "height and width have to be multiples of \(multiple)"
    case .noLevels: "a network needs at least two levels"
    case .widths(let widths):
      "the widths \(widths) are not all between 1 and 4096 channels"
    case .classes(let count): "\(count) classes are asked for; 2 to 16 can be told apart"
    case .channels(let count): "an image has 1 to 4 channels, not \(count)"
    case .levelCounts(let what, let found, let due):
      "there are \(found) \(what), but \(due) are due"
    case .images(let count, let most): "\(count) images are more than the \(most) planned for"
    case .imageSize(let found, let due): "an image has \(found) numbers, but \(due) are due"
    case .missingWeight(let name): "there is no weight \(name)"
    case .unknownWeight(let name): "this network has no weight \(name)"
    case .weightShape(let name, let found, let due):
      "the weight \(name) has the shape \(found), but \(due) is due"
    case .weightNotFinite(let name):
      "the weight \(name) holds values that are infinite or no numbers; the training that made it diverged"
    case .notFinite:
      "the network's probabilities are no finite numbers: its weights are too large for these images"
    }
  }
}
