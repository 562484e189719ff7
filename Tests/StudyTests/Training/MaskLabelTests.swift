import Engine
import StudyTerms
import Tables
import Testing
import Trainings

@testable import Study

/// What masks that somebody brought may hold.
@Suite struct MaskLabelTests {
  private let files = OwnFiles()
  private static let data = #""data": {"images": "own/images", "masks": "own/masks"}"#

  private func labels(_ options: String) throws -> Set<UInt8> {
    Set(try files.samples(options).samples.flatMap(\.mask))
  }

  @Test func labelsBelowTheClassesAreTaken() throws {
    try files.add("p-frame0", label: 1)
    #expect(try labels(#"\#(Self.data), "classes": 2"#) == [0, 1])
  }

  @Test(arguments: [
    (UInt16(255), 2, "0 to 1"), (257, 2, "0 to 1"), (2, 2, "0 to 1"), (3, 3, "0 to 2"),
  ])
  func othersAreRefused(_ label: UInt16, classes: Int, allowed: String) throws {
    try files.add("p-frame0", label: label)
    #expect {
      try labels(#"\#(Self.data), "classes": \#(classes)"#)
    } throws: {
      "\($0)".hasPrefix(
        "own-images/masks/p-frame0.png holds the label \(label); `classes: \(classes)` allows \(allowed); write 0 for background"
      )
    }
  }

  @Test func theLabelToIgnoreIsNoClass() throws {
    try files.add("p-frame0", label: 255)
    #expect(
      try labels(#"\#(Self.data), "classes": 2, "ignore": 255"#) == [0, PixelOverlap.unknown])
    #expect {
      try labels(#"\#(Self.data), "classes": 2, "ignore": 7"#)
    } throws: {
      "\($0)".contains("holds the label 255; `classes: 2` allows 0 to 1 and `ignore: 7`; ")
    }
  }

  @Test func aMaskOfWhichNothingIsKnownIsRefused() throws {
    try files.add("p-frame0", label: 255, around: 255)
    #expect {
      try labels(#"\#(Self.data), "classes": 2, "ignore": 255"#)
    } throws: {
      "\($0)"
        == "own-images/masks/p-frame0.png holds nothing but the label to `ignore`; leave the image out"
    }
  }

  @Test(arguments: ["p-IM-1.dcm", "p-IM-1", "part/p-IM-1.dcm", "part/p-IM-1"])
  func endingsAndFoldersOfAnImageAreNoPartOfItsMasksName(image: String) throws {
    try files.add("p-IM-1", label: 1)
    try files.move("images/p-IM-1.png", to: "images/\(image).png")
    #expect(try labels(#"\#(Self.data), "classes": 2"#) == [0, 1])
  }

  /// A data set's own folder has no path.
  @Test func imagesAndMasksOfWholeDataSets() throws {
    let images = FileReference(dataset: "images", path: "p-frame1.png")
    let files = ImageFiles(
      images: FileReference(dataset: "images", path: ""),
      masks: FileReference(dataset: "masks", path: ""), without: [], seed: 1)
    #expect(
      files.mask(of: images, among: ["p-frame1.png"])
        == FileReference(dataset: "masks", path: "p-frame1.png"))
  }

  @Test func anImageWithoutAMaskIsRefused() throws {
    try files.add("part/p-IM-1", label: 1)
    try files.move("masks/part/p-IM-1.png", to: "masks/other/p-IM-1.png")
    #expect {
      try labels(#"\#(Self.data), "classes": 2"#)
    } throws: {
      "\($0)"
        == "own-images/images/part/p-IM-1.png has no mask own-images/masks/part/p-IM-1.png; `only_masked: true` leaves such images out"
    }
  }

  @Test func imagesWithoutAMaskAreLeftOutOnRequest() throws {
    for name in ["p-IM-1", "p-IM-2", "q-IM-1"] { try files.add(name, label: 1) }
    try files.move("masks/p-IM-2.png", to: "elsewhere/p-IM-2.png")
    try files.move("masks/q-IM-1.png", to: "elsewhere/q-IM-1.png")
    let own = #""images": "own/images", "masks": "own/masks", "only_masked": true"#
    #expect(try files.samples(#""data": {\#(own)}, "classes": 2"#).count == 1)
    // Who has no mask at all is nobody to draw.
    #expect {
      try labels(#""data": {\#(own), "patients": 2}, "classes": 2"#)
    } throws: {
      "\($0)" == "own-images/images holds 1 patient with masks, not 2"
    }
    try files.move("masks/p-IM-1.png", to: "elsewhere/p-IM-1.png")
    #expect {
      try labels(#""data": {\#(own)}, "classes": 2"#)
    } throws: {
      "\($0)" == "own-images/masks has no mask of any of the 3 images of own-images/images"
    }
  }

  @Test func twoImagesDoNotShareAMask() throws {
    try files.add("a/p-IM-1", label: 1)
    try files.add("b/p-IM-1", label: 1)
    try files.move("masks/a/p-IM-1.png", to: "masks/p-IM-1.png")
    try files.move("masks/b/p-IM-1.png", to: "masks/b/q-IM-1.png")
    #expect {
      try labels(#"\#(Self.data), "classes": 2"#)
    } throws: {
      "\($0)"
        == "own-images/images/a/p-IM-1.png and own-images/images/b/p-IM-1.png have one mask, own-images/masks/p-IM-1.png; name them apart"
    }
  }

  /// Where no mask holds a class, a network that finds none of it would be perfect.
  @Test func aClassThatNoMaskHoldsIsNotTested() async throws {
    try files.add("p-frame0", label: 1)
    func test(_ classes: Int) async throws -> String {
      let runs = try TinyTrainings.runs(
        """
        {\(TinyTrainings.data), "test": {"images": "own/images", "masks": "own/masks"}, "size": 16, "widths": [4, 8],
         "classes": \(classes), "epochs": 1, "validation": 0, "transforms": "no", "runs": [{"name": "a"}]}
        """)
      let mirror = TransferMirror()
      mirror.root = files.root
      do {
        let output = try await mirror.run(try #require(runs.runs[0].test))
        return output.rows.map(\.tissue.rawValue).joined()
      } catch {
        return "\(error)"
      }
    }
    #expect(try await test(2) == "LV")
    #expect(
      try await test(3)
        == "no mask of own-images/masks holds the label 2, so that nothing tells how well it is found; write `classes: 2`, or test on images that hold it"
    )
    // A label above it is held.
    try files.add("p-frame1", label: 3)
    #expect(try await test(4).hasSuffix("is found; test on images that hold it"))
  }

  /// A synthetic heart has three tissues; a network of two classes tells one of them apart.
  @Test func tissuesOfASyntheticHeartAreMerged() async throws {
    let source = try await files.training(#"\#(TinyTrainings.data), "classes": 2"#).source
    #expect(Set(try (0..<source.count).flatMap { try source.sample($0).mask }) == [0, 1])
  }
}
