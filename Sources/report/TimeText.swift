/// Durations as people say them: `40 s`, `3 min 20 s`, `2 h 5 min`.
enum TimeText {
  static func of(_ seconds: Double) -> String {
    // No build takes a century, and no number up to that overflows an integer.
    let whole = Int(max(0, min(seconds, 3.2e9)).rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    let minutes = (whole + 30) / 60
    return "\(minutes / 60) h \(minutes % 60) min"
  }
}
