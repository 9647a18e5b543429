import Conferencing
import Testing

/// One scalar under one type: what it is, or the reason why it is nothing.
struct Row: Sendable, CustomTestStringConvertible {
    var type: ValueType
    var text: String
    var quoted = false
    var value: FieldValue?
    var kind: ValueRefusal.Kind?
    var reason = ""
    var suggestion: String?

    /// A scalar that is this value.
    static func good(_ type: ValueType, _ text: String, quoted: Bool = false, _ value: FieldValue) -> Row {
        Row(type: type, text: text, quoted: quoted, value: value)
    }

    /// A scalar that is refused, with this in the reason.
    static func bad(
        _ type: ValueType,
        _ text: String,
        quoted: Bool = false,
        _ kind: ValueRefusal.Kind,
        _ reason: String = "",
        meant suggestion: String? = nil
    ) -> Row {
        Row(type: type, text: text, quoted: quoted, kind: kind, reason: reason, suggestion: suggestion)
    }

    var testDescription: String { "\(quoted ? "\"\(text.prefix(40))\"" : String(text.prefix(40))) as \(type.phrase)" }

    func check() {
        switch type.parse(text, quoted: quoted) {
        case .value(let found): #expect(found == value)
        case .name(let name): Issue.record("a name: \(name)")
        case .refused(let refusal):
            #expect(refusal.kind == kind, "\(refusal)")
            #expect(refusal.reason.contains(reason), "\(refusal.reason)")
            #expect(refusal.suggestion == suggestion)
            #expect(refusal.reason.utf8.count < 250 && !refusal.reason.hasSuffix("."))
        }
    }
}

private let integer = ValueType.integer()
private let beep = ValueType.word(of: Beep.self)
private let callbacks = ValueType.words(of: ConferenceCallbackWord.self)
private let wss = ValueType.url(schemes: ["wss"])
private let name = ValueType.text(maximumLength: 64, nonBlank: true)

struct ParsingTests {
    @Test(
        arguments: [
            .good(.boolean, "true", .boolean(true)), .good(.boolean, "false", .boolean(false)),
            .bad(.boolean, "True", .wrongType, "just so", meant: "true"),
            .bad(.boolean, "TRUE", .wrongType, meant: "true"), .bad(.boolean, "FALSE", .wrongType, meant: "false"),
            .bad(.boolean, "yes", .wrongType, meant: "true"), .bad(.boolean, "Yes", .wrongType, meant: "true"),
            .bad(.boolean, "on", .wrongType, meant: "true"), .bad(.boolean, "ON", .wrongType, meant: "true"),
            .bad(.boolean, "y", .wrongType, meant: "true"), .bad(.boolean, "no", .wrongType, meant: "false"),
            .bad(.boolean, "off", .wrongType, meant: "false"), .bad(.boolean, "n", .wrongType, meant: "false"),
            .bad(.boolean, "1", .wrongType), .bad(.boolean, "0", .wrongType), .bad(.boolean, "maybe", .wrongType),
            .bad(.boolean, "true ", .wrongType),
            .bad(.boolean, "true", quoted: true, .wrongType, "in quotes it is a text", meant: "true"),
            .bad(.boolean, "yes", quoted: true, .wrongType, "not a text"),
            .bad(.boolean, "", quoted: true, .wrongType, "not a text"),
        ] as [Row]
    )
    func `a boolean is true or false, plain`(row: Row) { row.check() }

    @Test(
        arguments: [
            .good(integer, "0", .integer(0)), .good(integer, "-0", .integer(0)), .good(integer, "7", .integer(7)),
            .good(integer, "-12", .integer(-12)), .good(integer, "9223372036854775807", .integer(.max)),
            .good(integer, "-9223372036854775808", .integer(.min)),
            .bad(integer, "9223372036854775808", .outOfRange, "beyond"),
            .bad(integer, "-9223372036854775809", .outOfRange, "beyond"),
            .bad(integer, String(repeating: "9", count: 50_000), .outOfRange, "beyond"),
            .bad(integer, "0042", .malformed, "leading zeros"), .bad(integer, "010", .malformed, "octal"),
            .bad(integer, "00", .malformed, "leading zeros"), .bad(integer, "-01", .malformed, "leading zeros"),
            .bad(integer, "+5", .wrongType, "without the plus"), .bad(integer, "1_000", .wrongType, "underscores"),
            .bad(integer, "1,000", .wrongType, "commas"), .bad(integer, "1:30", .wrongType, "sexagesimal"),
            .bad(integer, "190:20:30", .wrongType, "sexagesimal"), .bad(integer, "0x1F", .wrongType, "decimal digits"),
            .bad(integer, "0o17", .wrongType, "decimal digits"), .bad(integer, "0b11", .wrongType, "decimal digits"),
            .bad(integer, "5.0", .wrongType, "without a fraction"), .bad(integer, "1e3", .wrongType, "exponent"),
            .bad(integer, ".5", .wrongType), .bad(integer, "5.", .wrongType), .bad(integer, "-", .wrongType),
            .bad(integer, "--5", .wrongType), .bad(integer, "5 ", .wrongType), .bad(integer, "five", .wrongType),
            .bad(integer, "true", .wrongType), .bad(integer, ".inf", .wrongType), .bad(integer, "٥", .wrongType),
            .bad(integer, "５", .wrongType), .bad(integer, "2026-01-01", .wrongType),
            .bad(integer, "5", quoted: true, .wrongType, "take them away", meant: "5"),
            .bad(integer, "five", quoted: true, .wrongType, "in quotes it is a text"),
            .bad(integer, "", quoted: true, .wrongType),
            .good(.integer(minimum: 2), "2", .integer(2)),
            .bad(.integer(minimum: 2), "1", .outOfRange, "at least 2"),
            .bad(.integer(maximum: 5), "6", .outOfRange, "at most 5"),
            .bad(.integer(minimum: 2, maximum: 5), "-3", .outOfRange, "from 2 to 5"),
        ] as [Row]
    )
    func `an integer is decimal digits and nothing that YAML 1.1 reads otherwise`(row: Row) { row.check() }

    @Test(
        arguments: [
            .good(.number, "1", .number(1)), .good(.number, "-0.5", .number(-0.5)),
            .good(.number, "1e3", .number(1000)),
            .good(.number, "1767225600.25", .number(1_767_225_600.25)), .good(.number, "2.5E-1", .number(0.25)),
            .bad(.number, "1.", .wrongType), .bad(.number, ".5", .wrongType), .bad(.number, "01.5", .wrongType),
            .bad(.number, "1_0.5", .wrongType, "underscores"), .bad(.number, "nan", .wrongType),
            .bad(.number, ".inf", .wrongType), .bad(.number, "0x1p4", .wrongType, "decimal digits"),
            .bad(.number, "1e", .wrongType), .bad(.number, "1e999", .outOfRange),
            .bad(.number, "1,5", .wrongType, "commas"),
            .bad(.number, "1.5", quoted: true, .wrongType, meant: "1.5"),
        ] as [Row]
    )
    func `a number is written as JSON writes it`(row: Row) { row.check() }

    @Test(
        arguments: [
            .good(.text(), "standup", .text("standup")), .good(.text(), "0042", .text("0042")),
            .good(.text(), "1:30", .text("1:30")), .good(.text(), "+15550100", .text("+15550100")),
            .good(.text(), "on", .text("on")), .good(.text(), "yes", .text("yes")),
            .good(.text(), "true", .text("true")),
            .good(.text(), "1e3", .text("1e3")), .good(.text(), "0x1F", .text("0x1F")),
            .good(.text(), "1_000", .text("1_000")),
            .good(.text(), "2026-01-01", .text("2026-01-01")), .good(.text(), "", quoted: true, .text("")),
            .good(.text(), "null", quoted: true, .text("null")), .good(.text(), "~", quoted: true, .text("~")),
            .bad(.text(), "", .empty, "no value"), .bad(.text(), "~", .empty, "null", meant: "\"~\""),
            .bad(.text(), "null", .empty, "null", meant: "\"null\""), .bad(.text(), "NULL", .empty, meant: "\"NULL\""),
            .good(.text(), "nil", .text("nil")),
            .good(name, String(repeating: "é", count: 64), .text(String(repeating: "é", count: 64))),
            .bad(name, String(repeating: "é", count: 65), .outOfRange, "and has 65"),
            .bad(name, String(repeating: "x", count: 1_000_000), .outOfRange, "and has 1000000"),
            .bad(name, "", quoted: true, .empty, "blank"), .bad(name, " \t\u{2003}", quoted: true, .empty, "blank"),
            .bad(.boolean, "null", .empty), .bad(integer, "~", .empty), .bad(beep, "", .empty),
            .bad(.codec, "", .empty),
        ] as [Row]
    )
    func `a text is what is written, and nothing is no value`(row: Row) { row.check() }

    @Test(
        arguments: [
            .good(beep, "true", .text("true")), .good(beep, "true", quoted: true, .text("true")),
            .good(beep, "false", .text("false")), .good(beep, "onEnter", .text("onEnter")),
            .bad(beep, "onenter", .notAllowed, "true, false, onEnter or onExit", meant: "onEnter"),
            .bad(beep, "onEntr", .notAllowed, meant: "onEnter"), .bad(beep, "on_exit", .notAllowed, meant: "onExit"),
            .bad(beep, "True", .notAllowed, meant: "true"), .bad(beep, "yes", .notAllowed, meant: "true"),
            .bad(beep, "off", .notAllowed, meant: "false"), .bad(beep, "sometimes", .notAllowed),
            .bad(beep, " true", quoted: true, .notAllowed, meant: "true"), .bad(beep, "", quoted: true, .empty),
            .good(.word(of: RecordMode.self), "record-from-start", .text("record-from-start")),
            .bad(.word(of: RecordMode.self), "record_from_start", .notAllowed, meant: "record-from-start"),
            .bad(.word(of: RecordMode.self), "true", .notAllowed),
            .bad(.word(of: CallbackMethod.self), "get", .notAllowed, meant: "GET"),
            .bad(.word(of: CallbackFormat.self), "application/json", .notAllowed),
        ] as [Row]
    )
    func `R12 a word is spelled as the table has it, and the nearest is offered`(row: Row) { row.check() }

    @Test(
        arguments: [
            .good(callbacks, "start", .text("start")), .good(callbacks, "join end", .text("join end")),
            .good(callbacks, "  end   join end ", quoted: true, .text("end join end")),
            .bad(callbacks, "join starts", .notAllowed, "'starts'", meant: "start"),
            .bad(callbacks, "start, end", .malformed, "spaces alone"),
            .bad(callbacks, "start,end", .malformed, "spaces"),
            .bad(callbacks, "start\tend", quoted: true, .malformed, "spaces"),
            .bad(callbacks, "Join", .notAllowed, meant: "join"), .bad(callbacks, "", quoted: true, .empty),
            .bad(callbacks, "   ", quoted: true, .empty), .bad(callbacks, "participant-join", .notAllowed),
            .bad(callbacks, "x" + String(repeating: "y", count: 100_000), .notAllowed, "...'"),
        ] as [Row]
    )
    func `a list of words is separated by spaces`(row: Row) { row.check() }

    @Test(
        arguments: [
            .good(.web, "https://app.example/conf?x=1#ot=200", .text("https://app.example/conf?x=1#ot=200")),
            .good(.web, "http://127.0.0.1:8080", .text("http://127.0.0.1:8080")),
            .good(.web, "http://[::1]:8080/x", .text("http://[::1]:8080/x")),
            .good(wss, "wss://app.example/audio", .text("wss://app.example/audio")),
            .bad(wss, "ws://app.example/audio", .notAllowed, "wss://", meant: "wss://app.example/audio"),
            .bad(wss, "WSS://app.example", .notAllowed, meant: "wss://app.example"),
            .bad(wss, "https://app.example", .notAllowed),
            .bad(.web, "wss://app.example", .notAllowed, "https:// or http://"),
            .bad(.web, "app.example/conf", .notAllowed), .bad(.web, "https:/app.example", .notAllowed),
            .bad(.web, "https://", .malformed, "host"), .bad(.web, "https:///path", .malformed, "host"),
            .bad(.web, "https://?x", .malformed, "host"), .bad(.web, "https://:80/", .malformed, "host"),
            .bad(.web, "https://app.example/a b", .malformed, "white space"),
            .bad(.web, " https://app.example", quoted: true, .malformed, "white space"),
            .bad(.web, "https://app.example/\u{1B}[31m", quoted: true, .malformed, "white space"),
            .bad(.web, "https://app.example/\u{A0}", quoted: true, .malformed, "white space"),
            .bad(.web, "", quoted: true, .empty), .bad(.web, "ftp://app.example", .notAllowed),
            .bad(.web, "x" + String(repeating: "://", count: 100_000), .notAllowed),
        ] as [Row]
    )
    func `R73 an address has one of the schemes, a host and no white space`(row: Row) { row.check() }

    @Test(
        arguments: [
            .good(.codec, "PCMU", .text("PCMU")), .good(.codec, "PCMU@40i", .text("PCMU@40i")),
            .good(.codec, "L16@24000h@40i", .text("L16@24000h@40i")),
            .good(.codec, "L16@40i@24000h", .text("L16@24000h@40i")),
            .good(.codec, "G722@16000h", .text("G722@16000h")),
            .good(.codec, "PCMA@8000h@120i", .text("PCMA@8000h@120i")),
            .good(.codec, "L16@48000h", .text("L16@48000h")), .good(.codec, "PCMU@10i", .text("PCMU@10i")),
            .bad(.codec, "pcmu", .notAllowed, "PCMU, PCMA, G722 or L16", meant: "PCMU"),
            .bad(.codec, "OPUS", .notAllowed), .bad(.codec, "L-16", .notAllowed, meant: "L16"),
            .bad(.codec, "@8000h", .notAllowed), .bad(.codec, "", quoted: true, .notAllowed),
            .bad(.codec, "PCMU@16000h", .outOfRange, "of PCMU: 8000"), .bad(.codec, "G722@8000h", .outOfRange, "16000"),
            .bad(.codec, "L16@44100h", .outOfRange, "8000, 16000, 24000, 32000 and 48000"),
            .bad(.codec, "PCMU@25i", .outOfRange, "10, 20"), .bad(.codec, "PCMU@130i", .outOfRange),
            .bad(.codec, "PCMU@0i", .malformed), .bad(.codec, "PCMU@040i", .malformed),
            .bad(.codec, "PCMU@", .malformed),
            .bad(.codec, "PCMU@40", .malformed), .bad(.codec, "PCMU@40x", .malformed),
            .bad(.codec, "PCMU@i", .malformed),
            .bad(.codec, "PCMU@40i@40i", .malformed), .bad(.codec, "L16@8000h@16000h", .malformed),
            .bad(.codec, "PCMU@-40i", .malformed), .bad(.codec, "PCMU @40i", .notAllowed, meant: "PCMU"),
            .bad(.codec, "PCMU@99999999999999999999i", .malformed),
            .bad(.codec, "PCMU" + String(repeating: "@40i", count: 100_000), .malformed),
        ] as [Row]
    )
    func `S10 S13 a codec is a base with at most one rate and one interval of those allowed`(row: Row) { row.check() }

    @Test(arguments: [ValueType.object(StreamParameters.all), .texts])
    func `a single value is no mapping`(type: ValueType) {
        Row.bad(type, "wss://app.example", .wrongType, "not a single value").check()
    }

    @Test(arguments: [ValueType.call, .conference])
    func `a call and a conference are named, and the cast resolves the name`(type: ValueType) {
        #expect(type.parse("alice", quoted: false) == .name("alice"))
        #expect(type.parse("42", quoted: true) == .name("42"))
        for (text, quoted) in [("", true), (" ", true), ("", false), ("null", false)] {
            guard case .refused(let refusal) = type.parse(text, quoted: quoted) else {
                Issue.record("\(text) is a name")
                continue
            }
            #expect(refusal.kind == .empty)
        }
    }

    @Test func `a refusal quotes nothing of what may be a secret`() {
        let token = "PT" + String(repeating: "secret", count: 30)
        for type in [ValueType.text(maximumLength: 10, nonBlank: true), .text(maximumLength: 10)] {
            guard case .refused(let refusal) = type.parse(token, quoted: false) else {
                Issue.record("accepted")
                continue
            }
            #expect(!"\(refusal)".contains("secret"))
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `no text whatever makes the parser trap`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("01a9-+_.:@hims/\\\"' \t\n\u{0}\u{1B}é🙂wsPCMU").map(String.init)
        let types: [ValueType] = [
            .boolean, integer, .number, name, beep, callbacks, .web, wss, .call, .conference, .codec, .texts,
            .object([]),
        ]
        for _ in 0..<500 {
            let length = Int(generator.below(12))
            let text = (0..<length).map { _ in alphabet[Int(generator.below(UInt64(alphabet.count)))] }.joined()
            for type in types { _ = type.parse(text, quoted: generator.chance(1, in: 2)) }
            _ = TimeSpan.parse(text)
            _ = Nearest.name(to: text, among: KnobName.allCases.map(\.rawValue))
        }
    }
}
