import TestSupport
import Testing

@testable import Programs

@Suite struct ProgramMessageTests {
  let project = TemporaryFolder()

  private func undeclared(_ text: String, beside declared: Set<String> = []) -> String? {
    ProgramMessage(text).undeclared(
      beside: declared, scripts: ["analysis/a.R"], root: project.url.path)
  }

  @Test func theLanguagesNameTheFileThatTheyLack() throws {
    try project.file("own/x.csv")
    try project.file("analysis/lib.R")
    try project.file("plain")
    #expect(
      undeclared("FileNotFoundError: [Errno 2] No such file or directory: 'own/x.csv'")
        == "own/x.csv")
    #expect(
      undeclared("  cannot open file 'analysis/lib.R': No such file or directory")
        == "analysis/lib.R")
    #expect(undeclared("could not open file /book/own/x.csv") == "own/x.csv")
    #expect(undeclared("cat: plain: No such file or directory") == "plain")
    #expect(undeclared("open /home/me/y.csv: No such file") == "/home/me/y.csv")
  }

  @Test func nothingIsSaidOfWhatIsDeclaredOrNowhere() throws {
    try project.file("own/x.csv")
    try project.file("plain")
    #expect(undeclared("No such file: 'own/x.csv'", beside: ["own/x.csv"]) == nil)
    #expect(undeclared("No such file: 'own'", beside: ["own/x.csv"]) == nil)
    #expect(undeclared("No such file: 'own/z.csv'") == nil)
    #expect(undeclared("a plain mistake") == nil)
    #expect(undeclared("/usr/lib/python3: No such file") == nil)
    #expect(undeclared("No such file: '../own/x.csv'") == nil)
  }

  @Test func signalsAreNamed() {
    let limits = ProgramLimits()
    let message = ProgramMessage("a\n\n  b\n")
    #expect(message.sentence(status: 2, limits: limits) == "it ended with status 2: a / b")
    #expect(
      message.sentence(status: 137, limits: limits)
        == "it was killed, perhaps for want of memory: a / b")
    #expect(message.sentence(status: 139, limits: limits) == "it was ended by signal 11: a / b")
    #expect(
      message.sentence(status: 152, limits: limits)
        == "it was ended, because it used more time than `timeout` gives it: a / b")
  }
}
