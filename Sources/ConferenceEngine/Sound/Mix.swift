import Conferencing

extension ConferenceEngine {
    /// R35: whether the mix of a conference that runs has a member's voice in it: what a normal, uncoached member hears.
    func isTapped(_ member: Int) -> Bool {
        guard calls[member].flags.isDisjoint(with: [.muted, .onHold]) else { return false }
        return profile.tapsHearCoach || !calls[member].flags.contains(.coaching)
    }

    /// R35, R52: all that the recording hears of a conference, what streams send included (S6); never its music.
    func sourcesTapped(in conference: Int) -> [AudioSource] {
        guard conferences[conference].attendance.isRunning else { return [] }
        return members(of: conference).filter(isTapped).map { .call(CallID(Int32($0))) }
            + (isBent(.S6) ? [] : streamsHeard(in: conference))
            + (hearsAnnouncement(nil, in: conference) ? [.announcement] : [])
    }

    /// Whether there is anything to be heard in the mix now, streams aside: what they send has an end of its own.
    private func isSounding(_ conference: Int) -> Bool {
        guard conferences[conference].attendance.isRunning else { return false }
        return hearsAnnouncement(nil, in: conference)
            || voices.contains { call, voice in
                voice.isSpeaking && calls[Int(call)].conference == Int32(conference) && isTapped(Int(call))
            }
    }

    /// Whether anybody speaks or anything is recorded, so that changes have to be followed.
    var isSoundInUse: Bool { !voices.isEmpty || !recorder.places.isEmpty }

    /// Whether anybody speaks or is measured, so that leaving has more to it.
    var isSoundFollowed: Bool { !voices.isEmpty || !measurements.isEmpty || !announcements.isEmpty }

    /// What comes before a member leaves: it stops speaking (R85), and its call's quality is reported (R42).
    mutating func endSound(of member: Int, into outputs: inout [Output]) {
        announcements[
            AnnouncementTarget(
                conference: conferences[Int(calls[member].conference)].lifetime,
                call: Int32(member)
            )
        ] = nil
        hush(member, into: &outputs)
        endMeasuring(member, into: &outputs)
    }

    /// Where the end is told before the leaves, or without them, whoever speaks stops before that (R67).
    mutating func hushAll(in conference: Int, into outputs: inout [Output]) {
        guard isSoundFollowed else { return }
        for member in members(of: conference) { endSound(of: member, into: &outputs) }
    }

    /// R65: a recording ends after the members have left, and before the conference does.
    mutating func endRecording(of conference: Int, by call: Int?, into outputs: inout [Output]) {
        stopRecording(of: conference, by: call, into: &outputs)
        tellUnstartedRecording(of: conference, by: call, into: &outputs)
    }

    /// Takes note of what an input or a timer has changed in who is to be heard.
    mutating func settleSound() {
        if !voices.isEmpty { settleVoices() }
        for place in recorder.places {
            let isSounding = isSounding(place)
            let end = isBent(.S6) ? Instant.start : streamsSound(in: place)
            let lifetime = conferences[place].lifetime
            recorder.recordings[lifetime]?.advance(to: clock, sounding: isSounding, streamsUntil: end)
        }
    }

    /// R52: beeps are recorded.
    mutating func recordBeep(in conference: Int) {
        guard recorder.places.contains(conference), !isBent(.R52) else { return }
        recorder.recordings[conferences[conference].lifetime]?.beep(at: clock)
    }
}
