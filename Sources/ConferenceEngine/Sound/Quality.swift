import Conferencing

/// The measuring of one member's call (R42).
struct Measurement: Sendable {
    /// Since when.
    var since: Instant
    /// Which measurement of all it is, so that a report that is due means the right one.
    var number: Int32
}

extension ConferenceEngine {
    /// R42: from now on a new member's call is measured, where the first participant asked for that.
    mutating func beginMeasuring(_ call: Int, in conference: Int) {
        guard conferences[conference].settings.sound.reportsQuality else { return }
        recorder.measurements &+= 1
        measurements[Int32(call)] = Measurement(since: clock, number: recorder.measurements)
        if case .every(let span) = profile.qualityReport {
            timers.add(.qualityDue(call, recorder.measurements), at: clock + span)
        }
    }

    /// R42 `on_leave`: the report of a member that is about to leave.
    mutating func endMeasuring(_ call: Int, into outputs: inout [Output]) {
        guard let measurement = measurements.removeValue(forKey: Int32(call)) else { return }
        switch profile.qualityReport {
        case .onLeave: tellQuality(of: call, measurement.since, into: &outputs)
        case .every: break
        }
    }

    /// R42 `every`: a report, and the next one is due as much later.
    mutating func reportQuality(of call: Int, _ number: Int32, into outputs: inout [Output]) {
        guard case .every(let span) = profile.qualityReport, let measurement = measurements[Int32(call)],
            measurement.number == number, calls[call].conference >= 0
        else { return }
        tellQuality(of: call, measurement.since, into: &outputs)
        timers.add(.qualityDue(call, number), at: clock + span)
    }

    private mutating func tellQuality(of call: Int, _ since: Instant, into outputs: inout [Output]) {
        var extras = EventExtras()
        extras.quality = CallQuality(perfectOver: clock.since(since))
        let before = cause
        cause = Because(.R42)
        tell(
            .participantCallQuality,
            of: call,
            calls[call].flags,
            in: Int(calls[call].conference),
            extras: Shared(extras),
            into: &outputs
        )
        cause = before
    }
}
