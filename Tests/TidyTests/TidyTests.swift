import Foundation
import Testing

/// What the compiler does not guard: the arrows between the stations, and that the core stays pure.
@Suite struct TidyTests {
    /// The stations, and what each names; it may import that and what those may import in turn.
    static let arrows: [String: [String]] = [
        "JSONCodec": [],
        "YAMLSource": ["CLibYAML"],
        "Conferencing": ["JSONCodec"],
        "Scenarios": ["YAMLSource", "Conferencing"],
        "Planning": ["Scenarios"],
        "Execution": ["Planning"],
        "ConferenceEngine": ["Conferencing"],
        "RelayWire": ["Conferencing", "DequeModule"],
        "RelayService": ["ConferenceEngine", "RelayWire"],
        "RelayProgram": ["Execution", "RelayWire"],
        "Simulation": ["Execution", "ConferenceEngine", "RelayService", "RelayProgram", "DequeModule"],
        "Reporting": ["Execution"],
        "Suites": ["Planning", "FoundationEssentials", "Glibc"],
        "Platform": [
            "RelayService", "Crypto", "FoundationEssentials", "Glibc", "HTTPTypes", "Hummingbird", "HummingbirdCore",
            "HummingbirdTLS", "Logging", "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "NIOPosix",
            "NIOSSL",
            "NIOWebSocket", "SwiftASN1", "X509",
        ],
        "RelayClient": [
            "RelayWire", "AsyncHTTPClient", "FoundationEssentials", "Glibc", "NIOCore", "NIOHTTP1", "NIOPosix",
            "NIOSSL", "NIOWebSocket", "SwiftASN1",
            "X509",
        ],
        "LiveDriver": ["RelayProgram", "RelayClient"],
        "CommandSupport": ["Reporting", "Suites", "ArgumentParser", "Dispatch", "FoundationEssentials", "Glibc"],
        "muster-net": ["CommandSupport", "LiveDriver", "Platform", "Dispatch", "Logging"],
        "muster": ["CommandSupport", "Simulation", "ArgumentParser", "Glibc"],
    ]

    /// The stations that do no I/O and read no clock.
    static let core = [
        "JSONCodec", "YAMLSource", "Conferencing", "Scenarios", "Planning", "Execution", "ConferenceEngine",
        "RelayWire", "RelayService", "RelayProgram", "Simulation", "Reporting",
    ]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct Line: CustomStringConvertible {
        var file: String
        var number: Int
        var text: Substring
        var description: String { "\(file):\(number): \(text)" }
    }

    static func lines(of station: String) throws -> [Line] {
        let folder = root.appending(path: "Sources/\(station)")
        let paths = try #require(FileManager.default.enumerator(atPath: folder.path))
        return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().flatMap { path in
            try String(contentsOf: folder.appending(path: path), encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
                .map { Line(file: "Sources/\(station)/\(path)", number: $0 + 1, text: $1) }
        }
    }

    static func mayImport(_ station: String) -> Set<String> {
        var allowed: Set<String> = ["Synchronization"]
        var open = arrows[station] ?? []
        while let next = open.popLast() {
            guard allowed.insert(next).inserted else { continue }
            open += arrows[next] ?? []
        }
        return allowed
    }

    @Test func `every folder of sources is a station with arrows`() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: TidyTests.root.appending(path: "Sources").path
        )
        #expect(Set(folders) == Set(TidyTests.arrows.keys).union(["CLibYAML"]))
    }

    @Test(arguments: arrows.keys.sorted()) func `a station imports what its arrows allow`(_ station: String) throws {
        let allowed = TidyTests.mayImport(station)
        let lines = try TidyTests.lines(of: station)
        #expect(!lines.isEmpty)
        for line in lines {
            let words = line.text.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 1, words.indices.contains(place + 1) else {
                continue
            }
            if place == 1, !["public", "package", "internal", "@testable"].contains(words[0]) { continue }
            #expect(allowed.contains(String(words[place + 1])), "\(line)")
        }
    }

    @Test(arguments: core) func `the core reads no clock, rolls no dice and touches no file`(_ station: String) throws {
        let banned = [
            "Date(", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "UUID(", ".random(",
            "shuffled(",
            "randomElement(", "import Foundation", "import Glibc", "FileManager", "Task.sleep", "DispatchQueue",
            "print(",
        ]
        for line in try TidyTests.lines(of: station) where !line.text.drop(while: { $0 == " " }).hasPrefix("//") {
            for word in banned { #expect(!line.text.contains(word), "\(line)") }
        }
    }

    @Test(arguments: arrows.keys.sorted()) func `nothing is left over`(_ station: String) throws {
        // Written apart, so that this file does not name them.
        let banned = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "fatal" + "Error(", "try" + "!", "as" + "! "]
        let needReason = ["@unchecked Sendable", "nonisolated(unsafe)"]
        let lines = try TidyTests.lines(of: station)
        for (index, line) in lines.enumerated() {
            for word in banned { #expect(!line.text.contains(word), "\(line)") }
            for word in needReason where line.text.contains(word) {
                let before = index > 0 ? lines[index - 1].text : ""
                #expect(before.contains("//"), "\(line) wants its proof on the line above")
            }
        }
    }

    @Test(arguments: arrows.keys.sorted()) func `a file that needs scrolling wants to be two`(_ station: String) throws
    {
        var length: [String: Int] = [:]
        for line in try TidyTests.lines(of: station) { length[line.file, default: 0] += 1 }
        for (file, lines) in length { #expect(lines <= 400, "\(file)") }
    }
}
