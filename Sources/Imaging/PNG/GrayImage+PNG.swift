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
      case 4: throw ImageError.interlaced(name)
      case 5: throw ImageError.tooLarge(name)
      default: throw ImageError.damaged(name)
      }
    }
    defer { free(pixels) }
    self.init(
      width: Int(width), height: Int(height),
      pixels: Array(UnsafeBufferPointer(start: pixels, count: Int(width) * Int(height))))
  }

  /// Writes a grey PNG: 8 bits where all values fit, else 16. Throws ``ImageError``.
  public func write(png url: URL) throws {
    let depth: Int32 = pixels.allSatisfy { $0 < 256 } ? 8 : 16
    guard png_write_gray(url.path, UInt32(width), UInt32(height), depth, pixels) != 0 else {
      throw ImageError.unwritable(url.path)
    }
  }
}
