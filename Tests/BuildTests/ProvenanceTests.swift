import Engine
import Foundation
import Testing

@testable import Book
@testable import Build

/// `manifest.json` and `ro-crate-metadata.json`: where everything comes from.
@Suite struct ProvenanceTests {
  private func built(_ change: (SmallBook) throws -> Void = { _ in }) async throws -> SmallBook {
    let book = try SmallBook()
    book.software = [Software("report", "1.2", "the program"), Software("zlib", "1.3", "reads")]
    try change(book)
    #expect(await book.build().status == 0)
    return book
  }

  private func object(_ path: String, of book: SmallBook) throws -> [String: Any] {
    let data = Data(try book.read(path).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func theManifestSaysVersionsAndWhatEveryFileHolds() async throws {
    let book = try await built()
    let manifest = try object("output/manifest.json", of: book)
    let software = try #require(manifest["software"] as? [[String: String]])
    #expect(software.map { $0["version"] } == ["1.2", "1.3"])
    let outputs = try #require(manifest["outputs"] as? [[String: Any]])
    func items(_ path: String) -> [String]? {
      outputs.first { $0["path"] as? String == path }?["items"] as? [String]
    }
    #expect(items("html/figures/fig-scaled2.png") == ["fig-scaled2"])
    #expect(items("tables/squared1.csv") == ["tab-squared1"])
    #expect(
      items("html/c2.html") == ["fig-scaled2", "tab-scaled2", "fig-squared2", "tab-squared2"])
    #expect(items("html/style.css") == nil)
    let known = try #require(manifest["items"] as? [[String: Any]]).compactMap { $0["id"] }
    #expect(known.count == 24)
  }

  @Test func otherVersionsMakeOtherBytes() async throws {
    let book = try await built()
    book.software[1].version = "1.4"
    #expect(await book.build().written == ["manifest.json", "ro-crate-metadata.json"])
  }

  private func crate(_ book: SmallBook) throws -> [String: [String: Any]] {
    let graph = try #require(
      try object("output/ro-crate-metadata.json", of: book)["@graph"] as? [[String: Any]])
    return Dictionary(graph.map { ($0["@id"] as? String ?? "", $0) }) { first, _ in first }
  }

  private func ids(_ value: Any?) -> [String] {
    (value as? [[String: String]] ?? []).compactMap { $0["@id"] }
  }

  @Test func theCrateLeadsFromInputsAndOptionsToFiles() async throws {
    let book = try await built {
      try $0.edit(
        "Chapters/book.yaml", "seed: 7",
        "seed: 7\ndate: 2021-05-18\nlicense: MIT\nauthors: [{name: A, orcid: 0000-0001-2345-6789}]")
    }
    let crate = try crate(book)
    let root = try #require(crate["./"])
    #expect(root["datePublished"] as? String == "2021-05-18")
    #expect(ids(root["author"]) == ["https://orcid.org/0000-0001-2345-6789"])
    #expect((root["license"] as? [String: String])?["@id"] == "https://spdx.org/licenses/MIT")
    #expect(ids(root["mentions"]).contains("#action-fig-scaled2"))
    let action = try #require(crate["#action-fig-scaled2"])
    #expect(action["@type"] as? String == "CreateAction")
    #expect(ids(action["object"]) == ["#input-tables/t2.tsv", "#options-fig-scaled2", "#seed"])
    #expect(ids(action["result"]).contains("html/figures/fig-scaled2.svg"))
    #expect(ids(action["result"]).contains("tables/scaled2.tsv"))
    #expect(!ids(action["result"]).contains("html/c2.html"))
    #expect((crate["#input-tables/t2.tsv"]?["sha256"] as? String)?.count == 64)
    let options = try #require(crate["#options-fig-scaled2"]?["value"] as? String)
    #expect(options.contains("factor: 2"))
    #expect(crate["#report"]?["softwareVersion"] as? String == "1.2")
    #expect(ids(crate["#report"]?["softwareRequirements"]) == ["#zlib"])
    // Nothing leads nowhere.
    for entity in crate.values {
      for key in ["hasPart", "mentions", "object", "result", "author", "softwareRequirements"] {
        for id in ids(entity[key]) { #expect(crate[id] != nil, "\(id)") }
      }
    }
  }

  @Test func aNumberNamesTheStepOfItsOwnTable() async throws {
    let book = try await built {
      let text = """
        Of one step {val}`both[a].value`, of the other {val}`both.squares[a].value`, of both {val}`both.rows`;
        rows: {val}`both.all[twice].total`, {val}`both.all[squared].total`, {val}`both.all[sum].total`.

        ```{twofold} both
        source: tables/t1.tsv
        ```

        """
      try $0.append(text, to: "Chapters/c6.md")
    }
    let page = try book.read("output/html/c6.html")
    let tips = page.matches(of: /<b>(both[^<]*)<\/b> = [^<]*((<br>step \w+ \w+)+)/).map { tip in
      "\(tip.1):" + tip.2.matches(of: /step (\w+)/).map { " \($0.1)" }.joined()
    }
    #expect(
      tips == [
        "both[a].value: Scaled", "both.squares[a].value: Squared", "both.rows: Scaled Squared",
        "both.all[twice].total: Scaled", "both.all[squared].total: Squared",
        "both.all[sum].total: Scaled Squared",
      ])
    let values = try object("output/values.json", of: book)
    let origins = try #require(values["provenance"] as? [String: [String: Any]])
    func steps(_ key: String) -> Int? { (origins[key]?["steps"] as? [Any])?.count }
    #expect(steps("both") == 1)
    #expect(steps("both.squares") == 1)
    #expect(steps("both.rows") == 2)
  }

  @Test(arguments: [
    "0000-0001-2345-6789", "https://orcid.org/0000-0001-2345-6789",
    "http://orcid.org/0000-0001-2345-6789/", "orcid.org/0000-0001-2345-6789",
  ])
  func anORCIDIsOneAddressHoweverItIsWritten(orcid: String) async throws {
    let book = try await built {
      try $0.edit(
        "Chapters/book.yaml", "seed: 7", "seed: 7\nauthors: [{name: A, orcid: \"\(orcid)\"}]")
    }
    let address = "https://orcid.org/0000-0001-2345-6789"
    #expect(ids(try crate(book)["./"]?["author"]) == [address])
    let page = try book.read("output/html/index.html")
    #expect(page.contains("<meta name=\"citation_author_orcid\" content=\"\(address)\">"))
    #expect(page.contains("\"@id\":\"\(address)\""))
  }

  @Test func aCrateWithoutADaySaysSo() async throws {
    let root = try #require(try crate(try await built())["./"])
    #expect(root["datePublished"] == nil)
    #expect(root["description"] as? String == "The day of publication is not given.")
  }
}
