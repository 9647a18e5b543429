import Conferencing
import Planning
import Testing
import YAMLSource

/// The scenarios that ship, with lines and characters dropped, doubled and swapped: there is always an answer, and never a trap.
@Suite struct SpoiltFileTests {
    /// What a hand or a hostile file may put anywhere.
    static let scraps = [
        "{", "}", "[", "]", ":", ": ", "- ", "&a ", "*a", "$(", "$(run.seed)", "${x}", "$$(", ")", "\"", "'", "#", "|",
        ">",
        "~", "null", "!!int ", "<<: ", "---\n", "\n", "\t", "0", "-1", "99999999999999999999", "1e999", "5s",
        "9999999999h",
        "guest", "guest.1", "{ each: guest }", "not: ", "literal: ", "join: ", "expect: ", "strict: ",
        "count: 100000\n",
        "\u{0}", "\u{FEFF}", "\u{2028}", "\u{1F600}", "é",
    ]

    private func spoil(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...generator.below(4) {
            guard !bytes.isEmpty else { break }
            if generator.below(2) == 0 {
                bytes = spoiltLines(bytes, &generator)
            } else {
                spoilCharacters(&bytes, &generator)
            }
        }
        return bytes
    }

    private func spoiltLines(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let place = Int(generator.below(UInt64(lines.count)))
        let other = Int(generator.below(UInt64(lines.count)))
        switch generator.below(5) {
        case 0: lines.remove(at: place)
        case 1: lines.insert(lines[other], at: place)
        case 2: lines.swapAt(place, other)
        case 3: lines[place] = Array(repeating: 0x20, count: Int(generator.below(9))) + lines[place]
        default: lines[place] = Array(lines[place].drop { $0 == 0x20 })
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    private func spoilCharacters(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int(generator.below(UInt64(bytes.count)))
        let other = Int(generator.below(UInt64(bytes.count)))
        switch generator.below(6) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(bytes[other], at: place)
        case 2: bytes.swapAt(place, other)
        case 3: bytes.removeSubrange(min(place, other)..<min(min(place, other) + 20, bytes.count))
        case 4: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        default:
            let scrap = Self.scraps[Int(generator.below(UInt64(Self.scraps.count)))]
            bytes.insert(contentsOf: scrap.utf8, at: place)
        }
    }

    @Test(arguments: 0..<24) func `a spoilt file is planned or told of`(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        try #require(!SuiteFiles.all.isEmpty)
        for round in 0..<60 {
            let (path, bytes) = SuiteFiles.all[Int(generator.below(UInt64(SuiteFiles.all.count)))]
            let spoilt = spoil(bytes, &generator)
            let source = SourceText(path: path, bytes: spoilt)
            let file = Planner.plan(source, suitePath: path)
            let about = "seed \(seed), round \(round), \(path):\n\(String(decoding: spoilt, as: UTF8.self))"
            // A file of fragments alone has none, and need not have a mistake.
            let isOfFragments = path.contains("/fragments/")
            #expect(!file.plans.isEmpty || file.diagnostics.hasErrors || isOfFragments, "\(about)")
            for diagnostic in file.diagnostics {
                #expect(!diagnostic.message.isEmpty)
                let ranges = ([diagnostic.place] + diagnostic.notes.map(\.place)).compactMap { $0?.range }
                #expect(
                    ranges.allSatisfy { 0 <= $0.start && $0.start <= $0.end && $0.end <= source.codePointCount },
                    "\(about)"
                )
            }
            for plan in file.plans { #expect(!PlanPrinter.text(of: plan).isEmpty) }
            let again = Planner.plan(SourceText(path: path, bytes: spoilt), suitePath: path)
            #expect(again.diagnostics.map(\.message) == file.diagnostics.map(\.message), "\(about)")
        }
    }

    @Test func `nearly nothing that is spoilt slips through without a plan or a word`() {
        // A file cut off after each of its characters.
        guard let text = SuiteFiles.text("tutorial/06-matchers.yaml") else {
            Issue.record("the file is not there")
            return
        }
        for length in 0..<text.utf8.count {
            let file = planned(String(decoding: text.utf8.prefix(length), as: UTF8.self))
            #expect(!file.plans.isEmpty || file.diagnostics.hasErrors, "after \(length) bytes")
        }
    }
}
