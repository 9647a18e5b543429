import Conferencing

extension ConferenceEngine {
    /// `calling.send_digits`. R48: it acts on the leg, and changes no membership. One leg sends its digits one after the
    /// other, whoever asks.
    mutating func sendDigits(
        _ call: CallID,
        _ options: DigitsOptions,
        _ request: Request,
        into outputs: inout [Output]
    ) throws(Refusal) {
        guard DigitsOptions.areDigits(options.digits) else { throw .badParameter("digits") }
        let place = try place(of: call, for: request)
        guard calls[place].state == .answered else { throw .notAnswered }
        let waiting = pending.digits[place] ?? []
        guard waiting.count < ConferenceEngine.mostDigitCommands else { throw .atCapacity }
        let reply = Reply(.accepted, "Sending digits", call: call, because: Because(.R48))
        outputs.append(.reply(request.session, request.number, reply))
        if isBent(.R48), calls[place].conference >= 0 { depart(place, into: &outputs) }
        let sent = PendingCalls.PendingDigits(
            number: pending.nextDigitsNumber(),
            control: options.control,
            end: max(clock, waiting.last?.end ?? .start) + options.length
        )
        pending.digits[place] = waiting + [sent]
        timers.add(.digitsAreSent(place, sent.number), at: sent.end)
    }

    /// So many may wait on one call.
    static let mostDigitCommands = 1000

    /// The digits of a command have been sent.
    mutating func endDigits(_ call: Int, _ number: Int32, into outputs: inout [Output]) {
        guard let sent = pending.digits[call]?.first, sent.number == number else { return }
        pending.digits[call]?.removeFirst()
        if pending.digits[call]?.isEmpty == true { pending.digits[call] = nil }
        let event = CallSendDigitsEvent(call: CallID(Int32(call)), tag: calls[call].tag, control: sent.control)
        outputs.append(
            .event(calls[call].session, ServiceEvent(timestamp: clock, .callSendDigits(event), because: Because(.R48)))
        )
    }
}
