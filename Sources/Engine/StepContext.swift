import Foundation

/// What a running step may see of the world: its inputs, its files, its seed. No clock, no
/// environment.
public protocol StepContext: Sendable {
  /// The only source of randomness: a function of the book's seed and of the step, so adding a step
  /// changes no other.
  var seed: UInt64 { get }
  /// The output of one of the step's `inputs`; any other throws.
  func output<S: Step>(of step: S) throws -> S.Output
  /// Where one of the step's `files` lies (or a file within one of its folders); any other throws.
  func location(of file: FileReference) throws -> URL
  /// The files below one of the step's folders, sorted by path.
  func files(in folder: FileReference) throws -> [FileReference]
  /// `fraction` in 0...1.
  func progress(_ fraction: Double, _ message: String)
  /// A folder that survives a kill, for checkpoints of this very step; removed when the step is
  /// done.
  var checkpoints: URL { get }
  /// What the run tells of itself beside its result: times, and all else that is not the same
  /// twice. Takes the place of what it told before, and stays in the store.
  func note(_ journal: String)
}

extension StepContext {
  /// The bytes of one of the step's files.
  public func contents(of file: FileReference) throws -> Data {
    try Data(contentsOf: location(of: file))
  }

  /// Of optional inputs those that did not fail, with their places in the list; throws where all
  /// failed.
  public func outputs<S: Step>(of steps: [S]) throws -> [(place: Int, output: S.Output)] {
    try found(among: steps.indices) { try output(of: steps[$0]) }
  }

  /// Of places in a list those whose output did not fail; throws where all failed.
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
