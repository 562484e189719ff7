import Foundation

extension Store {
  private struct Item {
    var url: URL
    var size: Int
    var date: Date
  }

  /// The size in bytes of all objects, records, checkpoints, journals and leftovers of killed
  /// builds.
  public var diskUse: Int { items().reduce(0) { $0 + $1.size } }

  /// Removes everything written more than `age` seconds ago, then the oldest entries until at most
  /// `maximumSize` bytes are left. Removed results are computed again on demand.
  public func prune(olderThan age: TimeInterval?, maximumSize: Int?) throws {
    let now = Date()
    var kept: [Item] = []
    for item in items().sorted(by: { ($0.date, $0.url.path) < ($1.date, $1.url.path) }) {
      if let age, now.timeIntervalSince(item.date) > age {
        try remove(item)
      } else {
        kept.append(item)
      }
    }
    guard let maximumSize else { return }
    var size = kept.reduce(0) { $0 + $1.size }
    for item in kept where size > maximumSize {
      try remove(item)
      size -= item.size
    }
  }

  /// Entries that another build has added or removed in the meantime are skipped.
  private func remove(_ item: Item) throws {
    do { try FileManager.default.removeItem(at: item.url) } catch CocoaError.fileNoSuchFile {}
  }

  private func items() -> [Item] {
    ["objects", "records", "checkpoints", "journals", "temporary"].flatMap { name -> [Item] in
      let base = folder.appendingPathComponent(name)
      let paths =
        FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
      return paths.compactMap { path in
        let url = base.appendingPathComponent(path)
        guard let values = try? FileManager.default.attributesOfItem(atPath: url.path),
          values[.type] as? FileAttributeType == .typeRegular,
          let size = values[.size] as? Int, let date = values[.modificationDate] as? Date
        else { return nil }
        return Item(url: url, size: size, date: date)
      }
    }
  }
}
