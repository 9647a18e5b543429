import Conferencing

/// The options of one join as the rules act on them: checked (R12), the service's defaults filled in.
struct Admission: Sendable {
    /// The flags that a new member takes on.
    let flags: MemberFlags
    /// Which of them the join says something about.
    let sentFlags: MemberFlags
    /// `beep`; nil where it is not sent.
    let sentBeep: Beep?
    /// `max_participants`; nil where it is not sent (R40).
    let maximumSize: Int64?
    /// `region`; nil where it is not sent (R40).
    let region: Region?

    /// Whether a stream is attached (R70).
    let hasStream: Bool
    /// Whether it says what it hears while it waits (R24).
    let hasWaitURL: Bool

    /// The member's own `beep` (R36).
    var beep: Beep { sentBeep ?? .both }

    /// Fills in the defaults.
    init(of options: Shared<JoinOptions>) {
        var flags: MemberFlags = .startsOnJoin
        var sentFlags: MemberFlags = []
        func take(_ value: Bool?, _ flag: MemberFlags) {
            guard let value else { return }
            sentFlags.insert(flag)
            if value { flags.insert(flag) } else { flags.remove(flag) }
        }
        take(options.value.muted, .muted)
        take(options.value.startOnEnter, .startsOnJoin)
        take(options.value.endOnExit, .endsOnLeave)
        self.flags = flags
        self.sentFlags = sentFlags
        sentBeep = options.value.beep
        maximumSize = options.value.maxParticipants
        region = options.value.region
        hasStream = options.value.stream != nil
        hasWaitURL = options.value.waitURL != nil
    }
}

/// What the last join's options came to, and where they led.
///
/// Whoever sends many calls into one conference sends the same options each time, and need not have them checked and
/// their name looked up for each.
struct LatestJoin: Sendable {
    /// Before the first one.
    static let none = LatestJoin(
        sent: Shared(JoinOptions(name: "")),
        options: Shared(JoinOptions(name: "")),
        admission: Admission(of: Shared(JoinOptions(name: "")))
    )

    /// The options as they were sent.
    let sent: Shared<JoinOptions>
    /// The same with what was unchecked put in its place.
    let options: Shared<JoinOptions>
    let admission: Admission
    /// Where they led, and for whom.
    var project = ProjectID(-1)
    var room = -1
    var lifetime = ConferenceID(-1)
}

extension ConferenceEngine {
    /// R12: checks a join's options; nothing changes where one is bad.
    func check(_ sent: Shared<JoinOptions>) throws(Refusal) -> LatestJoin {
        let options = sent.value.unchecked.isEmpty ? sent : Shared(try placingUnchecked(sent.value))
        guard profile.nameMaximum.allows(options.value.name) else { throw .badParameter("name") }
        let admission = Admission(of: options)
        if let maximum = admission.maximumSize, !profile.maximumParticipantsRange.contains(maximum) {
            throw .badParameter("max_participants")
        }
        if let stream = options.value.stream { try checkAddress(of: stream) }
        return LatestJoin(sent: sent, options: options, admission: admission)
    }
}
