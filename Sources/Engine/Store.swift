import Foundation

/// Keeps outputs by content and records by key. Files appear whole, and objects before the records
/// that name them, so that killed and concurrent builds do no harm. Nothing that is read back is
/// believed: objects have to fit their names, and records their own digest and key.
public struct Store: Sendable {
  let folder: URL
  let own: OwnFolder

  /// The store in `folder`, which is created on the first write.
  public init(at folder: URL) {
    self.folder = folder
    own = OwnFolder(folder)
  }

  /// Where the store lies.
  public var path: String { folder.standardizedFileURL.path }

  private func object(_ digest: Digest) -> String {
    "objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))"
  }

  private func record(_ key: Digest) -> String { "records/\(key.hex).json" }

  /// The object's bytes; nil if it is missing or damaged. A damaged object is removed, since older
  /// records would go on naming it.
  public func object(at digest: Digest) -> Data? {
    guard let data = own.contents(of: object(digest)) else { return nil }
    guard Digest(of: data) == digest else {
      own.remove(object(digest))
      return nil
    }
    return data
  }

  /// True if the step's record and its output are there and intact. Objects are written before the
  /// records that name them and never again, so only an object younger than its record has to be
  /// read. It is read once, since the record is then marked as younger.
  public func holds(output: Digest, of key: Digest) -> Bool {
    guard let placed = own.status(of: object(output)), let kept = own.status(of: record(key)) else {
      return false
    }
    if placed.age <= kept.age { return true }
    guard object(at: output) != nil else { return false }
    // Setting the same mode again changes only the time of the last status change.
    chmod(own.place(record(key)).path, kept.st_mode & 0o7777)
    return true
  }

  /// Changes whenever somebody touches the record; nil if there is none.
  public func stamp(ofRecord key: Digest) -> String? {
    own.status(of: record(key)).map { "\($0.age):\($0.st_ino):\($0.st_size)" }
  }

  func keep(_ data: Data) throws -> Digest {
    let digest = Digest(of: data)
    if object(at: digest) == nil { try own.put(data, at: object(digest), isSynced: true) }
    return digest
  }

  func keep(_ record: StepRecord) throws {
    // A record that was lost with the power does not fit its digest: its step runs again.
    try own.put(try Sealed.encode(record), at: self.record(record.key), isSynced: false)
  }

  /// The record of this key; nil if there is none that fits its digest, its key and its own fields.
  public func record(for key: Digest) -> StepRecord? {
    guard let data = own.contents(of: record(key)),
      let record = Sealed.decode(StepRecord.self, from: data), record.key == key,
      record.isConsistent
    else { return nil }
    return record
  }

  /// The records of all steps that ever ran, to explain what changed.
  func allRecords() -> [StepRecord] {
    own.names(in: "records").compactMap { name in
      guard name.hasSuffix(".json"), let key = Digest(hex: String(name.dropLast(5))) else {
        return nil
      }
      return record(for: key)
    }
  }

  /// The folder for a step's checkpoints, by its key. Throws ``StepFailure`` if it cannot be made.
  func checkpoints(_ key: Digest) throws -> URL {
    let path = "checkpoints/\(key.hex)"
    // A link would lead the step's files elsewhere.
    if ![.folder, .nothing].contains(own.kind(of: path)) { own.remove(path) }
    try own.makeFolder(for: path + "/any")
    return own.place(path)
  }

  /// The lock held while the step of this key runs.
  func lock(_ key: Digest) async throws -> StepLock {
    let path = "locks/\(key.hex)"
    try own.makeFolder(for: path)
    if ![.file, .nothing].contains(own.kind(of: path)) { own.remove(path) }
    return try await .wait(for: own.place(path))
  }
}

extension stat {
  /// The time of the last status change in nanoseconds, which nobody can set back.
  var age: Int { st_ctim.tv_sec * 1_000_000_000 + st_ctim.tv_nsec }
}
