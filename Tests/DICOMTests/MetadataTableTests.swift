import Foundation
import Imaging
import TestSupport
import Testing

import ImagingTestSupport
@testable import DICOM

@Suite struct MetadataTableTests {
  @Test func aRowForEachFileAndAColumnForEachElement() throws {
    let temporary = TemporaryFolder()
    let folder = temporary.url
    var first = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    first.elements = first.elements.filter { $0.key.group != 0x0028 }
    first.text(.echoTime, "DS", "1.5")
    first.text(.seriesDescription, "LO", "")
    // Of a creator that nobody's dictionary knows.
    first.text(DICOMTag(0x0009, 0x0010), "LO", "ACME 1.1")
    first.text(DICOMTag(0x0009, 0x1001), "LO", "hot\tand cold")
    // Of one that DCMTK's dictionary knows.
    first.text(DICOMTag(0x0043, 0x0010), "LO", "GEMS_PARM_01")
    first.elements[DICOMTag(0x0043, 0x1002)] = ("SS", Data([5, 0]))
    var second = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    second.elements = second.elements.filter { $0.key.group != 0x0028 }
    second.text(.imageOrientationPatient, "DS", "1\\0\\0\\0\\1\\0")
    second.text(DICOMTag(0x4008, 0x0202), "LO", "20120304")
    second.text(DICOMTag(0x0010, 0x4000), "LT", String(repeating: "x", count: 2000))

    let url = folder.appending(path: "dicom_metadata.tsv.xz")
    let table = try MetadataTable(url)
    // As of two patients.
    for (name, file) in [("a/1.dcm", first), ("a/2.dcm", second)] {
      let place = folder.appending(path: "one.dcm")
      try file.encoded.write(to: place)
      var rows = MetadataRows()
      rows.add(name, try DICOMFile(contentsOf: place, part: .header).elements)
      try table.add(rows)
    }
    try table.finish()

    let text = try Self.decompressed(url)
    #expect(
      text == """
        file\tModality\tACME 1.1:(0009,1001)\tEchoTime\t\
        ImageOrientationPatient\tGEMS_PARM_01:GradientOffsetInX\tInterpretationIDIssuer
        a/1.dcm\tMR\thot and cold\t1.5\t\t5\t
        a/2.dcm\tMR\t\t\t1\\0\\0\\0\\1\\0\t\t20120304

        """)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["dicom_metadata.tsv.xz", "one.dcm"])
  }

  private static func elements(_ file: TinyDICOM) throws -> [String: String] {
    let temporary = TemporaryFolder()
    let url = temporary.place("file.dcm")
    try file.encoded.write(to: url)
    let elements = try DICOMFile(contentsOf: url, part: .header).elements
    return Dictionary(elements.map { ($0.name, $0.value) }) { $0 + " twice " + $1 }
  }

  /// Items and what is nested in them, private elements, and without what is bulk data or empty.
  @Test func aSequenceIsOneCell() throws {
    var file = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    let echo = TinyDICOM.sequence([
      [(DICOMTag(0x0018, 0x9082), "FD", Data([0, 0, 0, 0, 0, 0, 0xF8, 0x3F]))]
    ])
    let empty = TinyDICOM.sequence([])
    file.sequence(
      DICOMTag(0x5200, 0x9230),
      [
        [(.sliceThickness, "DS", Data("8 ".utf8)), (.echoTime, "DS", Data())],
        [
          (DICOMTag(0x0018, 0x9114), "SQ", echo), (DICOMTag(0x0020, 0x9111), "SQ", empty),
          (DICOMTag(0x0021, 0x0010), "LO", Data("ACME 1.1".utf8)),
          (DICOMTag(0x0021, 0x1001), "LO", Data("hot\tcold ".utf8)),
          (DICOMTag(0x5400, 0x1010), "OW", Data(count: 4)),
        ],
      ])
    // One that holds nothing, and one behind it.
    file.sequence(DICOMTag(0x0008, 0x1140), [[]])
    file.sequence(DICOMTag(0x0040, 0x0275), [[(.seriesDescription, "LO", Data("cine".utf8))]])
    let found = try Self.elements(file)
    #expect(
      found["PerFrameFunctionalGroupsSequence"]
        == "1.SliceThickness=8 | 2.MREchoSequence.1.EffectiveEchoTime=1.5 | 2.ACME 1.1:(0021,1001)=hot\tcold"
    )
    #expect(found["RequestAttributesSequence"] == "1.SeriesDescription=cine")
    #expect(found["ReferencedImageSequence"] == nil)
    #expect(found["EchoTime"] == nil)
  }

  /// An enhanced file says the same of hundreds of frames.
  @Test func aLongSequenceIsCutAndCounted() throws {
    var file = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    file.sequence(
      DICOMTag(0x5200, 0x9230),
      (0..<2000).map { _ in [(.seriesDescription, "LO", Data("0123456789".utf8))] })
    let cell = try #require(try Self.elements(file)["PerFrameFunctionalGroupsSequence"])
    let entries = cell.components(separatedBy: " | ")
    let shown = entries.count - 1
    #expect(cell.utf8.count <= 32_020 && shown > 900)
    #expect(entries[shown - 1] == "\(shown).SeriesDescription=0123456789")
    #expect(entries.last == "and \(2000 - shown) more")
  }

  @Test(
    .enabled(
      if: DataMirror.has("dicom-robustness"), "REPORT_MIRROR has no data set dicom-robustness"))
  func anEnhancedFileHasItsFramesInATable() throws {
    let url = try DataMirror.url("dicom-robustness/dcm_qa_enh/6_1.dcm")
    let elements = try DICOMFile(contentsOf: url, part: .header).elements
    func cell(_ name: String) -> [String] {
      (elements.first { $0.name == name }?.value ?? "").components(separatedBy: " | ")
    }
    let perFrame = cell("PerFrameFunctionalGroupsSequence")
    for frame in 1...6 {
      #expect(
        perFrame.contains("\(frame).PixelMeasuresSequence.1.PixelSpacing=3.375\\3.375"))
    }
    #expect(
      cell("SharedFunctionalGroupsSequence")
        .contains(
          "1.MRReceiveCoilSequence.1.MultiCoilDefinitionSequence.16.MultiCoilElementUsed=YES")
    )
  }

  /// In Latin-1, and in Cyrillic as the standard's annex J has it.
  @Test func textsAreReadInTheirCharacterSet() throws {
    let temporary = TemporaryFolder()
    let url = temporary.place("file.dcm")
    let set = DICOMTag(0x0008, 0x0005)
    var latin = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    latin.text(set, "CS", "ISO_IR 100")
    latin.elements[.seriesDescription] = (
      "LO", Data("Herz, kurze Achse f".utf8 + [0xFC, 0x72]) + [32]
    )
    try latin.encoded.write(to: url)
    #expect(
      try DICOMFile(contentsOf: url).elements.first { $0.name == "SeriesDescription" }?.value
        == "Herz, kurze Achse für")
    #expect(try DICOMFile(contentsOf: url).header().seriesDescription == "Herz, kurze Achse für")
    var cyrillic = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    cyrillic.text(set, "CS", "ISO_IR 144")
    cyrillic.elements[.patientName] = (
      "PN",
      Data([0xBB, 0xEE, 0xDA, 0x63, 0x65, 0xDC, 0xD1, 0xE3, 0xE0, 0xD3])
    )
    try cyrillic.encoded.write(to: url)
    #expect(
      try DICOMFile(contentsOf: url).elements.first { $0.name == "PatientName" }?.value
        == "Люкceмбург")
  }

  /// As the standard's annexes H to K have them, and a cine in Japanese; what cannot be converted stays as it is.
  @Test(arguments: [
    (
      "\\ISO 2022 IR 87", "Yamada^Tarou=\u{1B}$B;3ED\u{1B}(B^\u{1B}$BB@O:\u{1B}(B",
      "Yamada^Tarou=山田^太郎"
    ),
    ("\\ISO 2022 IR 87", "\u{1B}$B?4B!\u{1B}(B cine", "心臓 cine"),
    ("\\ISO 2022 IR 159", "\u{1B}$(D0!\u{1B}(B", "丂"),
    ("\\ISO 2022 IR 87", "\u{1B}$B?", "\u{1B}$B?"),
  ])
  func japaneseIsRead(_ set: String, _ stored: String, _ text: String) throws {
    var file = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    file.text(DICOMTag(0x0008, 0x0005), "CS", set)
    file.text(.seriesDescription, "LO", stored)
    #expect(try Self.elements(file)["SeriesDescription"] == text)
  }

  @Test func katakanaAndKoreanAreRead() throws {
    var katakana = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    katakana.text(DICOMTag(0x0008, 0x0005), "CS", "ISO 2022 IR 13\\ISO 2022 IR 87")
    katakana.elements[.patientName] = (
      "PN",
      Data([0xD4, 0xCF, 0xC0, 0xDE, 0x5E, 0xC0, 0xDB, 0xB3, 0x3D])
        + Data("\u{1B}$B;3ED\u{1B}(J^\u{1B}$BB@O:\u{1B}(J ".utf8)
    )
    #expect(try Self.elements(katakana)["PatientName"] == "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎")
    var korean = TinyDICOM(rows: 1, columns: 2, pixels: [1, 2])
    korean.text(DICOMTag(0x0008, 0x0005), "CS", "\\ISO 2022 IR 149")
    korean.elements[.seriesDescription] = (
      "LO", Data("\u{1B}$)C".utf8) + Data([0xBD, 0xC9, 0xC0, 0xE5])
    )
    #expect(try Self.elements(korean)["SeriesDescription"] == "심장")
  }

  /// A private creator may hold several blocks of elements.
  @Test func columnsOfOneNameAreToldApartByTheirTags() throws {
    let temporary = TemporaryFolder()
    let url = temporary.place("file.tsv.xz")
    let table = try MetadataTable(url)
    var rows = MetadataRows()
    rows.add(
      "1.dcm",
      [(0x1002, "GradientOffsetInX"), (0x1102, "GradientOffsetInX"), (0x1003, "Other")].map {
        DICOMElement(
          tag: DICOMTag(0x0043, $0), name: $1, creator: "GEMS_PARM_01", value: "\($0)")
      })
    try table.add(rows)
    try table.finish()
    #expect(
      try Self.decompressed(url) == """
        file\tGEMS_PARM_01:GradientOffsetInX (0043,1002)\tGEMS_PARM_01:Other\t\
        GEMS_PARM_01:GradientOffsetInX (0043,1102)
        1.dcm\t4098\t4099\t4354

        """)
  }

  /// By the program xz.
  private static func decompressed(_ url: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xz")
    process.arguments = ["-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
