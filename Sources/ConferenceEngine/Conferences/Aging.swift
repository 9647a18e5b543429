import Conferencing

extension ConferenceEngine {
    /// R8: how long a conference may last; nil for ever.
    private var maximumAge: TimeSpan? {
        // Bent, it ages where it should not, and else does not.
        guard isBent(.R8) else { return profile.maximumAge }
        return profile.maximumAge == nil ? .seconds(5) : nil
    }

    /// R8: a conference's age counts from its making.
    mutating func beginAging(of conference: Int) {
        guard let age = maximumAge else { return }
        timers.add(.ageReached(conference, conferences[conference].lifetime), at: clock + age)
    }

    /// R8: a conference has lasted as long as it may; one that is over already does not.
    mutating func endForAge(_ conference: Int, _ lifetime: ConferenceID, into outputs: inout [Output]) {
        guard conferences[conference].lifetime == lifetime else { return }
        cause = Because(.R8)
        finish(conference, .endedViaAPI, by: nil, because: .R8, into: &outputs)
    }

    /// Nobody is woken for the age of a conference that is over.
    mutating func endAging() {
        guard maximumAge != nil else { return }
        dropIdleTimers()
    }
}
