import Imaging

/// One cine series of a synthetic study: a plane and the frames that are there.
public struct PhantomSeries: Hashable, Sendable {
  /// The series' number, also part of the names of its folder and files.
  public var number: Int
  public var description: String
  /// The plane of the images.
  public var plane: PhantomPlane
  /// The frames, from 0.
  public var frames: [Int]
  /// The random stream of its noise, different for each series.
  public var stream: UInt64
  /// The factor of the noise, larger for an acquisition that had to be repeated.
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
