extension EventFields {
    /// The fields of `calling.call.state`.
    static let callStateFields: [EventField] = [
        nodeID,
        state(
            "call_id",
            .call,
            "always",
            "The call.",
            source: "RA"
        ) { .call($0.call) },
        EventField(
            notYet: "segment_id",
            .text(),
            "when available",
            "The part of the call's life to which the event belongs; opaque.",
            source: "RA"
        ),
        state(
            "tag",
            .text(),
            "on every event of a dialled call",
            "The tag under which the call was dialled.",
            rules: [.W70],
            source: "RA"
        ) { $0.tag.map { .tag($0) } },
        state(
            "call_state",
            .word(of: CallState.self),
            "always",
            "The state that the call has reached.",
            source: "RA, SDK, C31",
            otherNames: ["state"]
        ) { .text($0.state.rawValue) },
        state(
            "direction",
            .word(of: CallDirection.self),
            "always",
            "Which side began the call.",
            source: "RA"
        ) { .text($0.direction.rawValue) },
        EventField(
            notYet: "device.type",
            .word(["phone", "sip", "webrtc"]),
            "once the device is known",
            "What kind of device is at the far end.",
            source: "RA"
        ),
        EventField(
            notYet: "device.params",
            .texts,
            "once the device is known",
            "The device's addresses: from_number and to_number of a phone, from and to of the others, and their headers.",
            source: "RA"
        ),
        time("start_time", "When the call began"),
        time("answer_time", "When the call was answered"),
        time("end_time", "When the call ended"),
        state(
            "end_reason",
            .word(of: EndReason.self),
            "on ended",
            "Why the call ended. Sources spell max_duration and not_found in two ways; these are the SDK's.",
            source: "RA, SDK, C22",
            otherNames: ["reason"]
        ) { $0.endReason.map { .text($0.rawValue) } },
        state(
            "end_source",
            .word(of: EndSource.self),
            "on ending and ended",
            "Which side ended the call: outbound is the program under test, inbound the far end, none is unknown.",
            source: "RA"
        ) { $0.endSource.map { .text($0.rawValue) } },
        EventField(
            notYet: "parent.call_id",
            .call,
            "on a call that another one brought up",
            "The call that brought this one up.",
            source: "RA"
        ),
        EventField(
            notYet: "peer.call_id",
            .call,
            "on a bridged call",
            "The call to which this one is bridged.",
            source: "RA"
        ),
        EventField(
            notYet: "dial_winner",
            .word(["true"]),
            "on the leg that won its dial",
            "Marks the leg that was answered first; here it is a text.",
            rules: [.W72],
            source: "RA"
        ),
        EventField(
            notYet: "audio_in_mos",
            .text(),
            "if it was measured",
            "The mean opinion score of what was received.",
            source: "RA"
        ),
        EventField(
            notYet: "sip_data",
            .object([]),
            "on SIP calls, perhaps",
            "What SIP said of the call; its members are not described.",
            source: "RA"
        ),
    ]

    /// The fields of `calling.call.dial`, which has no call of its own: the one that answered stands in `call`.
    static let callDialFields: [EventField] = [
        nodeID,
        dial(
            "tag",
            .text(),
            "always",
            "The tag of the dial: what links the event to its command.",
            rules: [.W70],
            source: "RA"
        ) { .tag($0.tag) },
        dial(
            "dial_state",
            .word(of: DialState.self),
            "always",
            "How the dial stands or came out.",
            rules: [.W70, .W72],
            source: "RA, GUIDE",
            otherNames: ["state"]
        ) { .text($0.state.rawValue) },
        dial(
            "call.call_id",
            .call,
            "when answered",
            "The call that answered. It stands within call, for the event itself has no call_id.",
            rules: [.W70],
            source: "RA, TESTS",
            otherNames: ["call_id"]
        ) { $0.winner.map { .call($0) } },
        EventField(
            notYet: "call.call_state",
            .word(of: CallState.self),
            "when answered",
            "The state of the call that answered.",
            source: "RA, TESTS"
        ),
        EventField(
            notYet: "call.direction",
            .word(of: CallDirection.self),
            "when answered",
            "Which side began the call that answered.",
            source: "RA, TESTS"
        ),
        EventField(
            notYet: "call.dial_winner",
            .boolean,
            "when answered",
            "Marks the leg that was answered first; sources differ on whether it is a boolean or a text.",
            rules: [.W72],
            source: "RA, GUIDE, SDK"
        ),
        dial(
            "reason",
            .word(of: EndReason.self),
            "when failed",
            "Why the last leg ended.",
            rules: [.W72],
            source: "RA, C22",
            otherNames: ["end_reason"]
        ) { $0.reason.map { .text($0.rawValue) } },
        dial(
            "source",
            .word(of: EndSource.self),
            "when failed",
            "Which side ended the last leg.",
            source: "RA"
        ) { $0.source.map { .text($0.rawValue) } },
    ]

    static let nodeID = EventField(
        notYet: "node_id",
        .text(),
        "always",
        "The address of the node that carries the call; opaque, and sent back with every command.",
        source: "RA"
    )

    private static func time(_ name: String, _ meaning: String) -> EventField {
        EventField(
            notYet: name,
            .integer(minimum: 0),
            "always",
            meaning + ", in milliseconds of Unix time; 0 until it does.",
            source: "RA, C33"
        )
    }

    private static let state = EventFieldMaker<CallStateEvent> { body in
        if case .callState(let event) = body { event } else { nil }
    }

    private static let dial = EventFieldMaker<CallDialEvent> { body in
        if case .callDial(let event) = body { event } else { nil }
    }
}
