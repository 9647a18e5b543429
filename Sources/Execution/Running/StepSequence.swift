import Conferencing
import Planning

/// Steps that are being gone through one after the other: a whole list, or one branch of a `parallel`.
///
/// It is a program counter and no task: the executor has a table of them, and shows each what comes.
struct StepSequence: Sendable {
    let list: StepRef.List
    /// The sequence of whose `parallel` it is a branch; nil for a whole list.
    let parent: Int?
    /// The lists of steps that it is in, the innermost last.
    var frames: [Frame]
    var active: ActiveStep?
    /// How many branches still run of the `parallel` that it has come to.
    var branches = 0
    /// Whether those branches are being started just now.
    var isStarting = false
    /// Whether it has come to its end.
    var isOver = false
    /// Whether the block is over of which it was a branch: from then on what it has claimed is claimed for all.
    var isMerged = false
    /// The inbox's length when its last command was sent: where the window of its expectations opens.
    var windowStart: Int
    /// How much had come beside the session's events by then.
    var sideWindow: Int
    /// When the last command was sent, or what lasted ended.
    var base: Instant
    /// Counts that are met and must not be passed, until its next command.
    var armed: [ArmedEntry] = []

    /// A list of steps and how far it has come.
    struct Frame: Sendable {
        var steps: [Int]
        var next = 0
        /// The block that the list stands in; nil for the whole of the sequence.
        var block: Int?
        /// Which round of a `repeat` it is in, from 1, or which stretch of an `inOrder` after it.
        var round = 1
        /// The sequences of the branches of a `parallel`.
        var branches = 0..<0
        /// When the block must be over.
        var deadline = Instant.never
        /// Where the windows opened when the block began.
        var windowStart = 0
        var sideWindow = 0
    }

    /// A sequence that has not begun.
    init(_ list: StepRef.List, _ steps: [Int], parent: Int? = nil, events: Int, sides: Int, base: Instant) {
        self.list = list
        self.parent = parent
        frames = [Frame(steps: steps)]
        windowStart = events
        sideWindow = sides
        self.base = base
    }

    /// The active step, or where there is none the one before the next; nil before the first.
    var lastRef: StepRef? {
        if let active { return active.ref }
        for frame in frames.reversed() {
            if frame.next > 0, frame.next <= frame.steps.count { return StepRef(list, frame.steps[frame.next - 1]) }
            if let block = frame.block { return StepRef(list, block) }
        }
        return nil
    }
}

extension [PlannedStep] {
    /// The places of the steps that lie in no other.
    var outermost: [Int] {
        var inner: Set<Int> = []
        for step in self {
            guard case .block(let block) = step.action else { continue }
            for list in block.lists { inner.formUnion(list) }
        }
        return inner.isEmpty ? Array<Int>(indices) : indices.filter { !inner.contains($0) }
    }
}
