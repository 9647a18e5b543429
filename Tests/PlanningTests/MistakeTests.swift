import Planning
import TestSupport
import Testing
import YAMLSource

/// Further ways to make each mistake: what is marked is pointed at, and nothing else is said.
@Suite struct MistakeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var codes: [DiagnosticCode]
        var marked: String
        var hint: String?
        var testDescription: String { codes.map(\.rawValue).joined(separator: " ") + " " + marked }

        init(_ codes: DiagnosticCode..., step: String, hint: String? = nil) {
            self.init(codes: codes, marked: scenario(step: step), hint: hint)
        }

        init(_ codes: DiagnosticCode..., entry: String, hint: String? = nil) {
            self.init(codes: codes, marked: scenario(entry: entry), hint: hint)
        }

        init(_ codes: DiagnosticCode..., file: String, hint: String? = nil) {
            self.init(codes: codes, marked: file, hint: hint)
        }

        /// Something at the top, beside a scenario that is right.
        init(_ codes: DiagnosticCode..., top: String, hint: String? = nil) {
            self.init(codes: codes, marked: "scenario: s\n\(top)\nsteps: [wait: 1s]", hint: hint)
        }

        private init(codes: [DiagnosticCode], marked: String, hint: String?) {
            self.codes = codes
            self.marked = marked
            self.hint = hint
        }
    }

    static let shape: [Row] = [
        Row(.wrongKind, file: "⟦[1, 2]⟧"),
        Row(.wrongKind, file: "⟦scenario⟧"),
        Row(.missingKey, file: "⟦steps⟧: [wait: 1s]"),
        Row(.missingKey, file: "⟦scenario⟧: s\ncalls: [alice]"),
        Row(.missingKey, .missingKey, file: "⟦⟦{}⟧⟧"),
        Row(.wrongKind, top: "tags: ⟦smoke⟧"),
        Row(.wrongKind, top: "calls: ⟦alice⟧"),
        Row(.wrongKind, top: "conferences: ⟦room⟧"),
        Row(.wrongKind, top: "defaults: ⟦[5s]⟧"),
        Row(.wrongKind, top: "profile: ⟦[cxml]⟧", hint: "or one of the presets: relay or cxml"),
        Row(.wrongKind, top: "laws: ⟦[size]⟧"),
        Row(.misplacedKey, top: "teardown: [{ wait: 1s, ⟦strict⟧: true }]"),
        Row(.misplacedKey, top: "teardown: [{ wait: 1s, ⟦never⟧: [conference-end] }]"),
        Row(.misplacedKey, top: "teardown: [{ wait: 1s, ⟦always⟧: [participant-join: { size: 1 }] }]"),
        Row(.misplacedKey, top: "teardown: [repeat: { times: 2, steps: [{ wait: 1s, ⟦never⟧: [conference-end] }] }]"),
        Row(.unknownKey, top: "laws: { ⟦sizes⟧: false }", hint: "did you mean 'size'?"),
        Row(.wrongType, top: "laws: { size: ⟦off⟧ }", hint: "did you mean 'false'?"),
        Row(.emptyValue, top: "laws: { size: ⟦~⟧ }"),
        Row(.wrongKind, top: "strict: ⟦conference⟧", hint: "write [conference]"),
        Row(.wrongType, top: "strict: ⟦yes⟧", hint: "did you mean 'true'?"),
        Row(.wrongKind, top: "strict: ⟦{ conference: true }⟧"),
        Row(.notAllowed, top: "strict: [conference, ⟦webhok⟧]", hint: "did you mean 'webhook'?"),
        Row(.emptyList, top: "strict: ⟦[]⟧"),
        Row(.emptyList, top: "conferences: ⟦[]⟧"),
        Row(.emptyValue, top: "calls: { alice: ⟦~⟧ }", hint: "write alice: {}"),
        Row(.emptyValue, top: "calls:\n  alice:⟦⟧\n  bob: {}", hint: "write alice: {}"),
        Row(.emptyValue, top: "description: ⟦null⟧", hint: "quote it to mean the text"),
        Row(.emptyValue, file: "scenario: ⟦\"  \"⟧\nsteps: [wait: 1s]"),
        Row(.emptyValue, file: "scenario: s\nsteps: [wait: ⟦null⟧]"),
        Row(.unknownKey, top: "defaults: { ⟦witin⟧: 2s }", hint: "did you mean 'within'?"),
        Row(.unknownKey, top: "defaults: { join: { ⟦mutted⟧: true } }", hint: "did you mean 'muted'?"),
        Row(.unknownKey, top: "conferences: { room: { ⟦beeps⟧: onEnter } }", hint: "did you mean 'beep'?"),
        Row(.unknownKey, top: "profile: { ⟦start_rul⟧: two_party }", hint: "did you mean 'start_rule'?"),
        Row(.unknownKey, top: "calls: { alice: { ⟦to_number⟧: \"1\" } }", hint: "did you mean 'to'?"),
        Row(.unknownKey, top: "calls: { alice: { phone: { ⟦answer⟧: 3s } } }"),
        Row(.unknownKey, step: "quiet: { for: 1s, ⟦exept⟧: [conference-end] }", hint: "did you mean 'except'?"),
        Row(.unknownKey, step: "leave: { call: alice, ⟦conferece⟧: room }", hint: "did you mean 'conference'?"),
        Row(.unknownKey, step: "hangup: { call: alice, ⟦bye⟧: phone }", hint: "did you mean 'by'?"),
        Row(.unknownKey, step: "dial: { call: alice, ⟦to⟧: bob }"),
        Row(.unknownKey, step: "{ join: alice, expect_error: { ⟦cod⟧: 409 } }", hint: "did you mean 'code'?"),
        Row(.unknownKey, step: "assert: { members: { ⟦nto⟧: [bob] } }", hint: "did you mean 'not'?"),
        Row(.unknownKey, step: "join: { call: alice, ⟦startOnEnter⟧: true }", hint: "did you mean 'start_on_enter'?"),
        Row(.wrongKind, step: "⟦join⟧", hint: "write join: and what it acts on"),
        Row(.wrongKind, step: "⟦[join, alice]⟧"),
        Row(.wrongKind, step: "{ join: alice, expect: ⟦conference-start⟧ }", hint: "write [conference-start]"),
        Row(.wrongKind, step: "{ join: alice, expect: ⟦{ conference-start: {} }⟧ }"),
        Row(.wrongKind, step: "{ join: alice, expect_error: ⟦409⟧ }", hint: "write { code: 409 }"),
        Row(.missingKey, step: "{ join: alice, expect_error: ⟦{}⟧ }"),
        Row(.emptyList, step: "{ join: alice, expect_error: { code: ⟦[]⟧ } }"),
        Row(.emptyList, step: "{ join: alice, expect: ⟦[]⟧ }"),
        Row(.emptyList, step: "expect: ⟦[]⟧"),
        Row(.missingKey, step: "⟦join⟧: { muted: true }"),
        Row(.missingKey, step: "⟦leave⟧: { conference: room }"),
        Row(.missingKey, step: "⟦hangup⟧: {}"),
        Row(.missingKey, step: "⟦dial⟧: {}"),
        Row(.missingKey, step: "⟦quiet⟧: { call: alice }"),
        Row(.emptyList, step: "assert: ⟦{ conference: room }⟧"),
        Row(.emptyList, step: "assert: { hears: ⟦{}⟧ }"),
        Row(.emptyList, step: "assert: { members: ⟦{}⟧ }"),
        Row(.emptyList, step: "assert: { members: { not: ⟦[]⟧ } }"),
        Row(.wrongKind, step: "assert: { members: ⟦alice⟧ }", hint: "write [alice]"),
        Row(.wrongKind, step: "assert: { hears: { alice: ⟦bob⟧ } }", hint: "write [bob]"),
        Row(.misplacedKey, step: "join: { call: alice, ⟦within⟧: 2s }"),
        Row(.misplacedKey, step: "leave: { call: alice, ⟦expect⟧: [conference-end] }"),
        Row(
            .misplacedKey,
            step: "join: { call: alice, ⟦name⟧: other }",
            hint: "to name the step, write 'name' beside 'join'"
        ),
        Row(.misplacedKey, step: "join: { call: alice, ⟦name⟧: { literal: other } }"),
        Row(.misplacedKey, top: "defaults: { join: { ⟦coach⟧: alice } }"),
        Row(.misplacedKey, top: "conferences: { room: { ⟦stream⟧: { url: \"wss://a.example\" } } }"),
        Row(.misplacedKey, top: "conferences: { room: { ⟦coach⟧: null } }"),
        Row(
            .misplacedKey,
            step: "{ quiet: 1s, ⟦expect⟧: [conference-end] }",
            hint: "make it a step of its own, before this one"
        ),
        Row(.misplacedKey, step: "{ assert: { size: 1 }, ⟦expect⟧: [conference-end] }"),
        Row(.misplacedKey, step: "{ hangup: { call: alice, by: phone }, expect_error: ⟦{ code: 409 }⟧ }"),
        Row(.misplacedKey, step: "{ expect: [conference-end], ⟦expect_error⟧: { code: 409 } }"),
        Row(.conflictingKeys, step: "leave: { call: alice, conference: room, ⟦conference_id⟧: room }"),
        Row(
            .severalVerbs,
            step: "{ wait: 1s, ⟦join⟧: alice, expect: [conference-start] }",
            hint: "make it a step of its own"
        ),
        Row(.noVerb, step: "⟦{ within: 2s, strict: true }⟧"),
    ]

    static let values: [Row] = [
        Row(.wrongType, top: "muster: 1\ncalls: { g: { count: ⟦\"2\"⟧ } }", hint: "did you mean '2'?"),
        Row(.malformedValue, top: "calls: { g: { count: ⟦012⟧ } }"),
        Row(.outOfRange, top: "calls: { g: { count: ⟦100001⟧ } }"),
        Row(.languageVersion, top: "muster: ⟦\"1\"⟧", hint: "write it without quotes"),
        Row(.notAllowed, top: "calls: { a: { type: ⟦sips⟧ } }", hint: "did you mean 'sip'?"),
        Row(.notAllowed, top: "calls: { a: { dial: ⟦later⟧ } }"),
        Row(.notAllowed, top: "calls: { a: { phone: ⟦bussy⟧ } }", hint: "did you mean 'busy'?"),
        Row(.notAllowed, top: "profile: ⟦cXML⟧", hint: "did you mean 'cxml'?"),
        Row(.notAllowed, top: "profile: { preset: ⟦swml⟧ }"),
        Row(.unknownKey, top: "profile: { ⟦presets⟧: cxml }", hint: "did you mean 'preset'?"),
        Row(.notAllowed, top: "profile: { start_rule: ⟦two_partys⟧ }", hint: "did you mean 'two_party'?"),
        Row(.duration, top: "calls: { a: { phone: { answer_after: ⟦3⟧ } } }"),
        Row(.duration, top: "calls: { a: { max_duration: ⟦90⟧ } }"),
        Row(.outOfRange, top: "calls: { a: { max_duration: ⟦1500ms⟧ } }"),
        Row(.outOfRange, top: "calls: { a: { tag: ⟦\(String(repeating: "t", count: 256))⟧ } }"),
        Row(.outOfRange, top: "defaults: { within: ⟦0s⟧ }"),
        Row(.outOfRange, top: "conferences: { room: { name: ⟦\(String(repeating: "n", count: 65))⟧ } }"),
        Row(.emptyValue, top: "conferences: { room: { name: ⟦\"\"⟧ } }"),
        Row(.outOfRange, step: "{ join: alice, within: ⟦0ms⟧ }"),
        Row(.outOfRange, step: "wait: ⟦9999999999999h⟧"),
        Row(.duration, step: "quiet: { for: ⟦3⟧ }"),
        Row(.notAllowed, step: "quiet: { for: 3s, of: [⟦conferences⟧] }", hint: "did you mean 'conference'?"),
        Row(.notAllowed, step: "hangup: { call: alice, reason: ⟦no_answer⟧ }", hint: "did you mean 'noAnswer'?"),
        Row(.notAllowed, step: "{ join: alice, expect_error: { code: ⟦200⟧ } }"),
        Row(.malformedValue, step: "{ join: alice, expect_error: { code: [409, ⟦4o9⟧] } }"),
        Row(.wrongType, step: "assert: { size: ⟦\"2\"⟧ }", hint: "did you mean '2'?"),
        Row(.outOfRange, step: "assert: { size: ⟦-1⟧ }"),
        Row(.notAllowed, step: "assert: { state: [running, ⟦over⟧] }"),
        Row(.emptyValue, step: "join: { call: alice, muted:⟦⟧ }"),
    ]

    static let names: [Row] = [
        Row(.badName, top: "calls: { ⟦\"al ice\"⟧: {} }"),
        Row(.badName, top: "calls: { ⟦\"\"⟧: {} }"),
        Row(.badName, top: "calls: [⟦\(String(repeating: "a", count: 65))⟧]"),
        Row(.badName, top: "conferences: [⟦a/b⟧]"),
        Row(.reservedName, top: "calls: [⟦conference⟧]"),
        Row(.reservedName, top: "calls: [⟦recording⟧]"),
        Row(.reservedName, top: "conferences: [⟦run⟧]"),
        Row(.duplicateName, top: "calls: [standup]\nconferences: [⟦standup⟧]"),
        Row(.duplicateName, top: "conferences: { a: { name: x }, b: { name: ⟦x⟧ } }"),
        Row(.duplicateName, top: "conferences: { a: {}, b: { name: ⟦a⟧ } }"),
        Row(.duplicateKey, top: "calls: { alice: {}, ⟦alice⟧: {} }"),
        Row(.unknownCall, step: "join: ⟦guest.4⟧"),
        Row(.unknownCall, step: "join: ⟦guest.01⟧"),
        Row(.unknownCall, step: "join: ⟦alice.1⟧"),
        Row(.unknownCall, step: "leave: ⟦room⟧"),
        Row(.unknownCall, step: "leave: ⟦zebedee⟧", hint: "declare it under 'calls'"),
        Row(.unknownCall, file: "scenario: s\nsteps: [join: ⟦alice⟧]", hint: "declare the cast under 'calls'"),
        Row(.unknownConference, step: "join: { call: alice, conference: ⟦alice⟧ }", hint: nil),
        Row(.unknownConference, step: "assert: { conference: ⟦rooom⟧, size: 1 }", hint: "did you mean 'room'?"),
        Row(.unknownConference, file: "scenario: s\ncalls: [a]\nsteps: [join: { call: a, conference: ⟦x⟧ }]"),
        Row(
            .groupForOneCall,
            step: "quiet: { for: 1s, call: ⟦guest⟧ }",
            hint: "name one of its members, such as guest.1"
        ),
        Row(.unknownCall, step: "assert: { members: [alice, ⟦bobb⟧] }", hint: "did you mean 'bob'?"),
        Row(.unknownCall, step: "assert: { hears: { ⟦bobb⟧: [alice] } }", hint: "did you mean 'bob'?"),
        Row(.referenceNotHere, step: "join: ⟦$(alice.call_id)⟧"),
        Row(.referenceNotHere, step: "{ wait: 1s, name: a ⟦$(run.seed)⟧ }"),
        Row(.referenceNotHere, step: "join: { call: alice, muted: { literal: ⟦$(run.seed)⟧ } }"),
        Row(.referenceNotHere, step: "join: { call: alice, muted: ⟦$(run.seed)⟧ }"),
        Row(.referenceNotHere, top: "conferences: { room: { name: x-⟦$(run.seed)⟧ } }"),
        Row(.referenceNotHere, entry: "participant-join: { name: { matches: ⟦$(run.seed)⟧ } }"),
        Row(.unknownReference, entry: "participant-join: { name: ⟦$(alice.id)⟧ }", hint: "write $(alice.call_id)"),
        Row(
            .unknownReference,
            entry: "participant-join: { name: ⟦$(room.call_id)⟧ }",
            hint: "write $(room.conference_id)"
        ),
        Row(.unknownReference, entry: "participant-join: { name: ⟦$(alice)⟧ }", hint: "write $(alice.call_id)"),
        Row(.unknownReference, entry: "participant-join: { name: ⟦$(guest.7.call_id)⟧ }"),
        Row(.unknownReference, entry: "participant-join: { name: ⟦$(run.sed)⟧ }", hint: "write $(run.seed)"),
        Row(.unknownReference, entry: "participant-join: { name: ⟦$(run)⟧ }", hint: "write $(run.seed)"),
        Row(.unknownReference, entry: "participant-join: { name: ⟦$(web.url)⟧ }"),
        Row(
            .unknownReference,
            .unknownReference,
            entry: "participant-join: { name: \"é ⟦$(alise.call_id)⟧ and ⟦$(bop.call_id)⟧\" }"
        ),
        Row(
            .unknownReference,
            entry: "participant-join: { name: ⟦\"\\x41 $(alise.call_id)\"⟧ }",
            hint: "did you mean '$(alice.call_id)'?"
        ),
        Row(.malformedReference, entry: "participant-join: { name: a ⟦$()⟧ b }"),
        Row(.wrongType, entry: "participant-join: { size: ⟦$(run.seed)⟧ }"),
        Row(.wrongType, entry: "participant-join: { call_id: ⟦$(room.conference_id)⟧ }"),
        Row(.wrongType, entry: "participant-join: { call_id: ⟦x-$(alice.call_id)⟧ }"),
        Row(.wrongType, step: "leave: { call: alice, conference_id: ⟦$(alice.call_id)⟧ }"),
        Row(.unknownConference, step: "leave: { call: alice, conference_id: ⟦6d7f⟧ }"),
        Row(.dollarBrace, top: "description: costs ⟦${price}⟧ each", hint: "write $(price)"),
        Row(.dollarBrace, top: "tags: [a]\n\"⟦${x}⟧\": 1"),
        Row(
            .dollarBrace,
            .dollarBrace,
            .unknownKey,
            step: "join: { call: \"⟦${alice}⟧\", muted: \"⟦${x}⟧\", ⟦mutd⟧: true }"
        ),
    ]

    static let expectations: [Row] = [
        Row(.unknownEvent, entry: "⟦calling.conference⟧"),
        Row(.unknownEvent, entry: "⟦conference-started⟧", hint: "did you mean 'conference-start'?"),
        Row(.unknownEvent, step: "quiet: { for: 1s, except: [⟦participant-left⟧] }"),
        Row(.unknownEvent, entry: "{ participant-join: {}, ⟦withn⟧: 2s }", hint: "did you mean 'within'?"),
        Row(.misplacedKey, entry: "{ participant-join: {}, ⟦size⟧: 2 }", hint: "write participant-join: { size: ... }"),
        Row(.misplacedKey, entry: "participant-join: { call: alice, ⟦within⟧: 2s }"),
        Row(.misplacedKey, step: "quiet: { for: 1s, except: [{ conference-end: {}, ⟦within⟧: 1s }] }"),
        Row(.emptyValue, entry: "participant-join: ⟦null⟧", hint: "write 'participant-join' alone, without a colon"),
        Row(.wrongKind, entry: "participant-join: ⟦alice⟧"),
        Row(.wrongKind, entry: "⟦[participant-join]⟧"),
        Row(
            .unknownField,
            entry: "participant-join: { ⟦start_on_enter⟧: true }",
            hint: "did you mean 'start_on_join'?"
        ),
        Row(.unknownField, entry: "calling.call.state: { ⟦conference⟧: room }"),
        Row(.unknownField, entry: "calling.call.state: { ⟦state⟧: ended }", hint: "did you mean 'call_state'?"),
        Row(.unknownField, entry: "calling.call.dial: { ⟦call_id⟧: alice }", hint: "did you mean 'call.call_id'?"),
        Row(.notAllowed, entry: "calling.call.state: { call_state: ⟦answerd⟧ }", hint: "did you mean 'answered'?"),
        Row(.notAllowed, entry: "conference-end: { reason_ended: { not: [⟦last⟧] } }"),
        Row(.bareGroup, entry: "participant-join: { call: [alice, ⟦guest⟧] }"),
        Row(.bareGroup, entry: "conference-end: { call_id_ending_conf: ⟦guest⟧ }"),
        Row(.bareGroup, entry: "participant-leave: { call: { not: ⟦guest⟧ } }"),
        Row(.notAGroup, entry: "participant-join: { call: { any: ⟦guest.1⟧ } }"),
        Row(.unknownCall, entry: "participant-join: { call: { each: ⟦gest⟧ } }", hint: "did you mean 'guest'?"),
        Row(.conflictingKeys, entry: "participant-join: { call: alice, ⟦call_id⟧: bob }"),
        Row(.conflictingKeys, entry: "participant-join: { call: { ⟦each⟧: guest, not: alice } }"),
        Row(.matcherMismatch, entry: "conference-end: { call_id_ending_conf: ⟦{ each: guest }⟧ }"),
        Row(.emptyList, entry: "participant-join: { size: ⟦[]⟧ }"),
        Row(.emptyList, entry: "participant-join: { size: ⟦{}⟧ }"),
        Row(.wrongKind, entry: "participant-join: { size: [1, ⟦[2]⟧] }"),
        Row(.wrongKind, entry: "participant-join: { size: { between: ⟦[1]⟧ } }"),
        Row(.wrongKind, entry: "participant-join: { size: { between: ⟦3⟧ } }"),
        Row(.wrongType, entry: "participant-join: { size: { between: [1, ⟦x⟧] } }"),
        Row(.wrongType, entry: "participant-join: { size: { gte: ⟦\"2\"⟧ } }", hint: "did you mean '2'?"),
        Row(.notAllowed, entry: "participant-join: { name: { is_a: ⟦string⟧ } }"),
        Row(.matcherMismatch, entry: "participant-join: { muted: { is_a: ⟦text⟧ } }"),
        Row(.matcherMismatch, step: "assert: { size: { ⟦exists⟧: true } }"),
        Row(.impossibleMatcher, entry: "participant-join: { size: ⟦{ lt: 0 }⟧ }"),
        Row(.impossibleMatcher, entry: "participant-join: { size: ⟦{ gt: 1, lt: 2 }⟧ }"),
        Row(.impossibleMatcher, entry: "participant-join: { size: ⟦{ gte: 4, between: [1, 3] }⟧ }"),
        Row(.impossibleMatcher, entry: "participant-join: { size: ⟦{ exists: false, gte: 1 }⟧ }"),
        Row(
            .impossibleMatcher,
            entry: "{ participant-join: {}, after: ⟦6s⟧ }",
            hint: "give the entry a longer 'within'"
        ),
        Row(.impossibleMatcher, entry: "{ participant-join: {}, after: ⟦3s⟧, within: 2s }"),
        Row(.badPattern, entry: "participant-join: { name: { matches: 'ab⟦[⟧' } }"),
        Row(.emptyValue, entry: "participant-join: { name: { contains: ⟦\"\"⟧ } }"),
        Row(.repeatedInSet, step: "assert: { members: [guest, ⟦guest.1⟧] }"),
        Row(.repeatedInSet, step: "assert: { members: { not: [guest.1, ⟦guest⟧] } }"),
        Row(.repeatedInSet, step: "assert: { hears: { guest: [alice], ⟦guest.2⟧: [bob] } }"),
        Row(.repeatedInSet, step: "assert: { hears: { alice: [bob, ⟦bob⟧] } }"),
        Row(.hearsItself, step: "assert: { hears: { guest: [⟦guest.2⟧] } }"),
        Row(.hearsItself, step: "assert: { hears: { alice: { not: [⟦alice⟧] } } }"),
    ]

    static let later: [Row] = [
        Row(.unknownStream, step: "assert: { hears: { ⟦stream.s⟧: [alice] } }"),
        Row(.unknownStream, step: "assert: { hears: { alice: [⟦stream.s⟧] } }"),
        Row(.unknownReference, entry: "participant-join: { name: ⟦$(param.x)⟧ }"),
        Row(.unknownReference, entry: "participant-join: { name: x-⟦$(matrix.a)⟧ }"),
        Row(.notSimulatedYet, entry: "participant-join: { ⟦node_id⟧: x }"),
        Row(.notSimulatedYet, top: "profile: { ⟦join_bridged⟧: unbridge }"),
        Row(.notSimulatedYet, top: "profile: { ⟦wait_fetch⟧: get }"),
        Row(.wrongKind, step: "join: { call: alice, wait_url: ⟦[x]⟧ }"),
    ]

    @Test(arguments: [shape, values, names, expectations, later, blocks, captures, groups, scopes, faults].joined())
    func `a mistake is pointed at, and nothing else is said`(_ row: Row) {
        let marked = MarkedText(row.marked)
        let found = planned(marked.text).diagnostics
        #expect(found.map(\.code) == row.codes, "\(found.map(\.shown))")
        let ranges = found.compactMap(\.place?.range).map { Int($0.start)..<Int($0.end) }
        #expect(ranges == marked.ranges, "\(found.map(\.shown))")
        if let hint = row.hint { #expect(found.flatMap(\.hints) == [hint], "\(found.map(\.shown))") }
    }

    @Test(arguments: [shape, values, names, expectations, later, blocks, captures, groups, scopes, faults].joined())
    func `a message is a sentence without a full stop, and each example's code is explained`(_ row: Row) {
        for diagnostic in planned(MarkedText(row.marked).text).diagnostics {
            #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."))
            #expect(diagnostic.message.count < 240, "\(diagnostic.message)")
            #expect(diagnostic.code.explanation.contains("wrong:  "), "\(diagnostic.code)")
            #expect(diagnostic.code.explanation.contains("right:  "), "\(diagnostic.code)")
        }
    }
}
