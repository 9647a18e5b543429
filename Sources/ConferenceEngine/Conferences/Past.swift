import Conferencing

/// What the engine remembers of what is over, and since when what is up is there; for REST to read (T8, T11).
struct Past: Sendable {
    /// One stay of a call in a conference.
    struct Stay: Sendable {
        let call: Int32
        let lifetime: ConferenceID
        /// The call's stay before this one; -1 for none.
        let previous: Int32
        let joined: Instant
        /// When it left, and how it was then; nil while it stays.
        var left: Instant?
        var flags: MemberFlags = []
        var callToCoach: CallID?
    }

    /// One lifetime of a conference.
    struct Life: Sendable {
        let name: String
        let created: Instant
        /// Where it is, or was, in `conferences`.
        let place: Int
        /// When it ended, and where its media was then; nil while it is up.
        var ended: Instant?
        var region: Region
    }

    /// Every lifetime, by number.
    private(set) var lives: [Life] = []
    /// Every stay, in the order of the joins.
    private var stays: [Stay] = []
    /// The latest stay of each call that had one.
    private var latest: [Int32: Int32] = [:]

    mutating func begin(_ life: Life) { lives.append(life) }

    mutating func end(_ lifetime: ConferenceID, _ region: Region, at now: Instant) {
        let number = Int(lifetime.index)
        guard lives.indices.contains(number) else { return }
        lives[number].ended = now
        lives[number].region = region
    }

    mutating func enter(_ call: Int32, _ lifetime: ConferenceID, at now: Instant) {
        // Beyond that a stay has no number, and what it was is lost.
        guard stays.count < Int(Int32.max) else { return }
        stays.append(Stay(call: call, lifetime: lifetime, previous: latest[call] ?? -1, joined: now))
        latest[call] = Int32(stays.count - 1)
    }

    mutating func leave(_ call: Int32, _ flags: MemberFlags, _ callToCoach: CallID?, at now: Instant) {
        guard let place = latest[call].map(Int.init) else { return }
        stays[place].left = now
        stays[place].flags = flags
        stays[place].callToCoach = callToCoach
    }

    /// The latest stay of a call in a lifetime; nil where it was never in it.
    func stay(of call: Int32, in lifetime: ConferenceID) -> Stay? {
        var place = latest[call] ?? -1
        while place >= 0 {
            let stay = stays[Int(place)]
            if stay.lifetime == lifetime { return stay }
            place = stay.previous
        }
        return nil
    }
}
