extension Array where Element: Sendable {
  /// Maps all elements with `jobs` tasks at a time; the results keep the order.
  package func inParallel<Value: Sendable>(
    jobs: Int, _ body: @escaping @Sendable (Element) -> Value
  ) async -> [Value] {
    guard jobs > 1 else { return map(body) }
    return await withTaskGroup(of: (Int, [Value]).self) { group in
      let size = Swift.max(1, (count + jobs - 1) / jobs)
      for start in stride(from: 0, to: count, by: size) {
        let part = self[start..<Swift.min(start + size, count)]
        group.addTask { (start, part.map(body)) }
      }
      var parts: [(Int, [Value])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
