import ArgumentParser
import Catalog
import Foundation

extension Report {
  /// `report data list|fetch|verify`
  struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "data", abstract: "The data sets of the catalog.",
      subcommands: [List.self, Fetch.self, Verify.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "List them: licence, source, what is here.")
      @OptionGroup var place: ProjectOptions

      func run() throws {
        let project = try place.open(downloads: false)
        for dataset in project.catalog.datasets {
          var (here, damaged) = (0, 0)
          for path in dataset.checksums.keys {
            switch project.catalog.presence(of: path, in: dataset) {
            case .data, .mirror: here += 1
            case .damaged: damaged += 1
            case .missing: break
            }
          }
          Terminal.print("\(dataset.name): \(dataset.title)")
          Terminal.print(
            "  licence \(dataset.licence)" + (dataset.homepage.map { ", \($0)" } ?? "")
              + (dataset.commit.map { " at \($0)" } ?? ""))
          if let folder = dataset.folder {
            Terminal.print("  a folder of your own: \(folder)")
          } else {
            Terminal.print(
              "  \(here) of \(dataset.checksums.count) files are here"
                + (damaged > 0
                  ? ", \(damaged) with another checksum than the catalog says and not used" : ""))
          }
        }
        project.catalog.save()
      }
    }

    struct Fetch: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Download what is missing, with checksums.")
      @Argument(help: "Data sets; all if none is named.") var names: [String] = []
      @OptionGroup var place: ProjectOptions

      func run() async throws {
        let display = ProgressDisplay(json: false, quiet: false)
        let project = try place.open(progress: { display.download($0, $1, $2) })
        var failed = 0
        for dataset in try DataCommand.chosen(names, project.catalog) {
          for path in dataset.paths(at: "") {
            switch project.catalog.presence(of: path, in: dataset) {
            case .data, .mirror: continue
            case .missing, .damaged: break
            }
            do {
              try await project.catalog.fetch(path, of: dataset)
            } catch {
              failed += 1
              Terminal.clear()
              if failed <= 3 { Terminal.error("error: \(error)") }
            }
          }
        }
        Terminal.clear()
        project.catalog.save()
        guard failed == 0 else {
          Terminal.error("error: \(failed) files could not be fetched")
          throw ExitCode(1)
        }
        Terminal.print("all files are here")
      }
    }

    struct Verify: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Hold every file against its checksum.")
      @Argument(help: "Data sets; all if none is named.") var names: [String] = []
      @OptionGroup var place: ProjectOptions

      func run() throws {
        let project = try place.open(downloads: false)
        var bad = 0
        for dataset in try DataCommand.chosen(names, project.catalog) {
          var here = 0
          for path in dataset.paths(at: "") {
            switch project.catalog.presence(of: path, in: dataset) {
            case .data, .mirror: here += 1
            case .missing:
              bad += 1
              Terminal.print("\(dataset.name)/\(path): missing")
            case .damaged:
              bad += 1
              Terminal.print(
                "\(dataset.name)/\(path): another checksum than the catalog says; it is not used")
            }
          }
          Terminal.print(
            "\(dataset.name): \(here) of \(dataset.checksums.count) files are as the catalog says")
        }
        project.catalog.save()
        if bad > 0 { throw ExitCode(1) }
      }
    }

    static func chosen(_ names: [String], _ catalog: Catalog) throws -> [DataSet] {
      do {
        return names.isEmpty ? catalog.datasets : try names.map { try catalog.dataset($0) }
      } catch {
        Terminal.error("error: \(error)")
        throw ExitCode(2)
      }
    }
  }
}
