/// Panels of tiles and images.
extension Panel {
  /// A table as tiles, first row on top: `values[row][column]`, written in the tiles by `format`
  /// (nil writes nothing); NaN is left out.
  public static func heatMap(
    rows: [String], columns: [String], values: [[Double]], scale: ColorScale,
    format: ((Double) -> String)? = { Number.fixed($0, 2) }, xLabel: String = "",
    yLabel: String = "", title: String? = nil
  ) -> Panel {
    var (x, y, cells): ([Double], [Double], [Double]) = ([], [], [])
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() where value.isFinite {
        x.append(Double(column))
        y.append(Double(row))
        cells.append(value)
      }
    }
    return Panel(
      title: title, x: Axis(xLabel, .band(columns)), y: Axis(yLabel, .band(rows), reversed: true),
      [.tiles(x: x, y: y, values: cells, scale: scale, texts: format.map(cells.map) ?? [])])
  }

  /// Unit tiles at whole positions, such as frame by slice; axes run over the positions that occur.
  public static func tileGrid(
    x: [Double], y: [Double], values: [Double], scale: ColorScale, xLabel: String, yLabel: String,
    title: String? = nil, reversedY: Bool = false
  ) -> Panel {
    func domain(_ positions: [Double]) -> ClosedRange<Double> {
      let finite = positions.filter(\.isFinite)
      return (finite.min() ?? 0) - 0.5...(finite.max() ?? 0) + 0.5
    }
    return Panel(
      title: title, x: Axis(xLabel, .linear(domain: domain(x))),
      y: Axis(yLabel, .linear(domain: domain(y)), reversed: reversedY),
      [.tiles(x: x, y: y, values: values, scale: scale)])
  }

  /// An image with square pixels, no axes; `overlays` are in pixels, (0, 0) the upper left corner.
  public static func image(_ raster: Raster, title: String? = nil, overlays: [Mark] = []) -> Panel {
    let (width, height) = (Double(max(1, raster.width)), Double(max(1, raster.height)))
    return Panel(
      title: title, x: .hidden(0...width), y: .hidden(0...height, reversed: true),
      [.image(raster, x0: 0, x1: width, y0: 0, y1: height)] + overlays)
  }

  /// A mask as an image: the same as `image`.
  public static func mask(_ raster: Raster, title: String? = nil) -> Panel {
    image(raster, title: title)
  }
}
