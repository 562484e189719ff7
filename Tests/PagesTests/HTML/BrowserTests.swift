import Foundation
import TestSupport
import Testing

@testable import Book
@testable import Pages

/// Pages opened in a real browser; skipped by name where Chromium is not installed.
@Suite(.enabled(if: Chromium.path != nil, "Chromium is not installed"))
struct BrowserTests {
  @Test(.timeLimit(.minutes(10))) func pagesOpenWithoutErrorsAndAskTheNetworkForNothing() throws {
    let site = try Site()
    let names = site.pages.keys.sorted()
    let frames = names.map { "<iframe src=\"\($0)\"></iframe>" }.joined()
    try site.write("all.html", "<!DOCTYPE html><title>All</title>\(frames)")
    let opened = try Chromium.open(site.folder.appendingPathComponent("all.html"))
    #expect(opened.dom.contains("labels.html"))
    #expect(opened.console == [])
    #expect(opened.requests == [])
  }

  /// What stands in a page is never run, however it came there.
  @Test(.timeLimit(.minutes(10))) func scriptsWithinThePageAreRefused() throws {
    let site = try Site()
    let page = try #require(site.pages["labels.html"])
    let probe = "<script>document.title = 'ran'</script></body>"
    try site.write("inline.html", page.replacing("</body>", with: probe))
    let opened = try Chromium.open(site.folder.appendingPathComponent("inline.html"))
    #expect(!opened.dom.contains("<title>ran</title>"))
    #expect(opened.console.contains { $0.contains("Content Security Policy") })
    try site.write("unguarded.html", page.unguarded.replacing("</body>", with: probe))
    let unguarded = try Chromium.open(site.folder.appendingPathComponent("unguarded.html"))
    #expect(unguarded.dom.contains("<title>ran</title>"))
  }

  @Test(.timeLimit(.minutes(10))) func tablesSort() throws {
    let site = try Site()
    let page = try #require(site.pages["labels.html"])
    let probe = """
      <script>
      addEventListener("load", () => {
        const table = document.querySelector("figure table");
        const button = table.querySelectorAll("th button")[1];
        const column = () => [...table.tBodies[0].rows].map((row) => row.cells[1].textContent);
        const seen = [column()];
        for (let click = 0; click < 3; click++) {
          button.click();
          seen.push(table.querySelectorAll("thead th")[1].getAttribute("aria-sort"), column());
        }
        document.title = JSON.stringify(seen);
      });
      </script></body>
      """
    try site.write("sorted.html", page.unguarded.replacing("</body>", with: probe))
    let opened = try Chromium.open(site.folder.appendingPathComponent("sorted.html"))
    #expect(
      opened.dom.contains(
        """
        <title>[["10.0","–","9.5"],"ascending",["9.5","10.0","–"],\
        "descending",["10.0","9.5","–"],null,["10.0","–","9.5"]]</title>
        """))
    #expect(opened.console == [])
  }

  @Test(.timeLimit(.minutes(10))) func namesThatBeginWithANumberSortAsNames() throws {
    let site = try Site()
    let page = try #require(site.pages["labels.html"])
    let columns = [
      ["17_slice002", "17_slice000", "9_slice001"], ["1,149", "< 0.001", "\u{2212}2.5e1"],
    ]
    let tables = columns.map { cells in
      "<table class=\"sortable probe\"><thead><tr><th>x</th></tr></thead><tbody>"
        + cells.map { "<tr><td>\($0.replacing("<", with: "&lt;"))</td></tr>" }.joined()
        + "</tbody></table>"
    }
    let probe = """
      <script>
      addEventListener("load", () => {
        const seen = [...document.querySelectorAll(".probe")].map((table) => {
          table.querySelector("th button").click();
          return [...table.tBodies[0].rows].map((row) => row.cells[0].textContent);
        });
        document.title = JSON.stringify(seen);
      });
      </script></body>
      """
    try site.write(
      "sorted.html", page.unguarded.replacing("</body>", with: tables.joined() + probe))
    let opened = try Chromium.open(site.folder.appendingPathComponent("sorted.html"))
    #expect(
      opened.dom.contains(
        """
        <title>[["9_slice001","17_slice000","17_slice002"],["\u{2212}2.5e1","&lt; 0.001","1,149"]]</title>
        """))
    #expect(opened.console == [])
  }

  @Test(.timeLimit(.minutes(10))) func anErrorOrARequestOfAPageIsSeen() throws {
    let site = try Site()
    try site.write(
      "bad.html", "<img src=\"http://example.org/a.png\"><script>undefined.call()</script>")
    let opened = try Chromium.open(site.folder.appendingPathComponent("bad.html"))
    #expect(opened.console.contains { $0.contains("Cannot read properties of undefined") })
    #expect(opened.requests == ["http://example.org/a.png"])
  }
}

/// The tiny book in a folder of its own.
private final class Site {
  private let temporary = TemporaryFolder()
  var folder: URL { temporary.url }
  let pages: [String: String]

  init() throws {
    pages = try TwoChapters.pages()
    for (name, html) in pages { try write(name, html) }
    for asset in try HTMLRenderer.assets(withFormulas: true) { try write(asset.path, asset.data) }
  }

  func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  func write(_ path: String, _ data: Data) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }
}

extension String {
  /// A page without its policy, so that a test's own script runs in it.
  fileprivate var unguarded: String {
    replacing("http-equiv=\"Content-Security-Policy\"", with: "name=\"policy\"")
  }
}
