package import Conferencing
package import JSONCodec

/// A `calling.*` request as a server reads it: ids are texts still, and what the service checks itself is unchecked.
package enum CallingRequest: Sendable {
    /// `calling.dial`
    case dial(tag: String?, DialOptions)
    /// `calling.end`
    case end(CallAddress, EndReason)
    /// `calling.join_conference`
    case join(CallAddress, JoinOptions)
    /// `calling.leave_conference`
    case leave(CallAddress, conference: String)
    /// `calling.hold` or `calling.unhold`
    case hold(CallAddress, Bool)
    /// `calling.answer`
    case answer(CallAddress, AnswerOptions)
    /// `calling.pass`
    case pass(CallAddress)
    /// `calling.disconnect`
    case disconnect(CallAddress)
    /// `calling.send_digits`
    case sendDigits(CallAddress, DigitsOptions)

    /// Where a call is: both come from events and are sent back with every command.
    package struct CallAddress: Sendable, Hashable {
        /// `node_id`
        package var node: String
        /// `call_id`
        package var call: String
    }

    /// The call that the request is about; a dial has none yet.
    package var address: CallAddress? {
        switch self {
        case .dial: nil
        case .end(let address, _), .join(let address, _), .leave(let address, _), .hold(let address, _),
            .answer(let address, _), .pass(let address), .disconnect(let address), .sendDigits(let address, _):
            address
        }
    }

    /// The `control_id` that the reply repeats.
    package var control: String? {
        switch self {
        case .sendDigits(_, let options): options.control
        case .dial, .end, .join, .leave, .hold, .answer, .pass, .disconnect: nil
        }
    }

    /// Why a request cannot be handed to the service.
    package enum Obstacle: Error, Sendable, Hashable {
        /// A parameter is missing or wrong (R12, W73).
        case badParameter(String)
        /// A protocol failure.
        case failure(RPCError)
    }

    /// Reads a request.
    ///
    /// - Throws: `Obstacle.badParameter` with the parameter's name; -32601 for a method that is not served, named.
    package init(_ method: String, _ params: JSONObject) throws(Obstacle) {
        switch method {
        case "calling.dial": self = try CallingRequest.dial(params)
        case "calling.end":
            let address = try CallAddress(params)
            guard let word = params["reason"] else {
                self = .end(address, .hangup)
                return
            }
            guard let reason = word.stringValue.flatMap(EndReason.init) else { throw .badParameter("reason") }
            self = .end(address, reason)
        case "calling.join_conference":
            let address = try CallAddress(params)
            var options = JoinOptions(name: "")
            // The service has the table, and says what is wrong with any of them.
            options.unchecked = params.filter { $0.name != "node_id" && $0.name != "call_id" }
                .map { JoinOptions.UncheckedOption(name: $0.name, value: $0.value) }
            self = .join(address, options)
        case "calling.leave_conference":
            let address = try CallAddress(params)
            self = .leave(address, conference: try params.text("conference_id"))
        case "calling.hold": self = .hold(try CallAddress(params), true)
        case "calling.unhold": self = .hold(try CallAddress(params), false)
        case "calling.answer":
            let address = try CallAddress(params)
            var options = AnswerOptions(maxDurationSeconds: try params.maxDuration())
            for codec in try params["codecs"]?.list(named: "codecs") ?? [] {
                guard let codec = codec.stringValue else { throw .badParameter("codecs") }
                options.codecs.append(codec)
            }
            self = .answer(address, options)
        // Its reason is free text, and of no effect.
        case "calling.disconnect": self = .disconnect(try CallAddress(params))
        case "calling.pass": self = .pass(try CallAddress(params))
        case "calling.send_digits":
            let address = try CallAddress(params)
            self = .sendDigits(
                address,
                DigitsOptions(control: try params.text("control_id"), digits: try params.text("digits"))
            )
        case _: throw .failure(.unknownMethod(method))
        }
    }

    private static let mostDevices = 100

    /// `devices`: groups of devices, one after the other; those of a group at the same time.
    private static func dial(_ params: JSONObject) throws(Obstacle) -> CallingRequest {
        guard let groups = params["devices"]?.arrayValue, !groups.isEmpty else { throw .badParameter("devices") }
        var ringTime: Int64?
        if let timeout = params["timeout"] {
            guard let seconds = timeout.numberValue?.int64, seconds > 0 else { throw .badParameter("timeout") }
            ringTime = seconds
        }
        var devices: [[DialOptions.Device]] = []
        for group in groups {
            guard let group = group.arrayValue, !group.isEmpty else { throw .badParameter("devices") }
            var together: [DialOptions.Device] = []
            for json in group {
                // W73: an unknown type or a missing address.
                guard var device = DialOptions.Device(json) else { throw .badParameter("devices") }
                device.timeoutSeconds = device.timeoutSeconds ?? ringTime
                together.append(device)
            }
            devices.append(together)
        }
        // More than any program dials at once; each is a call.
        guard devices.joined().count <= mostDevices else { throw .badParameter("devices") }
        let first = devices[0].removeFirst()
        var options = DialOptions(
            tag: CallTag(-1),
            tagText: "",
            device: first.kind,
            to: first.to,
            from: first.from,
            headers: first.headers,
            timeoutSeconds: first.timeoutSeconds
        )
        if devices.count > 1 || !devices[0].isEmpty { options.more = devices }
        options.maxDurationSeconds = try params.maxDuration()
        guard let tag = params["tag"] else { return .dial(tag: nil, options) }
        guard let tag = tag.stringValue, !tag.isEmpty else { throw .badParameter("tag") }
        return .dial(tag: tag, options)
    }
}

extension CallingRequest.CallAddress {
    fileprivate init(_ params: JSONObject) throws(CallingRequest.Obstacle) {
        node = try params.text("node_id")
        call = try params.text("call_id")
    }
}

extension JSONObject {
    /// `max_duration` (C23), where it is given.
    fileprivate func maxDuration() throws(CallingRequest.Obstacle) -> Int64? {
        guard let duration = self["max_duration"] else { return nil }
        guard let seconds = duration.numberValue?.int64, seconds >= 0 else { throw .badParameter("max_duration") }
        return seconds
    }

    /// A text that must be given.
    fileprivate func text(_ name: String) throws(CallingRequest.Obstacle) -> String {
        guard let text = self[name]?.stringValue, !text.isEmpty else { throw .badParameter(name) }
        return text
    }
}

extension JSONValue {
    fileprivate func list(named name: String) throws(CallingRequest.Obstacle) -> [JSONValue] {
        guard let list = arrayValue else { throw .badParameter(name) }
        return list
    }
}
