import Learning

/// How the rate changes over a phase: `schedule: one-cycle`, `cosine` or `constant`, the last two
/// after `warm_up` steps in which it rises.
struct ScheduleOptions: Hashable, Sendable {
  enum Name: String, Decodable, CaseIterable {
    case oneCycle = "one-cycle"
    case cosine, constant
  }

  var name = Name.oneCycle
  /// The length of the warm-up, in steps.
  var warmUp = 0

  var schedule: Schedule {
    switch name {
    case .oneCycle: .oneCycle()
    case .cosine: .cosine(warmUp: warmUp)
    case .constant: .constant(warmUp: warmUp)
    }
  }
}

extension KeyedDecodingContainer {
  /// The schedule with what is given here, the rest as `before`; nil if nothing is given. A
  /// schedule by itself has no warm-up.
  func schedule(
    _ key: Key, warmUp: Key, before: ScheduleOptions?
  ) throws -> ScheduleOptions? {
    guard contains(key) || contains(warmUp) else { return nil }
    var options = before ?? ScheduleOptions()
    if let name = try decodeIfPresent(ScheduleOptions.Name.self, forKey: key) {
      options = ScheduleOptions(name: name)
    }
    guard let steps = try decodeIfPresent(Int.self, forKey: warmUp) else { return options }
    guard (0...1_000_000).contains(steps) else {
      throw refusal(warmUp, "must be 0 to 1000000 steps")
    }
    guard options.name != .oneCycle else {
      throw refusal(
        warmUp, "is for the schedules cosine and constant; one-cycle rises by itself")
    }
    options.warmUp = steps
    return options
  }
}
