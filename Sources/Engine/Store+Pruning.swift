import Foundation

extension Store {
  private struct Item {
    var path: String
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
    for item in items().sorted(by: { ($0.date, $0.path) < ($1.date, $1.path) }) {
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

  /// Entries that another one has removed in the meantime are skipped.
  private func remove(_ item: Item) throws {
    guard !own.remove(item.path) else { return }
    throw StepFailure(
      unwritable: own.place(item.path).path, POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
  }

  /// All regular files; links are not followed.
  private func items() -> [Item] {
    var open = ["objects", "records", "checkpoints", "journals", "temporary"]
    var items: [Item] = []
    while let folder = open.popLast() {
      for name in own.names(in: folder) {
        let path = "\(folder)/\(name)"
        if let status = own.status(of: path) {
          let date = Date(
            timeIntervalSince1970: Double(status.st_mtim.tv_sec)
              + Double(status.st_mtim.tv_nsec) / 1e9)
          items.append(Item(path: path, size: Int(status.st_size), date: date))
        } else if own.kind(of: path) == .folder {
          open.append(path)
        }
      }
    }
    return items
  }
}
