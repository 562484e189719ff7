import Bibliography
import Book
import Catalog
import DICOM
import Engine
import Figures
import Foundation
import Imaging
import Learning
import Markup
import NIfTI
import Tables

@testable import Build

/// A reader of files that anybody may have written. It has to end soon, with a value or an error.
enum FuzzTarget: String, CaseIterable {
  case chapter, frontMatter, yaml, bibtex, csl, table, nifti, dicom, png, svg, cvi42, medis
  case sunnybrook, safetensors, tensorflow, pytorch, catalog, state, frozen, records

  /// Feeds the reader. What it throws is as good as what it returns.
  func feed(_ data: Data, in folder: URL) {
    switch self {
    case .chapter: _ = ChapterParser.parse(data: data, file: "a.md")
    case .frontMatter:
      let text = Data("---\n".utf8) + data + Data("\n---\n# A\n".utf8)
      _ = ChapterParser.parse(data: text, file: "a.md")
    case .yaml:
      guard let text = String(validating: data, as: UTF8.self) else { return }
      _ = try? BoundedYAML.compose(text)
    case .bibtex: _ = Bibliography(String(decoding: data, as: UTF8.self), file: "a.bib")
    case .csl: _ = Bibliography(String(decoding: data, as: UTF8.self), file: "a.json")
    case .table:
      for separator in ["\t", ","] as [Character] {
        guard let table = try? Table.read(Array(data), file: "a", separator: separator) else {
          continue
        }
        _ = (table.csv(), table.tsv())
      }
    case .nifti: _ = try? NIfTIImage(decoding: data, path: "a.nii")
    case .dicom: withFile("a.dcm", data, folder) { Self.readDICOM($0) }
    case .png: withFile("a.png", data, folder) { _ = try? GrayImage(png: $0) }
    case .svg: _ = try? SafeSVG.cleaned(data)
    case .cvi42: withFile("a.cvi42wsx", data, folder) { _ = try? CVI42Workspace(contentsOf: $0) }
    case .medis: withFile("a.con", data, folder) { _ = try? MedisContours(contentsOf: $0) }
    case .sunnybrook: withFile("a.txt", data, folder) { _ = try? Contour(sunnybrook: $0) }
    case .safetensors: _ = try? WeightFile(data: data, name: "a.safetensors").weights()
    case .pytorch: withFile("a.pth", data, folder) { _ = try? WeightFile(opening: $0).weights() }
    case .tensorflow:
      try? Data(repeating: 0, count: 4096).write(
        to: folder.appending(path: "a.data-00000-of-00001"))
      withFile("a.index", data, folder) { _ = try? WeightFile(opening: $0).weights() }
    case .catalog:
      let place = folder.appending(path: "catalog")
      try? FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try? Data("\(Digest(of: "a"))  a/b\n".utf8).write(to: place.appending(path: "a.sha256"))
      try? data.write(to: place.appending(path: "catalog.yaml"))
      _ = try? CatalogFile.read(in: place)
    case .state: readState(data, in: folder)
    case .frozen: readFrozen(data, in: folder)
    case .records: readRecords(data, in: folder)
    }
  }

  private func withFile(_ name: String, _ data: Data, _ folder: URL, _ body: (URL) -> Void) {
    let file = folder.appending(path: name)
    try? data.write(to: file)
    body(file)
  }

  private static func readDICOM(_ file: URL) {
    guard let read = try? DICOMFile(contentsOf: file) else { return }
    for frame in 0..<min(read.frameCount, 3) { _ = try? read.plane(frame: frame) }
  }

  /// As files of the last build, with a seal that fits.
  private func readState(_ data: Data, in folder: URL) {
    let sealed = Data("{\"sha256\":\"\(Digest(of: data))\"}\n".utf8) + data
    let own = OwnFolder(folder.appending(path: "output"))
    for name in ["outputs.json", "last-build.json", "durations.tsv"] {
      try? own.put(sealed, at: ".store/" + name)
    }
    try? own.put(data, at: "manifest.json")
    _ = OutputFolder(own.url).isIntact
    try? own.put(Data("{".utf8), at: ".store/outputs.json")
    _ = OutputFolder(own.url).isIntact
    if let last = LastBuild.read(own) {
      _ = last.isCurrent(
        code: last.code, root: folder, files: NoFiles(),
        store: Store(at: own.place(".store")))
    }
  }

  private func readFrozen(_ data: Data, in folder: URL) {
    let own = OwnFolder(folder.appending(path: "project"))
    try? own.put(data, at: "data/frozen/index.json")
    _ = try? FrozenFolder(root: own.url).index()
    if let block = try? FrozenText.decode(FrozenBlock.self, from: data) {
      let provenance = Provenance(directive: "d", steps: [], inputs: [])
      _ = try? block.built(from: [(provenance, [:])])
    }
  }

  private func readRecords(_ data: Data, in folder: URL) {
    let sealed = Data("{\"sha256\":\"\(Digest(of: data))\"}\n".utf8) + data
    let own = OwnFolder(folder.appending(path: "store"))
    let key = Digest(of: "key")
    try? own.put(sealed, at: "records/\(key).json")
    _ = Store(at: own.url).record(for: key)
  }
}

/// No file is here.
struct NoFiles: FileSource {
  func location(of file: FileReference) throws -> URL { throw DataMissing("nowhere") }
  func digest(of file: FileReference) throws -> Digest { throw DataMissing("nowhere") }
  func files(in folder: FileReference) throws -> [FileReference] { [] }
}
