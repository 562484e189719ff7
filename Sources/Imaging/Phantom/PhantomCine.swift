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
  static let scale = 420.0

  init(_ phantom: Phantom, _ plane: PhantomPlane) {
    self.phantom = phantom
    self.plane = plane
    let edge = Float(plane.spacing + phantom.patient.scan.blur + 0.08 * plane.thickness)
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
    smooth(&signal)
    let patient = phantom.patient
    var random = PhantomGenerator(
      seed: patient.seed, 13, UInt64(patient.number), stream, UInt64(frame))
    let size = NoiseTile.size
    // Counted from the middle, so that a smaller matrix is cut from the larger one.
    let (down, across) = (random.index(below: size), random.index(below: size))
    let top = down + size * 16 - plane.rows / 2
    let left = across + size * 16 - plane.columns / 2
    let scale = Float(Self.scale * patient.scan.gain)
    let level = Float(patient.scan.noise * noise) * scale
    signal.withUnsafeMutableBufferPointer { signal in
      gain.withUnsafeBufferPointer { gain in
        for row in 0..<plane.rows {
          var column = 0
          while column < plane.columns {
            // Up to the end of the tile's line.
            let start = (left + column) & (size - 1)
            let count = min(size - start, plane.columns - column)
            let range = row * plane.columns + column..<row * plane.columns + column + count
            phantom.noise.add(
              level, from: ((top + row) & (size - 1)) * size + start,
              to: .init(rebasing: signal[range]), gain: .init(rebasing: gain[range]),
              scale: scale)
            column += count
          }
        }
      }
    }
    return Plane(rows: plane.rows, columns: plane.columns, values: signal)
  }

  /// Fewer samples are taken than the image has pixels, and the receiver's noise is as smooth: weights 1 2 1 along both axes.
  private func smooth(_ signal: inout [Float]) {
    for (step, count) in [(1, plane.columns), (plane.columns, plane.rows)] {
      let sharp = signal
      for index in signal.indices {
        let place = index / step % count
        let before = sharp[place > 0 ? index - step : index]
        let after = sharp[place < count - 1 ? index + step : index]
        signal[index] = (before + 2 * sharp[index] + after) / 4
      }
    }
  }

  /// Averages the heart over the slab into the signal.
  private func addHeart(contraction: Double, to signal: inout [Float]) {
    let layers = max(1, min(4, Int((plane.thickness / 2).rounded())))
    let normal = plane.orientation.normal
    let step = plane.orientation.row * plane.spacing
    let edge = Float(plane.spacing + phantom.patient.scan.blur)
    var painters: [(z: Double, painter: HeartPainter?)] = Array(
      repeating: (.nan, nil), count: layers)
    torso.withUnsafeBufferPointer { torso in
      signal.withUnsafeMutableBufferPointer { signal in
        for row in 0..<plane.rows {
          let start = plane.place(row: row, column: 0)
          let range = row * plane.columns..<(row + 1) * plane.columns
          for layer in 0..<layers {
            let place =
              start + normal * (plane.thickness * ((Double(layer) + 0.5) / Double(layers) - 0.5))
            if painters[layer].z != place.z {
              let section = HeartSection(phantom.heart, z: place.z, contraction: contraction)
              painters[layer] = (
                place.z,
                section.map { HeartPainter(phantom, $0, contraction: contraction, edge: edge) }
              )
            }
            painters[layer].painter?.paint(
              .init(rebasing: signal[range]), over: .init(rebasing: torso[range]),
              from: SIMD2(place.x, place.y), step: SIMD2(step.x, step.y), share: 1 / Float(layers))
          }
        }
      }
    }
  }
}
