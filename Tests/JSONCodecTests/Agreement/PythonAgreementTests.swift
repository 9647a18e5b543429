import Foundation
import JSONCodec
import Testing

/// Another reader, written by others, has to say the same of the same bytes.
@Suite(.enabled(if: PythonReader.isThere, "python3 is not installed"))
struct PythonAgreementTests {
    @Test func `Python's json accepts and refuses the same texts, with the same values`() throws {
        let corpus = Corpus.texts(seed: 2026)
        let answers = try PythonReader.read(corpus)
        try #require(answers.count == corpus.count)
        var tally: [Agreement: Int] = [:]
        for (text, answer) in zip(corpus, answers) {
            let agreement = Agreement(ours: Result { try JSONValue(parsing: text) }, theirs: answer)
            tally[agreement, default: 0] += 1
            if agreement == .none {
                Issue.record("\(String(decoding: text, as: UTF8.self).debugDescription) \(text): Python says \(answer)")
            }
        }
        // The corpus has to try all of these, or the test proves nothing.
        #expect(tally[.sameValue, default: 0] > 1500)
        #expect(tally[.bothRefuse, default: 0] > 1500)
        #expect(tally[.knownDifference(.loneSurrogate), default: 0] > 0)
        #expect(tally[.knownDifference(.depth), default: 0] > 0)
    }

    @Test func `Python reads our shortest Doubles as the same, and writes none shorter`() throws {
        var generator = SeededGenerator(seed: 99)
        let values =
            (0..<3000).map { _ in generator.finiteDouble() } + [0, -0.0, 1e15, 1e16, 1e21, 0.1, 1e-5, 123456.789]
        let texts = values.map { Array(JSONNumber($0)?.text.utf8 ?? "".utf8) }
        let answers = try PythonReader.read(texts)
        try #require(answers.count == values.count)
        for (value, answer) in zip(values, answers) {
            guard case .accepted(_, let numbers) = answer, let number = numbers.first else {
                Issue.record("\(value): \(answer)")
                continue
            }
            #expect(number.bits == value.bitPattern)
            #expect(number.digitCount == number.shortestDigitCount, "\(value)")
        }
    }
}

/// How two readers agree on a text.
private enum Agreement: Hashable {
    case sameValue, bothRefuse
    case knownDifference(Difference)
    case none

    /// Where the other reader is known to accept what is refused here.
    enum Difference: Hashable {
        /// Python's strings can hold half a surrogate pair.
        case loneSurrogate
        /// Python gives up at its own recursion limit, near a thousand; here it is 128.
        case depth
    }

    init(ours: Result<JSONValue, any Error>, theirs: PythonReader.Answer) {
        switch (ours, theirs) {
        case (.failure, .refused): self = .bothRefuse
        case (.success(let value), .accepted(let text, let numbers)):
            let isSame = value.serialized() == text && value.numbers.elementsEqual(numbers, by: Agreement.isSame)
            self = isSame ? .sameValue : .none
        case (.failure(let error as JSONError), .accepted):
            switch error.reason {
            case .tooDeep: self = .knownDifference(.depth)
            default: self = .none
            }
        case (.failure(let error as JSONError), .hasLoneSurrogate):
            self = error.reason == .loneSurrogate ? .knownDifference(.loneSurrogate) : .none
        case (.success, _), (.failure, _): self = .none
        }
    }

    private static func isSame(_ ours: JSONNumber, _ theirs: PythonReader.Number) -> Bool {
        ours.double.bitPattern == theirs.bits && ours.int64 == theirs.whole
    }
}

extension JSONValue {
    /// Every number in it, in reading order.
    fileprivate var numbers: [JSONNumber] {
        switch self {
        case .null, .bool, .string: []
        case .number(let number): [number]
        case .array(let items): items.flatMap(\.numbers)
        case .object(let object): object.flatMap(\.value.numbers)
        }
    }
}
