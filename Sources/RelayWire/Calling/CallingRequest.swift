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
        case .end(let address, _), .join(let address, _), .leave(let address, _), .hold(let address, _): address
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
    /// - Throws: `Obstacle.badParameter` with the parameter's name; -32601 for a method that is not served, named;
    ///   -32004 for what is known and not served.
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
        case _: throw .failure(.unknownMethod(method))
        }
    }

    /// `devices`: groups of devices, one after the other; those of a group at the same time.
    private static func dial(_ params: JSONObject) throws(Obstacle) -> CallingRequest {
        guard let groups = params["devices"]?.arrayValue, !groups.isEmpty else { throw .badParameter("devices") }
        var devices: [JSONValue] = []
        for group in groups {
            guard let group = group.arrayValue, !group.isEmpty else { throw .badParameter("devices") }
            devices += group
        }
        guard let device = devices.first, devices.count == 1 else {
            throw .failure(RPCError(-32004, "Not available: dialling several devices at once"))
        }
        guard let kind = device["type"]?.stringValue.flatMap(DeviceKind.init),
            let address = device["params"]?.objectValue
        else { throw .badParameter("devices") }
        var options: DialOptions
        switch kind {
        case .phone:
            options = DialOptions(tag: CallTag(-1), tagText: "", to: try address.text("to_number"))
            options.from = address["from_number"]?.stringValue
        case .sip:
            options = DialOptions(tag: CallTag(-1), tagText: "", device: .sip, to: try address.text("to"))
            options.from = address["from"]?.stringValue
            for header in address["headers"]?.arrayValue ?? [] {
                guard let name = header["name"]?.stringValue, let value = header["value"]?.stringValue else {
                    throw .badParameter("headers")
                }
                options.headers.append(DialOptions.Header(name: name, value: value))
            }
        }
        if let duration = params["max_duration"] {
            guard let seconds = duration.numberValue?.int64, seconds >= 0 else { throw .badParameter("max_duration") }
            options.maxDurationSeconds = seconds
        }
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
    /// A text that must be given.
    fileprivate func text(_ name: String) throws(CallingRequest.Obstacle) -> String {
        guard let text = self[name]?.stringValue, !text.isEmpty else { throw .badParameter(name) }
        return text
    }
}
