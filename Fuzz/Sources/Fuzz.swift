import Foundation

/// The target that FUZZ_TARGET names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
    exit(name == "list" ? 0 : 2)
  }
  return target
}()

/// Files of this process, in memory where there is such a place.
private let folder: URL = {
  let base =
    FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
  let folder = URL(filePath: base).appending(path: "fuzz-\(getpid())")
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.feed(Data(UnsafeRawBufferPointer(start: bytes, count: count)), in: folder)
  return 0
}

/// libFuzzer calls it before anything else.
@_cdecl("LLVMFuzzerInitialize")
public func beginFuzzing(_: UnsafeRawPointer?, _: UnsafeRawPointer?) -> CInt {
  _ = target
  return 0
}
