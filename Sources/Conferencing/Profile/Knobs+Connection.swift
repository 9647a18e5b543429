extension Knobs {
    static let connection = connecting + sessions + dialling

    private static let connecting: [Knob] = [
        Knob(
            notYet: .maxFrame,
            quantity: "a size in MiB",
            default: "10 MiB",
            "How large a frame may be.",
            source: "SDK"
        ),
        Knob(
            notYet: .pipeline,
            ["in_order", "concurrent"],
            "How the requests of one socket are handled. in_order: one after the other. concurrent: at the same time.",
            rules: [.W3],
            source: "ASSUMED, SDK"
        ),
        Knob(
            notYet: .acceptExecute,
            ["true", "false"],
            "Whether the older envelope signalwire.execute is unwrapped.",
            rules: [.W4],
            source: "ASSUMED, SDK"
        ),
        Knob(
            notYet: .beforeConnect,
            ["rpc_-32003", "rpc_-32002", "close"],
            "How a request before the connect is refused. rpc_-32003: with that error. rpc_-32002: with that error. close: "
                + "the socket is closed.",
            rules: [.W10],
            source: "ASSUMED, RA"
        ),
        Knob(
            notYet: .authFailure,
            ["rpc_-32002", "result_401"],
            "How a connect with bad credentials is refused. rpc_-32002: by an error frame. result_401: by a failing result.",
            rules: [.W11],
            source: "RA, JS, C35"
        ),
        Knob(
            notYet: .closeAfterRefusal,
            ["true", "false"],
            "Whether the server closes the socket after it refused a connect.",
            rules: [.W12],
            source: "ASSUMED, SDK"
        ),
        Knob(
            notYet: .reconnectSameSocket,
            ["rpc_-32600", "replace_session"],
            "What becomes of a second connect on one socket. rpc_-32600: refused with that error. replace_session: the new "
                + "session takes the old one's place.",
            rules: [.W13],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .connectDeadline,
            quantity: "a duration, or none",
            default: "30s",
            "How long the server waits for the connect before it closes the socket.",
            rules: [.W14],
            source: "ASSUMED"
        ),
    ]

    private static let sessions: [Knob] = [
        Knob(
            notYet: .authStateEvery,
            quantity: "a duration, or none after the first",
            default: "none after the first",
            "How often the server sends the authorization state anew.",
            rules: [.W20],
            source: "ASSUMED, RA"
        ),
        Knob(
            notYet: .resumeWindow,
            quantity: "a duration",
            default: "30s",
            "How long after the loss of its socket a session can be resumed.",
            rules: [.W21],
            source: "ASSUMED, GUIDE"
        ),
        Knob(
            notYet: .badAuthState,
            ["ignore", "rpc_-32002"],
            "What becomes of a connect with a bad authorization state. ignore: its credentials decide. rpc_-32002: it is "
                + "refused with that error.",
            rules: [.W23],
            source: "GUIDE, JS, C36"
        ),
        Knob(
            notYet: .staleProtocol,
            ["fresh", "adopt_name", "rpc_-32003"],
            "What becomes of a connect with an unknown protocol. fresh: a new session with a new name. adopt_name: a new "
                + "session with that name. rpc_-32003: it is refused with that error.",
            rules: [.W24],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .awayEvents,
            ["queue", "drop"],
            "What becomes of events while a session has no socket. queue: they are sent after it resumes. drop: they are lost.",
            rules: [.W25],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .redeliverUnacked,
            ["true", "false"],
            "Whether events that were not acknowledged come again after the session resumes.",
            rules: [.W25],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .takeover,
            ["newest", "refuse_newer"],
            "Which of two sockets keeps the session. newest: the newer one, and the older is closed. refuse_newer: the older "
                + "one.",
            rules: [.W26],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .orphanCalls,
            ["keep", "hangup"],
            "What becomes of the calls of a session that has expired. keep: they go on. hangup: they end.",
            rules: [.W27],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .ackTimeout,
            ["none", "close_after(DURATION)"],
            "What follows when an event is not acknowledged. none: nothing. close_after(DURATION): the socket is closed so "
                + "long later.",
            rules: [.W31],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .pingInterval,
            quantity: "a duration",
            default: "10s",
            "How often the server pings.",
            rules: [.W42],
            source: "ASSUMED, JS"
        ),
        Knob(
            notYet: .pingTimeout,
            quantity: "a duration",
            default: "10s",
            "How long the server waits for the answer to a ping before it closes the socket.",
            rules: [.W42],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .disconnectGrace,
            quantity: "a duration",
            default: "5s",
            "How long the server waits for the answer to a disconnect before it closes the socket.",
            rules: [.W50],
            source: "ASSUMED"
        ),
    ]

    private static let dialling: [Knob] = [
        Knob(
            .dialRate,
            \.dialRate,
            notYet: ["per_second(N)"],
            default: "unlimited",
            "How fast dials are carried out. unlimited: at once. per_second(1): one each second, the others queue, as the "
                + "service does by default. per_second(N): so many each second.",
            source: "RATE",
            shownIn: "knobs/dial_rate.yaml"
        ),
        Knob(
            .offer,
            \.offer,
            default: "all",
            "Who is offered an inbound call. all: every session that receives its context. round_robin: one after the other.",
            rules: [.W61],
            source: "ASSUMED",
            shownIn: "knobs/offer.yaml"
        ),
        Knob(
            .inboundRingingEvent,
            flag: \.inboundRingingEvent,
            default: "false",
            "Whether an inbound call reports ringing before it is answered.",
            source: "ASSUMED",
            shownIn: "knobs/inbound_ringing_event.yaml"
        ),
        Knob(
            .endingOnFailure,
            flag: \.endingOnFailure,
            default: "false",
            "Whether a leg that is not answered passes the state ending before ended.",
            rules: [.W72],
            source: "ASSUMED",
            shownIn: "knobs/ending_on_failure.yaml"
        ),
        Knob(
            .dialingEvent,
            \.dialingEvent,
            default: "once",
            "How often calling.call.dial says dialing. once: once for the dial. none: never. per_leg: once for each leg.",
            rules: [.W72],
            source: "ASSUMED",
            shownIn: "knobs/dialing_event.yaml"
        ),
        Knob(
            .dupTag,
            \.duplicateTag,
            default: "allow",
            "What becomes of a dial whose tag is dialling already. allow: it is dialled. result_409: it is refused.",
            rules: [.W73],
            source: "ASSUMED",
            shownIn: "knobs/dup_tag.yaml"
        ),
    ]
}
