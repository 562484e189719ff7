import Book
import Engine
import Foundation
import TestSupport
import Testing

@testable import Study

@Suite struct PredictionGalleryTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ options: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(options.utf8))
  }

  @Test func aGalleryShowsTheBestAndTheWorstBesideTheTruth() async throws {
    let options =
      #""cohort": \#(TinyLabels.cohort), "networks": [{"name": "net", "trained": \#(TinyLabels.network)}]"#
    let phases = try await TransferMirror().content(
      PredictionGallery.self, "{\(options)}")
    let table = try phases.table().table
    #expect(try table.texts("shown_for").first == "best")
    #expect(try table.texts("shown_for").last == "worst")
    #expect(Set(try table.texts("frame")) == ["ED", "ES"])
    #expect(Set(try table.texts("labels")) == ["truth", "net"])
    // Image, truth, network and where they disagree, in each row.
    let figure = try #require(phases.figures.first).figure
    #expect(figure.columns == 4)
    #expect(figure.panels.count == 4 * 4)

    let cine = try await TransferMirror().content(
      PredictionGallery.self, #"{\#(options), "gallery": "cine", "patients": ["2"]}"#)
    let moving = try #require(cine.figures.first)
    #expect(moving.frames.count == 4)
    #expect(try cine.table().table.texts("frame").first == "0")
  }

  @Test func aGalleryRanksImages() async throws {
    let networks = """
      [{"name": "a", "trained": \(TinyLabels.network)},
       {"name": "b", "trained": \(TinyLabels.network.replacing("\"epochs\": 1", with: "\"epochs\": 2"))}]
      """
    let options = #""cohort": \#(TinyLabels.cohort), "networks": \#(networks)"#
    let extremes = try await TransferMirror().content(
      PredictionGallery.self, #"{\#(options), "gallery": "extremes"}"#)
    let dice = try ["best", "median", "worst"].map {
      try extremes.number([$0, "a"], "LV")
    }
    #expect(dice == dice.sorted(by: >))
    // Image, truth, both networks and where each disagrees.
    #expect(try #require(extremes.figures.first).figure.columns == 6)
    let models = try await TransferMirror().content(
      PredictionGallery.self, #"{\#(options), "gallery": "models"}"#)
    #expect(
      Set(try models.table().table.texts("shown_for"))
        == ["a: best", "a: median", "a: worst", "b: best", "b: median", "b: worst"])
    #expect(try models.number(["a: best", "a"], "LV") == dice[0])
    #expect(try models.number(["b: best", "b"], "LV") >= models.number(["a: best", "b"], "LV"))
  }

  @Test(arguments: [
    (
      #"{"source": "cmr", "gallery": "cine"}"#,
      "option `gallery`: cine needs images: a `cohort` and `networks`"
    ),
    (
      #"{"cohort": \#(TinyLabels.cohort), "networks": []}"#, "option `networks`: names no network"
    ),
    (
      #"{"cohort": \#(TinyLabels.cohort), "networks": [{"name": "a", "trained": {}}]}"#,
      "option `trained`: the network a has no `data`"
    ),
    (
      #"{"cohort": {"folder": "own/dicom"}, "gallery": "models", "networks": [{"name": "a", "trained": \#(TinyLabels.network)}]}"#,
      "option `gallery`: must be phases or cine where no truth is known: give the cohort `contours` to rank images"
    ),
  ])
  func whatAGalleryCannotShowIsRefused(_ options: String, _ sentence: String) {
    #expect {
      try decode(PredictionGallery.self, options)
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription == sentence
    }
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
