extension Knobs {
    static let connection = connecting + sessions + dialling

    /// No step of the language speaks of sockets.
    private static let frames = Knob.Showcase.frames("WireKnobTests")

    private static let connecting: [Knob] = [
        Knob(
            maximumFrame: "How large a frame of a client may be; one that is larger closes the socket.",
            source: "SDK",
            shownIn: frames
        ),
        Knob(
            .pipeline,
            \.wire.pipeline,
            default: "in_order",
            "How the requests of one socket are handled. in_order: one after the other. concurrent: at the same time, "
                + "so that what is sent right behind the connect comes before it.",
            rules: [.W3],
            source: "ASSUMED, SDK",
            shownIn: frames
        ),
        Knob(
            .acceptExecute,
            flag: \.wire.acceptExecute,
            default: "true",
            "Whether the older envelope signalwire.execute is unwrapped.",
            rules: [.W4],
            source: "ASSUMED, SDK",
            shownIn: frames
        ),
        Knob(
            .beforeConnect,
            \.wire.beforeConnect,
            default: "rpc_-32003",
            "How a request before the connect is refused. rpc_-32003: with that error. rpc_-32002: with that error. close: "
                + "the socket is closed.",
            rules: [.W10],
            source: "ASSUMED, RA",
            shownIn: frames
        ),
        Knob(
            .authFailure,
            \.wire.authenticationFailure,
            default: "rpc_-32002",
            "How a connect with bad credentials is refused. rpc_-32002: by an error frame. result_401: by a failing result.",
            rules: [.W11],
            source: "RA, JS, C35",
            shownIn: frames
        ),
        Knob(
            .closeAfterRefusal,
            flag: \.wire.closeAfterRefusal,
            default: "true",
            "Whether the server closes the socket after it refused a connect.",
            rules: [.W12],
            source: "ASSUMED, SDK",
            shownIn: frames
        ),
        Knob(
            .reconnectSameSocket,
            \.wire.reconnectSameSocket,
            default: "rpc_-32600",
            "What becomes of a second connect on one socket. rpc_-32600: refused with that error. replace_session: the new "
                + "session takes the old one's place.",
            rules: [.W13],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            .connectDeadline,
            orNone: \.wire.connectDeadline,
            default: "30s",
            "How long the server waits for the connect before it closes the socket.",
            rules: [.W14],
            source: "ASSUMED",
            shownIn: frames
        ),
    ]

    private static let sessions: [Knob] = [
        Knob(
            .authStateEvery,
            orNone: \.wire.authorizationStateEvery,
            default: "none",
            "How often the server sends a new authorization state after the first. none: never.",
            rules: [.W20],
            source: "ASSUMED, RA",
            shownIn: frames
        ),
        Knob(
            .resumeWindow,
            duration: \.wire.resumeWindow,
            default: "30s",
            "How long after the loss of its socket a session can be resumed.",
            rules: [.W21],
            source: "ASSUMED, GUIDE",
            shownIn: frames
        ),
        Knob(
            .badAuthState,
            \.wire.badAuthorizationState,
            default: "ignore",
            "What becomes of a connect with a bad authorization state. ignore: its credentials decide. rpc_-32002: it is "
                + "refused with that error.",
            rules: [.W23],
            source: "GUIDE, JS, C36",
            shownIn: frames
        ),
        Knob(
            .staleProtocol,
            \.wire.staleProtocol,
            default: "fresh",
            "What becomes of a connect with an unknown protocol. fresh: a new session with a new name. adopt_name: a new "
                + "session with that name. rpc_-32003: it is refused with that error.",
            rules: [.W24],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            .awayEvents,
            \.wire.awayEvents,
            default: "queue",
            "What becomes of events while a session has no socket. queue: they are sent after it resumes. drop: they are lost.",
            rules: [.W25],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            .redeliverUnacked,
            flag: \.wire.redeliverUnacknowledged,
            default: "true",
            "Whether events that were not acknowledged come again after the session resumes.",
            rules: [.W25],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            .takeover,
            \.wire.takeover,
            default: "newest",
            "Which of two sockets keeps the session. newest: the newer one, and the older is closed. refuse_newer: the older "
                + "one.",
            rules: [.W26],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            .orphanCalls,
            \.wire.orphanCalls,
            default: "keep",
            "What becomes of the calls of a session that has expired. keep: they go on. hangup: they end.",
            rules: [.W27],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            acknowledgementTimeout:
                "What follows when an event is not acknowledged. none: nothing. close_after(DURATION): the socket is closed so "
                + "long later.",
            rules: [.W31],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            .pingInterval,
            duration: \.wire.pingInterval,
            .positive,
            default: "10s",
            "How often the server pings.",
            rules: [.W42],
            source: "ASSUMED, JS",
            shownIn: frames
        ),
        Knob(
            .pingTimeout,
            duration: \.wire.pingTimeout,
            .positive,
            default: "10s",
            "How long the server waits for the answer to a ping before it closes the socket.",
            rules: [.W42],
            source: "ASSUMED",
            shownIn: frames
        ),
        Knob(
            .disconnectGrace,
            duration: \.wire.disconnectGrace,
            default: "5s",
            "How long the server waits for the answer to a disconnect before it closes the socket.",
            rules: [.W50],
            source: "ASSUMED",
            shownIn: frames
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
