import Foundation

/// The images of one plane over the heart cycle.
public struct PhantomCine: Sendable {
  public let phantom: Phantom
  public let plane: PhantomPlane
  /// The torso's signal with its sign, the coils left out.
  private let torso: [Float]
  /// The coils.
  private let gain: [Float]

  /// Blood is about this bright.
  private static let scale: Float = 420
  private static let brightest: Float = 4095

  init(_ phantom: Phantom, _ plane: PhantomPlane) {
    self.phantom = phantom
    self.plane = plane
    let edge = Float(plane.spacing + 0.08 * plane.thickness)
    let strength = Float(phantom.patient.scan.shading)
    var torso = [Float](repeating: 0, count: plane.rows * plane.columns)
    var gain = torso
    for row in 0..<plane.rows {
      let start = plane.place(row: row, column: 0)
      let step = plane.orientation.row * plane.spacing
      for column in 0..<plane.columns {
        let x = Float(start.x + step.x * Double(column))
        let y = Float(start.y + step.y * Double(column))
        let index = row * plane.columns + column
        torso[index] = phantom.torso.signal(x, y, Float(start.z), phantom.tissues, edge: edge)
        gain[index] = phantom.torso.sensitivity(x, y, strength)
      }
    }
    self.torso = torso
    self.gain = gain
  }

  /// The image of a frame, whole numbers from 0 to 4095. `stream` tells the noise of one acquisition from another's.
  public func image(frame: Int, stream: UInt64, noise: Double = 1) -> Plane {
    var signal = torso
    addHeart(contraction: phantom.contraction(frame: frame), to: &signal)
    let patient = phantom.patient
    var random = PhantomGenerator(
      seed: patient.seed, 13, UInt64(patient.number), stream, UInt64(frame))
    let size = NoiseTile.size
    // Counted from the middle, so that a smaller matrix is cut from the larger one.
    let (down, across) = (random.index(below: size), random.index(below: size))
    let top = down + size * 16 - plane.rows / 2
    let left = across + size * 16 - plane.columns / 2
    let level = Float(patient.scan.noise * noise) * Self.scale
    let tile = phantom.noise
    tile.real.withUnsafeBufferPointer { real in
      tile.imaginary.withUnsafeBufferPointer { imaginary in
        for row in 0..<plane.rows {
          let line = (top + row) & (size - 1)
          for column in 0..<plane.columns {
            let index = row * plane.columns + column
            let noise = line * size + (left + column) & (size - 1)
            let main = signal[index] * gain[index] * Self.scale + real[noise] * level
            let other = imaginary[noise] * level
            let magnitude = (main * main + other * other).squareRoot()
            signal[index] = min(Self.brightest, magnitude.rounded())
          }
        }
      }
    }
    return Plane(rows: plane.rows, columns: plane.columns, values: signal)
  }

  /// Averages the heart over the slab into the signal.
  private func addHeart(contraction: Double, to signal: inout [Float]) {
    let layers = max(1, min(5, Int((plane.thickness / 2).rounded())))
    let normal = plane.orientation.normal
    let axis = phantom.heart.axis(contraction: contraction)
    let edge = Float(plane.spacing * 1.1)
    var sum = [Float](repeating: 0, count: plane.columns)
    var sections: [(z: Double, section: HeartSection?)] = Array(
      repeating: (.nan, nil), count: layers)
    for row in 0..<plane.rows {
      let start = plane.place(row: row, column: 0)
      let range = row * plane.columns..<(row + 1) * plane.columns
      for column in 0..<plane.columns { sum[column] = 0 }
      var isTouched = false
      for layer in 0..<layers {
        let away = plane.thickness * ((Double(layer) + 0.5) / Double(layers) - 0.5)
        let first = start + normal * away
        if sections[layer].z != first.z {
          sections[layer] = (
            first.z, HeartSection(phantom.heart, z: first.z, contraction: contraction)
          )
        }
        guard let section = sections[layer].section else {
          for column in 0..<plane.columns { sum[column] += signal[range.lowerBound + column] }
          continue
        }
        isTouched = true
        let painter = HeartPainter(phantom, section, contraction: Float(contraction), edge: edge)
        let step = plane.orientation.row * plane.spacing
        for column in 0..<plane.columns {
          let x = Float(first.x - axis.x + step.x * Double(column))
          let y = Float(first.y - axis.y + step.y * Double(column))
          sum[column] += painter.signal(x, y, around: signal[range.lowerBound + column])
        }
      }
      guard isTouched else { continue }
      for column in 0..<plane.columns {
        signal[range.lowerBound + column] = sum[column] / Float(layers)
      }
    }
  }
}
