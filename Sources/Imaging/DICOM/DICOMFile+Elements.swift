import CDCMTK

extension DICOMFile {
  /// The elements of the data set in the order of tags; pixels and other bulk data are left out,
  /// and so are empty values.
  ///
  /// A sequence is one of them: of the elements in its items each that has a value, as
  /// `2.MREchoSequence.1.EffectiveEchoTime=1.5` (of the second item, in it of the first), parted by
  /// ` | `; behind 32,000 bytes only how many more there are.
  public var elements: [DICOMElement] {
    let found = FoundElements()
    dicom_elements(
      handle,
      { to, depth, item, group, element, name, creator, value in
        guard let to else { return }
        let cell = value.map { String(decoding: DICOMFile.trimmed($0), as: UTF8.self) }
        Unmanaged<FoundElements>.fromOpaque(to).takeUnretainedValue().add(
          DICOMElement(
            tag: DICOMTag(group, element), name: name.map { String(cString: $0) },
            creator: creator.map { String(decoding: DICOMFile.trimmed($0), as: UTF8.self) },
            value: cell ?? ""), depth: Int(depth), item: Int(item), isSequence: cell == nil)
      }, Unmanaged.passUnretained(found).toOpaque())
    return found.all
  }
}
