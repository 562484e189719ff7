import CPNG
import Foundation

extension GrayImage {
  /// Reads a grey or palette PNG of up to 16 bits as raw values. Throws ``ImageError``.
  public init(png url: URL) throws {
    var width: UInt32 = 0
    var height: UInt32 = 0
    var status: Int32 = 0
    guard let pixels = png_read_labels(url.path, &width, &height, &status) else {
      let name = url.lastPathComponent
      switch status {
      case 1: throw ImageError.unreadable(name)
      case 3: throw ImageError.colored(name)
      default: throw ImageError.damaged(name)
      }
    }
    defer { free(pixels) }
    self.init(
      width: Int(width), height: Int(height),
      pixels: Array(UnsafeBufferPointer(start: pixels, count: Int(width) * Int(height))))
  }
}
