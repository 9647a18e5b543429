import Foundation
import Scenarios
import Testing

/// Python's `re.search`, asked about many patterns at once.
///
/// Compared are a common subset and common meanings: `re.ASCII`, for `\d \w \s \b`; ASCII alone where case is ignored,
/// as `re.ASCII` folds nothing else; and no text that ends in a line feed, before which Python's `$` matches as well.
enum PythonOracle {
    /// Where python3 is, if it is anywhere on the path.
    static let python: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(fileURLWithPath: String($0)).appendingPathComponent("python3") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }

    private static let script = """
        import re, signal, sys
        signal.alarm(120)
        for line in sys.stdin.read().splitlines():
            pattern, *texts = [bytes.fromhex(word[1:]).decode() for word in line.split()]
            try:
                found = re.compile(pattern, re.ASCII)
                print(''.join('1' if found.search(text) else '0' for text in texts))
            except re.error:
                print('refused')
        """

    /// For each pattern the answers for its texts, as 0 and 1, or `refused`.
    static func answers(to questions: [(pattern: String, texts: [String])]) throws -> [String] {
        func word(_ text: String) -> String {
            "x" + text.utf8.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
        }
        let process = Process()
        process.executableURL = python
        process.arguments = ["-W", "ignore", "-c", script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let lines = questions.map { ([$0.pattern] + $0.texts).map(word).joined(separator: " ") }
        // Python reads to the end before it answers, so neither side waits for the other.
        try input.fileHandleForWriting.write(contentsOf: Data(lines.joined(separator: "\n").utf8))
        try input.fileHandleForWriting.close()
        let answered = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: answered, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// Makes patterns that are mostly right, and texts in which they are often found.
struct PatternGenerator {
    var dice: PatternDice
    let ignoresCase: Bool

    private var letters: [String] {
        ignoresCase ? ["a", "b", "B", "1", "_", "-", " "] : ["a", "b", "c", "1", "_", " ", "é", "😀"]
    }

    mutating func pattern() -> String { (ignoresCase ? "(?i)" : "") + choice(depth: 0) }

    mutating func text() -> String {
        let text = (0..<dice.roll(10)).map { _ in one(of: letters + ["\n", "a", "b"]) }.joined()
        return text.hasSuffix("\n") ? text + "a" : text
    }

    /// Signs thrown together.
    mutating func noise() -> String {
        let signs = "aab1()(|)[]^{},*+?.$-:2\\\\dwsbW".map(String.init)
        return (0..<dice.roll(11)).map { _ in one(of: signs) }.joined()
    }

    private mutating func choice(depth: Int) -> String {
        (0...(dice.roll(4) == 0 ? dice.roll(3) : 0)).map { _ in sequence(depth: depth) }.joined(separator: "|")
    }

    private mutating func sequence(depth: Int) -> String {
        (0..<dice.roll(4)).map { _ in dice.roll(8) == 0 ? one(of: ["^", "$", "\\b"]) : atom(depth: depth) + repeats() }
            .joined()
    }

    private mutating func atom(depth: Int) -> String {
        switch dice.roll(depth < 2 ? 10 : 7) {
        case 0: return "."
        case 1: return one(of: ["\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "\\.", "\\-", "\\n"])
        case 2:
            let members = (0...dice.roll(3)).map { _ in
                one(of: letters.filter { $0 != "-" } + ["a-c", "1-9", "A-b", "\\d", "\\W", "\\s", "\\-", "\\]"])
            }
            return "[" + one(of: ["", "^"]) + members.joined() + one(of: ["", "-"]) + "]"
        case 3...6: return one(of: letters)
        default: return one(of: ["(", "(?:"]) + choice(depth: depth + 1) + ")"
        }
    }

    private mutating func repeats() -> String {
        guard dice.roll(3) == 0 else { return "" }
        return one(of: ["*", "+", "?", "{0}", "{2}", "{1,}", "{0,2}", "{2,3}"]) + one(of: ["", "", "?"])
    }

    private mutating func one(of these: [String]) -> String { these[dice.roll(these.count)] }
}

@Suite(.enabled(if: PythonOracle.python != nil, "needs python3 on the path")) struct PatternOracleTests {
    @Test func `generated patterns give the answers of Python`() throws {
        var questions: [(pattern: String, texts: [String])] = []
        for seed in 0..<4_000 as Range<UInt64> {
            var generator = PatternGenerator(dice: PatternDice(seed: seed), ignoresCase: seed % 4 == 0)
            questions.append((generator.pattern(), (0..<8).map { _ in generator.text() }))
        }
        let answers = try PythonOracle.answers(to: questions)
        try #require(answers.count == questions.count)
        for (seed, (question, answer)) in zip(questions, answers).enumerated() {
            let pattern = try #require(try? Pattern(question.pattern), "seed \(seed): \(question.pattern)")
            let ours = question.texts.map { pattern.matches($0) ? "1" : "0" }.joined()
            #expect(ours == answer, "seed \(seed): \(question.pattern.debugDescription) in \(question.texts)")
        }
        let all = answers.joined()
        #expect(all.count { $0 == "1" } > 4_000 && all.count { $0 == "0" } > 4_000)
    }

    @Test func `whatever is accepted of signs thrown together means the same to Python`() throws {
        var questions: [(pattern: String, texts: [String])] = []
        var accepted: [Pattern] = []
        for seed in 0..<12_000 as Range<UInt64> {
            var generator = PatternGenerator(dice: PatternDice(seed: seed), ignoresCase: false)
            guard let pattern = try? Pattern(generator.noise()) else { continue }
            accepted.append(pattern)
            questions.append((pattern.text, (0..<8).map { _ in generator.text() }))
        }
        let answers = try PythonOracle.answers(to: questions)
        try #require(answers.count == questions.count && answers.count > 1_000)
        for (pattern, (question, answer)) in zip(accepted, zip(questions, answers)) {
            let ours = question.texts.map { pattern.matches($0) ? "1" : "0" }.joined()
            #expect(ours == answer, "\(pattern.text.debugDescription) in \(question.texts)")
        }
    }
}
