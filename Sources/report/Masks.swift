import ArgumentParser
import Foundation
import GroundTruth
import Imaging

extension Report {
  /// `report masks`
  struct Masks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Turn contours drawn by hand into masks.",
      discussion: """
        Reads contours of Medis QMass (.con) and of the Sunnybrook data \
        (IM-0001-0048-icontour-manual.txt and -ocontour-, of one patient or of many in a folder \
        each), and writes OUTPUT/<patient>-<image>.png for each image: 0 background, 1 the cavity \
        of the left ventricle, 2 its wall. Contours that lie in CONTOURS itself are of no patient \
        that has a name.

        With --images, the masks fit the images that report curate --png writes of that folder and \
        have their names, such as <series>-frame003-slice000.png. Images are found by the number or, \
        of workspaces of cvi42 (<patient>/*.cvi42wsx), the UID that the contours name; patients are \
        called as in that folder, or as --names says.

        What is odd is told: a cavity that leaves its outer contour, contours that are those of \
        another patient or lie outside of their image, and, with --images, a cavity that is smaller \
        at end-diastole than at end-systole.
        """)

    @Argument(help: "A file of contours, or a folder of them.") var contours: String
    @Argument(help: "The folder to write to.") var output: String
    @Option(
      help: ArgumentHelp(
        "The folder of DICOM, or the archive of it, that the contours were drawn on.",
        valueName: "folder"))
    var images: String?
    @Option(
      help: ArgumentHelp(
        "What the contours call patients, where otherwise than the images: a table with the columns "
          + "patient_id and original_id.", valueName: "table"))
    var names: String?
    @Option(
      help: ArgumentHelp(
        "Columns and rows of the images, 256x256; where nothing is said, those that a .con file "
          + "names.", valueName: "size"))
    var size: String?
    @Option(
      help: ArgumentHelp(
        "Pixels whose centres a contour holds (centres), or also those that its line touches, as the "
          + "Sunnybrook masks have it (outlined)."))
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
      for path in [contours] + [images, names].compactMap(\.self)
      where !FileManager.default.fileExists(atPath: path) {
        throw ValidationError("there is no file or folder \(path)")
      }
      let sources = [contours, images].compactMap(\.self).filter(Self.isFolder)
      for source in sources where URL(filePath: output).isWithin(URL(filePath: source)) {
        let name = source == contours ? "CONTOURS" : "--images"
        throw ValidationError(
          "OUTPUT is, or lies in, the folder of \(name): \(output); give it another")
      }
      if size != nil, pixels == nil { throw ValidationError("--size is written as 256x256") }
      if images == nil {
        if names != nil { throw ValidationError("--names says whose images these are: --images") }
        return
      }
      if size != nil { throw ValidationError("--size is what --images tell") }
      if rule != .centres { throw ValidationError("--rule is for masks without --images") }
      if !Self.isFolder(contours) { throw ValidationError("--images needs a folder of contours") }
    }

    private static func isFolder(_ path: String) -> Bool {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }

    func run() async throws {
      let folder = URL(filePath: output)
      let (count, faults) =
        if let images {
          try await CuratedMasks(
            contours: URL(filePath: contours), images: URL(filePath: images),
            names: names.map { URL(filePath: $0) }, cavityOnly: cavityOnly
          ).write(to: folder)
        } else { try write(to: folder) }
      for fault in faults { Terminal.error("warning: \(fault.sentence)") }
      Terminal.print("\(count) masks written to \(output)")
    }

    private func write(to folder: URL) throws -> (Int, [ContourFault]) {
      let place = URL(filePath: contours)
      let reader = ContourMasks(rule: rule, size: pixels, cavityOnly: cavityOnly)
      let masks = try reader.masks(at: place)
      if let twice = zip(masks, masks.dropFirst()).first(where: { $0.name == $1.name }) {
        throw FileError(
          path: contours,
          reason: "several images are called \(twice.0.name); name one folder of them")
      }
      if masks.isEmpty {
        let others = FolderWalk(place).map(\.path).filter { !$0.lowercased().hasSuffix(".con") }
        let found = ForeignContours.sentence(others)
        throw FileError(path: contours, reason: found ?? "there are no contours")
      }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, mask) in masks { try mask.write(png: folder.appending(path: name + ".png")) }
      return (masks.count, try reader.faults(at: place))
    }
  }
}

extension FillingRule: ExpressibleByArgument {}
