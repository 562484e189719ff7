import Foundation
import Imaging

extension NIfTIImage {
  /// A slice and phase as a grey image, scaled to 0...255 over `range`. Without a range values are
  /// kept as whole numbers, which masks need.
  public func grey(slice: Int, phase: Int = 0, range: GreyRange? = nil) -> GrayImage {
    let plane = plane(slice + phase * header.size.z)
    let scale: (low: Float, step: Float)
    switch range {
    case nil: scale = (0, 1)
    case .slice: scale = Self.scale(plane.values)
    case .volume: scale = Self.scale(values)
    }
    return Self.grey(plane, scale)
  }

  /// Writes each slice and phase into `folder` as `<name>-frame003-slice000.png`. Throws
  /// ``FileError``.
  public func writePNGs(to folder: URL, name: String, range: GreyRange? = nil) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let whole = range == .volume ? Self.scale(values) : (0, 1)
    for phase in 0..<header.size.w {
      for slice in 0..<header.size.z {
        let plane = plane(slice + phase * header.size.z)
        let image = Self.grey(plane, range == .slice ? Self.scale(plane.values) : whole)
        let file = Self.name(name, slice: slice, phase: phase)
        try image.write(png: folder.appending(path: file + ".png"))
      }
    }
  }

  /// What the file of a slice and phase is called, without its extension: `12-frame003-slice000`.
  package static func name(_ series: String, slice: Int, phase: Int) -> String {
    "\(series)-frame\(digits(phase))-slice\(digits(slice))"
  }

  private static func digits(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
  }

  /// All black if all values are equal.
  private static func scale(_ values: [Float]) -> (low: Float, step: Float) {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    return (low, high > low ? 255 / (high - low) : 0)
  }

  private static func grey(_ plane: Plane, _ scale: (low: Float, step: Float)) -> GrayImage {
    GrayImage(
      width: plane.columns, height: plane.rows,
      pixels: plane.values.map {
        UInt16(max(0, min(65535, (($0 - scale.low) * scale.step).rounded())))
      })
  }
}
