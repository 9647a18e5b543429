import Conferencing

extension ConferenceEngine {
    /// What an endpoint says on its open socket.
    mutating func hear(_ message: EndpointMessage, from stream: Int, into outputs: inout [Output]) {
        if case .malformed = message {
            // S1: ignored, unless the profile closes the socket.
            guard profile.streams.badMessage == .close else { return }
            outputs.append(.stream(StreamID(Int32(stream)), .close(code: 1007)))
            return take(.closed, of: StreamID(Int32(stream)), into: &outputs)
        }
        // S2: what a stream that only listens is told is ignored.
        guard maySend(stream) || isBent(.S2) else { return }
        switch message {
        case .media(let span):
            // R70, S6: while the conference waits it is discarded.
            guard let place = studio.place(of: stream), conferences[place].attendance.isRunning else { return }
            let isRealtime = studio.records[stream].options.realtime == true
            let limit = isRealtime ? profile.streams.realtimeQueueMaximum : profile.streams.queueMaximum
            studio.records[stream].queue.append(
                span,
                at: clock,
                limit: isBent(.S3) ? nil : limit,
                isRealtime: isRealtime
            )
        case .mark(let name):
            if studio.records[stream].queue.mark(name, at: clock) {
                send(.mark(name), to: stream, into: &outputs)
            } else if let due = studio.records[stream].queue.marks.last?.due {
                timers.add(.streamMark(stream), at: due)
            }
        case .clear:
            let marks = studio.records[stream].queue.clear(at: clock)
            // S4: they come back at once, in the order in which they were sent.
            for mark in isBent(.S4) ? marks.reversed() : marks { send(.mark(mark), to: stream, into: &outputs) }
        case .malformed: break
        }
        rearm(stream)
    }

    /// Marks have been reached.
    mutating func returnMarks(to stream: Int, into outputs: inout [Output]) {
        guard case .open = studio.records[stream].state else { return }
        for mark in studio.records[stream].queue.takeDue(at: clock) { send(.mark(mark), to: stream, into: &outputs) }
    }

    /// In real time the queue may have been cut, and with it the marks' way.
    private mutating func rearm(_ stream: Int) {
        guard studio.records[stream].options.realtime == true,
            let due = studio.records[stream].queue.marks.first?.due
        else { return }
        timers.add(.streamMark(stream), at: due)
    }

    /// Whether a stream still waits for something that a timer was set for.
    func awaits(_ timer: TimerQueue.Kind) -> Bool {
        switch timer {
        case .streamOverdue(let stream):
            if case .opening = studio.records[stream].state { return true }
            return false
        case .streamMark(let stream):
            guard case .open = studio.records[stream].state else { return false }
            return !studio.records[stream].queue.marks.isEmpty
        case .phoneAnswers, .phoneRefuses, .ringsOut, .digitsAreSent, .keyReleased, .durationOver, .nextDial,
            .webhookOverdue, .utteranceOver, .utteranceTurns, .speechTurn, .recordingReady, .announcementOver,
            .qualityDue, .ageReached:
            return true
        }
    }

    /// R74: whether what an endpoint sends is played. A sending stream carries the inbound track alone (section 5).
    func maySend(_ stream: Int) -> Bool {
        let record = studio.records[stream]
        guard record.track == .inbound else { return false }
        switch profile.streams.send {
        case .always: return true
        case .onlyIfRealtime: return record.options.realtime == true
        }
    }
}
