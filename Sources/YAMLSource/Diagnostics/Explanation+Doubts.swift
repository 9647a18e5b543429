extension Explanation {
    /// `M07`: what is allowed, and is probably a slip. None of it keeps anything from running.
    static let ofDoubts: [DiagnosticCode: Explanation] = [
        .leaveWithoutJoin: Explanation(
            title: "a leave of a call that has not joined",
            text: """
                No step that may come before this one lets the call join anything, so the service will refuse the command, or \
                there is no conference to name in it. Where that is meant, `expect_error` says so.

                wrong:  steps: [leave: alice]
                right:  steps: [join: alice, leave: alice]
                """
        ),
        .nothingCauses: Explanation(
            title: "an event that nothing in the scenario causes",
            text: """
                A call is muted, held or told something only where somebody does it, and no step of the scenario does so to this \
                call: the event will not come, and the step will fail when its time is over.

                wrong:  - mute: alice
                          expect: [participant-mute: { call: bob }]
                right:  - mute: alice
                          expect: [participant-mute: { call: alice }]
                """
        ),
        .unusedCall: Explanation(
            title: "a call of which nothing is said",
            text: """
                The call is dialled and hung up, and no step, expectation or claim speaks of it. Perhaps a step that was to act on \
                it names another one, or it was left behind.

                wrong:  calls: [alice, bob]
                        steps: [join: alice]
                right:  calls: [alice]
                        steps: [join: alice]
                """
        ),
        .unusedCapture: Explanation(
            title: "a capture that nothing refers to",
            text: """
                A value is kept under a name, and nothing ever asks for it as `$(NAME)`. Perhaps what was to be compared with it is \
                compared with something else.

                wrong:  - join: alice
                          capture: { id: call_id }
                        - expect: [participant-leave: { call_id: $(alice.call_id) }]
                right:  - join: alice
                          capture: { id: call_id }
                        - expect: [participant-leave: { call_id: $(id) }]
                """
        ),
        .unusedConference: Explanation(
            title: "a conference that nobody joins",
            text: """
                A conference is declared, and no step joins it or speaks of it. Perhaps a join that was meant for it names another \
                one.

                wrong:  conferences: [standup, retro]
                        steps: [join: { call: alice, conference: standup }]
                right:  conferences: [standup]
                        steps: [join: alice]
                """
        ),
    ]
}
