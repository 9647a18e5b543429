import Conferencing

/// What the engine knows of one stream, from when it is attached; it is kept when it is over, for REST may still name it.
struct StreamRecord: Sendable {
    /// The project in which it is.
    let project: ProjectID
    /// The conference lifetime that it belongs to (R70).
    let conference: ConferenceID
    /// The call whose join attached it, with its tag; nil where REST made it.
    let attacher: (call: CallID, tag: CallTag?)?
    /// What was asked for.
    let options: StreamOptions
    /// What it carries.
    let track: StreamTrackOption
    /// Where it stands.
    var state = State.attached
    /// How its audio is coded; nil where that is an error (S13).
    let format: MediaFormat?
    /// How much audio one `media` message carries (S10).
    let frame: TimeSpan
    /// The latest `sequenceNumber`: one series for all that has one.
    private(set) var sequence: Int64 = 0
    /// When the first `media` was sent (S22).
    private(set) var firstMedia: Instant?
    /// Since when audio flows without a break; nil while it does not.
    private(set) var flowingSince: Instant?
    /// How many messages of each track the present stretch has had so far, as far as they have been counted.
    private var counted: Int64 = 0
    /// How many messages of each track came in the stretches before.
    private var chunksBefore: Int64 = 0
    /// What the endpoint has sent and is still to be played.
    var queue = PlayQueue()

    /// Where a stream stands.
    enum State: Sendable {
        /// Its socket is not asked for yet (R70 `on_conference_start`).
        case attached
        /// Its socket is being opened.
        case opening
        /// Its socket is open.
        case open
        /// It is over (R73: there is no second attempt).
        case over
    }

    init(
        in project: ProjectID,
        _ conference: ConferenceID,
        attachedBy attacher: (call: CallID, tag: CallTag?)?,
        _ options: StreamOptions,
        _ track: StreamTrackOption,
        format: MediaFormat?,
        frame: TimeSpan
    ) {
        self.project = project
        self.conference = conference
        self.attacher = attacher
        self.options = options
        self.track = track
        self.format = format
        self.frame = frame
    }

    /// The number of the next message that has one.
    mutating func nextSequence(at now: Instant) -> Int64 {
        countMedia(until: now)
        sequence += 1
        return sequence
    }

    /// Audio begins to flow: the first message of each track, which are told one by one.
    mutating func beginFlow(at now: Instant, zero: Instant?) -> [StreamMessage] {
        guard flowingSince == nil else { return [] }
        flowingSince = now
        counted = 1
        let first = firstMedia ?? zero ?? now
        firstMedia = first
        let milliseconds = now.since(first).nanoseconds / 1_000_000
        return track.tracks.map { track in
            sequence += 1
            return .media(
                sequence: sequence,
                track: track,
                chunk: chunksBefore + 1,
                timestampMilliseconds: milliseconds
            )
        }
    }

    /// Audio flows no more.
    mutating func endFlow(at now: Instant) {
        countMedia(until: now)
        chunksBefore += counted
        counted = 0
        flowingSince = nil
    }

    /// Counts the messages that the pace of the codec has brought since the last count: one at the begin of each interval.
    private mutating func countMedia(until now: Instant) {
        guard let since = flowingSince else { return }
        let sent = now.since(since).nanoseconds / frame.nanoseconds + 1
        sequence += (sent - counted) * Int64(track.tracks.count)
        counted = sent
    }
}

/// Audio that an endpoint has sent, and the marks between it (S3, S4): how long it takes, not how it sounds.
struct PlayQueue: Sendable {
    /// When all of it has been played.
    private(set) var end = Instant.start
    private(set) var marks: [Mark] = []

    /// A mark that comes back when what was queued before it has been played.
    struct Mark: Sendable {
        var name: String
        var due: Instant
    }

    /// Queues audio, of which only so much may wait. The newest is dropped, or in real time the oldest.
    mutating func append(_ span: TimeSpan, at now: Instant, limit: TimeSpan?, isRealtime: Bool) {
        let begin = max(end, now)
        end = begin + span
        guard let limit, now + limit < end else { return }
        if isRealtime {
            let dropped = end.since(now + limit)
            end = now + limit
            for place in marks.indices { marks[place].due = max(now, marks[place].due.before(by: dropped)) }
        } else {
            end = max(begin, now + limit)
        }
    }

    /// Sets a mark at the end; true where it comes back at once, for nothing waits before it.
    mutating func mark(_ name: String, at now: Instant) -> Bool {
        guard now < end || !marks.isEmpty else { return true }
        marks.append(Mark(name: name, due: max(end, now)))
        return false
    }

    /// Takes the marks whose time has come, in the order in which they were set.
    mutating func takeDue(at now: Instant) -> [String] {
        let due = marks.prefix { $0.due <= now }
        marks.removeFirst(due.count)
        return due.map(\.name)
    }

    /// Empties it; returns the marks that were in it (S4).
    mutating func clear(at now: Instant) -> [String] {
        end = now
        defer { marks = [] }
        return marks.map(\.name)
    }
}

extension Instant {
    /// So much earlier.
    fileprivate func before(by span: TimeSpan) -> Instant { Instant(nanoseconds: nanoseconds - span.nanoseconds) }
}

/// All streams, and which of them are up in which place of `conferences`.
struct Studio: Sendable {
    /// Every stream that ever was, by number.
    var records: [StreamRecord] = []
    /// Those that are not over, by the place of their conference, in the order of attaching; no entry where there are none.
    private(set) var live: [Int: [Int]] = [:]

    /// Whether no stream is up: asked on the way of every start and leave.
    var isIdle: Bool { live.isEmpty }

    /// The streams of a conference that are up.
    func streams(of place: Int) -> [Int] { live[place] ?? [] }

    /// Adds a stream that is up.
    mutating func add(_ stream: Int, to place: Int) { live[place, default: []].append(stream) }

    /// Forgets that a stream is up.
    mutating func remove(_ stream: Int, from place: Int) {
        live[place]?.removeAll { $0 == stream }
        if live[place]?.isEmpty == true { live[place] = nil }
    }

    /// The place of the conference of a stream that is up.
    func place(of stream: Int) -> Int? { live.first { $0.value.contains(stream) }?.key }
}
