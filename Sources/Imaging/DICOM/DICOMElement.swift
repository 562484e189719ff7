/// One element of a file as a cell of a table.
public struct DICOMElement: Hashable, Sendable {
  /// The element's tag.
  public var tag: DICOMTag
  /// The standard's keyword (`EchoTime`); of private elements the creator with the name that its
  /// dictionary gives (`GEMS_PARM_01:BitmapOfPrescanOptions`), or with the tag where there is none
  /// (`ACME 1.1:(0019,10bb)`).
  public var name: String
  /// The value as text; several values are separated by backslashes.
  public var value: String

  init(tag: DICOMTag, name: String?, creator: String?, value: String) {
    self.tag = tag
    // DCMTK marks what the standard has given up.
    let keyword = name.map { $0.hasPrefix("RETIRED_") ? String($0.dropFirst(8)) : $0 }
    self.name = (creator.map { $0 + ":" } ?? "") + (keyword ?? tag.description)
    self.value = value
  }
}
