import Foundation
import Imaging

/// The images of one plane over the heart cycle.
public struct PhantomCine: Sendable {
  /// The phantom.
  public let phantom: Phantom
  /// The plane of the images.
  public let plane: PhantomPlane
  /// With one more pixel on every side, which smoothing takes away.
  private let wide: PhantomPlane
  /// The torso's signal in the wide plane with its sign, the coils left out.
  private let torso: [Float]
  /// The coils.
  private let gain: [Float]

  /// Blood is about this bright.
  static let scale = 420.0

  init(_ phantom: Phantom, _ plane: PhantomPlane) {
    self.phantom = phantom
    self.plane = plane
    wide = plane.resized(rows: plane.rows + 2, columns: plane.columns + 2)
    let edge = Float(plane.spacing + phantom.patient.scan.blur + 0.08 * plane.thickness)
    let strength = Float(phantom.patient.scan.shading)
    torso = Self.values(wide) { x, y, z in
      phantom.torso.signal(x, y, z, phantom.tissues, edge: edge)
    }
    gain = Self.values(plane) { x, y, _ in phantom.torso.sensitivity(x, y, strength) }
  }

  private static func values(
    _ plane: PhantomPlane, _ value: (Float, Float, Float) -> Float
  ) -> [Float] {
    (0..<plane.rows).flatMap { row in
      let start = plane.place(row: row, column: 0)
      let step = plane.orientation.row * plane.spacing
      return (0..<plane.columns).map { column in
        let place = start + step * Double(column)
        return value(Float(place.x), Float(place.y), Float(start.z))
      }
    }
  }

  /// The image of a frame, whole numbers from 0 to 4095. `stream` tells the noise of one
  /// acquisition from another's.
  public func image(frame: Int, stream: UInt64, noise: Double = 1) -> Plane {
    var signal = smoothed(withHeart(contraction: phantom.contraction(frame: frame)))
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

  /// Fewer samples are taken than the image has pixels, and the receiver's noise is as smooth:
  /// weights 1 2 1 along both axes.
  private func smoothed(_ signal: [Float]) -> [Float] {
    let columns = plane.columns
    let along = (0..<wide.rows * columns).map { index in
      let place = index / columns * wide.columns + index % columns
      return signal[place] + 2 * signal[place + 1] + signal[place + 2]
    }
    return (0..<plane.rows * columns).map {
      (along[$0] + 2 * along[$0 + columns] + along[$0 + 2 * columns]) / 16
    }
  }

  /// The torso with the heart, averaged over the slab.
  private func withHeart(contraction: Double) -> [Float] {
    let plane = wide
    var signal = torso
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
    return signal
  }
}
