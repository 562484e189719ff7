extension Architecture {
  /// A measure of the cost of an image with so many rows and columns: input channels times output
  /// channels times pixels, summed over all layers. nil if the network does not take such images.
  public func work(size: Int) -> Double? {
    guard let graph = try? graph(images: 1, height: size, width: size) else { return nil }
    return graph.layers.reduce(0) { sum, layer in
      let output = graph.values[layer.output]
      let inputs = layer.inputs.reduce(0) { $0 + graph.values[$1].runs.reduce(0, +) }
      let pixels = output.height * output.width
      return sum + Double(inputs) * Double(output.runs.reduce(0, +)) * Double(pixels)
    }
  }
}
