import CDCMTK
import Foundation

extension DICOMFile {
  /// The elements of the data set in the order of tags; sequences, pixels and other bulk data are left out, and so are
  /// empty values.
  public var elements: [DICOMElement] {
    let found = Found()
    dicom_elements(
      handle,
      { to, group, element, name, creator, value in
        guard let to, let value else { return }
        let cell = String(cString: value).trimmingCharacters(in: DICOMFile.padding)
        if cell.isEmpty { return }
        Unmanaged<Found>.fromOpaque(to).takeUnretainedValue().elements.append(
          DICOMElement(
            tag: DICOMTag(group, element), name: name.map { String(cString: $0) },
            creator: creator.map { String(cString: $0).trimmingCharacters(in: DICOMFile.padding) },
            value: cell))
      }, Unmanaged.passUnretained(found).toOpaque())
    return found.elements
  }

  /// What DCMTK's calls are collected in: C can hold a reference only.
  private final class Found { var elements: [DICOMElement] = [] }
}
