import CCairo
import Foundation

extension Figure {
  /// The figure with all places worked out. Measuring text takes most of the time, so one layout
  /// should serve all files of a figure.
  public func laidOut() -> LaidOutFigure { LaidOutFigure(self, TextMeasure()) }

  /// The same with the fonts of a typesetter, for many figures of one document.
  public func laidOut(by typesetter: Typesetter) -> LaidOutFigure {
    LaidOutFigure(self, typesetter.measure)
  }

  /// Width and height in points.
  public var size: (width: Double, height: Double) { laidOut().size }
}

/// A figure whose places have been worked out.
public final class LaidOutFigure {
  private let figure: Figure
  private let layout: FigureLayout
  private let measure: TextMeasure

  init(_ figure: Figure, _ measure: TextMeasure) {
    self.figure = figure
    self.measure = measure
    layout = FigureLayout(figure, measure)
  }

  /// Width and height in points.
  public var size: (width: Double, height: Double) {
    guard let picture = figure.picture else { return (layout.width, layout.height) }
    return (figure.width, figure.width * picture.height / picture.width)
  }

  /// Draws the figure with its upper left corner at (0, 0).
  public func draw(on canvas: any Canvas) {
    if let picture = figure.picture {
      let (width, height) = size
      return canvas.picture(picture, in: Rectangle(x: 0, y: 0, width: width, height: height))
    }
    canvas.group("legend") { layout.legend.draw(on: canvas) }
    for panel in layout.panels {
      canvas.group("panel") {
        panel.drawAxes(on: canvas)
        panel.drawMarks(on: canvas)
        panel.drawFrame(on: canvas)
      }
    }
    figure.colorBar?.draw(on: canvas, top: layout.colorBarTop, width: layout.width, measure)
  }

  /// An `<svg>` element in which text stays text, for a page or a file. `idPrefix` distinguishes
  /// the identifiers of several figures in one page.
  public func svg(idPrefix: String, title: String? = nil) -> String {
    let canvas = SVGCanvas(idPrefix: idPrefix)
    draw(on: canvas)
    return canvas.document(width: size.width, height: size.height, title: title)
  }

  /// A PNG file on white with `scale` pixels per point.
  public func png(scale: Double = 2) throws(RenderingError) -> Data {
    try Surface.png(width: size.width, height: size.height, scale: scale) {
      draw(on: CairoCanvas($0, measure))
    }
  }

  /// A PDF file with one page of the figure's size.
  public func pdf(title: String? = nil) throws(RenderingError) -> Data {
    try Surface.pdf(width: size.width, height: size.height, title: title) {
      draw(on: CairoCanvas($0, measure))
    }
  }
}
