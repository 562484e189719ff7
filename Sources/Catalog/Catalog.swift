import Engine
import Foundation
import Imaging
import Synchronization

/// Finds data: first in `data/<name>/`, then in the mirror folder, then by download. A file with a
/// wrong checksum is never used.
public final class Catalog: FileSource {
  /// The data sets of the catalog, sorted by name.
  public let datasets: [DataSet]
  /// The project's folder.
  let root: URL
  /// A folder with one subfolder for each data set; nil for none.
  let mirror: URL?
  private let download: Download?
  private let digests: DigestCache
  private let programs: ProgramVersions
  /// Why something could not be fetched. The key is the data set if its server did not answer (it
  /// is asked once per run), else data set and path.
  private let failures = Mutex<[String: DownloadError]>([:])

  /// `patience`: how many seconds a server may be silent; `span`: over how many its speed is judged.
  /// `progress` receives the path, the bytes so far, and the total size of each download.
  public init(
    root: URL, mirror: URL?, downloads: Bool, cache: URL?, patience: TimeInterval = 60,
    span: TimeInterval = 60,
    progress: @escaping @Sendable (String, Int64, Int64?) -> Void = { _, _, _ in }
  ) throws {
    self.root = root
    self.mirror = mirror
    datasets = try CatalogFile.read(in: root.appendingPathComponent("data"))
    download = downloads ? Download(patience: patience, span: span, progress: progress) : nil
    digests = DigestCache(at: cache)
    programs = ProgramVersions(
      at: cache?.deletingLastPathComponent().appending(path: "programs.json"))
  }

  public var datasetNames: [String]? { datasets.map(\.name).sorted() }

  /// The data set with this name. Throws ``CatalogError`` with a suggestion if there is none.
  public func dataset(_ name: String) throws -> DataSet {
    guard let dataset = datasets.first(where: { $0.name == name }) else {
      let known = datasets.isEmpty ? "none" : datasets.map(\.name).joined(separator: ", ")
      throw CatalogError("the catalog has no data set `\(name)` (known: \(known))")
    }
    return dataset
  }

  public func location(of file: FileReference) throws -> URL {
    guard let name = file.dataset else { return try inside(root, file.path) }
    let dataset = try dataset(name)
    if let folder = dataset.folder {
      return try inside(root.appendingPathComponent(folder), file.path)
    }
    guard dataset.checksums[file.path] != nil else {
      // In a folder every file must be present.
      let paths = dataset.paths(at: file.path)
      guard !paths.isEmpty else {
        throw CatalogError("the data set `\(name)` has no file or folder \(file.path)")
      }
      let places = try Set(
        paths.map { path -> String in
          let place = try locate(path, of: dataset).path
          return String(place.dropLast(path.count))
        })
      guard places.count == 1, let base = places.first else {
        throw DataMissing(
          "\(file) lies in several folders; fetch it whole: `report data fetch \(name)`",
          dataset: name)
      }
      return URL(fileURLWithPath: base).appendingPathComponent(file.path)
    }
    return try locate(file.path, of: dataset)
  }

  public func localFolder(_ folder: FileReference) -> URL? {
    if let name = folder.dataset, (try? dataset(name))?.folder == nil { return nil }
    return try? location(of: folder)
  }

  public func digest(of file: FileReference) throws -> Digest {
    if let name = file.dataset {
      let dataset = try dataset(name)
      if dataset.folder == nil {
        // The catalog tells the digest. Whether the file is available is asked when a step runs.
        if let digest = dataset.checksums[file.path] { return digest }
        let paths = dataset.paths(at: file.path)
        guard !paths.isEmpty else {
          throw CatalogError("the data set `\(name)` has no file or folder \(file.path)")
        }
        let lines = paths.map { "\(dataset.checksums[$0]?.hex ?? "")  \($0)" }
        return Digest(of: lines.joined(separator: "\n"))
      }
    }
    let place = try location(of: file)
    guard (try? place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true else {
      return try digests.digest(of: place)
    }
    let lines = try files(in: file).map {
      "\(try digests.digest(of: location(of: $0)))  \($0.path)"
    }
    return Digest(of: lines.joined(separator: "\n"))
  }

  /// Compares the files themselves, even if the catalog tells their digests.
  public func isStill(_ digest: Digest, _ file: FileReference) -> Bool {
    guard (try? self.digest(of: file)) == digest else { return false }
    guard let name = file.dataset, let dataset = try? dataset(name), dataset.folder == nil else {
      return true
    }
    let paths =
      dataset.checksums[file.path] == nil ? dataset.paths(at: file.path) : [file.path]
    return paths.allSatisfy { path in
      if case .damaged = presence(of: path, in: dataset) { return false }
      return true
    }
  }

  public func isHere(_ file: FileReference) -> Bool {
    guard let name = file.dataset, let dataset = try? dataset(name), dataset.folder == nil else {
      return (try? location(of: file)) != nil
    }
    // Their bytes are compared when a step reads them.
    let folders = folders(of: dataset).map(\.1)
    return dataset.paths(at: file.path).allSatisfy { path in
      folders.contains {
        FileManager.default.fileExists(atPath: $0.appendingPathComponent(path).path)
      }
    }
  }

  public func files(in folder: FileReference) throws -> [FileReference] {
    if let name = folder.dataset {
      let dataset = try dataset(name)
      if dataset.folder == nil {
        return dataset.paths(at: folder.path).map { FileReference(dataset: name, path: $0) }
      }
    }
    let place = try location(of: folder)
    guard (try? place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true else {
      return []
    }
    return try names(below: place).sorted().map {
      FileReference(
        dataset: folder.dataset, path: folder.path.isEmpty ? $0 : folder.path + "/" + $0)
    }
  }

  public func names(in folder: FileReference) -> [String]? {
    var base = root
    if let name = folder.dataset {
      guard let dataset = try? dataset(name) else { return nil }
      guard let own = dataset.folder else {
        // The catalog lists all files, including those that are not downloaded.
        let depth = folder.path.split(separator: "/").count
        let parts = dataset.paths(at: folder.path).map { $0.split(separator: "/") }
        return Set(parts.filter { $0.count > depth }.map { String($0[depth]) }).sorted()
      }
      base = root.appendingPathComponent(own)
    }
    guard let place = try? inside(base, folder.path) else { return nil }
    return try? FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
  }

  public func version(of program: ProgramReference) -> String? {
    let list = program.packages.flatMap { try? Data(contentsOf: location(of: $0)) }
    return programs.version(
      of: program.name, in: root, listing: list.map { String(decoding: $0, as: UTF8.self) },
      isConfined: program.isConfined)
  }

  /// Saves the digests computed in this run for the next one.
  public func save() { digests.save() }
}

extension Catalog {
  public func fetch(_ files: [FileReference]) async {
    for file in files {
      guard let dataset = file.dataset.flatMap({ try? dataset($0) }), dataset.url != nil else {
        continue
      }
      for path in dataset.paths(at: file.path) where !isHere(path, of: dataset) {
        try? await fetch(path, of: dataset)
      }
    }
  }

  /// Downloads one file to `data/<name>/`, replacing what is there. Throws ``DataMissing`` with the
  /// reason, and ``CancellationError``.
  public func fetch(_ path: String, of dataset: DataSet) async throws {
    guard let download, let digest = dataset.checksums[path], let base = dataset.url,
      failures.withLock({ $0[dataset.name] == nil })
    else { throw missing(path, of: dataset) }
    let place = root.appendingPathComponent("data/\(dataset.name)").appendingPathComponent(path)
    do {
      try await download.fetch(
        path: path, from: base, to: place, digest: digest, most: dataset.largest)
      failures.withLock { $0["\(dataset.name)/\(path)"] = nil }
    } catch let error as DownloadError {
      failures.withLock { $0[error.isOfServer ? dataset.name : "\(dataset.name)/\(path)"] = error }
      throw missing(path, of: dataset)
    }
  }

  private func isHere(_ path: String, of dataset: DataSet) -> Bool {
    switch presence(of: path, in: dataset) {
    case .data, .mirror: true
    case .missing, .damaged: false
    }
  }
}

extension Catalog {
  /// Where a file of the catalog was found, or why it was not.
  public enum Presence: Sendable { case data, mirror, missing, damaged(URL) }

  /// Looks for a file without downloading it.
  public func presence(of path: String, in dataset: DataSet) -> Presence {
    guard let digest = dataset.checksums[path] else { return .missing }
    var damaged: URL?
    for (presence, folder) in folders(of: dataset) {
      let place = folder.appendingPathComponent(path)
      guard FileManager.default.fileExists(atPath: place.path) else { continue }
      if (try? digests.digest(of: place)) == digest { return presence }
      damaged = damaged ?? place
    }
    return damaged.map { .damaged($0) } ?? .missing
  }

  private func folders(of dataset: DataSet) -> [(Presence, URL)] {
    var folders: [(Presence, URL)] = [
      (.data, root.appendingPathComponent("data").appendingPathComponent(dataset.name))
    ]
    if let mirror { folders.append((.mirror, mirror.appendingPathComponent(dataset.name))) }
    return folders
  }

  private func locate(_ path: String, of dataset: DataSet) throws -> URL {
    switch presence(of: path, in: dataset) {
    case .data:
      return root.appendingPathComponent("data/\(dataset.name)").appendingPathComponent(path)
    case .mirror:
      return (mirror ?? root).appendingPathComponent(dataset.name).appendingPathComponent(path)
    case .missing, .damaged: throw missing(path, of: dataset)
    }
  }

  /// Says why a file is not here and what to do.
  private func missing(_ path: String, of dataset: DataSet) -> DataMissing {
    let name = "\(dataset.name)/\(path)"
    var other = ""
    if case .damaged(let place) = presence(of: path, in: dataset) {
      other = "\(relative(place)) has another checksum than the catalog says and is not used; "
    }
    if let failure = failures.withLock({ $0[dataset.name] ?? $0[name] }) {
      return DataMissing(
        other + "\(name) cannot be fetched: \(failure)", dataset: dataset.name)
    }
    return DataMissing(
      other + "\(name) is not in data/\(dataset.name) nor in a mirror"
        + (dataset.url == nil ? ", and the catalog knows no address to fetch it from" : "")
        + "; put it there, or name a mirror with --mirror or REPORT_MIRROR", dataset: dataset.name)
  }

  /// The paths of the files below a user's own folder, without hidden and system files. Throws if
  /// something cannot be read, since nobody would notice the omission.
  private func names(below folder: URL, _ path: String = "") throws -> [String] {
    let inside: [String]
    do throws(FileError) {
      inside = try FolderWalk.names(in: folder.path)
    } catch {
      throw CatalogError("\(relative(folder)): \(error.reason)")
    }
    return try inside.flatMap { name in
      let place = folder.appendingPathComponent(name)
      var status = stat()
      guard lstat(place.path, &status) == 0 else { throw unreadable(place) }
      if status.st_mode & S_IFMT == S_IFDIR { return try names(below: place, path + name + "/") }
      // A dangling link is not a file, and a link to a folder is not followed.
      guard stat(place.path, &status) == 0 || errno == ENOENT else { throw unreadable(place) }
      return status.st_mode & S_IFMT == S_IFREG ? [path + name] : []
    }
  }

  /// The error for a place that the system just refused to read.
  private func unreadable(_ place: URL) -> CatalogError {
    let why = String(cString: strerror(errno)).lowercased()
    return CatalogError("\(relative(place)) cannot be read (\(why))")
  }

  private func relative(_ place: URL) -> String {
    place.path.hasPrefix(root.path + "/")
      ? String(place.path.dropFirst(root.path.count + 1)) : place.path
  }

  /// A path below `folder`. Throws for links that lead out of it.
  private func inside(_ folder: URL, _ path: String) throws -> URL {
    let base = folder.resolvingSymlinksInPath().path
    let place = folder.appendingPathComponent(path).resolvingSymlinksInPath()
    guard place.path == base || place.path.hasPrefix(base + "/") else {
      throw DataMissing("\(path) lies outside the project and data folders and is not read")
    }
    guard FileManager.default.fileExists(atPath: place.path) else {
      throw DataMissing("there is no file \(relative(folder.appending(path: path)))")
    }
    return place
  }
}
