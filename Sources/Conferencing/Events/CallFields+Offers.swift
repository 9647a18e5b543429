extension EventFields {
    /// The fields of `calling.call.receive`.
    static let callReceiveFields: [EventField] = [
        nodeID,
        receiveField("call_id", .call, "always", "The call that is offered.", source: "RA") { .call($0.call) },
        EventField(
            notYet: "segment_id",
            .text(),
            "when available",
            "The part of the call's life to which the event belongs; opaque.",
            source: "RA"
        ),
        receiveField(
            "call_state",
            .word(of: CallState.self),
            "always",
            "The state in which the call is offered.",
            source: "RA, C31",
            otherNames: ["state"]
        ) { _ in .text(CallState.created.rawValue) },
        receiveField(
            "direction",
            .word(of: CallDirection.self),
            "always",
            "Which side began the call.",
            source: "RA"
        ) { _ in .text(CallDirection.inbound.rawValue) },
        receiveField(
            "context",
            .text(),
            "always",
            "The context that belongs to the dialled number, on which the call is offered.",
            rules: [.W60, .W61],
            source: "RA, SDK",
            otherNames: ["protocol"]
        ) { .text($0.context) },
        receiveField(
            "device.type",
            .word(["phone", "sip", "fabric", "webrtc"]),
            "once the device is known",
            "What kind of device calls.",
            source: "RA"
        ) { $0.device.map { .text($0.kind.rawValue) } },
        address("from_number", "Who calls, where it is a phone.", of: .phone, \.from),
        address("to_number", "Which number was dialled, where it is a phone.", of: .phone, { $0.to }),
        address("from", "Who calls, where it is no phone.", of: nil, \.from),
        address("to", "Which address was dialled, where it is no phone.", of: nil, { $0.to }),
        EventField(
            notYet: "device.params.headers",
            .texts,
            "where there are any",
            "The headers that came with the call.",
            source: "RA"
        ),
    ]

    /// The fields of `calling.call.send_digits`.
    static let callSendDigitsFields: [EventField] = [
        nodeID,
        digitsField("call_id", .call, "always", "The call.", source: "GUIDE") { .call($0.call) },
        digitsField("tag", .text(), "on a dialled call", "The tag under which the call was dialled.", source: "GUIDE") {
            $0.tag.map { .tag($0) }
        },
        digitsField(
            "control_id",
            .text(),
            "always",
            "What the command called itself.",
            source: "GUIDE"
        ) { .text($0.control) },
        digitsField(
            "state",
            .word(["finished"]),
            "always",
            "That all digits have been sent.",
            source: "ASSUMED, SDK"
        ) { _ in .text("finished") },
    ]

    private static func address(
        _ name: String,
        _ summary: String,
        of kind: DeviceKind?,
        _ read: @escaping @Sendable (DialOptions.Device) -> String?
    ) -> EventField {
        receiveField(
            "device.params." + name,
            .text(),
            kind == nil ? "on a call of another kind" : "on a call of a phone",
            summary,
            source: "RA"
        ) { event in
            guard let device = event.device, (device.kind == .phone) == (kind == .phone) else { return nil }
            return read(device).map { .text($0) }
        }
    }

    private static func receiveField(
        _ name: String,
        _ type: ValueType,
        _ presence: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        otherNames: [String] = [],
        read: @escaping @Sendable (CallReceiveEvent) -> FieldValue?
    ) -> EventField {
        EventField(name, type, presence, summary, rules: rules, source: source, otherNames: otherNames) { event in
            guard case .callReceive(let body) = event.body else { return nil }
            return read(body)
        }
    }

    private static func digitsField(
        _ name: String,
        _ type: ValueType,
        _ presence: String,
        _ summary: String,
        source: String,
        read: @escaping @Sendable (CallSendDigitsEvent) -> FieldValue?
    ) -> EventField {
        EventField(name, type, presence, summary, rules: [.R48], source: source) { event in
            guard case .callSendDigits(let body) = event.body else { return nil }
            return read(body)
        }
    }
}
