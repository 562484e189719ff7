import Foundation
import Imaging

extension Phantom {
  /// A plane made ready to be imaged in any frame: what is at rest is computed once.
  public func cine(_ plane: PhantomPlane) -> PhantomCine { PhantomCine(self, plane) }

  /// An image and its labels, row by row, on a square matrix over the whole field of view: what a
  /// network is trained on.
  public func example(slice: Int, frame: Int, matrix: Int) -> (image: Plane, labels: [UInt8]) {
    let plane = patient.scan.squared(matrix).plane(Double(slice))
    return (
      cine(plane).image(frame: frame, stream: UInt64(slice)), labels(plane, frame: frame)
    )
  }
}
