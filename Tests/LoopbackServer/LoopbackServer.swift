import Foundation

/// An HTTP server on the loopback address, for tests of downloads. It runs on threads of its own, because other tests may
/// hold those of the pool for longer than a client waits.
public final class LoopbackServer: Sendable {
  public struct Request: Sendable {
    public var path: String
    /// By lower-case name.
    public var headers: [String: String]
  }

  public struct Response: Sendable {
    var status: Int
    var body: Data

    public init(_ status: Int, _ body: Data = Data()) {
      self.status = status
      self.body = body
    }
  }

  struct Unavailable: Error {}

  public let port: UInt16
  private let listener: Int32

  /// Listens on a free port until it is released.
  public init(_ answer: @escaping @Sendable (Request) -> Response) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else { throw Unavailable() }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { Self.serve(connection, answer) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  public var url: String { "http://127.0.0.1:\(port)" }

  private static func serve(_ connection: Int32, _ answer: (Request) -> Response) {
    defer { close(connection) }
    guard let request = request(connection) else { return }
    let response = answer(request)
    let head =
      "HTTP/1.1 \(response.status) Answer\r\nContent-Length: \(response.body.count)\r\n"
      + "Connection: close\r\n\r\n"
    var rest = Data(head.utf8) + response.body
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return }
      rest.removeFirst(sent)
    }
  }

  private static func request(_ connection: Int32) -> Request? {
    var head = Data()
    var piece = [UInt8](repeating: 0, count: 4096)
    while head.range(of: Data("\r\n\r\n".utf8)) == nil {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      head.append(contentsOf: piece[..<count])
    }
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 {
        headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return Request(path: String(words[1]), headers: headers)
  }
}
