import Conferencing

/// The recording of one conference lifetime: how much of it there is, and where in it there is something to be heard.
///
/// It is told what sounds whenever that changes, and accounts for the time since it was told last.
struct Recording: Sendable {
    /// Where it stands.
    enum Phase: Sendable {
        case running
        case paused(PauseBehavior)
        /// It is over; whether somebody stopped it over REST.
        case over(byREST: Bool)
        /// T13: it has been deleted.
        case deleted
    }

    /// What was settled as it began.
    let settings: SoundSettings
    var phase = Phase.running
    /// Whether it runs again after a pause.
    var hasResumed = false
    /// What there is to fetch, once it is over; nil where that is nothing (R55).
    var facts: RecordingFacts?
    /// Whether the file is there, and when it is or will be (R58).
    var isReady = false
    var readyAt: Instant?
    /// How much of the file there is.
    private(set) var length = TimeSpan.zero
    /// Until when time has been accounted for.
    private var accounted: Instant
    /// Whether somebody is to be heard since then.
    private var isSounding = false
    /// How long the latest beep sounds.
    private var beepEnd = Instant.start
    /// Until when what streams have sent sounds.
    private var streamEnd = Instant.start
    /// Where in the file the first sound begins, and the last one ends.
    private var firstSound: TimeSpan?
    private var lastSound = TimeSpan.zero

    /// How long a beep sounds. No source says it; 200 ms is what FreeSWITCH's own tone takes.
    private static let beepLength = TimeSpan.milliseconds(200)

    init(_ settings: SoundSettings, at now: Instant) {
        self.settings = settings
        accounted = now
    }

    /// Whether it is neither over nor deleted.
    var isUnderWay: Bool {
        switch phase {
        case .running, .paused: true
        case .over, .deleted: false
        }
    }

    /// Accounts for the time until now; from now on somebody is to be heard, or nobody, and what streams have sent (S6).
    mutating func advance(to now: Instant, sounding: Bool, streamsUntil end: Instant) {
        account(until: now)
        isSounding = sounding
        streamEnd = end
    }

    /// R52: a beep is on it.
    mutating func beep(at now: Instant) {
        account(until: now)
        beepEnd = now + Recording.beepLength
    }

    /// R56: with `silence` a pause counts, with `skip` it does not.
    mutating func account(until now: Instant) {
        guard accounted < now else { return }
        let span = now.since(accounted)
        switch phase {
        case .running:
            let soundEnd = isSounding ? now : min(now, max(beepEnd, streamEnd))
            if accounted < soundEnd {
                if firstSound == nil { firstSound = length }
                lastSound = length + soundEnd.since(accounted)
            }
            length = length + span
        case .paused(.silence): length = length + span
        case .paused(.skip), .over, .deleted: break
        }
        accounted = now
    }

    /// R54: the file's length once its ends are cut; nil where there is no sound on it at all (R55).
    func length(trimming ends: TrimEnds) -> TimeSpan? {
        switch settings.trim {
        case .doNotTrim: return length
        case .trimSilence:
            guard let firstSound else { return nil }
            switch ends {
            case .both: return TimeSpan(nanoseconds: lastSound.nanoseconds - firstSound.nanoseconds)
            case .startOnly: return TimeSpan(nanoseconds: length.nanoseconds - firstSound.nanoseconds)
            }
        }
    }
}

extension RecordingFormat {
    /// R57: a file's size in bytes. A wav has 8000 samples of 16 bits a second behind its header; an mp3, of which nobody
    /// says the rate, is taken to have 32 kbit a second.
    func size(ofSeconds seconds: Int64) -> Int64 {
        switch self {
        case .wav: 44 + 16_000 * seconds
        case .mp3: 4000 * seconds
        }
    }
}
