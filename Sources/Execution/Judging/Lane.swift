import Conferencing
import Planning

/// Something that has come and may be claimed, by its place.
struct RecordRef: Sendable, Hashable {
    /// Whether it came beside the session's events.
    var isSide: Bool
    /// Its place in the inbox that it is in.
    var index: Int
}

/// What a step's entries may look at.
struct EntryBounds: Sendable {
    let step: StepRef
    /// The conference lifetimes on which the step has acted.
    let lifetimes: [ConferenceID]
    /// How many of its joins have not yet told on which lifetime they acted.
    let undecidedLifetimes: Int
}

/// Which of a step's lanes is meant.
enum LaneID: Sendable, Hashable {
    case session
    case side(Int)
}

/// A step's expectations of one source: the session, one kind of webhooks, one stream by its name, any stream, beeps.
struct Lane: Sendable {
    let carrier: EventPattern.Carrier
    let stream: String?
    var items: [LaneItem]
    /// The first of them that is still open.
    var firstOpen = 0
    /// The next record to be judged.
    var cursor: Int

    var open: ArraySlice<LaneItem> { items[firstOpen...] }

    var hasOpen: Bool { firstOpen < items.count }

    /// Whether its source are streams or their webhooks.
    var isOfStreams: Bool { carrier == .stream || carrier == .streamWebhook }

    init(_ carrier: EventPattern.Carrier, stream: String? = nil, items: [LaneItem] = [], cursor: Int) {
        self.carrier = carrier
        self.stream = stream
        self.items = items
        self.cursor = cursor
    }

    /// The lanes of what comes beside the session's events: order holds within each.
    static func sides(of items: [LaneItem], from window: Int) -> [Lane] {
        var lanes: [Lane] = []
        for item in items {
            let pattern = item.expectation.pattern
            switch pattern.carrier {
            case .session: continue
            case .webhook, .recordingWebhook, .stream, .streamWebhook, .beep: break
            }
            let place = lanes.firstIndex { $0.carrier == pattern.carrier && $0.stream == pattern.stream }
            if let place {
                lanes[place].items.append(item)
            } else {
                lanes.append(Lane(pattern.carrier, stream: pattern.stream, items: [item], cursor: window))
            }
        }
        return lanes
    }
}

/// How far one entry has come that names an event.
struct EntryProgress: Sendable {
    let expectation: Expectation
    /// For `each`: those of whom the event has still to come, in cast order.
    var missing: [CastIndex]
    /// How many have come, where the entry counts.
    var met = 0
    var deadline: Instant
    var earliest: Instant

    /// The fewest that will do.
    var least: Int { expectation.count?.least ?? 1 }
}

/// One entry of a step, and how far it has come.
struct LaneItem: Sendable {
    /// The entry as it stands in the file.
    let expectation: Expectation
    /// Its place among the step's expectations.
    let place: Int
    var form: Form

    enum Form: Sendable {
        case one(EntryProgress)
        case anyOrder(Assignment)
        /// The first of these that is complete is met.
        case either([Assignment])
    }

    /// What of it is still open, for those who tell of it.
    var open: [EntryProgress] {
        switch form {
        case .one(let entry): [entry]
        case .anyOrder(let assignment): assignment.open
        case .either(let assignments): assignments.flatMap(\.open)
        }
    }

    /// When it has failed, if nothing more comes.
    var deadline: Instant {
        switch form {
        case .one(let entry): entry.deadline
        case .anyOrder(let assignment): assignment.deadline
        case .either(let assignments): assignments.map(\.deadline).max() ?? .never
        }
    }
}

/// A count that is met and stays in force.
struct ArmedEntry: Sendable {
    let step: StepRef
    let place: Int
    let bounds: EntryBounds
    var entry: EntryProgress
    /// The next record to be looked at.
    var cursor: Int
    /// What has come since and fits.
    var further: [RecordRef] = []
}
