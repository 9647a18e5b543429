import Conferencing
import JSONCodec
import Planning
import Testing
import YAMLSource

/// Every option of a join, with a value that fits its type and with some that do not.
@Suite struct OptionTypeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var parameter: Parameter
        var value: String
        /// What is wrong with it; nil where nothing is.
        var code: DiagnosticCode?
        var testDescription: String { "\(parameter.name): \(value)" }
    }

    /// Values for a type, and what each comes to. Written by hand: it must not agree with the table by being made of it.
    static func samples(_ type: ValueType) -> [(String, DiagnosticCode?)] {
        switch type {
        case .boolean:
            [
                ("true", nil), ("false", nil), ("\"true\"", .wrongType), ("yes", .wrongType), ("1", .wrongType),
                ("True", .wrongType), ("''", .wrongType), ("[]", .wrongKind), ("{ a: 1 }", .wrongKind),
            ]
        case .integer:
            [
                ("7", nil), ("\"7\"", .wrongType), ("seven", .wrongType), ("7.5", .wrongType), ("07", .malformedValue),
                ("0x7", .wrongType), ("-7", .outOfRange), ("99999999999999999999", .outOfRange), ("[7]", .wrongKind),
            ]
        case .text: [("a text", nil), ("17", nil), ("on", nil), ("[a]", .wrongKind)]
        case .word(let words):
            [
                (words[0].yamlText, nil), ("nonsense", .notAllowed), (words[0].uppercased() + "X", .notAllowed),
                ("[x]", .wrongKind),
            ]
        case .words(let words):
            [
                (words.joined(separator: " "), nil), (words[0] + " nonsense", .notAllowed),
                ("\"\(words.joined(separator: ","))\"", .malformedValue), ("[\(words[0])]", .wrongKind),
            ]
        case .url(let schemes):
            [
                ("\"\(schemes[0])://a.example/x\"", nil), ("a.example", .notAllowed),
                ("\"gopher://a.example\"", .notAllowed),
                ("\"\(schemes[0])://a b\"", .malformedValue), ("\"\(schemes[0])://\"", .malformedValue),
            ]
        case .call:
            [
                ("bob", nil), ("$(bob.call_id)", nil), ("bbo", .unknownCall), ("guest", .groupForOneCall),
                ("[bob]", .wrongKind),
            ]
        case .object:
            [
                ("{ url: \"wss://a.example\" }", nil), ("{ url: \"wss://a.example\", codec: PCMU@40i }", nil),
                ("{}", .missingKey), ("{ url: \"http://a.example\" }", .notAllowed), ("stream", .wrongKind),
                ("{ url: \"wss://a.example\", nmae: x }", .unknownKey),
                ("{ url: \"wss://a.example\", codec: MP3 }", .notAllowed),
                ("{ url: \"wss://a.example\", realtime: 1 }", .wrongType),
                ("{ url: \"wss://a.example\", custom_parameters: [a] }", .wrongKind),
            ]
        case .number, .conference, .codec, .texts: []
        }
    }

    static let rows = JoinParameters.all.filter { $0.name != "name" }.flatMap { parameter in
        samples(parameter.type).map { Row(parameter: parameter, value: $0.0, code: $0.1) }
    }

    @Test(arguments: rows) func `an option takes what its type takes`(_ row: Row) {
        let file = planned(scenario(step: "join: { call: alice, \(row.parameter.name): \(row.value) }"))
        let codes = file.diagnostics.map(\.code)
        let ofSupport: [DiagnosticCode] = row.parameter.support == .notYet ? [.notSimulatedYet] : []
        #expect(codes == ofSupport + (row.code.map { [$0] } ?? []), "\(file.diagnostics.map(\.shown))")
        #expect(file.plans.isEmpty == !codes.isEmpty)
    }

    @Test func `every type of an option is tried`() {
        #expect(JoinParameters.all.allSatisfy { $0.name == "name" || !Self.samples($0.type).isEmpty })
        #expect(Self.rows.count > 90)
    }

    @Test(arguments: JoinParameters.all.filter { $0.name != "name" })
    func `null takes an option back, and a missing value does not`(_ parameter: Parameter) {
        #expect(planned(scenario(step: "join: { call: alice, \(parameter.name): null }")).diagnostics.isEmpty)
        let codes = planned(scenario(step: "join:\n      call: alice\n      \(parameter.name):")).diagnostics.map(
            \.code
        )
        #expect(codes.contains(.emptyValue))
    }

    @Test(arguments: JoinParameters.all)
    func `a literal of the wrong type is sent as it is, for every option`(_ parameter: Parameter) throws {
        let plan = try onlyPlan(
            scenario(step: "join: { call: alice, \(parameter.name): { literal: [1, \"x\", null] } }")
        )
        guard case .join(_, _, let join) = plan.steps[0].action else {
            Issue.record("no join")
            return
        }
        #expect(join.options.value.unchecked == [.init(name: parameter.name, value: [1, "x", nil])])
        #expect(join.options.value.name == "room")
    }
}

extension String {
    /// A word as YAML has to have it to keep it a text.
    fileprivate var yamlText: String { self == "true" || self == "false" ? "\"\(self)\"" : self }
}
