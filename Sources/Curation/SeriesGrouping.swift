import DICOM
import Imaging

/// By what the images of a study are put into series: by the first of these that gives a place more
/// than one image.
enum SeriesGrouping: CaseIterable, Sendable {
  case uid
  /// Where a program gave each file a SeriesInstanceUID of its own.
  case number
  /// Where each phase is a series of its own.
  case protocolOfSeries

  /// What images of one series have in common.
  func key(of image: DICOMHeader) -> String {
    switch self {
    case .uid: return image.seriesUID
    case .number: return image.seriesNumber.map(String.init) ?? ""
    case .protocolOfSeries:
      let numbers = [image.pixelSpacing?.x, image.pixelSpacing?.y, image.echoTime].map {
        $0.map { String($0) } ?? ""
      }
      let words = image.seriesDescription.filter { !$0.isNumber }
      return ([words, "\(image.rows)", "\(image.columns)"] + numbers).joined(separator: "\\")
    }
  }

  /// What the log says of it; nil where all is as it should be.
  var reason: String? {
    switch self {
    case .uid: nil
    case .number: "put together by SeriesNumber"
    case .protocolOfSeries: "put together by place and time"
    }
  }
}
