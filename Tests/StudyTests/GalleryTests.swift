import Book
import StudyTerms
import TestSupport
import Testing

@testable import Study

@Suite struct GalleryTests {
  private func mask(_ rows: String...) -> LabelMask {
    LabelMask(
      width: rows[0].count, height: rows.count,
      labels: rows.flatMap { $0.map { UInt8($0.wholeNumberValue ?? 0) } })
  }

  @Test func anOutlineFollowsTheEdgesOfPixels() {
    let outlines = mask("000", "011", "000").outlines { $0 == 1 }
    #expect(outlines.count == 1)
    #expect(outlines[0].x == [1, 3, 3, 1])
    #expect(outlines[0].y == [1, 1, 2, 2])
  }

  @Test func pixelsThatTouchAtACornerStayApart() {
    #expect(mask("10", "01").outlines { $0 == 1 }.count == 2)
    #expect(mask("01", "10").outlines { $0 == 1 }.count == 2)
  }

  @Test func aRingHasTwoOutlines() {
    let outlines = mask("222", "212", "222").outlines { $0 == 2 }
    #expect(outlines.count == 2)
    #expect(outlines.map(\.x.count) == [4, 4])
  }

  @Test func anEmptyMaskHasNone() {
    #expect(mask("00", "00").outlines { $0 != 0 }.isEmpty)
    #expect(mask("00", "00").bounds == nil)
  }

  @Test func aCutMayReachBeyondTheMask() {
    let cut = mask("12", "21").cropped(columns: -1..<2, rows: 1..<3)
    #expect(cut == mask("021", "000"))
  }

  @Test(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
  func manualMasksAtEndDiastoleAndEndSystole() async throws {
    let content = try await TransferMirror().content(
      PredictionGallery.self, #"{"source": "cmr", "patients": [71, 98]}"#)
    // Two patients, two phases, three slices.
    #expect(try content.table().table.rowCount == 12)
    #expect(content.figures.first?.figure.panels.count == 12)
    #expect(try content.table("dice").table.rowCount == 816)
    #expect(try content.table("frames").table.rowCount == 78)
    // The pixels of the cut are those of the whole mask.
    let table = try content.table().table
    let dice = try content.table("dice").table
    let pixels = Dictionary(
      uniqueKeysWithValues: zip(try dice.texts("image"), try dice.numbers("lv_pixels")))
    for (name, count) in zip(try table.texts("image"), try table.numbers("lv_pixels")) {
      #expect(pixels[name] == count)
    }
    // Millilitres: 1.40625 mm squared, every 10 mm, as patient_dimensions.tsv has it for both.
    for (count, volume) in zip(
      try table.numbers("lv_pixels"), try table.numbers("lv_volume"))
    {
      #expect(abs(volume - count * 1.40625 * 1.40625 * 10 / 1000) < 1e-9)
    }
  }

  @Test(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
  func extremesRunFromBestToWorst() async throws {
    let content = try await TransferMirror().content(
      PredictionGallery.self, #"{"source": "cmr", "gallery": "extremes"}"#)
    let dice = try content.table().table.numbers("LV")
    #expect(dice.count == 6)
    #expect(dice == dice.sorted(by: >))
  }

  @Test(.enabled(if: DataMirror.has("cmr-seg-tl"), "REPORT_MIRROR has no data set cmr-seg-tl"))
  func theModelsImagesAreNamed() async throws {
    let content = try await TransferMirror().content(
      PredictionGallery.self, #"{"source": "cmr", "gallery": "models", "models": ["TL2", "TR"]}"#)
    #expect(try content.table().table.rowCount == 12)
    let best = try content.number(["TL2", "LV", "best"], "dice")
    let worst = try content.number(["TL2", "LV", "worst"], "dice")
    #expect(best > 0.97 && worst == 0)
  }
}
