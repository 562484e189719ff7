import Foundation

/// What a running step may see of the world: its inputs, files and seed. It sees no clock and no
/// environment.
public protocol StepContext: Sendable {
  /// The only source of randomness. It depends on the book's seed and on the step alone, so that
  /// adding a step changes no other.
  var seed: UInt64 { get }
  /// The output of one of the step's `inputs`. Throws for any other step.
  func output<S: Step>(of step: S) throws -> S.Output
  /// Where one of the step's `files` lies (or a file within one of its folders). Throws for any
  /// other.
  func location(of file: FileReference) throws -> URL
  /// The files below one of the step's folders, sorted by path.
  func files(in folder: FileReference) throws -> [FileReference]
  /// Reports progress; `fraction` is in 0...1.
  func progress(_ fraction: Double, _ message: String)
  /// A folder for the step's checkpoints. It survives a killed build and is removed when the step
  /// is done.
  var checkpoints: URL { get }
  /// Stores what the run reports besides its result, such as times and anything else that varies
  /// between runs. Replaces what it reported before.
  func note(_ journal: String)
}

extension StepContext {
  /// The bytes of one of the step's files.
  public func contents(of file: FileReference) throws -> Data {
    try Data(contentsOf: location(of: file))
  }

  /// The optional inputs that did not fail, with their places in the list. Throws if all of them
  /// failed.
  public func outputs<S: Step>(of steps: [S]) throws -> [(place: Int, output: S.Output)] {
    try found(among: steps.indices) { try output(of: steps[$0]) }
  }

  /// The elements of a list whose output did not fail, with their places. Throws if all of them
  /// failed.
  func found<Output>(
    among places: Range<Int>, _ output: (Int) throws -> Output
  ) throws -> [(place: Int, output: Output)] {
    var found: [(Int, Output)] = []
    var failure: StepFailure?
    for place in places {
      do {
        found.append((place, try output(place)))
      } catch let cause as StepFailure {
        failure = failure ?? cause
      }
    }
    if let failure, found.isEmpty { throw failure }
    return found
  }
}
