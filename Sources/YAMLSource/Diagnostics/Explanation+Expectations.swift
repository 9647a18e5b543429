extension Explanation {
    /// M0401 to M0411: what must come and what must hold.
    static let ofExpectations: [DiagnosticCode: Explanation] = [
        .unknownEvent: Explanation(
            title: "an event that does not exist",
            text: """
                An entry begins with a status of a conference event, such as `participant-join`, or with another event type, such \
                as `calling.call.state`. An event that does not exist would never come, and in an `except` it would except nothing.

                wrong:  expect: [participant-joined]
                right:  expect: [participant-join]
                """
        ),
        .unknownField: Explanation(
            title: "a field that the event does not have",
            text: """
                Fields have the names of the wire, which differ from those of the join options in places: an event says \
                `start_on_join` and `end_on_leave` where a join says `start_on_enter` and `end_on_exit`.

                wrong:  - participant-join: { end_on_exit: true }
                right:  - participant-join: { end_on_leave: true }
                """
        ),
        .noEvent: Explanation(
            title: "an entry without an event",
            text: """
                An entry names one event; what stands beside it only says when it must come.

                wrong:  expect:
                          - within: 2s
                right:  expect:
                          - participant-join: {}
                            within: 2s
                """
        ),
        .severalEvents: Explanation(
            title: "an entry with several events",
            text: """
                An entry names one event, since the keys of a mapping have no order and expectations do. Often the dash of the \
                second entry is missing.

                wrong:  - participant-join: {}
                          conference-start: {}
                right:  - participant-join: {}
                        - conference-start: {}
                """
        ),
        .bareGroup: Explanation(
            title: "a group, but how many of it?",
            text: """
                Where an event's call is expected to be a group, it must be said whether an event must come for each of its \
                members or for any one of them.

                wrong:  - participant-join: { call: guest }
                right:  - participant-join: { call: { each: guest } }
                right:  - participant-join: { call: { any: guest } }
                """
        ),
        .unknownMatcher: Explanation(
            title: "a matcher that does not exist",
            text: """
                A mapping in the place of a value holds matchers: `matches`, `gte`, `gt`, `lte`, `lt`, `between`, `not`, \
                `contains`, `exists`, `is_a`; all of them must hold.

                wrong:  - participant-join: { size: { min: 2 } }
                right:  - participant-join: { size: { gte: 2 } }
                """
        ),
        .matcherMismatch: Explanation(
            title: "a matcher that cannot say anything of the field",
            text: """
                Comparisons are of numbers, `matches` and `contains` of texts, groups of calls. Such a matcher of another type \
                could never hold, or never fail.

                wrong:  - participant-join: { muted: { gte: 1 } }
                right:  - participant-join: { muted: true }
                """
        ),
        .impossibleMatcher: Explanation(
            title: "something that no event can meet",
            text: """
                The bounds leave no value, the window closes before it opens, or a field would have to be absent and have a value.

                wrong:  - participant-join: { size: { between: [5, 3] } }
                right:  - participant-join: { size: { between: [3, 5] } }
                """
        ),
        .badPattern: Explanation(
            title: "a regular expression that cannot be read",
            text: """
                `matches` takes a regular expression without backreferences and lookaround, so that no text can make it slow. In \
                double quotes YAML takes backslashes for itself: write patterns in single quotes.

                wrong:  name: { matches: '(standup' }
                right:  name: { matches: '^(standup|retro)$' }
                """
        ),
        .repeatedInSet: Explanation(
            title: "a name that stands twice in a set",
            text: """
                The sets of an `assert` have no order and no repetitions; a group stands for all of its members.

                wrong:  - assert: { members: [guest, guest.1] }
                right:  - assert: { members: [guest] }
                """
        ),
        .hearsItself: Explanation(
            title: "nobody hears itself",
            text: """
                A conference gives each member the voices of the others, so a listener among its own sources can never hold, and \
                under `not` always does. A group that hears its own group hears the others of it.

                wrong:  - assert: { hears: { alice: [alice, bob] } }
                right:  - assert: { hears: { alice: [bob] } }
                """
        ),
    ]

    /// M0501 and M0502: what is known, and not built yet.
    static let ofLaterVersions: [DiagnosticCode: Explanation] = [
        .notBuiltYet: Explanation(
            title: "part of the language, but not of this version",
            text: """
                The language has this word, and the scenario may be right; this version of muster cannot run it. It is refused and \
                not passed over, since a scenario of which a part is left out would prove less than it says.

                wrong:  - mute: alice
                right:  - join: { call: alice, muted: true }
                """
        ),
        .notSimulatedYet: Explanation(
            title: "known on the wire, but not simulated yet",
            text: """
                The service knows this option, event, field or knob, and the simulator does not act on it yet, so nothing that a \
                scenario says of it could be checked. `null` takes an option back that is set for all joins.

                wrong:  - join: { call: alice, record: record-from-start }
                right:  - join: { call: alice }
                """
        ),
    ]
}
