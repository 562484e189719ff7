import CohortTerms
import Foundation

@testable import Curation
@testable import DICOM
@testable import Imaging

extension DICOMHeader {
  /// A slice of 256 rows and 192 columns at 1.5 mm, with its normal along z.
  static func synthetic(_ path: String, location: Double, series: Int = 1) -> DICOMHeader {
    DICOMHeader(
      path: path, frame: 0, studyUID: "1.2", seriesUID: "1.2.\(series)", instanceUID: "",
      seriesNumber: series, seriesDescription: "", modality: "MR", rows: 256, columns: 192,
      pixelSpacing: SIMD2(1.5, 1.5), position: SIMD3(-100, -150, location),
      orientation: ImageOrientation(row: SIMD3(1, 0, 0), column: SIMD3(0, 1, 0)),
      sliceLocation: location, cardiacNumberOfImages: 2, patientID: "", patientSex: "",
      patientAge: "", manufacturer: "", model: "", isInt16: true)
  }
}

extension CineStudy {
  /// Slices `sax_<n>/IM-<n>-0001.dcm` at the given locations, of two frames 30 ms apart; `change` may spoil a header.
  static func synthetic(
    _ locations: [Double], _ change: (Int, inout DICOMHeader) -> Void = { _, _ in }
  ) -> CineStudy {
    let slices = locations.enumerated().compactMap { index, location in
      let name = "1/study/sax_\(index + 1)/IM-\(index + 1)-0001.dcm"
      var header = DICOMHeader.synthetic("/cohort/" + name, location: location)
      header.triggerTime = 0
      change(index, &header)
      var second = header
      second.path = "/cohort/1/study/sax_\(index + 1)/IM-\(index + 1)-0002.dcm"
      second.triggerTime = 30
      return CineSlice(name: name, frames: [header, second])
    }
    return CineStudy(id: "1", slices: slices, root: URL(filePath: "/cohort"))
  }
}

extension Curation {
  /// Numbers of the slices that remain, and the log without the patient.
  func outcome(_ study: CineStudy) throws -> (slices: [Int], log: [String]) {
    let series = try plan(study)
    let numbers = series.slices.map { slice in
      Int(slice.source.name.split(separator: "-")[1]) ?? 0
    }
    return (numbers, series.log.map { String($0.line.dropFirst(2)) })
  }
}
