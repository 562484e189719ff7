extension Raster {
  /// An image of labels with rows from the top. Label i takes `colors[i]`; labels without a colour
  /// are grey.
  public init(
    labels: [UInt8], width: Int, height: Int, colors: [Color] = [.ink, .orange, .sky]
  ) {
    var rgb: [UInt8] = []
    rgb.reserveCapacity(labels.count * 3)
    for label in labels {
      let color = Int(label) < colors.count ? colors[Int(label)] : .gray
      rgb += [color.red, color.green, color.blue]
    }
    self.init(width: width, height: height, rgb: rgb)
  }

  /// A grey image from 0 (black) to 255 (white), with rows from the top.
  public init(gray: [UInt8], width: Int, height: Int) {
    self.init(width: width, height: height, rgb: gray.flatMap { [$0, $0, $0] })
  }
}
