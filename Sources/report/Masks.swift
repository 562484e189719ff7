import ArgumentParser
import Foundation
import Imaging

extension Report {
  /// `report masks`
  struct Masks: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Turn contours drawn by hand into masks.",
      discussion: """
        Reads contours of Medis QMass (.con) and of the Sunnybrook data \
        (IM-0001-0048-icontour-manual.txt and -ocontour-, of one patient or of many in a folder \
        each), and writes OUTPUT/<patient>-<image>.png for each image: 0 background, 1 the cavity \
        of the left ventricle, 2 its wall. Contours that lie in CONTOURS itself are of no patient \
        that has a name.
        """)

    @Argument(help: "A file of contours, or a folder of them.") var contours: String
    @Argument(help: "The folder to write to.") var output: String
    @Option(
      help: ArgumentHelp(
        "Columns and rows of the images, 256x256; where nothing is said, those that a .con file names.",
        valueName: "size"))
    var size: String?
    @Option(
      help:
        "Pixels whose centres a contour holds (centres), or also those that its line touches, as the Sunnybrook masks have it (outlined)."
    )
    var rule = FillingRule.centres
    @Flag(help: "The wall is background: where many images have no outer contour.")
    var cavityOnly = false

    private var pixels: SIMD2<Int>? {
      let numbers = size?.split(separator: "x").map { Int($0) } ?? []
      guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1],
        (1...16384).contains(columns), (1...16384).contains(rows)
      else { return nil }
      return SIMD2(columns, rows)
    }

    func validate() throws {
      if !FileManager.default.fileExists(atPath: contours) {
        throw ValidationError("there is no file or folder \(contours)")
      }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: contours, isDirectory: &isFolder)
      if isFolder.boolValue, URL(filePath: output).isWithin(URL(filePath: contours)) {
        throw ValidationError(
          "OUTPUT is, or lies in, the folder of CONTOURS: \(output); give it another")
      }
      if size != nil, pixels == nil { throw ValidationError("--size is written as 256x256") }
    }

    func run() throws {
      let masks = try ContourMasks(rule: rule, size: pixels, cavityOnly: cavityOnly)
        .masks(at: URL(filePath: contours))
      if let twice = zip(masks, masks.dropFirst()).first(where: { $0.name == $1.name }) {
        throw FileError(
          path: contours,
          reason: "several images are called \(twice.0.name); name one folder of them")
      }
      let folder = URL(filePath: output)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, mask) in masks { try mask.write(png: folder.appending(path: name + ".png")) }
      if masks.isEmpty { throw FileError(path: contours, reason: "there are no contours") }
      print("\(masks.count) masks written to \(output)")
    }
  }
}

extension FillingRule: ExpressibleByArgument {}
