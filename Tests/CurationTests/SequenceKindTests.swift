import Foundation
import Testing

@testable import Curation
@testable import DICOM
@testable import Imaging

/// What is cine and what is not, in the words and numbers of a header.
@Suite struct SequenceKindTests {
  private static func kind(
    _ words: String, _ change: (Int, inout DICOMHeader) -> Void = { _, _ in }
  ) -> SequenceKind {
    SequenceKind(
      of: (0..<10).map { number in
        var header = DICOMHeader.synthetic("/cohort/p/\(number)", location: 0)
        header.seriesDescription = words
        header.sequenceWords = words.lowercased()
        change(number, &header)
        return header
      })
  }

  @Test(arguments: [
    ("cine_sax", SequenceKind.cine), ("", .cine), ("CINE_segmented_SAX_b3", .cine),
    ("sBTFE_BH M2D SAX", .cine), ("tagging_sax", .tagging), ("cine grid tag", .tagging),
    ("CSPAMM SA mid", .tagging), ("TI_scout", .inversion), ("MOLLI_native", .mapping),
    ("T1 MAP sax", .mapping), ("perfusion_stress", .perfusion), ("Flow_venc150", .flow),
    ("cine flow venc 120", .flow), ("LGE sax", .lateEnhancement), ("PSIR SAX", .lateEnhancement),
  ])
  func wordsTell(_ words: String, _ kind: SequenceKind) {
    #expect(Self.kind(words) == kind)
  }

  @Test func inversionTimesThatChangeAreNoCine() {
    #expect(Self.kind("sax") { $1.inversionTime = 100 + 30 * Double($0) } == .inversion)
    #expect(Self.kind("cine") { $1.inversionTime = 300 } == .cine)
  }

  @Test func echoTimesThatChangeAreNoCine() {
    #expect(Self.kind("sax") { $1.echoTime = 2 + 2 * Double($0) } == .mapping)
  }

  @Test(arguments: [
    ("CINE_LAX_2Ch", ChamberView.two), ("3 chamber", .three), ("three-chamber ssfp", .three),
    ("lvot cine", .three), ("4CH", .four), ("long axis", .other), ("cine_sax", nil),
  ])
  func viewsAreToldByTheirWords(_ words: String, _ view: ChamberView?) {
    #expect(ChamberView(words: words.lowercased()) == view)
  }
}
