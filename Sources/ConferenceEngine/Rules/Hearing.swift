public import Conferencing

extension ConferenceEngine {
    /// The most members of whom ``listing(of:)`` says whom they hear: all of them hearing all is a square.
    public static let mostListedHearing = 1000

    /// Who is in a conference now, in join order, and whom each hears; nil for a lifetime that never was.
    ///
    /// Beyond ``mostListedHearing`` members `hears` is nil; ask ``hearing(of:)`` for those that matter.
    public func listing(of conference: ConferenceID) -> ConferenceListing? {
        guard conference.index >= 0, conference.index < lifetimes else { return nil }
        guard let place = conferences.firstIndex(where: { $0.lifetime == conference }) else {
            var listing = ConferenceListing(conference: conference, state: .ended, members: [])
            listing.recording = recordingListing(of: conference)
            return listing
        }
        let tellsHearing = Int(conferences[place].attendance.size) <= ConferenceEngine.mostListedHearing
        let members = members(of: place).map { member in
            ConferenceListing.Member(
                call: CallID(Int32(member)),
                flags: calls[member].flags,
                callToCoach: callCoached(by: member, calls[member].flags),
                hears: tellsHearing ? sourcesHeard(by: member, in: place) : nil
            )
        }
        let state = conferences[place].attendance.isRunning ? ConferenceState.running : .waiting
        let streams = listedStreams(of: place, tellsHearing: tellsHearing)
        var listing = ConferenceListing(conference: conference, state: state, members: members, streams: streams)
        listing.recording = recordingListing(of: conference)
        return listing
    }

    /// What a member hears now: voices in the order of joining, then music; nil for a call that is in no conference.
    public func hearing(of call: CallID) -> [AudioSource]? {
        guard let member = place(of: call), calls[member].conference >= 0 else { return nil }
        return sourcesHeard(by: member, in: Int(calls[member].conference))
    }

    private func sourcesHeard(by listener: Int, in conference: Int) -> [AudioSource] {
        // R28: on hold one hears the hold music alone, or the address that REST gave for it.
        if calls[listener].flags.contains(.onHold), profile.holdHears == .nobody { return [holdAudio(of: listener)] }
        var sources: [AudioSource] = []
        for speaker in members(of: conference) where hears(listener, speaker, in: conference) {
            sources.append(.call(CallID(Int32(speaker))))
        }
        if !calls[listener].flags.contains(.onHold) { sources += streamsHeard(in: conference) }
        if let music = music(for: listener, in: conference) { sources.append(music) }
        if hearsAnnouncement(listener, in: conference) { sources.append(.announcement) }
        return sources
    }

    /// Whether one member hears another (R27..R31).
    private func hears(_ listener: Int, _ speaker: Int, in conference: Int) -> Bool {
        guard listener != speaker, !isSilenced(speaker, for: listener) else { return false }
        if calls[speaker].flags.contains(.coaching), !isCoach(speaker, heardBy: listener) { return false }
        // R29: in a conference that waits nobody hears anybody, but for R23.
        if conferences[conference].attendance.isRunning || isBent(.R29) { return true }
        // R23: those who wait.
        switch profile.waitingTalk {
        case .none: return false
        case .eachOther: return true
        }
    }

    /// Whether a member's own flags keep it from being heard (R27, R28, R31).
    private func isSilenced(_ speaker: Int, for listener: Int) -> Bool {
        var silencing: MemberFlags = [.muted, .onHold]
        if isBent(.R27) || isBent(.R31) && isCoach(speaker, heardBy: listener) { silencing.remove(.muted) }
        return !calls[speaker].flags.isDisjoint(with: silencing)
    }

    /// What plays to those who wait (R23, R24), or to one who is alone (R26), whose own wait is over.
    private func music(for listener: Int, in conference: Int) -> AudioSource? {
        guard conferences[conference].attendance.isRunning else { return waitAudio(of: listener) }
        guard conferences[conference].attendance.size == 1 else { return nil }
        switch profile.aloneAudio {
        case .holdMusic: return .holdMusic
        case .silence: return nil
        }
    }
}
