import DICOM
import Foundation
import Imaging
import TestSupport

/// A cohort in the Bowl's layout, made in a folder that is gone afterwards.
public struct BowlCohort {
  private let folder = TemporaryFolder()
  public var root: URL { folder.url.resolvingSymlinksInPath() }

  public init() {}

  /// A slice `sax_<number>` of 4 x 6 pixels whose values are 100 * number + 10 * frame + 0...5 along a row.
  public func add(
    _ patient: String, slice: Int, location: Double, frames: Int, folder: String = "sax",
    change: (Int, inout TinyDICOM) -> Void = { _, _ in }
  ) throws {
    let url = root.appending(path: "train/\(patient)/study/\(folder)_\(slice)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for frame in 1...max(1, frames) where frames > 0 {
      let pixels = (0..<24).map { UInt16(100 * slice + 10 * frame + $0 % 6) }
      var file = TinyDICOM(rows: 4, columns: 6, pixels: pixels)
      file.text(.seriesNumber, "IS", "\(slice)")
      file.text(.studyInstanceUID, "UI", "1.2.3")
      file.text(.seriesInstanceUID, "UI", "1.2.3.\(slice)")
      file.text(.cardiacNumberOfImages, "IS", "3")
      file.text(.triggerTime, "DS", "\(Double(frame - 1) * 40)")
      file.text(.pixelSpacing, "DS", "1.5\\1.5")
      file.text(.imagePositionPatient, "DS", "10\\20\\\(location)")
      file.text(.imageOrientationPatient, "DS", "1\\0\\0\\0\\1\\0")
      file.text(.sliceLocation, "DS", "\(location)")
      change(frame, &file)
      let name = "IM-\(1000 + slice)-\(String(10000 + frame).dropFirst()).dcm"
      try file.encoded.write(to: url.appending(path: name))
    }
  }
}
