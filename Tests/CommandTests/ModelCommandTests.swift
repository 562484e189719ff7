import Foundation
import Testing

/// `report model`; the files themselves are in LearningTests.
@Suite struct ModelCommandTests {
  static let header =
    #"{"__metadata__":{"by":"a test"},"a":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]},"#
    + #""b":{"dtype":"I8","shape":[],"data_offsets":[16,17]}}"#

  static let file =
    Data([UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0]) + Data(header.utf8)
    + Data([0, 0, 0, 0, 0, 0, 0xF8, 0x3F] + [UInt8](repeating: 0, count: 8) + [0xFF])

  @Test func showListsTensors() async throws {
    let book = try BookFolder()
    try book.write("a.safetensors", Self.file)
    let outcome = try await book.report("model", "show", "a.safetensors")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        a\tF64\t2 x 1
        b\tI8\tnumber
        by: a test
        safetensors: 2 tensors, 3 numbers

        """)
    let json = try await book.report("model", "show", "a.safetensors", "--json")
    #expect(
      json.output == """
        {"format":"safetensors","metadata":{"by":"a test"},"numbers":3,\
        "tensors":[{"name":"a","shape":[2,1],"type":"F64"},{"name":"b","shape":[],"type":"I8"}]}

        """)
  }

  @Test func namesDoNotSpeakToTheTerminal() async throws {
    let book = try BookFolder()
    let header =
      #"{"__metadata__":{"by":"\u001b]0;title\u0007"},"a\u001b[2J":{"dtype":"I8","shape":[],"data_offsets":[0,1]}}"#
    try book.write(
      "a.safetensors",
      Data([UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0]) + Data(header.utf8) + Data([1]))
    let outcome = try await book.report("model", "show", "a.safetensors")
    #expect(
      outcome.lines.prefix(2) == [#"a\u{1B}[2J"# + "\tI8\tnumber", #"by: \u{1B}]0;title\u{07}"#])
  }

  @Test(arguments: [
    (
      ["--output", "p.nii", "--probabilities", "./p.nii"],
      "--probabilities is the file of --output: ./p.nii"
    ),
    (["--output", "sa.nii.gz"], "--output is the file of --input: sa.nii.gz"),
  ])
  func predictWritesOverNoFileOfItsOwn(_ options: [String], _ sentence: String) async throws {
    let book = try BookFolder()
    try book.write("sa.nii.gz", "series")
    let outcome = try await book.command(
      ["model", "predict", "--weights", "w.safetensors", "--input", "sa.nii.gz"] + options
    ).run()
    #expect(outcome.status == 2)
    #expect(outcome.error.contains(sentence + "; give it another"))
    #expect(try book.read("sa.nii.gz") == "series")
    #expect(!FileManager.default.fileExists(atPath: book.root.appending(path: "p.nii").path))
  }

  @Test func ofSeveralOptionsThatNameOneFileTheFirstIsSaid() async throws {
    let book = try BookFolder()
    for _ in 0..<6 {
      let outcome = try await book.report(
        "model", "predict", "--weights", "a.nii", "--input", "a.nii", "--output", "a.nii")
      #expect(outcome.error.contains("--output is the file of --weights: a.nii"))
    }
  }

  /// Another program's network is known by names and shapes.
  @Test func showKnowsNetworksOfOtherPrograms() async throws {
    func file(_ shapes: [String: [Int]]) throws -> Data {
      var (entries, end) = ([String](), 0)
      for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
        let start = end
        end += 4 * shape.reduce(1, *)
        entries.append(
          #""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(start),\#(end)]}"#)
      }
      let header = "{\(entries.joined(separator: ","))}"
      return withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
        + Data(header.utf8) + Data(count: end)
    }
    let book = try TinyBook()
    try book.write(
      "nnunet.safetensors",
      file([
        "encoder.stages.0.0.convs.0.conv.weight": [4, 1, 3, 3],
        "encoder.stages.0.0.convs.0.conv.bias": [4],
        "encoder.stages.1.0.convs.0.conv.weight": [6, 4, 3, 3],
        "decoder.stages.0.convs.0.conv.weight": [4, 8, 3, 3],
        "decoder.seg_layers.0.weight": [2, 4, 1, 1],
      ]))
    try book.write(
      "resnet.safetensors",
      file(
        Dictionary(
          uniqueKeysWithValues: [("conv1.weight", [4, 3, 7, 7])]
            + (1...4).flatMap { level in
              (0..<2).map { ("layer\(level).\($0).conv1.weight", [4, 4, 3, 3]) }
            })))
    #expect(
      try await book.report("model", "show", "nnunet.safetensors").lines.contains(
        "nnU-Net PlainConvUNet, features [4, 6], 2 classes, 692 parameters"))
    #expect(
      try await book.report("model", "show", "resnet.safetensors").lines.contains(
        "torchvision's ResNet-18: the encoder of a U-Net"))
  }

  @Test func predictTakesOneKindOfModel() async throws {
    let book = try TinyBook()
    for models in [[], ["--weights", "a.safetensors", "--nnunet", "model"]] {
      let outcome = try await book.command(
        ["model", "predict", "--input", "sa.nii", "--output", "b.nii"] + models
      ).run()
      #expect(outcome.status == 2)
      #expect(
        outcome.error.contains("either --weights FILE or --nnunet FOLDER is needed, and not both"))
    }
    let folder = try await book.report(
      "model", "predict", "--nnunet", "model", "--input", "sa.nii", "--output", "b.nii")
    #expect(folder.status == 2)
    #expect(folder.error.hasSuffix("/model: there is no plans.json that can be read\n"))
    let folds = try await book.report(
      "model", "predict", "--nnunet", "model", "--folds", "0,x", "--input", "sa.nii",
      "--output", "b.nii")
    #expect(folds.error.contains("--folds are numbers with commas between, as 0,1,2, not 0,x"))
  }

  @Test func convertWritesFloats() async throws {
    let book = try BookFolder()
    try book.write("a.safetensors", Self.file)
    let outcome = try await book.report("model", "convert", "a.safetensors", "b.safetensors")
    #expect(outcome.output == "2 tensors, 3 numbers\n")
    let bytes = try Data(contentsOf: book.root.appending(path: "b.safetensors"))
    // 1.5, 0 and -1.
    #expect([UInt8](bytes.suffix(12)) == [0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0, 0x80, 0xBF])
    #expect(
      try await book.report("model", "show", "b.safetensors").lines == [
        "a\tF32\t2 x 1", "b\tF32\tnumber", "by: a test", "safetensors: 2 tensors, 3 numbers",
      ])
    let name = try await book.report("model", "convert", "a.safetensors", "b.pt")
    #expect(name.status == 2)
    #expect(name.error.contains("b.pt does not end with .safetensors"))
  }

  @Test func whatCannotBeReadIsOneSentence() async throws {
    let book = try BookFolder()
    try book.write("weights.pt", "PK\u{3}\u{4}")
    for command in [["show", "weights.pt"], ["convert", "weights.pt", "b.safetensors"]] {
      let outcome = try await book.command(["model"] + command).run()
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.map { $0.replacing(book.root.path + "/", with: "") } == [
          "error: weights.pt: this is a Python pickle, which runs code when it is read, "
            + "so it is never opened; save the weights as safetensors in Python"
        ])
    }
    let missing = try await book.report("model", "show", "nothing")
    #expect(missing.status == 2)
    #expect(missing.error.hasSuffix("/nothing: there is no such file\n"))
  }
}
