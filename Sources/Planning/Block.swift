public import Conferencing
public import Scenarios
public import YAMLSource

/// The steps within a step, as places in the list that holds all steps of the plan.
public enum Block: Sendable {
    /// Lists of steps that run side by side (`parallel`).
    case parallel([Stretch])
    /// So many rounds of the same steps (`repeat: { times }`).
    case rounds(Int, [Int])
    /// Rounds until all of the conditions hold behind one, which must come within so many (`repeat: { until, max }`).
    case roundsUntil([Condition], most: Int, [Int])
    /// Lists of steps one after the other (`for_each`, `use`).
    case inOrder([Stretch])

    /// A list of steps and what reports call it.
    public struct Stretch: Sendable {
        /// Its name: a branch's, the item of a `for_each`, a fragment's.
        public var name: String
        /// Its steps, as places.
        public var steps: [Int]

        /// Makes a stretch.
        public init(name: String, steps: [Int]) {
            self.name = name
            self.steps = steps
        }
    }

    /// Its lists of steps, in order.
    public var lists: [[Int]] {
        switch self {
        case .parallel(let stretches), .inOrder(let stretches): stretches.map(\.steps)
        case .rounds(_, let steps), .roundsUntil(_, _, let steps): [steps]
        }
    }
}

/// Something that must hold for a step to run (`when`), or for a `repeat` to end (`until`).
public struct Condition: Sendable {
    /// What is looked at.
    public var subject: Subject
    /// What must hold of it.
    public var matcher: Matcher
    /// Where it is written.
    public var range: SourceRange

    /// What a condition looks at.
    public enum Subject: Sendable, Hashable {
        /// A parameter or an axis of the matrix, by its name, and its value in this case.
        case fixed(String, FieldValue)
        /// The transport's name: `sim`, `relay`.
        case transport
        /// Whether the transport can do something.
        case capability(CapabilityWord)
        /// What a step has captured.
        case capture(CaptureSlot)
    }

    /// Makes a condition.
    public init(_ subject: Subject, matcher: Matcher, range: SourceRange) {
        self.subject = subject
        self.matcher = matcher
        self.range = range
    }
}

/// A place for a captured value. Each name that a list of steps captures has one of its own.
public struct CaptureSlot: Sendable, Hashable {
    /// The place, from 0.
    public var index: Int32

    /// Makes the slot with this place.
    public init(_ index: Int32) { self.index = index }
}

/// What a slot is for.
public struct PlannedCapture: Sendable, Hashable {
    /// The name that the writer gave it.
    public var name: String
    /// Where it is given.
    public var range: SourceRange

    /// Makes a capture.
    public init(name: String, range: SourceRange) {
        self.name = name
        self.range = range
    }
}

/// A value of a reply that is kept under a name.
public struct ReplyCapture: Sendable, Hashable {
    /// Where it is kept.
    public var slot: CaptureSlot
    /// What is kept.
    public var field: ReplyField

    /// Makes a capture.
    public init(_ slot: CaptureSlot, _ field: ReplyField) {
        self.slot = slot
        self.field = field
    }
}

/// A value of an event that is kept under a name.
public struct EntryCapture: Sendable {
    /// Where it is kept.
    public var slot: CaptureSlot
    /// What is kept.
    public var subject: FieldPattern.Subject

    /// Makes a capture.
    public init(_ slot: CaptureSlot, _ subject: FieldPattern.Subject) {
        self.slot = slot
        self.subject = subject
    }
}

/// How many replies of a step must have one code (`outcomes`).
public struct ExpectedOutcome: Sendable {
    /// The code; nil for any by which a command is accepted (`ok`).
    public var code: String?
    /// How many.
    public var count: Matcher
    /// Where it is written.
    public var range: SourceRange

    /// Makes an outcome.
    public init(code: String?, count: Matcher, range: SourceRange) {
        self.code = code
        self.count = count
        self.range = range
    }
}

/// What must hold whenever something comes (`always`).
public enum Invariant: Sendable {
    /// Each event that the second pattern takes (of a kind, a call, a conference) is like the first.
    case event(EventPattern, of: EventPattern)
    /// What the events say of a conference bears this out after each of them.
    case state(RoomIndex, AssertPlan.Claim)
}
