import Foundation
import Imaging
import NIfTI
import Testing

/// `report export nnunet`: what nnU-Net's integrity check asks for.
@Suite struct ExportNNUNetTests {
  static let affine = Affine(
    i: SIMD3(-1.5, 0, 0), j: SIMD3(0, -1.5, 0), k: SIMD3(0, 0, 8), origin: SIMD3(10, 20, 30))

  private func write(
    _ book: BookFolder, _ name: String, _ values: [Float], frames: Int = 1,
    affine: Affine = affine
  ) throws {
    let url = book.root.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try NIfTIImage(
      header: NIfTIHeader(size: SIMD4(2, 2, 1, frames), affine: affine), values: values
    ).write(to: url)
  }

  /// Two patients: a volume, and a cine of which the second of three frames is drawn.
  private func book() throws -> BookFolder {
    let book = try BookFolder()
    try write(book, "images/a.nii.gz", [1, 2, 3, 4])
    try write(book, "masks/a.nii.gz", [0, 1, 2, 3])
    try write(book, "images/b.nii.gz", (0..<12).map(Float.init), frames: 3)
    try write(book, "masks/b.nii.gz", [0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0], frames: 3)
    return book
  }

  private func export(_ book: BookFolder, _ options: [String] = []) async throws -> Command.Outcome
  {
    try await book.command(
      ["export", "nnunet", "images", "masks", "out", "--folds", "2"] + options
    ).run()
  }

  @Test func drawnFramesAreCases() async throws {
    let book = try book()
    let outcome = try await export(book)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("2 cases of 2 patients written to "))
    let folder = book.root.appending(path: "out/Dataset501_Hearts")
    func names(_ part: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path)
        .sorted()
    }
    #expect(try names("imagesTr") == ["a_0000.nii.gz", "b_frame001_0000.nii.gz"])
    #expect(try names("labelsTr") == ["a.nii.gz", "b_frame001.nii.gz"])
    #expect(
      try names("") == [
        "dataset.json", "decathlon.json", "imagesTr", "labelsTr", "splits_final.json",
      ])
    let image = try NIfTIImage(
      contentsOf: folder.appending(path: "imagesTr/b_frame001_0000.nii.gz"))
    #expect(image.values == [4, 5, 6, 7] && image.header.affine == Self.affine)
    let mask = try NIfTIImage(contentsOf: folder.appending(path: "labelsTr/b_frame001.nii.gz"))
    #expect(mask.values == [1, 0, 0, 2])
    #expect(
      try book.read("out/Dataset501_Hearts/dataset.json") == """
        {
          "channel_names" : {
            "0" : "MRI"
          },
          "file_ending" : ".nii.gz",
          "labels" : {
            "LV" : 1,
            "MYO" : 2,
            "RV" : 3,
            "background" : 0
          },
          "numTraining" : 2
        }
        """)
    // Each patient is in the validation of one fold.
    let splits = try #require(
      JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "splits_final.json")))
        as? [[String: [String]]])
    #expect(splits.compactMap { $0["val"] }.flatMap { $0 }.sorted() == ["a", "b_frame001"])
    #expect(splits.allSatisfy { $0["train"] != $0["val"] && $0["train"]?.count == 1 })
  }

  @Test func whatTheIntegrityCheckRefusesIsOneSentence() async throws {
    func sentence(_ change: (BookFolder) throws -> Void, _ options: [String] = []) async throws
      -> String
    {
      let book = try book()
      try change(book)
      let outcome = try await export(book, options)
      #expect(outcome.status == 2)
      let left = try? FileManager.default.contentsOfDirectory(
        atPath: book.root.appending(path: "out").path)
      #expect(left ?? [] == [])
      return outcome.error.replacing(book.root.path + "/", with: "")
    }
    #expect(
      try await sentence { try write($0, "masks/a.nii.gz", [0, 1, 2, 4]) }
        == "error: masks/a.nii.gz: the mask has the value 4; the labels are 0 to 3\n")
    #expect(
      try await sentence { try write($0, "masks/a.nii.gz", [0, 1, 0, 1, 0, 0, 0, 0], frames: 2) }
        == "error: masks/a.nii.gz: the mask has 2 x 2 x 1 x 2 voxels, but its image 2 x 2 x 1 x 1\n"
    )
    var moved = Self.affine
    moved.origin.x += 5
    #expect(
      try await sentence { try write($0, "masks/a.nii.gz", [0, 1, 2, 3], affine: moved) }
        == "error: masks/a.nii.gz: the mask lies elsewhere than its image, or its voxels have "
        + "another size\n")
    #expect(
      try await sentence { try write($0, "images/c.nii.gz", [1, 2, 3, 4]) }
        == "error: images/c.nii.gz: there is no mask with this name; --only-masked skips the image\n"
    )
    #expect(
      try await sentence({ _ in }, ["--folds", "3"]).hasSuffix(
        ": 2 patients cannot be drawn into 3 folds; use --folds\n"))
  }
}
