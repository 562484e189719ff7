import Engine
import Learning

extension Study {
  /// What computes each step, by its name: its code, and where that is a network's the instructions of this machine. With others sums
  /// are rounded otherwise, so that a store does not serve one machine's masks to another; seeds are the same on all.
  public static let code = Dictionary(
    uniqueKeysWithValues: fingerprints.map { step, code in
      let computes = learningSteps.contains(step)
      return (step, computes ? Digest(of: "\(code) \(Processor.instructions)").hex : code)
    })
}
