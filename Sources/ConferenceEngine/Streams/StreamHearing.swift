import Conferencing

extension ConferenceEngine {
    /// The streams of a conference whose sockets are open, and what each carries to its endpoint.
    func listedStreams(of place: Int, tellsHearing: Bool) -> [ConferenceListing.Stream] {
        openStreams(of: place).map { stream in
            ConferenceListing.Stream(
                label(of: stream),
                hears: tellsHearing ? sourcesCarried(by: stream, of: place) : nil
            )
        }
    }

    /// The streams that a member hears: all that may send, once the conference runs (R35, S6).
    func streamsHeard(in place: Int) -> [AudioSource] {
        guard !studio.isIdle, conferences[place].attendance.isRunning else { return [] }
        return openStreams(of: place).filter(maySend).map { .stream(label(of: $0)) }
    }

    /// R35: the mix of all members that one hears who is nobody's coach and is not coached. S6: other streams too.
    private func sourcesCarried(by stream: Int, of place: Int) -> [AudioSource] {
        // R70: before the start it carries nothing.
        guard conferences[place].attendance.isRunning else { return [] }
        var sources: [AudioSource] = []
        if studio.records[stream].track.tracks.contains(.inbound) {
            sources += members(of: place).filter(isTapped).map { .call(CallID(Int32($0))) }
        }
        for other in openStreams(of: place) where maySend(other) && (other != stream || profile.streams.echo) {
            sources.append(.stream(label(of: other)))
        }
        // R35: so does whoever is nobody's coach and is not coached.
        if hearsAnnouncement(nil, in: place) { sources.append(.announcement) }
        return sources
    }

    /// Until when what the streams of a conference have sent sounds in it; long ago where nothing does.
    func streamsSound(in place: Int) -> Instant {
        guard !studio.isIdle, conferences[place].attendance.isRunning else { return .start }
        return openStreams(of: place).filter(maySend).map { studio.records[$0].queue.end }.max() ?? .start
    }

    /// The streams of a conference whose sockets are open, in the order of attaching.
    func openStreams(of place: Int) -> [Int] {
        studio.streams(of: place).filter { if case .open = studio.records[$0].state { true } else { false } }
    }

    private func label(of stream: Int) -> StreamLabel {
        StreamLabel(StreamID(Int32(stream)), name: studio.records[stream].options.name)
    }
}
