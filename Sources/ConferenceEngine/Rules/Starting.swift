import Conferencing

extension Attendance {
    /// R20: whether a conference that waits has all that it needs to start. R21, R22: one that runs has no need to.
    func startsNow(_ rule: StartRule) -> Bool { !isRunning && hasWhatStarts(rule) }

    /// R21: a running conference never waits again, unless the profile has no latch.
    mutating func releaseLatch(_ rule: StartRule) {
        if isRunning, !hasWhatStarts(rule) { isRunning = false }
    }

    /// R20: which members start a conference.
    private func hasWhatStarts(_ rule: StartRule) -> Bool {
        switch rule {
        case .moderator: starters > 0
        case .twoParty: starters > 0 && size >= 2
        }
    }
}

extension ConferenceEngine {
    /// R21 `start_latch: false`: a conference that has lost its starters waits again, each member with its audio (R24).
    mutating func releaseLatch(of conference: Int) {
        guard conferences[conference].attendance.isRunning else { return }
        conferences[conference].attendance.releaseLatch(profile.startRule)
        if !conferences[conference].attendance.isRunning { fetchWaitAudio(in: conference) }
    }

    /// R25: everybody is connected, `conference-start` is emitted.
    ///
    /// `size` is the number of members that the event tells of.
    mutating func start(_ conference: Int, by call: Int, size: Int32, into outputs: inout [Output]) {
        conferences[conference].attendance.isRunning = !isBent(.R25)
        conferences[conference].attendance.hasStarted = true
        if conferences[conference].startedAt == nil { conferences[conference].startedAt = clock }
        let event = ConferenceEvent(
            .conferenceStart,
            conference: conferences[conference].lifetime,
            name: conferences[conference].name,
            region: conferences[conference].settings.region,
            size: size,
            call: addressOfConferenceEvents(call)
        )
        conferences[conference].tell(event, because: Because(.R20, .R25), at: clock, profile.fanout, into: &outputs)
        startStreams(of: conference, into: &outputs)
    }
}
