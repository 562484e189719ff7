/// A view along the heart's axis, by the words of its series.
enum ChamberView: String, Sendable {
  case two = "a two-chamber view"
  case three = "a three-chamber view"
  case four = "a four-chamber view"
  case other = "a long-axis view"

  /// nil if the words name none.
  init?(words: String) {
    let text = String(words.filter { $0.isLetter || $0.isNumber })
    func says(_ views: [String]) -> Bool { views.contains(where: text.contains) }
    if says(["2ch", "twochamber", "ch2", "vla"]) {
      self = .two
    } else if says(["3ch", "threechamber", "ch3", "lvot"]) {
      self = .three
    } else if says(["4ch", "fourchamber", "ch4", "hla"]) {
      self = .four
    } else if says(["lax", "longaxis"]) {
      self = .other
    } else {
      return nil
    }
  }
}
