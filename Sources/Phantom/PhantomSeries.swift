import Imaging

/// One cine series of a synthetic study: a plane and the frames that are there.
public struct PhantomSeries: Hashable, Sendable {
  /// Also in the names of its folder and files.
  public var number: Int
  public var description: String
  public var plane: PhantomPlane
  /// From 0.
  public var frames: [Int]
  /// Tells its noise from that of the other series.
  public var stream: UInt64
  /// More for an acquisition that had to be repeated.
  public var noise: Double

  /// In the layout of the Data Science Bowl.
  public var folder: String { "sax_\(number)" }

  /// The name of a frame's file, as the Bowl has them.
  func file(_ frame: Int, patient: Int) -> String {
    func padded(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - "\(number)".count)) + "\(number)"
    }
    return "IM-\(padded(patient % 1000 * 100 + number, 5))-\(padded(frame + 1, 4)).dcm"
  }
}
