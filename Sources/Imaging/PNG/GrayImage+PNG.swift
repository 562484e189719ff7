import CPNG
import Foundation

extension GrayImage {
  /// Reads a grey or palette PNG of up to 16 bits as raw values. An alpha channel must be opaque
  /// throughout. Throws ``FileError``.
  public init(png url: URL) throws {
    var width: UInt32 = 0
    var height: UInt32 = 0
    var status: Int32 = 0
    guard let pixels = png_read_labels(url.path, &width, &height, &status) else {
      throw FileError(path: url.path, reason: Self.reason(status))
    }
    defer { free(pixels) }
    self.init(
      width: Int(width), height: Int(height),
      pixels: Array(UnsafeBufferPointer(start: pixels, count: Int(width) * Int(height))))
  }

  /// Writes a grey PNG with 8 bits if all values fit, else 16. Throws ``FileError``.
  public func write(png url: URL) throws {
    let depth: Int32 = pixels.allSatisfy { $0 < 256 } ? 8 : 16
    guard png_write_gray(url.path, UInt32(width), UInt32(height), depth, pixels) != 0 else {
      throw FileError(path: url.path, reason: "the image cannot be written")
    }
  }

  /// The meaning of the C shim's status codes.
  private static func reason(_ status: Int32) -> String {
    switch status {
    case 1: "the image cannot be opened"
    case 3: "the image is in colour; a grey or palette image is expected"
    case 4: "the image is interlaced; save it without interlacing"
    case 5: "the image has more than \(1 << 26) pixels"
    case 6: "the image has transparent pixels; save it without an alpha channel"
    default: "the image is not a whole PNG"
    }
  }
}
