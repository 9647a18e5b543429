import YAMLSource

/// Mistakes with steps within steps, captures, conditions, groups of entries, outcomes and faults.
extension MistakeTests {
    static let blocks: [Row] = [
        Row(.emptyList, step: "parallel: ⟦{}⟧"),
        Row(.wrongKind, step: "parallel: ⟦[join: alice]⟧"),
        Row(.badName, step: "parallel: { ⟦a b⟧: [wait: 1s] }"),
        Row(.emptyList, step: "parallel: { a: ⟦[]⟧ }"),
        Row(.unknownCall, step: "parallel: { a: [join: ⟦alcie⟧] }", hint: "did you mean 'alice'?"),
        Row(.missingKey, step: "parallel: { a: [{ join: alice, expect: [⟦participant-join⟧] }] }"),
        Row(.missingKey, step: "parallel: { a: [⟦quiet⟧: 1s] }"),
        Row(.missingKey, step: "parallel: { a: [⟦quiet⟧: { for: 1s, of: [webhook] }] }"),
        Row(.misplacedKey, step: "{ parallel: { a: [join: alice] }, outcomes: ⟦{ ok: 1 }⟧ }"),
        Row(.misplacedKey, step: "{ repeat: { times: 2, steps: [join: alice] }, capture: ⟦{ x: code }⟧ }"),
        Row(.missingKey, step: "⟦repeat⟧: { times: 2 }"),
        Row(.missingKey, step: "⟦repeat⟧: { steps: [wait: 1s] }"),
        Row(.missingKey, step: "⟦repeat⟧: { until: { transport: sim }, steps: [wait: 1s] }"),
        Row(.conflictingKeys, step: "repeat: { ⟦times⟧: 2, until: { transport: sim }, steps: [wait: 1s] }"),
        Row(.outOfRange, step: "repeat: { times: ⟦0⟧, steps: [wait: 1s] }"),
        Row(.outOfRange, step: "repeat: { times: ⟦1000001⟧, steps: [wait: 1s] }"),
        Row(.unknownKey, step: "repeat: { ⟦tiems⟧: 2, times: 2, steps: [wait: 1s] }", hint: "did you mean 'times'?"),
        Row(.unknownKey, step: "{ join: alice, when: { ⟦transprot⟧: sim } }", hint: "did you mean 'transport'?"),
        Row(.emptyList, step: "{ join: alice, when: ⟦{}⟧ }"),
        Row(.notAllowed, step: "{ join: alice, when: { capability: ⟦telepathy⟧ } }"),
        // A name is known behind the step that captures it, in its list and those within.
        Row(.unknownKey, step: "{ join: alice, capture: { n: code }, when: { ⟦n⟧: x } }"),
        Row(.unknownReference, entry: "{ participant-join: { name: ⟦$(n)⟧ }, capture: { n: name } }"),
    ]

    static let captures: [Row] = [
        Row(.misplacedKey, step: "{ wait: 1s, capture: ⟦{ x: code }⟧ }"),
        Row(.groupForOneCall, step: "{ join: guest, capture: ⟦{ x: code }⟧ }"),
        Row(.emptyList, step: "{ join: alice, capture: ⟦{}⟧ }"),
        Row(.notAllowed, step: "{ join: alice, capture: { x: ⟦cdoe⟧ } }", hint: "did you mean 'code'?"),
        Row(.duplicateName, step: "{ join: alice, capture: { ⟦bob⟧: code } }"),
        Row(.reservedName, step: "{ join: alice, capture: { ⟦run⟧: code } }"),
        Row(.badName, step: "{ join: alice, capture: { ⟦a.b⟧: code } }"),
        Row(
            .duplicateName,
            step: "{ join: alice, capture: { x: code }, expect: [{ participant-join: {}, capture: { x: size } }] }"
                .replacing("capture: { x: code }", with: "capture: { ⟦x⟧: code }")
        ),
        Row(.unknownField, entry: "{ participant-join: {}, capture: { n: ⟦szie⟧ } }", hint: "did you mean 'size'?"),
        Row(.misplacedKey, entry: "{ participant-join: { call: { each: guest } }, capture: ⟦{ n: size }⟧ }"),
        Row(.misplacedKey, entry: "{ participant-join: {}, count: 2, capture: ⟦{ n: size }⟧ }"),
    ]

    static let groups: [Row] = [
        Row(.emptyList, entry: "any_order: ⟦[]⟧"),
        Row(.wrongKind, entry: "either: ⟦participant-join⟧"),
        Row(.misplacedKey, entry: "any_order: [⟦any_order⟧: [participant-join]]"),
        Row(.misplacedKey, entry: "either: [any_order: [⟦either⟧: [participant-join]]]"),
        Row(.misplacedKey, entry: "{ any_order: [participant-join], ⟦count⟧: 2 }"),
        Row(.conflictingKeys, entry: "either: [participant-join, ⟦webhook: { status: participant-join }⟧]"),
        Row(.misplacedKey, entry: "any_order: [⟦{ participant-join: {}, count: { gte: 2 } }⟧]"),
        Row(
            .misplacedKey,
            entry: "any_order: [either: [⟦participant-join: { call: { each: guest } }⟧, participant-mute]]"
        ),
        Row(.outOfRange, entry: "{ participant-join: {}, count: ⟦0⟧ }"),
        Row(.wrongKind, entry: "{ participant-join: {}, count: ⟦[2, 3]⟧ }"),
        Row(.matcherMismatch, entry: "{ participant-join: {}, count: ⟦{ not: 2 }⟧ }"),
        Row(.conflictingKeys, entry: "⟦{ participant-join: { call: { each: guest } }, count: 2 }⟧"),
        Row(.misplacedKey, step: "quiet: { for: 1s, except: [⟦any_order⟧: [participant-join]] }"),
    ]

    static let scopes: [Row] = [
        Row(.misplacedKey, top: "calls: [alice]\nnever: [{ participant-join: {}, ⟦within⟧: 1s }]"),
        Row(
            .unknownEvent,
            top: "calls: [alice]\nnever: [⟦participant-jion⟧]",
            hint: "did you mean 'participant-join'?"
        ),
        Row(.emptyList, top: "calls: [alice]\nalways: [⟦participant-join⟧]"),
        Row(.misplacedKey, top: "calls: [alice, bob]\nalways: [{ ⟦hears: { alice: [bob] }⟧ }]"),
        Row(.notAllowed, top: "requires: [⟦telepathy⟧]"),
        Row(.misplacedKey, step: "{ wait: 1s, outcomes: ⟦{ ok: 1 }⟧ }"),
        Row(.emptyList, step: "{ join: guest, outcomes: ⟦{}⟧ }"),
        Row(.unknownKey, step: "{ join: guest, outcomes: { ⟦okay⟧: 3 } }"),
        Row(.unknownKey, step: "{ join: guest, outcomes: { ⟦\"200\"⟧: 3 } }"),
        Row(.impossibleMatcher, step: "{ join: guest, outcomes: ⟦{ ok: 1, \"409\": 1 }⟧ }"),
        Row(.conflictingKeys, step: "{ join: guest, outcomes: { ok: 3 }, expect_error: ⟦{ code: 409 }⟧ }"),
        Row(.notAllowed, step: "{ join: alice, expect_error: { code: 409, effects: ⟦yes⟧ } }"),
    ]

    static let faults: [Row] = [
        Row(.missingKey, step: "⟦fault⟧: { times: 2 }"),
        Row(.conflictingKeys, step: "⟦fault⟧: { drop_event: participant-join, delay: 1s }"),
        Row(.conflictingKeys, step: "fault: { drop_connection: 5s, ⟦times⟧: 2 }"),
        Row(.conflictingKeys, step: "fault: { drop_event: participant-join, ⟦code⟧: 500 }"),
        Row(.unknownEvent, step: "fault: { drop_event: ⟦participant-jion⟧ }"),
        Row(.notAllowed, step: "fault: { drop_event: ⟦webhook⟧ }"),
        Row(.unknownField, step: "fault: { drop_event: participant-join, where: { ⟦szie⟧: 2 } }"),
        Row(.notAllowed, step: "fault: { refuse: ⟦calling.jion⟧ }"),
        Row(.malformedValue, step: "fault: { refuse: calling.dial, code: ⟦200⟧ }"),
        Row(.conflictingKeys, step: "fault: { delay: 1s, where: ⟦{ size: 2 }⟧ }"),
        Row(.duration, step: "fault: { drop_connection: ⟦5⟧ }"),
        Row(.outOfRange, step: "fault: { drop_event: participant-join, times: ⟦0⟧ }"),
    ]
}
