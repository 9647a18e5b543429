internal import Conferencing
internal import JSONCodec

extension ClientSession {
    mutating func received(_ bytes: [UInt8], _ outputs: inout [Output]) {
        switch phase {
        case .connecting, .live, .pinged, .dismissed: break
        case .idle, .opening, .waiting, .ending, .ended: return
        }
        let frame: Frame
        do throws(BadFrame) {
            frame = try Frame(decoding: bytes)
        } catch {
            outputs.append(.trouble("a bad frame: " + error.error.message.shortened))
            // Without an id nobody could tell what the answer is to.
            if error.id != .unknown { answer(error.answer, &outputs) }
            return
        }
        switch frame {
        case .request(let id, let method, let params): serve(id, method, params, &outputs)
        case .result(let id, let result): reply(id, .result(result), &outputs)
        case .failure(let id, let error): reply(id, .failure(error), &outputs)
        }
    }

    // MARK: - What the service asks

    private mutating func serve(_ id: FrameID, _ method: String, _ params: JSONObject, _ outputs: inout [Output]) {
        switch method {
        case EventEnvelope.method: event(id, params, &outputs)
        case "signalwire.ping":
            var echo: JSONObject = [:]
            for key in ["timestamp", "payload"] { if let value = params[key] { echo.append(key, value) } }
            answer(.result(id, .object(echo)), &outputs)
        case "signalwire.disconnect": dismiss(id, params, &outputs)
        case _:
            outputs.append(.trouble("the service asked for \(method.shortened), which clients do not have"))
            answer(.failure(id, .unknownMethod(method.shortened)), &outputs)
        }
    }

    /// Answers the service, unless it was told the last thing it is told on this socket (W50).
    private mutating func answer(_ frame: Frame, _ outputs: inout [Output]) {
        switch phase {
        case .connecting, .live, .pinged: write(frame, &outputs)
        case .dismissed, .idle, .opening, .waiting, .ending, .ended: return
        }
    }

    /// W30: it is acknowledged before it is handed on. One that goes without, after a dismissal, comes again and is
    /// acknowledged then.
    private mutating func event(_ id: FrameID, _ params: JSONObject, _ outputs: inout [Output]) {
        let envelope: EventEnvelope
        do throws(RPCError) {
            envelope = try EventEnvelope(params)
        } catch {
            outputs.append(.trouble("a bad event: " + error.message.shortened))
            return answer(.failure(id, error), &outputs)
        }
        answer(.result(id, [:]), &outputs)
        guard seenEvents.insert(id, atMost: settings.maximumSeenEvents) else { return }
        guard envelope.type == EventEnvelope.authorizationStateType else { return outputs.append(.event(envelope)) }
        // A secret, and of no use to anybody else: it is not handed on.
        guard let state = envelope.params["authorization_state"]?.stringValue, !state.isEmpty else {
            return outputs.append(.trouble("an authorization state without a text"))
        }
        authorizationState = Secret(state)
    }

    /// W51: `restart` makes the session be forgotten; otherwise it is resumed.
    private mutating func dismiss(_ id: FrameID, _ params: JSONObject, _ outputs: inout [Output]) {
        switch phase {
        case .connecting, .live, .pinged:
            answer(.result(id, [:]), &outputs)
            phase = .dismissed(until: now + settings.dismissalGrace)
            if params["restart"]?.boolValue == true { forgetSession() }
        case .dismissed: outputs.append(.trouble("signalwire.disconnect came twice"))
        case .idle, .opening, .waiting, .ending, .ended: return
        }
    }

    // MARK: - What the service answers

    private mutating func reply(_ id: FrameID, _ reply: Answer, _ outputs: inout [Output]) {
        switch phase {
        case .connecting(let connect, let resuming, _) where connect == id:
            switch reply {
            case .result(let result): return accepted(result, resuming: resuming, &outputs)
            case .failure(let error): return refused(error, &outputs)
            case .lost: return
            }
        case .pinged(let ping, let since) where ping == id:
            // Whatever it says, the socket is alive (W41).
            phase = .live(pingAt: max(now, since + settings.pingInterval))
            return
        case .connecting, .live, .pinged, .dismissed: break
        case .idle, .opening, .waiting, .ending, .ended: return
        }
        if let request = requests.answer(id) { return outputs.append(.answered(request, reply)) }
        switch reply {
        case .failure(let error) where id == .unknown:
            outputs.append(.trouble("the service could not read a frame: \(error.code) \(error.message.shortened)"))
        case .result, .failure, .lost:
            outputs.append(.trouble("an answer to nothing that was asked: \(id.value.text.shortened)"))
        }
    }

    // MARK: - Being alive

    mutating func ping(_ outputs: inout [Output]) {
        let frame = nextFrameID()
        write(.request(frame, method: "signalwire.ping", params: [:]), &outputs)
        phase = .pinged(frame, since: now)
    }
}
