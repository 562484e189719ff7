import CDCMTK

extension DICOMFile {
  /// The elements of the data set in the order of tags; sequences, pixels and other bulk data are left out, and so are
  /// empty values.
  public var elements: [DICOMElement] {
    let found = Found()
    dicom_elements(
      handle,
      { to, group, element, name, creator, value in
        guard let to, let value else { return }
        let cell = DICOMFile.trimmed(value)
        if cell.isEmpty { return }
        Unmanaged<Found>.fromOpaque(to).takeUnretainedValue().elements.append(
          DICOMElement(
            tag: DICOMTag(group, element), name: name.map { String(cString: $0) },
            creator: creator.map { String(decoding: DICOMFile.trimmed($0), as: UTF8.self) },
            value: String(decoding: cell, as: UTF8.self)))
      }, Unmanaged.passUnretained(found).toOpaque())
    return found.elements
  }

  /// What DCMTK's calls are collected in: C can hold a reference only.
  private final class Found { var elements: [DICOMElement] = [] }
}
