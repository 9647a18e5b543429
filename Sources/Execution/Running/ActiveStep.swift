import Conferencing
import Planning

/// The step that a sequence is at, and how far it has come.
struct ActiveStep: Sendable {
    let ref: StepRef
    /// When it began, which may be before its command could be sent.
    let began: Instant
    /// The moment from which `within` and `after` run: when the command was sent, or when what lasts was over.
    var base: Instant
    var stage: Stage
    /// Its commands, in the order in which they were sent.
    var commands: [SentCommand] = []
    /// How many of them are not yet answered and proven.
    var openCommands = 0
    /// How many of its joins have not yet told on which lifetime they acted.
    var undecidedLifetimes = 0
    /// The conference lifetimes on which it has acted.
    var lifetimes: [ConferenceID] = []
    /// Its expectations, in order.
    var entries: [EntryProgress] = []
    /// The first of them that is still open.
    var firstOpen = 0
    /// Its expectations of what comes beside the session's events: a lane for each source, for order holds within one.
    var lanes: [SideLane] = []
    /// The next event of the inbox to be judged.
    var cursor: Int
    /// No open expectation is due before this.
    var nextDeadline = Instant.never
    /// Whether it took time of its own, so that later deadlines run from its end.
    var lasted = false
    /// What the events say against its claims (`assert`).
    var findings: [AssertionFailure] = []
    /// What the service's last listing says against them.
    var disagreement: AssertionFailure?

    /// What a step is doing.
    enum Stage: Sendable {
        /// Calls that are dialled at their first use are being dialled; so many have still to answer.
        case dialling(remaining: Int)
        /// Its commands are out, or it has none.
        case commanding
        /// It lasts until then (`wait`).
        case lasting(until: Instant)
        /// Nothing may come until then (`quiet`).
        case quiet(until: Instant)
        /// The service has been asked (`assert`).
        case asking(RequestID)
        /// The service will be asked again then.
        case pausing(until: Instant)
        /// Only its expectations are left.
        case expecting
    }

    var hasOpenEntries: Bool { firstOpen < entries.count }

    /// What is still expected, of whichever source.
    var openEntries: [EntryProgress] { Array(entries[firstOpen...]) + lanes.flatMap(\.open) }
}

/// A command of a step and what has come of it.
struct SentCommand: Sendable {
    let subject: PlannedStep.Subject
    let method: String
    /// What must come to prove it; nil where nothing will change, so that nothing can come of it.
    let proof: Failure.Proof?
    /// Whether the service answers it: what a phone does is no request.
    var awaitsReply = true
    /// What it announces.
    var announced: String?
    /// The conference that it acts on, once that is known.
    var conference: ConferenceID?
    var reply: Reply?
    /// The event that proves it, as a place in the inbox.
    var provenBy: Int?
    /// For a join: whether the lifetime on which it acted is known, or never will be.
    var isLifetimeDecided = false
    /// What its event must say that it is about (`control_id`).
    var control: String?
    /// The event that says that the dial failed, as a place in the inbox, and why.
    var failedBy: (index: Int, reason: EndReason?)?
    /// Whether nothing more is waited for.
    var isSettled = false
}

extension SentCommand {
    /// Whether what proves it is told of the conference as a whole.
    var isOfConference: Bool { subject.member == nil || announced != nil }

    /// Whether an event of its conference is what it should have brought about.
    func isProven(by event: ConferenceEvent) -> Bool {
        guard let announced else { return proof?.rawValue == event.status.rawValue }
        guard event.status == .announcementEnd || event.status == .announcementFail else { return false }
        return event.extras?.value.announceURL == announced
    }
}

/// How far one expectation has come.
struct EntryProgress: Sendable {
    let expectation: Expectation
    /// Its place among the step's expectations.
    let place: Int
    /// For `each`: those of whom the event has still to come, in cast order.
    var missing: [CastIndex]
    var deadline: Instant
    var earliest: Instant
}

/// A list of steps that is being gone through, one after the other.
///
/// There is one for the steps and one for the teardown; a step that runs branches would have one for each.
struct StepSequence: Sendable {
    let list: StepRef.List
    let count: Int
    /// The step after the active one.
    var next = 0
    var active: ActiveStep?
    /// The inbox's length when the last command was sent: where the window of expectations opens.
    var windowStart: Int
    /// How much had come beside the session's events when the last command was sent.
    var sideWindow = 0
    /// When the last command was sent, or what lasted ended.
    var base: Instant

    var isOver: Bool { active == nil && next >= count }
}

/// A call whose command was refused, and which for a while must show no effect.
struct EffectWatch: Sendable {
    let member: CastIndex
    let call: CallID
    let step: StepRef
    let until: Instant
    /// Since another command has gone out, only a join would still be an effect of the refused one.
    var joinOnly = false
}
