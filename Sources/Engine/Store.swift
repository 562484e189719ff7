import Foundation

/// Keeps outputs by content and records by key. Files appear whole, and objects before the records
/// that name them, so that killed and concurrent builds do no harm.
public struct Store: Sendable {
  let folder: URL

  /// The store in `folder`, which is created on the first write.
  public init(at folder: URL) { self.folder = folder }

  private var objects: URL { folder.appendingPathComponent("objects") }
  private var records: URL { folder.appendingPathComponent("records") }

  private func object(_ digest: Digest) -> URL {
    objects.appendingPathComponent(String(digest.hex.prefix(2))).appendingPathComponent(
      String(digest.hex.dropFirst(2)))
  }

  private func record(_ key: Digest) -> URL { records.appendingPathComponent(key.hex + ".json") }

  /// The object's bytes; nil if it is missing or damaged. A damaged object is removed, since older
  /// records would go on naming it.
  public func object(at digest: Digest) -> Data? {
    guard let data = try? Data(contentsOf: object(digest)) else { return nil }
    guard Digest(of: data) == digest else {
      try? FileManager.default.removeItem(at: object(digest))
      return nil
    }
    return data
  }

  /// True if the step's record and its output are there and intact. Objects are written before the
  /// records that name them and never again, so only an object younger than its record has to be
  /// read. It is read once, since the record is then marked as younger.
  public func holds(output: Digest, of key: Digest) -> Bool {
    guard let placed = Self.age(object(output)), let kept = Self.age(record(key)) else {
      return false
    }
    if placed <= kept { return true }
    guard object(at: output) != nil else { return false }
    var status = stat()
    // Setting the same mode again changes only the time of the last status change.
    if stat(record(key).path, &status) == 0 { chmod(record(key).path, status.st_mode & 0o7777) }
    return true
  }

  /// The time of the last status change in nanoseconds, which cannot be set back; nil if there is
  /// no file.
  private static func age(_ url: URL) -> Int? {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return nil }
    return status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
  }

  func keep(_ data: Data) throws -> Digest {
    let digest = Digest(of: data)
    if object(at: digest) == nil { try place(data, at: object(digest)) }
    return digest
  }

  func keep(_ record: StepRecord) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A record that was lost with the power is no record: its step runs again.
    try place(try encoder.encode(record), at: self.record(record.key), isSynced: false)
  }

  func record(for key: Digest) -> StepRecord? {
    guard let data = try? Data(contentsOf: record(key)),
      let record = try? JSONDecoder().decode(StepRecord.self, from: data), record.key == key
    else { return nil }
    return record
  }

  /// The records of all steps that ever ran, to explain what changed.
  func allRecords() -> [StepRecord] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: records.path)) ?? []
    return files.sorted().compactMap { file in
      guard let data = try? Data(contentsOf: records.appendingPathComponent(file)) else {
        return nil
      }
      return try? JSONDecoder().decode(StepRecord.self, from: data)
    }
  }

  /// The folder for a step's checkpoints, by its key.
  func checkpoints(_ key: Digest) throws -> URL {
    let place = folder.appendingPathComponent("checkpoints").appendingPathComponent(key.hex)
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    } catch {
      throw StepFailure(unwritable: folder.path, error)
    }
    return place
  }

  /// The lock held while the step of this key runs.
  func lock(_ key: Digest) async throws -> StepLock {
    try await .wait(for: folder.appendingPathComponent("locks").appendingPathComponent(key.hex))
  }

  /// Writes a temporary file, syncs and renames it. Throws ``StepFailure`` that names the store.
  private func place(_ data: Data, at url: URL, isSynced: Bool = true) throws {
    let place = url.deletingLastPathComponent()
    let temporary = place.appendingPathComponent(".\(UUID().uuidString).tmp")
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let file = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
      try handle.write(contentsOf: data)
      if isSynced { try handle.synchronize() }
      try handle.close()
      guard rename(temporary.path, url.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw StepFailure(unwritable: folder.path, error)
    }
  }
}
