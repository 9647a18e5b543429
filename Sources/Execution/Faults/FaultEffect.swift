public import Conferencing
import Planning

/// What a fault of the scenario has done to something that came or went.
public enum FaultEffect: Sendable {
    /// An event came, and is kept from the scenario.
    case dropped(ServiceEvent)
    /// The event before comes once more.
    case doubled
    /// An event came, and is shown so much later.
    case delayed(ServiceEvent, TimeSpan)
    /// Likewise a reply.
    case delayedReply(RequestID, Reply, TimeSpan)
    /// A command did not reach the service, and is answered so.
    case refused(RequestID, Reply)
    /// The connection is dropped for so long.
    case connectionDropped(TimeSpan)
}

/// The faults that are in force, and what they hold back.
struct FaultTable: Sendable {
    /// A fault, and how much it may still do.
    struct Fault: Sendable {
        let step: StepRef
        let plan: FaultPlan
        var left: Int
        var hasFired = false
    }

    /// Something that is shown later.
    struct Held: Sendable {
        let due: Instant
        let input: Executor.Input
    }

    var all: [Fault] = []
    /// By when it is due; what is due at one instant in the order in which it came.
    private(set) var held: [Held] = []

    var nextDue: Instant? { held.first?.due }

    mutating func hold(_ input: Executor.Input, until due: Instant) {
        let place = held.firstIndex { $0.due > due } ?? held.count
        held.insert(Held(due: due, input: input), at: place)
    }

    /// Takes out the first that is due.
    mutating func release(at now: Instant) -> Executor.Input? {
        guard let first = held.first, first.due <= now else { return nil }
        held.removeFirst()
        return first.input
    }
}
