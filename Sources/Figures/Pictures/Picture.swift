import Foundation

/// A picture that was made elsewhere, as the bytes of its file.
public struct Picture: Sendable, Hashable, Codable {
  /// The formats that pages and print can show.
  public enum Format: String, Sendable, Codable, CaseIterable { case svg, png, jpeg, pdf }

  public let format: Format
  /// The file; SVG without scripts and references to elsewhere (``SafeSVG``).
  public let data: Data
  /// The natural size in points (1/72 inch).
  public let width, height: Double

  /// Recognises the format by the file's first bytes. Throws ``PictureError`` if it is none of
  /// those known, or damaged.
  public init(_ file: Data) throws(PictureError) {
    guard let format = Self.format(of: file) else {
      throw PictureError("is neither SVG, PNG, JPEG nor PDF")
    }
    self.format = format
    data = format == .svg ? try SafeSVG.cleaned(file) : file
    let size = try Self.size(of: data, format)
    guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
      throw PictureError("has no width or height")
    }
    (width, height) = size
  }

  private static func format(of file: Data) -> Format? {
    if file.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
    if file.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
    if file.starts(with: Data("%PDF-".utf8)) { return .pdf }
    let start = String(decoding: file.prefix(4096), as: UTF8.self)
    return start.contains("<svg") || start.contains(":svg") ? .svg : nil
  }

  private static func size(
    of data: Data, _ format: Format
  ) throws(PictureError) -> (width: Double, height: Double) {
    switch format {
    case .svg: try VectorDrawing(data).size
    case .png: try PixelHeader(png: data).size
    case .jpeg: try PixelHeader(jpeg: data).size
    case .pdf: try PDFDrawing(data).size
    }
  }
}

/// What is wrong with a picture's file, to be said after its name: `is damaged`.
public struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
