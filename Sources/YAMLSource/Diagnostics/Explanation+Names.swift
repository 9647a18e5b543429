extension Explanation {
    /// M0301 to M0312: names and references.
    static let ofNames: [DiagnosticCode: Explanation] = [
        .badName: Explanation(
            title: "a name that cannot be used",
            text: """
                Names of calls and conferences have letters, digits, `_` and `-`, at most 64 of them. A dot belongs to the \
                members of groups (`guest.2`), and a blank would end the name in a message. A conference whose name on the wire \
                has other characters gets it by `name`.

                wrong:  conferences: { "daily standup": {} }
                right:  conferences: { standup: { name: "daily standup" } }
                """
        ),
        .unknownCall: Explanation(
            title: "a call that is not in the cast",
            text: """
                Every call is declared under `calls`, so that a slip of the pen cannot make a new one. The members of a group of \
                three are `guest.1`, `guest.2` and `guest.3`.

                wrong:  calls: [alice]
                        steps: [join: alise]
                right:  calls: [alice]
                        steps: [join: alice]
                """
        ),
        .unknownConference: Explanation(
            title: "a conference that is not declared",
            text: """
                Conferences are declared under `conferences`. Where none is declared there is one, called `conference`.

                wrong:  - join: { call: alice, conference: standup }
                right:  conferences: [standup]
                        steps:
                          - join: { call: alice, conference: standup }
                """
        ),
        .conferenceNotNamed: Explanation(
            title: "which of several conferences?",
            text: """
                A step may leave its conference out where there is only one. Here there are several.

                wrong:  - join: alice
                right:  - join: { call: alice, conference: standup }
                """
        ),
        .groupForOneCall: Explanation(
            title: "a group where one call is needed",
            text: """
                A call that is declared with `count` is a group. What is meant here can be only one call, so name one of its \
                members. A reference too needs one call.

                wrong:  - quiet: { for: 1s, call: guest }
                right:  - quiet: { for: 1s, call: guest.1 }
                """
        ),
        .notAGroup: Explanation(
            title: "one call where a group is needed",
            text: """
                `each` and `any` speak of the members of a group, and this is one call. Name it alone.

                wrong:  - participant-join: { call: { each: alice } }
                right:  - participant-join: { call: alice }
                """
        ),
        .unknownReference: Explanation(
            title: "a reference to what is not there",
            text: """
                A reference is $(NAME.WHAT): $(alice.call_id) is a call's id, $(standup.conference_id) that of a conference's \
                newest lifetime, $(run.seed) the run's seed. To mean the characters themselves, write $$(.

                wrong:  - leave: { call: alice, conference_id: $(standup.id) }
                right:  - leave: { call: alice, conference_id: $(standup.conference_id) }
                """
        ),
        .malformedReference: Explanation(
            title: "a reference without an end or a name",
            text: """
                A reference begins with $( and ends with ), and a name stands between them. To mean the characters $( themselves, \
                write $$(.

                wrong:  name: { contains: "$(alice.call_id" }
                right:  name: { contains: $(alice.call_id) }
                """
        ),
        .referenceNotHere: Explanation(
            title: "a reference where none can stand",
            text: """
                What stands here is read before anything runs, or takes a name and not a value, so nothing can be filled in. To \
                mean the characters $( themselves, write $$(.

                wrong:  - join: $(alice.call_id)
                right:  - join: alice
                """
        ),
        .duplicateName: Explanation(
            title: "one name for two things",
            text: """
                Two calls, two conferences, or a call and a conference have the same name. Reports and references speak of both by \
                it, so it must be one thing's. Two conferences with one name on the wire are one conference.

                wrong:  calls: [alice, bob, alice]
                right:  calls: [alice, bob, carol]
                """
        ),
        .duplicateScenario: Explanation(
            title: "two scenarios with one name",
            text: """
                Reports, filters and the seeds of cases go by the scenario's name, so each name may be there once in a run.

                wrong:  two documents with `scenario: alice joins`
                right:  scenario: alice joins
                        ---
                        scenario: alice joins muted
                """
        ),
        .unknownStream: Explanation(
            title: "a stream that no step attaches",
            text: """
                A stream is spoken of by the name that a join or a `stream: { start: ... }` gives it, spelled alike.

                wrong:  - join: { call: alice, stream: { url: $(stream.url), name: taps } }
                        - assert: { hears: { stream.tap: [alice] } }
                right:  - assert: { hears: { stream.taps: [alice] } }
                """
        ),
        .literalSecret: Explanation(
            title: "a secret that stands in the file",
            text: """
                Whoever can read the file can read the secret. It is kept out of all that muster shows, and the scenario runs; \
                but a file is shared, and a variable of the environment is not. On the simulator a secret that is not set is made up.

                doubtful:  stream: { url: $(stream.url), authorization_bearer_token: abc }
                right:     secrets: { STREAM_TOKEN: { env: STREAM_TOKEN } }
                           stream: { url: $(stream.url), authorization_bearer_token: $(secret.STREAM_TOKEN) }
                """
        ),
        .reservedName: Explanation(
            title: "a name that means something else",
            text: """
                Some words begin references ($(run.seed), $(webhook.url)) or say what is heard (`hold_music`), so neither a call \
                nor a conference may be called so. No call may be called `conference` either.

                wrong:  calls: { stream: {} }
                right:  calls: { streamer: {} }
                """
        ),
    ]
}
