import Conferencing

extension ConferenceEngine {
    /// Somebody presses keys, after those that are still to be pressed.
    mutating func press(_ call: CallID, _ keys: PressedKeys, of session: SessionID) {
        guard DigitsOptions.areDigits(keys.digits), keys.tone > .zero, let place = place(of: call),
            calls[place].session == session, calls[place].state == .answered
        else { return }
        var waiting = pending.keys[place] ?? []
        let isFirst = waiting.isEmpty
        var free = waiting.last.map { max(clock, $0.released + PressedKeys.gap) } ?? clock
        for digit in keys.digits.utf8 {
            if let pause = PressedKeys.pause(digit) {
                free = free + pause
                continue
            }
            guard waiting.count < ConferenceEngine.mostKeys else { break }
            waiting.append(
                PendingCalls.PendingKey(
                    number: pending.nextDigitsNumber(),
                    digit: String(decoding: [digit], as: UTF8.self),
                    tone: keys.tone,
                    released: free + keys.tone
                )
            )
            free = free + keys.tone + PressedKeys.gap
        }
        guard let first = waiting.first else { return }
        pending.keys[place] = waiting
        if isFirst { timers.add(.keyReleased(place, first.number), at: first.released) }
    }

    /// So many keys may wait on one phone; those beyond are not pressed.
    static let mostKeys = 1000

    /// A key is let go: what it was and how long it was held is known now, and told (S24).
    mutating func release(_ call: Int, _ number: Int32, into outputs: inout [Output]) {
        guard let key = pending.keys[call]?.first, key.number == number else { return }
        pending.keys[call]?.removeFirst()
        if let next = pending.keys[call]?.first {
            timers.add(.keyReleased(call, next.number), at: next.released)
        } else {
            pending.keys[call] = nil
        }
        tellStreams(of: key, by: call, into: &outputs)
    }

    /// S24: a digit of a member of a running conference is one `dtmf` on the sockets of the conference's streams.
    private mutating func tellStreams(of key: PendingCalls.PendingKey, by call: Int, into outputs: inout [Output]) {
        let place = Int(calls[call].conference)
        guard !studio.isIdle, place >= 0, conferences[place].attendance.isRunning else { return }
        for stream in openStreams(of: place) {
            switch profile.streams.dtmf {
            case .allMembers: break
            case .attachingCall:
                guard studio.records[stream].attacher?.call.index == Int32(call) else { continue }
            case .none: return
            }
            let message = StreamMessage.dtmf(
                sequence: studio.records[stream].nextSequence(at: clock),
                digit: key.digit,
                durationMilliseconds: key.tone.nanoseconds / 1_000_000,
                isSending: maySend(stream)
            )
            send(message, to: stream, into: &outputs)
        }
    }
}
