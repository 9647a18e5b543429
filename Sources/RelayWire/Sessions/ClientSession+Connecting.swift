internal import Conferencing
internal import JSONCodec

extension ClientSession {
    mutating func open(_ outputs: inout [Output]) {
        phase = .opening(until: now + settings.connectTimeout)
        outputs.append(.open)
    }

    /// `signalwire.connect` goes first, and nothing else until its answer (W10).
    mutating func connect(_ outputs: inout [Output]) {
        var request = ConnectRequest(settings.credentials)
        request.agent = settings.agent
        request.contexts = settings.contexts
        request.resuming = sessionName
        request.authorizationState = sessionName == nil ? nil : authorizationState
        let frame = nextFrameID()
        write(.request(frame, method: ConnectRequest.method, params: request.params), &outputs)
        phase = .connecting(frame, resuming: sessionName, until: now + settings.connectTimeout)
    }

    // MARK: - The answer

    /// The connect has a result, which is not yet a success (C35).
    mutating func accepted(_ result: JSONValue, resuming: String?, _ outputs: inout [Output]) {
        if let code = result["code"], !ClientSession.isSuccess(code) {
            let text = code.stringValue ?? code.numberValue?.text ?? ""
            let message = result["message"]?.stringValue ?? "the connect's result has a code that is no success"
            return refused(RPCError(Int(text) ?? -1, message), &outputs)
        }
        guard let result = ConnectResult(result) else {
            return refused(RPCError(-1, "the connect's result has no protocol"), &outputs)
        }
        let isResumed = result.sessionName == resuming
        if !isResumed {
            // W24: another session than that which was asked for, with a state and with events of its own.
            authorizationState = nil
            seenEvents.forgetAll()
        }
        sessionName = result.sessionName
        hasSucceeded = true
        isConnected = true
        lostAt = nil
        refusals = 0
        waits = 0
        phase = .live(pingAt: now + settings.pingInterval)
        outputs.append(.connected(sessionName: result.sessionName, resumed: isResumed))
        sendQueued(&outputs)
    }

    private static func isSuccess(_ code: JSONValue) -> Bool {
        guard let text = code.stringValue ?? code.numberValue?.text else { return false }
        return text.utf8.count == 3 && text.utf8.first == UInt8(ascii: "2")
    }

    /// The service does not want the connect.
    mutating func refused(_ error: RPCError, _ outputs: inout [Output]) {
        refusals += 1
        lastWhy = "the service refused the connect: \(error.code) \(error.message.shortened)"
        outputs.append(.trouble(lastWhy))
        // W12: the service closes too; where it does not, an unclosed socket leaks.
        outputs.append(.close(code: 1000))
        guard refusals < settings.maximumRefusals else {
            return finish(.refused(error, tries: refusals), &outputs)
        }
        // W23: it may be only the saved session that is not wanted.
        if [-32002, -32003, -32602].contains(error.code) { forgetSession() }
        wait()
    }

    mutating func forgetSession() {
        sessionName = nil
        authorizationState = nil
    }

    // MARK: - Losing it

    /// The socket is of no use any more, whatever it thinks itself.
    mutating func giveUpSocket(_ why: String, code: UInt16 = 1001, _ outputs: inout [Output]) {
        outputs.append(.close(code: code))
        lose(why, &outputs)
    }

    /// There is no socket any more: another try follows, unless there were enough.
    mutating func lose(_ why: String, _ outputs: inout [Output]) {
        lastWhy = why.shortened
        if isConnected {
            isConnected = false
            lostAt = now
            outputs.append(.lost(lastWhy))
        } else {
            outputs.append(.trouble("could not connect: " + lastWhy))
        }
        loseSent(lastWhy, &outputs)
        if !hasSucceeded {
            failures += 1
            guard failures < settings.maximumOpenFailures else { return finish(.unreachable(lastWhy), &outputs) }
        }
        wait()
    }

    /// Waits twice as long as the last time, and a bit more by lot.
    private mutating func wait() {
        var span = settings.firstBackoff
        for _ in 0..<waits where span < settings.longestBackoff { span = span.times(2) }
        span = min(span, settings.longestBackoff)
        // Past 32 doublings the wait has long been the longest.
        waits = min(waits + 1, 32)
        let most = UInt64(max(0, span.nanoseconds / 4))
        let extra = TimeSpan(nanoseconds: Int64(clamping: jitter.below(most + 1)))
        phase = .waiting(until: now + (span + extra))
    }

    /// The lost session is not regained in time.
    mutating func giveUpSession(_ outputs: inout [Output]) {
        switch phase {
        case .opening, .connecting: outputs.append(.close(code: 1001))
        case .dismissed:
            // Sent away before the connect was answered.
            outputs.append(.close(code: 1000))
        case .waiting: break
        case .idle, .live, .pinged, .ending, .ended: preconditionFailure("a session is lost while \(phase)")
        }
        finish(.unreachable(lastWhy), &outputs)
    }

    mutating func finish(_ end: End, _ outputs: inout [Output]) {
        loseAll("the session is over", &outputs)
        phase = .ended
        isConnected = false
        lostAt = nil
        outputs.append(.ended(end))
    }
}

extension String {
    /// The beginning of a text that a peer may have made long.
    var shortened: String { utf8.count <= 200 ? self : String(prefix(200)) + "..." }
}
