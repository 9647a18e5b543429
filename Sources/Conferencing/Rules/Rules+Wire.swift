// W1 to W28: frames, the connection and its sessions.
extension Rules {
    static let wireRules = connectionRules + sessionRules + exchangeRules + dialRules

    private static let connectionRules: [Rule] = [
        Rule(
            .W1,
            "Two kinds of failure",
            .documented,
            "A failure of the protocol is an error frame with a negative integer; a failed command is a result whose code is a "
                + "text that does not begin with 2.",
            source: "RA"
        ),
        Rule(
            .W2,
            "Ids and bad frames",
            .assumed,
            "A reply repeats the request's id byte for byte. There are no batches: an array is answered by -32600, and what is "
                + "no JSON by -32700, both with the id null.",
            source: "ASSUMED, SDK"
        ),
        Rule(
            .W3,
            "One after the other",
            .assumed,
            "Requests of one socket are handled, and answered, in the order of their arrival; so a request right behind the "
                + "connect waits for it.",
            source: "ASSUMED, SDK",
            knobs: [.pipeline]
        ),
        Rule(
            .W4,
            "Flat method names",
            .assumed,
            "Methods are called by name, as in calling.dial. The older envelope signalwire.execute may still be unwrapped; the "
                + "methods of blade are gone.",
            source: "ASSUMED, SDK",
            knobs: [.acceptExecute]
        ),
        Rule(
            .W10,
            "connect comes first",
            .documented,
            "Any request before signalwire.connect is refused; with which code no source says.",
            source: "RA",
            knobs: [.beforeConnect]
        ),
        Rule(
            .W11,
            "Failed authentication",
            .documented,
            "It is answered by an error frame with -32002. One page speaks of a failing result instead, which the Python SDK "
                + "would take for success.",
            source: "RA, JS, SDK, C35",
            knobs: [.authFailure]
        ),
        Rule(
            .W12,
            "After a refusal",
            .assumed,
            "The server closes the socket once the error is written.",
            source: "ASSUMED, SDK",
            knobs: [.closeAfterRefusal]
        ),
        Rule(
            .W13,
            "A second connect on one socket",
            .assumed,
            "It is refused with -32600.",
            source: "ASSUMED",
            knobs: [.reconnectSameSocket]
        ),
        Rule(
            .W14,
            "Patience",
            .assumed,
            "A socket on which no connect comes within 30 s is closed.",
            source: "ASSUMED",
            knobs: [.connectDeadline]
        ),
        Rule(
            .W15,
            "Missing keys",
            .assumed,
            "A connect with no or a malformed version or authentication is refused with -32602.",
            source: "ASSUMED"
        ),
    ]

    private static let sessionRules: [Rule] = [
        Rule(
            .W20,
            "Authorization state",
            .documented,
            "The server sends it right after a fresh connect, again when it changes or from time to time, and not at once where "
                + "the connect brought a valid one. The client keeps the newest and sends it back untouched.",
            source: "RA, GUIDE",
            knobs: [.authStateEvery]
        ),
        Rule(
            .W21,
            "Resuming a session",
            .mixed,
            "The protocol's name and the state bring the session back, its calls still owned, for a short time. That it is 30 s "
                + "after the socket is lost is assumed.",
            source: "GUIDE, RA, SDK, ASSUMED",
            knobs: [.resumeWindow]
        ),
        Rule(
            .W22,
            "Credentials still count",
            .mixed,
            "They are sent again when a session is resumed. Assumed: they are checked, and a protocol of another project is "
                + "refused with -32003.",
            source: "RA, ASSUMED"
        ),
        Rule(
            .W23,
            "Bad or stale state",
            .documented,
            "It is ignored, and normal authentication decides. JavaScript's SDK drops its state after -32002, -32003 and "
                + "-32602, so the service does refuse at times.",
            source: "GUIDE, JS, C36",
            knobs: [.badAuthState]
        ),
        Rule(
            .W24,
            "Unknown or expired protocol",
            .assumed,
            "The client gets a fresh session with a new protocol name, which it must compare and adopt.",
            source: "ASSUMED",
            knobs: [.staleProtocol]
        ),
        Rule(
            .W25,
            "Events while away",
            .assumed,
            "They are kept while the session can be resumed and delivered in order after the connect's reply. Those that were "
                + "sent and not acknowledged come again with their old id.",
            source: "ASSUMED",
            knobs: [.awayEvents, .redeliverUnacked]
        ),
        Rule(
            .W26,
            "Two sockets, one protocol",
            .assumed,
            "The newer socket takes over and the older is closed.",
            source: "ASSUMED",
            knobs: [.takeover]
        ),
        Rule(
            .W27,
            "Expiry of a session",
            .assumed,
            "Its calls go on without anybody who controls them, and conferences keep them.",
            source: "ASSUMED",
            knobs: [.orphanCalls]
        ),
        Rule(
            .W28,
            "Contexts when resuming",
            .assumed,
            "Those in the new connect replace the old ones. Where it gives none, the old ones stay.",
            source: "ASSUMED"
        ),
    ]
}
