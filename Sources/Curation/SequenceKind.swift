import DICOM
import Imaging

/// What kind of sequence an image is of, by its own words and physics.
enum SequenceKind: String, Sendable {
  case cine
  case tagging
  case inversion = "inversion recovery"
  case mapping
  case perfusion
  case flow
  case lateEnhancement = "late enhancement"

  /// Of the images of one place. What says nothing of itself is taken for a cine.
  init(of frames: [DICOMHeader]) {
    let words = Self.words(frames.first?.sequenceWords ?? "")
    let name = Self.words(frames.first?.seriesDescription.lowercased() ?? "")
    let flows: Set = ["flow", "qflow", "venc", "velocity", "4dflow", "pc", "pca", "pcmri"]
    func says(_ kinds: Set<String>) -> Bool { !words.isDisjoint(with: kinds) }
    func begins(_ starts: [String]) -> Bool {
      words.contains { word in starts.contains(where: word.hasPrefix) }
    }
    if begins(["tag", "spamm", "cspamm", "dante"]) || says(["grid", "line"]) {
      self = .tagging
    } else if Self.vary(frames.compactMap(\.inversionTime)) {
      self = .inversion
    } else if Self.vary(frames.compactMap(\.echoTime)) || Self.isMap(words) {
      self = .mapping
    } else if says(["cine"]) && name.isDisjoint(with: flows) {
      self = .cine
    } else if begins(["perf"]) || says(["firstpass", "fpp", "dynamic"]) {
      self = .perfusion
    } else if says(flows) || words.isSuperset(of: ["phase", "contrast"]) {
      self = .flow
    } else if says(["lge", "late", "delayed", "psir", "viability", "scar"]) {
      self = .lateEnhancement
    } else if says(["scout", "tiscout", "lookocker", "look", "locker"]) {
      self = .inversion
    } else {
      self = .cine
    }
  }

  private static func isMap(_ words: Set<String>) -> Bool {
    let maps: Set = [
      "molli", "shmolli", "sasha", "t1map", "t2map", "t2star", "mapping", "map", "ecv",
    ]
    return !words.isDisjoint(with: maps)
      || words.contains { $0.hasPrefix("t1map") || $0.hasPrefix("t2map") }
  }

  /// Letters and digits that stand together.
  private static func words(_ text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static func vary(_ values: [Double]) -> Bool {
    guard let least = values.min(), let most = values.max() else { return false }
    return most - least > 0.05 * max(most, 1)
  }
}
