import Conferencing
import Planning

/// The step that a sequence is at, and how far it has come.
struct ActiveStep: Sendable {
    let ref: StepRef
    /// Its number among all that have begun, so that a late reply finds just this one.
    let serial: Int
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
    /// Its expectations of the session's events, in order.
    var session: Lane
    /// Its expectations of what comes beside them: a lane for each source, for order holds within one.
    var sides: [Lane] = []
    /// Which command is for which call, where there are several.
    var commandOfMember: [CastIndex: Int] = [:]
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
        /// Calls that are dialled at their first use are being dialled; these have still to answer.
        case dialling(Set<CastIndex>)
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

    /// What is still expected, of whichever source.
    var openItems: [LaneItem] { Array(session.open) + sides.flatMap(\.open) }

    /// Whether anything is.
    var hasOpenItems: Bool { session.hasOpen || sides.contains(where: \.hasOpen) }

    /// What its entries may look at.
    var bounds: EntryBounds {
        EntryBounds(step: ref, lifetimes: lifetimes, undecidedLifetimes: undecidedLifetimes)
    }

    /// Notes a command that it sends.
    mutating func add(_ command: SentCommand) {
        if let member = command.subject.member {
            // A single command is found without a table.
            if commands.count == 1, let first = commands[0].subject.member { commandOfMember[first] = 0 }
            if !commands.isEmpty { commandOfMember[member] = commands.count }
        }
        commands.append(command)
    }

    /// The place of the command for a member; nil where there is none.
    func command(for member: CastIndex) -> Int? {
        if commands.count == 1 { return commands[0].subject.member == member ? 0 : nil }
        return commandOfMember[member]
    }

    /// A lane by what it is of.
    subscript(lane: LaneID) -> Lane {
        get {
            switch lane {
            case .session: session
            case .side(let place): sides[place]
            }
        }
        set {
            switch lane {
            case .session: session = newValue
            case .side(let place): sides[place] = newValue
            }
        }
    }
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
    /// What it gives a member to wait to.
    var waitURL: String?
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

/// A call whose command was refused, and which for a while must show no effect.
struct EffectWatch: Sendable {
    let member: CastIndex
    let call: CallID
    let step: StepRef
    let until: Instant
    /// Since another command has gone out, only a join would still be an effect of the refused one.
    var joinOnly = false
}
