import Figures
import Transfer

extension Reader {
  var color: Color {
    switch self {
    case .first: .ink
    case .second: .vermilion
    case .model: .blue
    }
  }

  var shape: PointShape {
    switch self {
    case .first: .circle
    case .second: .triangle
    case .model: .square
    }
  }
}
