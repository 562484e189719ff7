import Foundation

extension Contour {
  /// Reads a contour of the Sunnybrook data: one point `x y` in each line, in pixels of the image's
  /// grid.
  ///
  /// Throws ``FileError`` with file and line.
  public init(sunnybrook url: URL) throws {
    let lines = try ContourText(url).lines
    points = []
    for (number, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      guard let point = ContourText.point(line) else {
        throw FileError(
          path: url.path, line: number + 1, reason: "two numbers must stand here, x and y")
      }
      points.append(point)
    }
    guard points.count > 2 else {
      throw FileError(path: url.path, line: 1, reason: "a contour has at least three points")
    }
  }
}

/// The lines of a contour file, with either kind of line ending.
struct ContourText {
  var lines: [Substring]

  init(_ url: URL) throws {
    guard let data = try? Data(contentsOf: url), let text = String(validating: data, as: UTF8.self)
    else { throw FileError(path: url.path, line: 1, reason: "the file cannot be read as text") }
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// The first two numbers of a line.
  static func point(_ line: Substring) -> SIMD2<Double>? {
    let cells = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard cells.count >= 2, let x = Double(cells[0]), let y = Double(cells[1]), x.isFinite,
      y.isFinite
    else { return nil }
    return SIMD2(x, y)
  }
}
