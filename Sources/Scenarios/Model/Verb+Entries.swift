import Conferencing

extension Verb {
    /// What is to be said of the verb: the table itself, flat, so that the compiler asks for a row for each.
    var entry: Entry {
        switch self {
        case .dial:
            Entry(
                "a call, or { call }",
                ends: "answered or failed",
                "Dials a call and waits until somebody answers. A dial that fails is a failure, unless an entry of the step "
                    + "claims it: calling.call.dial: { dial_state: failed }.",
                keys: DialKey.allCases.map(\.term)
            )
        case .answer:
            Entry(
                "a call, or { call }",
                ends: "the reply and calling.call.state answered of that call",
                "Answers an inbound call that rings.",
                keys: AnswerKey.allCases.map(\.term)
            )
        case .hangup:
            Entry(
                "a call, or { call, by, reason }",
                ends: "ended",
                "Ends a call, from either side.",
                keys: HangupKey.allCases.map(\.term)
            )
        case .join:
            Entry(
                "a call, or { call, conference } and options by their wire names",
                ends: "the reply and that call's participant-join",
                "Puts a call into a conference.",
                keys: JoinKey.allCases.map(\.term) + JoinParameters.all.map(Term.init)
            )
        case .leave:
            Entry(
                "a call, or { call, conference, conference_id }",
                ends: "participant-leave of that call",
                "Takes a call out of its conference.",
                keys: LeaveKey.allCases.map(\.term) + LeaveParameters.all.map(Term.init)
            )
        case .kick:
            Entry(
                "a call, or { call, conference }",
                ends: "participant-leave of that call",
                "Takes a call out of its conference from outside, over REST.",
                keys: ModerationKey.allCases.map(\.term)
            )
        case .mute: flag("Takes a member's voice away, over REST.", keys: ModerationKey.allCases.map(\.term))
        case .unmute: flag("Gives a member its voice back, over REST.", keys: ModerationKey.allCases.map(\.term))
        case .hold: flag("Puts a member on hold.", keys: HoldKey.allCases.map(\.term))
        case .unhold: flag("Takes a member off hold.", keys: UnholdKey.allCases.map(\.term))
        case .waitAudio:
            Entry(
                "{ call, conference, url, method }",
                ends: "participant-modify, if it is another address (R86, R87)",
                "Gives a member something else to wait to, over REST.",
                keys: WaitAudioKey.allCases.map(\.term)
            )
        case .coach:
            Entry(
                "{ call, target }",
                ends: "participant-modify, if anything changed (R86)",
                "Makes a member the coach of another, or of nobody, over REST.",
                keys: CoachKey.allCases.map(\.term)
            )
        case .digits:
            Entry(
                "{ call, digits, by, for }",
                ends: "the reply and calling.call.send_digits, when all have been sent; by: phone, the time is over",
                "Sends digits on a call's leg (R48); or presses them as the person with the phone, which streams are told (S24).",
                keys: DigitsKey.allCases.map(\.term)
            )
        case .announce:
            Entry(
                "{ call or conference, url }",
                ends: "announcement-end or announcement-fail",
                "Plays something to one member or to all, over REST.",
                keys: AnnounceKey.allCases.map(\.term)
            )
        case .endConference:
            Entry("a conference", ends: "conference-end", "Ends a conference from outside, over REST.")
        case .recording:
            Entry(
                "{ pause or resume or stop: CONFERENCE, behavior }",
                ends: "its record- event",
                "Steers a conference's recording, over REST.",
                keys: RecordingKey.allCases.map(\.term)
            )
        case .stream:
            Entry(
                "{ start, url, ... }, { stop }, { send, audio or mark or clear or malformed } or { close }",
                ends: "its status, or start and stop at the endpoint",
                "Starts or stops a stream, over REST; or says what its endpoint sends, and that it closes the socket.",
                keys: StreamVerbKey.allCases.map(\.term) + StreamParameters.all.map(Term.init)
            )
        case .speak:
            Entry(
                "a call, or { call, for, tone or file }",
                ends: "the time is over; without for, at once",
                "Speaks as the person with the phone, who is silent else.",
                keys: SpeakKey.allCases.map(\.term)
            )
        case .silence:
            Entry(
                "a call, or { call, for }",
                ends: "the time is over; without for, at once",
                "Stops speaking.",
                keys: SilenceKey.allCases.map(\.term)
            )
        case .wait: Entry("a duration", ends: "the time is over", "Lets time pass; virtual time on the simulator.")
        case .expect: Entry("a list of entries", ends: "all of them have come", "Waits for events, in order.")
        case .quiet:
            Entry(
                "a duration, or { for, except, of, call, conference }",
                ends: "the time is over",
                "Demands that every conference event so far has been claimed and that no more comes; with `of`, every webhook.",
                keys: QuietKey.allCases.map(\.term)
            )
        case .assert:
            Entry(
                "a mapping",
                ends: "it holds, or the time is over",
                "Judges a conference at one instant.",
                keys: AssertKey.allCases.map(\.term)
            )
        case .parallel:
            Entry("{ NAME: [steps] }", ends: "all branches ended", "Runs branches side by side.")
        case .repeat:
            Entry(
                "{ times, steps } or { until, max, steps }",
                ends: "the last round",
                "Runs steps over and over.",
                keys: RepeatKey.allCases.map(\.term)
            )
        case .forEach:
            Entry(
                "{ in, as, steps }",
                ends: "the last round",
                "Runs steps for each of a list or of a group, one after the other.",
                keys: ForEachKey.allCases.map(\.term)
            )
        case .use:
            Entry(
                "a fragment's name, or { fragment, file, with, captures }",
                ends: "its last step",
                "Runs the steps of a fragment: a document that begins with 'fragment: NAME'.",
                keys: UseKey.allCases.map(\.term)
            )
        case .fault:
            Entry(
                "{ drop_connection: 5s }, { drop_event or duplicate_event, where, times }, { delay, of, where, times } or { refuse, code, times }",
                ends: "at once",
                "Makes the connection or the service misbehave.",
                keys: FaultKey.allCases.map(\.term)
            )
        }
    }

    /// The row of a verb that sets or takes back a member's flag.
    private func flag(_ summary: String, keys: [Term]) -> Entry {
        Entry(
            "a call, or { \(keys.map(\.name).joined(separator: ", ")) }",
            ends: "its event, if the flag changed (R86)",
            summary,
            keys: keys
        )
    }
}
