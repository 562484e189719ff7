import CLearning

@testable import Learning

/// Values as plain lists: image, channel, row, column.
extension Execution {
  func plain(_ index: Int) -> [Float] { read(value(index), index) }
  func plainGradient(_ index: Int) -> [Float] { read(gradient(index), index) }

  func set(_ index: Int, _ values: [Float]) { write(value(index), index, values) }
  func setGradient(_ index: Int, _ values: [Float]) { write(gradient(index), index, values) }

  private func places(_ tensor: cl_tensor, _ index: Int) -> [Int] {
    let value = graph.values[index]
    return (0..<images).flatMap { image in
      value.lanes.flatMap { lane in
        (0..<value.height).flatMap { row in
          (0..<value.width).map { column in
            image * tensor.image + lane / 16 * tensor.block + row * tensor.row + column * 16
              + lane % 16
          }
        }
      }
    }
  }

  private func read(_ tensor: cl_tensor, _ index: Int) -> [Float] {
    places(tensor, index).map { tensor.data[$0] }
  }

  private func write(_ tensor: cl_tensor, _ index: Int, _ values: [Float]) {
    for (place, value) in zip(places(tensor, index), values) { tensor.data[place] = value }
  }
}
