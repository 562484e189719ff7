import Book
import Cohorts
import Foundation
import Galleries
import GalleriesTestSupport
import Imaging
import Labels
import NIfTI
import StudyTerms
import Testing

@testable import Study

@Suite struct CohortGalleryTests {
  private func gallery() throws -> CohortGallery {
    let cohort = try JSONDecoder().decode(
      Cohort.self, from: Data(#"{"folder": "own/dicom"}"#.utf8))
    return CohortGallery(
      cohort: cohort, networks: [NamedNetwork(name: "net", labeller: .truth)], frames: .phases,
      patients: [])
  }

  @Test func rowsWithAndWithoutTruthAreOneGrid() throws {
    let gallery = try gallery()
    let stack = LabelledStack.beat(truth: [[UInt8](repeating: 1, count: 16), nil, nil])
    let views = [("ED", stack.diastole), ("ES", stack.systole)].map {
      stack.view(frame: $0.1, slice: 0, frameName: $0.0, reason: "")
    }
    let rows = try gallery.rows(views)
    #expect(
      rows.figure.panels.map(\.title) == [
        "1 ED", "truth", "net", "net ≠ truth", "1 ES", "truth", "net", nil,
      ])
    #expect(rows.figure.columns == 4)
    // Which are shown is nobody's choice.
    #expect(rows.caption.hasPrefix("A middle slice of each series at end-diastole"))
  }

  @Test func aGalleryWithoutTruthDoesNotSpeakOfIt() throws {
    let gallery = try gallery()
    func view(_ frame: String, _ truth: GalleryView.Labels?) throws -> GalleryView {
      GalleryView(
        series: "1", reason: "", frame: frame, slice: 0,
        image: Thumbnail(Plane(rows: 2, columns: 2, values: [0, 1, 2, 3])), truth: truth,
        networks: [
          .init(name: "net", mask: Data([1, 0, 0, 0]), dice: truth == nil ? [] : [1], volume: 2)
        ])
    }
    let plain = try gallery.rows(try ["ED", "ES"].map { try view($0, nil) })
    #expect(plain.figure.legend.map(\.name) == ["LV"])
    #expect(plain.figure.columns == 2)
    #expect(
      plain.caption
        == "A middle slice of each series at end-diastole and end-systole, with the outlines of net: orange about the cavity. Below, the"
        + " cavity's volume in the slice.")
    #expect(!plain.source.columnNames.contains("LV"))
    let truth = GalleryView.Labels(name: "truth", mask: Data([1, 2, 0, 0]), dice: [], volume: 2)
    let beat = try gallery.cine(
      [try view("0", truth)] + (1...4).map { try view("\($0)", nil) })
    #expect(beat.caption.contains("green the truth (frame 0 only), orange net; the inner outline"))
    #expect(beat.figure.legend.map(\.name) == ["truth", "net"])
  }
}
