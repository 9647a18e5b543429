/// A law: something that holds for every conference, though no scenario says it.
///
/// What exactly a law demands is a function of the profile. Each names its rules; where one of these is assumed, wholly or
/// in part, or has a knob that decides between alternatives, so is the law: on a service that is not simulated it only
/// warns.
public enum LawID: String, Sendable, Hashable, CaseIterable {
    /// `size` counts the members after each event: one more, one less, the same, and none at the end (R84).
    case size
    /// Nobody enters beyond the limit that the joins that were sent make (R13, R14, R15).
    case limit
    /// Only a member leaves, and only a member is muted, held, changed or heard (R43; R13 where `full` is
    /// `accept_then_leave`).
    case memberFirst = "member_first"
    /// No call enters where it is, or while it is in another conference (R16, R17).
    case doubleJoin = "double_join"
    /// A call enters only what it was asked to join, with the flags that it was asked to have (R5, R12).
    case asked
    /// A conference starts when there is what starts it, and only then, and once (R20, R21).
    case start
    /// Before the start nothing is recorded and nobody is heard to speak (R23, R51, R85).
    case beforeStart = "before_start"
    /// A conference ends once, after its last member has left; the others leave in join order, and nothing follows (R60,
    /// R64, R65, R67). It becomes no older than it may (R8).
    case end
    /// The leaving of a member with `end_on_exit` ends the conference for everybody (R62, R63).
    case endOnExit = "end_on_exit"
    /// Why a conference ended, and by whom, is what was seen (R60, R61).
    case reason
    /// A conference keeps its name and its region (R40).
    case settings
    /// The flags of a member change with the event that says so, and each such event changes them (R86, R87).
    case flags
    /// Events of participants name their call and its flags; those of the conference a call only where the profile has it
    /// (R82).
    case address
    /// Speech starts and stops by turns, and only of running members who are neither muted nor on hold (R85).
    case speech
    /// A recording starts once, and stops before the conference ends (R50, R53).
    case recording
    /// Only a recording that runs is paused, and only a paused one resumed (R56).
    case pause
    /// Who is coached is another member when the coaching begins (R30, R32, R33), and a coach becomes what the profile says
    /// when that one leaves (R34).
    case coach
    /// A call passes its states in their order, and nothing comes of it after its end (W72, R11).
    case states
    /// A member that hangs up leaves, at the place in the order that the profile has (R45); whoever the profile hangs up
    /// after a kick or the end does so (R46, R66).
    case hangup
    /// Each request has one reply, about its own call, ahead of what it brings about (R10).
    case reply
    /// Nobody leaves or changes unless that was asked for, or something was heard that makes it (R8, R43, R46, R86, R90).
    case cause
    /// What is accepted is done: whoever is taken out leaves, the flag changes, the conference ends (R43, R46, R60, R90).
    case effect
    /// What cannot be done is refused: REST changes members of conferences that are up, and only where it sees them (R43,
    /// R46, R90); nobody joins under a name that is not free (R7).
    case refusal

    /// The rules that it rests on.
    public var rules: [RuleID] {
        switch self {
        case .size: [.R84]
        case .limit: [.R13, .R14, .R15]
        case .memberFirst: [.R13, .R43]
        case .doubleJoin: [.R16, .R17]
        case .asked: [.R5, .R12]
        case .start: [.R20, .R21]
        case .beforeStart: [.R23, .R51, .R85]
        case .end: [.R8, .R60, .R64, .R65, .R67]
        case .endOnExit: [.R62, .R63]
        case .reason: [.R60, .R61]
        case .settings: [.R40]
        case .flags: [.R86, .R87]
        case .address: [.R82]
        case .speech: [.R85]
        case .recording: [.R50, .R53]
        case .pause: [.R56]
        case .coach: [.R30, .R32, .R33, .R34]
        case .states: [.R11, .W72]
        case .hangup: [.R45, .R46, .R66]
        case .reply: [.R10]
        case .cause: [.R8, .R43, .R46, .R60, .R86, .R90, .T4, .T5]
        case .effect: [.R43, .R46, .R60, .R90, .T2, .T3, .T4, .T5]
        case .refusal: [.R7, .R43, .R46, .R90, .T1, .T3, .T5, .T7]
        }
    }

    /// What it demands, in one plain sentence.
    public var summary: String {
        switch self {
        case .size: "The size counts the members after each event, and is 0 at the end."
        case .limit: "Nobody enters beyond the limit that the joins that were sent make."
        case .memberFirst: "Only a member leaves, and only a member is muted, held, changed or heard."
        case .doubleJoin: "No call enters where it is already, or while it is in another conference."
        case .asked: "A call enters only what it was asked to join, with the flags that it was asked to have."
        case .start: "A conference starts when there is what starts it, and only then, and once."
        case .beforeStart: "Before the start nothing is recorded and nobody is heard to speak."
        case .end: "A conference ends once and in time, the others leave in join order, and nothing follows."
        case .endOnExit: "The leaving of a member with end_on_exit ends the conference for everybody."
        case .reason: "Why a conference ended, and by whom, is what was seen."
        case .settings: "A conference keeps its name and its region."
        case .flags: "A member's flags change with the event that says so, and each such event changes them."
        case .address:
            "Events of participants have a call and flags; those of the conference have a call where the profile says so."
        case .speech: "Speech starts and stops by turns, and only of members who are neither muted nor on hold."
        case .recording: "A recording starts once, and stops before the conference ends."
        case .pause: "Only a recording that runs is paused, and only a paused one is resumed."
        case .coach: "Who is coached is another member when the coaching begins."
        case .states: "A call passes its states in their order, and nothing comes of it after its end."
        case .hangup: "A member that hangs up leaves, at the place in the order that the profile has."
        case .cause: "Nobody leaves or changes unless that was asked for, or something was heard that makes it."
        case .effect: "What is accepted is done: who is taken out leaves, flags change, what is ended ends."
        case .refusal: "What cannot be done, as to mute somebody who is no member, is refused."
        case .reply: "Each request has one reply, about its own call, ahead of what it brings about."
        }
    }

    /// Whether the real service may turn out to have it otherwise: a rule of it is not documented through and through, or
    /// leaves alternatives open.
    public var restsOnAssumption: Bool {
        rules.contains { Rules[$0].status != .documented || !Rules[$0].knobs.isEmpty }
    }

    /// The name that was probably meant by one that no law has; nil where nothing is near.
    public static func nearestName(to name: String) -> String? {
        Nearest.name(to: name, among: allCases.map(\.rawValue))
    }
}
