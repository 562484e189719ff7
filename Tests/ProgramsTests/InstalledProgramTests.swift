import Foundation
import TestSupport
import Testing

@testable import Programs

@Suite struct InstalledProgramTests {
  let project = TemporaryFolder()

  @Test func aProgramSaysItsVersion() throws {
    let shell = try #require(InstalledProgram(of: "bash -e x.sh", in: nil, isConfined: true))
    #expect(shell.path == "/usr/bin/bash")
    #expect(shell.version?.hasPrefix("GNU bash, version ") == true)
    #expect(InstalledProgram(of: "no-such-program", in: nil, isConfined: true) == nil)
  }

  @Test func theProjectsOwnEnvironmentCountsWithAllItsPackages() throws {
    try project.file(".venv/pyvenv.cfg")
    let python = try project.file(".venv/bin/python", "#!/bin/sh\necho Python 9\n".utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python.path)
    for name in ["numpy-1.24.2.dist-info", "Some_Thing-2.dist-info"] {
      try project.file(".venv/lib/python3.11/site-packages/\(name)/METADATA")
    }
    let program = try #require(
      InstalledProgram(of: ".venv/bin/python a.py", in: project.url.path, isConfined: true))
    #expect(program.version == "Python 9")
    #expect(program.packages(listedIn: nil) == ["numpy 1.24.2", "some-thing 2"])
  }

  @Test func aSystemsPackagesCountIfTheyAreListed() throws {
    let program = try #require(InstalledProgram(of: "sh", in: nil, isConfined: true))
    #expect(program.packages(listedIn: "# none\nsurely-not-installed>=1\n") == [])
  }
}
