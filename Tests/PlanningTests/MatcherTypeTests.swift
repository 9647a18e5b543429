import Conferencing
import Planning
import Scenarios
import Testing
import YAMLSource

/// Every matcher on every field of every event.
@Suite struct MatcherTypeTests {
    /// The types of fields, as far as matchers tell them apart.
    enum Family: String, Sendable {
        case boolean, number, text, id, object

        init(_ type: ValueType) {
            switch type {
            case .boolean: self = .boolean
            case .integer, .number: self = .number
            case .text, .word, .words, .url, .codec: self = .text
            case .call, .conference: self = .id
            case .object, .texts: self = .object
            }
        }
    }

    /// A value for each matcher, and the families of which it says anything.
    static func sample(_ matcher: MatcherKey, _ field: EventField) -> (String, Set<Family>) {
        switch matcher {
        case .matches: ("'^a'", [.text, .id])
        case .gte, .gt, .lte: ("3", [.number])
        case .lt: ("4", [.number])
        case .between: ("[1, 2]", [.number])
        case .not: (literal(field), [.boolean, .number, .text, .id])
        case .contains: ("a", [.text, .id])
        case .exists: ("true", [.boolean, .number, .text, .id, .object])
        case .isA: (kind(field), [.boolean, .number, .text, .id])
        case .literal: ("abc", [.text, .id])
        }
    }

    static func literal(_ field: EventField) -> String {
        switch field.type {
        case .boolean: "true"
        case .integer, .number: "3"
        case .word(let words): words[0]
        case .call: "alice"
        case .conference: "room"
        case .text, .words, .url, .codec, .object, .texts: "\"https://a.example\""
        }
    }

    static func kind(_ field: EventField) -> String {
        switch Family(field.type) {
        case .boolean: "boolean"
        case .number: "number"
        case .text, .object: "text"
        case .id: "uuid"
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var event: String
        var field: EventField
        var matcher: MatcherKey
        var testDescription: String { "\(event) \(field.name) \(matcher.rawValue)" }
    }

    static let events: [(String, EventType)] = [
        ("participant-join", .conference), ("calling.call.state", .callState), ("calling.call.dial", .callDial),
    ]

    static let rows = events.flatMap { event, type in
        EventFields.of(type).filter { $0.support == .simulated }.flatMap { field in
            MatcherKey.allCases.map { Row(event: event, field: field, matcher: $0) }
        }
    }

    @Test(arguments: rows) func `a matcher is taken where it can say something`(_ row: Row) {
        let (value, families) = Self.sample(row.matcher, row.field)
        let file = planned(
            scenario(entry: "\(row.event): { \(row.field.name): { \(row.matcher.rawValue): \(value) } }")
        )
        let fits = families.contains(Family(row.field.type))
        #expect(file.diagnostics.map(\.code) == (fits ? [] : [.matcherMismatch]), "\(file.diagnostics.map(\.shown))")
        #expect(file.plans.isEmpty == !fits)
    }

    struct Literal: Sendable, CustomTestStringConvertible {
        var event: String
        var field: EventField
        var value: String
        var isRight: Bool
        var testDescription: String { "\(event) \(field.name): \(value)" }
    }

    static let literals = events.flatMap { event, type in
        EventFields.of(type).filter { $0.support == .simulated }.flatMap { field -> [Literal] in
            let wrong =
                switch field.type {
                case .boolean: ["\"true\"", "on", "1", "{}", "[yes]", "{ not: on }"]
                case .integer, .number: ["\"3\"", "three", "true", "{}", "[3, x]", "{ gte: x }", "{ not: x }"]
                case .word: ["nonsense", "{}", "[nonsense]", "{ not: nonsense }"]
                case .call: ["nobody", "guest", "room", "{}", "{ each: guest, any: guest }", "{ not: nobody }"]
                case .conference: ["nowhere", "{}", "alice"]
                case .text, .words, .url, .codec: ["{}", "[]", "null", "{ gte: 3 }"]
                case .object, .texts: ["3", "text"]
                }
            let right = [literal(field), "[\(literal(field))]", "{ not: [\(literal(field))] }", "{ exists: false }"]
            return wrong.map { Literal(event: event, field: field, value: $0, isRight: false) }
                + right.map { Literal(event: event, field: field, value: $0, isRight: true) }
        }
    }

    @Test(arguments: literals) func `a literal is typed by its field`(_ row: Literal) {
        let file = planned(scenario(entry: "\(row.event): { \(row.field.name): \(row.value) }"))
        #expect(file.diagnostics.isEmpty == row.isRight, "\(file.diagnostics.map(\.shown))")
        #expect(file.diagnostics.count < 2, "\(file.diagnostics.map(\.shown))")
        #expect(file.plans.isEmpty != row.isRight)
    }

    @Test(
        arguments: events.flatMap { event, type in
            EventFields.of(type).filter { $0.support == .notYet }.map { (event, $0.name) }
        }
    ) func `a field that the simulator's events do not have yet is refused by name`(event: String, field: String) {
        let file = planned(scenario(entry: "\(event): { \(field): { exists: true } }"))
        #expect(file.diagnostics.map { $0.code.rawValue + $0.pointed } == ["M0502⟦\(field)⟧"])
    }

    @Test(arguments: ConferenceStatus.allCases) func `a status is expected where it is simulated`(
        _ status: ConferenceStatus
    ) {
        let codes = planned(scenario(entry: status.rawValue)).diagnostics.map(\.code)
        #expect(codes == (status.entry.support == .simulated ? [] : [.notSimulatedYet]))
    }

    @Test func `members of an object are reached by dots and by nesting`() throws {
        for entry in ["{ call.call_id: alice }", "{ call: { call_id: alice } }", "{ call: alice }"] {
            let plan = try onlyPlan(scenario(entry: "calling.call.dial: \(entry)"))
            #expect(plan.steps[0].expectations[0].pattern.fields.map(\.name) == ["call.call_id"])
        }
    }
}
