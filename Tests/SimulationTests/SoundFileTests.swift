import Foundation
import Planning
import Suites
import TestSupport
import Testing
import YAMLSource

/// Sound files of a suite: found beside the scenario, and never outside of the suite's root.
@Suite struct SoundFileTests {
    /// Plans a scenario in a suite's folder whose `media` names a path.
    private static func codes(naming path: String) throws -> [DiagnosticCode] {
        let place = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: place) }
        let suite = place.appending(path: "suite")
        let folder = suite.appending(path: "group")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let wave = Data(Wave.bytes(Wave.tone(1)))
        for file in [
            place.appending(path: "out.wav"), suite.appending(path: "up.wav"), folder.appending(path: "in.wav"),
        ] {
            try wave.write(to: file)
        }
        try Data("no sound".utf8).write(to: folder.appending(path: "text.wav"))
        try FileManager.default.createDirectory(
            at: folder.appending(path: "folder.wav"),
            withIntermediateDirectories: true
        )
        for (link, target) in [("link.wav", "../../out.wav"), ("good.wav", "../up.wav"), ("gone.wav", "nowhere.wav")] {
            let path = folder.appending(path: link).path
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        }
        let text = "scenario: s\nmedia: { https://a.example/a: \(path) }\ncalls: [alice]\nsteps: [join: alice]\n"
        let scenario = folder.appending(path: "s.yaml")
        try Data(text.utf8).write(to: scenario)
        let found = SuiteFinder.find([scenario.path], root: suite.path)
        #expect(found.diagnostics.isEmpty)
        let file = try #require(found.files.first)
        let planned = SuiteReader.plan(file)
        #expect(planned.plans.isEmpty != planned.diagnostics.isEmpty)
        return planned.diagnostics.map(\.code)
    }

    static let paths: [(path: String, codes: [DiagnosticCode])] = [
        ("in.wav", []), ("./in.wav", []), ("../up.wav", []), ("good.wav", []), ("../group/in.wav", []),
        ("../../out.wav", [.outsideRoot]), ("link.wav", [.outsideRoot]), ("/etc/hosts.wav", [.outsideRoot]),
        ("../../suite/group/in.wav", []), ("missing.wav", [.unreadableFile]), ("gone.wav", [.unreadableFile]),
        ("folder.wav", [.unreadableFile]), ("text.wav", [.malformedValue]),
    ]

    @Test(arguments: paths.indices) func `a path leads to a file below the root or to a diagnostic`(_ index: Int) throws
    {
        let (path, codes) = Self.paths[index]
        #expect(try Self.codes(naming: path) == codes, "\(path)")
    }
}
