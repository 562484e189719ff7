import Foundation

/// The contours of one series, as exported by Medis QMass (`.con`).
///
/// Blocks begin with a name in brackets. A block `[XYCONTOUR]` has a line `slice phase type ...`, a
/// line with the number of points, and as many lines `x y`, in pixels of the grid given by
/// `Image_resolution=`.
public struct MedisContours: Sendable, Hashable {
  /// One contour of a slice and phase.
  public struct Entry: Sendable, Hashable {
    /// The numbers of slice and phase, from 0.
    public var slice, phase: Int
    /// 0 for the left ventricle's endocardium, 1 for its epicardium; other numbers as in the file.
    public var type: Int
    /// The contour, in pixels of the file's grid.
    public var contour: Contour
  }

  /// The contours, in the order of the file.
  public var entries: [Entry] = []
  /// The columns and rows of the file's grid; nil if the file does not state them.
  public var resolution: SIMD2<Int>?
  /// The phases of end-diastole and end-systole, from 0; nil if the file does not state them.
  public var diastole, systole: Int?

  /// Reads a file. Throws ``FileError`` with file and line.
  public init(contentsOf url: URL) throws {
    let lines = try ContourText(url).lines
    func refused(_ index: Int, _ reason: String) -> FileError {
      FileError(path: url.path, line: min(index, lines.count - 1) + 1, reason: reason)
    }
    var index = 0
    while index < lines.count {
      let line = lines[index].trimmingCharacters(in: .whitespaces)
      index += 1
      if line.uppercased() == "[XYCONTOUR]" {
        guard index < lines.count,
          case let head = lines[index].split(separator: " ").map({ Int($0) }), head.count >= 3,
          let slice = head[0], let phase = head[1], let type = head[2]
        else { throw refused(index, "slice, phase and type must follow [XYCONTOUR]") }
        guard index + 1 < lines.count,
          let count = Int(lines[index + 1].trimmingCharacters(in: .whitespaces)), count >= 0,
          count <= lines.count - index - 2
        else { throw refused(index + 1, "the number of points that follow must stand here") }
        let start = index + 2
        let points = try (start..<start + count).map { row in
          guard let point = ContourText.point(lines[row]) else {
            throw refused(row, "two numbers must stand here, x and y")
          }
          return point
        }
        entries.append(
          Entry(slice: slice, phase: phase, type: type, contour: Contour(points)))
        index = start + count
      } else if let equals = line.firstIndex(of: "=") {
        let value = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
        switch line[..<equals].lowercased() {
        case "image_resolution":
          let sizes = value.lowercased().split(separator: "x").map { Int($0) }
          guard sizes.count == 2, let columns = sizes[0], let rows = sizes[1],
            (1...16384).contains(columns), (1...16384).contains(rows)
          else {
            throw refused(
              index - 1,
              "a resolution is written as 256x256, and has 1 to 16384 columns and rows")
          }
          resolution = SIMD2(columns, rows)
        case "manual_lv_ed_phase": diastole = Int(value)
        case "manual_lv_es_phase": systole = Int(value)
        default: break
        }
      }
    }
  }

  /// The labels of one image, row by row: 0 background, 1 LV cavity, 2 myocardium; nil if the file
  /// has no contour of it.
  public func labels(slice: Int, phase: Int, width: Int, height: Int, rule: FillingRule)
    -> [UInt8]?
  {
    let here = entries.filter { $0.slice == slice && $0.phase == phase && $0.type < 2 }
    guard !here.isEmpty else { return nil }
    var labels = [UInt8](repeating: 0, count: width * height)
    // The epicardium first, because the endocardium's pixels become cavity.
    for entry in here.sorted(by: { $0.type > $1.type }) {
      let mask = scaled(entry.contour, width, height).filled(
        width: width, height: height, rule: rule)
      for pixel in mask.indices where mask[pixel] { labels[pixel] = entry.type == 0 ? 1 : 2 }
    }
    return labels
  }

  /// Scales from the file's grid to the image's. Pixel centres are at whole numbers in both.
  private func scaled(_ contour: Contour, _ width: Int, _ height: Int) -> Contour {
    guard let resolution, resolution != SIMD2(width, height) else { return contour }
    let scale = SIMD2(Double(width) / Double(resolution.x), Double(height) / Double(resolution.y))
    return Contour(contour.points.map { ($0 + 0.5) * scale - 0.5 })
  }
}
