import Engine
import Foundation
import TestSupport
import Testing

/// A book of two chapters in a temporary folder: four test images by two networks, from a data set that a mirror holds,
/// and three patients from files of the book's own.
final class BookFolder: Sendable {
  private let folder: TemporaryFolder
  var root: URL { folder.url }

  static let transfer = """
    ---
    data: {tiny: tiny}
    ---
    # Transfer

    The mean Dice is {val}`transfer.dice[TL2, LV, test].mean : .3f`, see [](#tab-transfer-dice) and [@dice1945].

    ```{transfer-comparison} transfer
    source: tiny/7T
    models: [TL2, R]
    repetitions: 50
    ```

    ```{replication}
    source: the article
    transfer.dice[R, LV, test].mean: 0.50
    ```

    """

  static let curation = """
    # Curation

    There are {val}`curation.patients : .0f` patients.

    ```{curation-summary} curation
    source: tables
    ```

    """

  init() throws {
    folder = TemporaryFolder()
    try write(
      "Chapters/book.yaml",
      """
      title: A tiny book
      authors:
        - {name: Somebody}
      chapters:
        - index.md
        - curation.md
      bibliography: references.bib
      seed: 7

      """)
    try write("Chapters/index.md", Self.transfer)
    try write("Chapters/curation.md", Self.curation)
    try write(
      "Chapters/references.bib",
      "@article{dice1945, author = {Dice, Lee R.}, title = {Measures}, journal = {Ecology}, year = {1945}}\n"
    )
    try write(
      "data/catalog.yaml",
      """
      tiny:
        title: Four images
        licence: MIT
        homepage: https://example.org/tiny
        commit: abc
        checksums: tiny.sha256

      """)
    try data(Self.doubleTransfer, Self.confusion([800, 900, 700, 800]))
    try data(Self.random, Self.confusion([500, 600, 400, 500]))
    try write("tables/conversion.log", Self.log)
    try write("tables/patient_metadata.tsv", Self.patients())
  }

  // MARK: Sources

  static let doubleTransfer = "7T/confusion_tables/confusion_WS_doubleTransferLearn.tsv"
  static let random = "7T/confusion_tables/confusion_WS_plainLearn.tsv"

  /// Two volunteers with two test images each; of 1000 LV pixels so many agree, so that Dice is their share.
  static func confusion(_ agreeing: [Int]) -> String {
    let images = [
      "17_slice000_frame000", "17_slice000_frame001", "19_slice000_frame000",
      "19_slice001_frame000",
    ]
    return zip(images, agreeing).reduce(
      "image\tset\tmethodA\tmethodB\tbg_bg\tbg_lv\tbg_my\tlv_bg\tlv_lv\tlv_my\tmy_bg\tmy_lv\tmy_my\n"
    ) { text, row in
      let other = 1000 - row.1
      return text
        + "\(row.0)\ttest\ta\tb\t\(65_536 - 1000 - other - 300)\t\(other)\t100\t\(other)\t\(row.1)\t0\t100\t0\t100\n"
    }
  }

  static let log = """
    1\tcollission\tslice removed\ta.dcm\tb.dcm
    2\tmissing\tslice added\tc.dcm\td.dcm

    """

  static func patients(scanner: String = "Aera", age: String = "058") -> String {
    let names = [
      "pid", "set", "PatientsSex", "PatientsAgeNum", "PatientsAgeUnit", "MagneticFieldStrength",
      "ModelName", "EchoTime", "RepetitionTime", "SliceThickness", "PixelSpacing", "Rows",
      "Columns", "Diastole", "Systole",
    ]
    let rows = [
      ["1", "train", "M", age, "Y", "1.5", scanner],
      ["501", "validate", "F", "030", "Y", "3", "Skyra"],
      ["701", "test", "F", "006", "M", "1.5", "Aera"],
    ].map { $0 + ["1.19", "34.2", "8", "[1.4, 1.4]", "256", "192", "144.4", "63.4"] }
    return ([names] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  func write(_ path: String, _ data: Data) throws {
    let url = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appendingPathComponent(path))
  }

  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read(path)
    precondition(text.contains(old), "the text to edit is there")
    try write(path, text.replacingOccurrences(of: old, with: new))
  }

  /// Places a file of the data set in the mirror and renews the catalog's checksums.
  func data(_ path: String, _ text: String) throws {
    try write("mirror/tiny/\(path)", text)
    let mirror = root.appendingPathComponent("mirror/tiny")
    let lines = try files(in: "mirror/tiny").map { name in
      "\(Digest(of: try Data(contentsOf: mirror.appendingPathComponent(name))).hex)  \(name)\n"
    }
    try write("data/tiny.sha256", lines.joined())
  }

  // MARK: Runs

  func command(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> Command {
    let mirror = root.appendingPathComponent("mirror").path
    return try Command(
      arguments, in: root, environment: ["REPORT_MIRROR": mirror].merging(environment) { $1 },
      input: input)
  }

  @discardableResult
  func report(
    _ arguments: String..., environment: [String: String] = [:], input: String? = nil
  ) async throws -> Command.Outcome {
    try await command(arguments, environment: environment, input: input).run()
  }

  /// What a build says; it ends with `status`.
  @discardableResult
  func build(
    _ options: String..., endsWith status: Int32,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Command.Outcome {
    let outcome = try await command(["build", "--quiet"] + options).run()
    #expect(outcome.status == status, "\(outcome.error)", sourceLocation: sourceLocation)
    return outcome
  }

  // MARK: Outputs

  /// All files of the output folder but the store's, by path.
  func outputs(_ folder: String = "output") throws -> [String: Data] {
    var outputs: [String: Data] = [:]
    for name in try files(in: folder) where !name.hasPrefix(".store") {
      outputs[name] = try Data(contentsOf: root.appendingPathComponent(folder + "/" + name))
    }
    return outputs
  }

  private func files(in folder: String) throws -> [String] {
    let place = root.appendingPathComponent(folder)
    let names =
      FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: place.appendingPathComponent(name).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
