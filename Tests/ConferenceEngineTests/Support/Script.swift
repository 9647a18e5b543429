import ConferenceEngine
import Conferencing

/// A service and a clock, driven by names: each method gives the engine an input and returns what follows as lines.
struct Script {
    var engine: ConferenceEngine
    var now = Instant.start
    var names = Names()
    /// The rules that every output so far cites.
    private(set) var reasons: [Because] = []
    private var requests: Int32 = 0

    /// A service with one session, `one`, of project 0.
    init(_ profile: Profile = .relay, beeps: ConferenceEngine.BeepReports = .told) {
        engine = ConferenceEngine(profile: profile, beeps: beeps, memory: .kept, bend: Bend.asked)
        connect("one")
    }

    /// A service with a profile that differs in one knob.
    init<Value>(_ knob: WritableKeyPath<Profile, Value>, _ value: Value) {
        var profile = Profile.relay
        profile[keyPath: knob] = value
        self.init(profile)
    }

    // MARK: - Sessions, calls, time

    /// Connects a session; sessions are called `one`, `two`, `three`, in this order.
    mutating func connect(_ session: String, project: Int32 = 0) {
        give(.connect(names.addSession(session), ProjectID(project)))
    }

    /// Brings calls up, answered, with nothing said of it.
    mutating func up(_ calls: String..., session: String = "one") {
        for call in calls { dial(call, session: session) }
        wait(.milliseconds(100))
    }

    @discardableResult
    mutating func dial(
        _ call: String,
        session: String = "one",
        maxDuration: Int64? = nil,
        to: String = "+15550100"
    )
        -> [String]
    {
        let options = DialOptions(tag: names.tag(of: call), tagText: call, to: to, maxDurationSeconds: maxDuration)
        return command(.dial(Shared(options)), session: session)
    }

    mutating func prepare(_ call: String, answersAfter delay: TimeSpan, session: String = "one") {
        give(.phone(names.session(session), .prepare(names.tag(of: call), .answer(after: delay))))
    }

    /// What the phone with a number does.
    mutating func prepare(number: String, _ behaviour: PhoneBehaviour, session: String = "one") {
        give(.phone(names.session(session), .prepareNumber(number, behaviour)))
    }

    mutating func prepare(_ call: String, _ behaviour: PhoneBehaviour, session: String = "one") {
        give(.phone(names.session(session), .prepare(names.tag(of: call), behaviour)))
    }

    /// Dials groups of numbers: those of a group together, group after group.
    @discardableResult
    mutating func dial(_ call: String, groups: [[String]], timeout: Int64? = nil, maxDuration: Int64? = nil) -> [String]
    {
        var devices = groups.map { $0.map { DialOptions.Device(to: $0, timeoutSeconds: timeout) } }
        let first = devices[0].removeFirst()
        var options = DialOptions(
            tag: names.tag(of: call),
            tagText: call,
            to: first.to,
            timeoutSeconds: timeout,
            maxDurationSeconds: maxDuration
        )
        options.more = devices
        return command(.dial(Shared(options)))
    }

    /// A session receives these contexts from now on.
    mutating func receive(_ contexts: String..., session: String = "one") {
        give(.contexts(names.session(session), contexts))
    }

    /// A call comes in; it is named by who calls.
    @discardableResult
    mutating func ring(
        _ caller: String,
        on context: String = "office",
        timeout: Int64? = nil,
        session: String = "one"
    ) -> [String] {
        let device = DialOptions.Device(to: "+15550109999", from: caller, timeoutSeconds: timeout)
        return give(.phone(names.session(session), .ring(Shared(IncomingCall(context: context, device: device)))))
    }

    @discardableResult
    mutating func answer(
        _ call: String,
        maxDuration: Int64? = nil,
        codecs: [String] = [],
        session: String = "one"
    ) -> [String] {
        let options = AnswerOptions(codecs: codecs, maxDurationSeconds: maxDuration)
        return command(.answer(names.call(call), Shared(options)), session: session)
    }

    @discardableResult
    mutating func pass(_ call: String, session: String = "one") -> [String] {
        command(.pass(names.call(call)), session: session)
    }

    @discardableResult
    mutating func digits(_ call: String, _ digits: String, control: String = "c", session: String = "one") -> [String] {
        command(
            .sendDigits(names.call(call), Shared(DigitsOptions(control: control, digits: digits))),
            session: session
        )
    }

    @discardableResult
    mutating func wait(_ span: TimeSpan) -> [String] {
        let end = now + span
        var lines: [String] = []
        while let due = engine.nextWakeup, !(end < due) {
            now = due
            lines += give(.woke)
        }
        now = end
        return lines
    }

    // MARK: - Commands

    @discardableResult
    mutating func join(
        _ call: String,
        _ room: String = "room",
        start: Bool? = nil,
        end: Bool? = nil,
        muted: Bool? = nil,
        beep: Beep? = Beep.none,
        max: Int64? = nil,
        region: Region? = nil,
        coach: String? = nil,
        unchecked: [JoinOptions.UncheckedOption] = [],
        session: String = "one",
        with more: (inout JoinOptions) -> Void = { _ in }
    ) -> [String] {
        var options = JoinOptions(name: room)
        more(&options)
        options.startOnEnter = start
        options.endOnExit = end
        options.muted = muted
        options.beep = beep
        options.maxParticipants = max
        options.region = region
        options.coach = coach.map { names.call($0) }
        options.unchecked = unchecked
        return command(.join(names.call(call), Shared(options)), session: session)
    }

    @discardableResult
    mutating func leave(_ call: String, _ conference: Int32 = 0, session: String = "one") -> [String] {
        command(.leave(names.call(call), ConferenceID(conference)), session: session)
    }

    @discardableResult
    mutating func end(_ call: String, _ reason: EndReason = .hangup, session: String = "one") -> [String] {
        command(.end(names.call(call), reason: reason), session: session)
    }

    @discardableResult
    mutating func hangUp(_ call: String, session: String = "one") -> [String] {
        give(.phone(names.session(session), .hangUp(names.call(call))))
    }

    /// *Update participant*.
    @discardableResult
    mutating func update(
        _ call: String,
        _ conference: Int32 = 0,
        muted: Bool? = nil,
        hold: Bool? = nil,
        coaching: Bool? = nil,
        coach: String? = nil,
        session: String = "one"
    ) -> [String] {
        var update = ParticipantUpdate()
        update.muted = muted
        update.hold = hold
        update.coaching = coaching
        update.callToCoach = coach.map { names.call($0) }
        let request = ModerationRequest.update(names.call(call), in: ConferenceID(conference), update)
        return command(.moderate(Shared(request)), session: session)
    }

    /// *Delete participant*.
    @discardableResult
    mutating func kick(_ call: String, _ conference: Int32 = 0, session: String = "one") -> [String] {
        command(.moderate(Shared(.remove(names.call(call), from: ConferenceID(conference)))), session: session)
    }

    /// *Update conference* with `Status=completed`.
    @discardableResult
    mutating func endConference(_ conference: Int32 = 0, session: String = "one") -> [String] {
        command(.moderate(Shared(.end(ConferenceID(conference)))), session: session)
    }

    @discardableResult
    mutating func command(_ command: Command, session: String = "one") -> [String] {
        requests += 1
        return give(.command(names.session(session), RequestID(requests), command))
    }

    @discardableResult
    mutating func give(_ input: ConferenceEngine.Input) -> [String] {
        var outputs: [ConferenceEngine.Output] = []
        engine.handle(input, at: now, into: &outputs)
        reasons += outputs.map(\.because)
        return outputs.map { names.line($0) }
    }

    /// What became of an attempt at a webhook.
    @discardableResult
    mutating func answer(_ id: Int32, _ attempt: Int32 = 1, _ outcome: WebhookOutcome = .answered(200)) -> [String] {
        give(.webhookAnswered(WebhookID(id), attempt: attempt, outcome))
    }

    // MARK: - Looking

    /// Who hears what, a line for each member: `alice hears bob music`.
    func hearing(_ conference: Int32 = 0) -> [String] {
        guard let listing = engine.listing(of: ConferenceID(conference)) else { return ["no such conference"] }
        return listing.members.map { member in
            let sources = member.hears?.map(names.source) ?? ["?"]
            return ([names.name(of: member.call), "hears"] + (sources.isEmpty ? ["nothing"] : sources))
                .joined(separator: " ")
        }
    }

    /// A conference in a line: `running alice[start] bob[]`.
    func members(_ conference: Int32 = 0) -> String {
        guard let listing = engine.listing(of: ConferenceID(conference)) else { return "no such conference" }
        let members = listing.members.map { names.name(of: $0.call) + names.text(of: $0.flags) }
        return ([listing.state.rawValue] + members).joined(separator: " ")
    }
}
