/// The table of the codes by which the service says that something went wrong, or well.
public enum ServiceCodes {
    /// Every code, front by front.
    public static let all: [ServiceCode] = errorFrames + results + rest + webhooks + streams

    private static let errorFrames: [ServiceCode] = [
        ServiceCode("-32000", .errorFrame, "timed out", "The service's own backend took too long.", source: "RA"),
        ServiceCode(
            "-32001",
            .errorFrame,
            "version incompatible",
            "The version of a connect is none that the service speaks, or signalwire.receive is asked for at version 4.",
            source: "RA"
        ),
        ServiceCode(
            "-32002",
            .errorFrame,
            "authentication failed",
            "The project or the token is wrong, or the authorization state is refused.",
            rules: [.W11],
            source: "RA, JS"
        ),
        ServiceCode(
            "-32003",
            .errorFrame,
            "not allowed",
            "Something came before the connect, or the session or the project is another's.",
            rules: [.W10, .W22],
            source: "RA, JS"
        ),
        ServiceCode(
            "-32004",
            .errorFrame,
            "not available",
            "The method is there and cannot be carried out: a server says so of what it has not built.",
            source: "RA"
        ),
        ServiceCode(
            "-32005",
            .errorFrame,
            "at capacity",
            "Nothing more can be taken in for now; try again later.",
            source: "RA"
        ),
        ServiceCode(
            "-32600",
            .errorFrame,
            "malformed request",
            "The frame is no request, or an array of them.",
            rules: [.W2, .W13],
            source: "RA"
        ),
        ServiceCode(
            "-32601",
            .errorFrame,
            "unknown method",
            "The service has no such method.",
            rules: [.R90],
            source: "RA, GUIDE"
        ),
        ServiceCode(
            "-32602",
            .errorFrame,
            "bad parameters",
            "A parameter of a method of signalwire is missing or wrong; for calling methods see the knob bad_param.",
            rules: [.W15, .W60, .R12],
            source: "RA, C20"
        ),
        ServiceCode("-32603", .errorFrame, "internal error", "The service failed.", source: "RA"),
        ServiceCode("-32700", .errorFrame, "not JSON", "What came is no JSON.", rules: [.W2], source: "RA"),
    ]

    private static let results: [ServiceCode] = [
        ServiceCode(
            "200",
            .result,
            "accepted",
            "The command is accepted; that it has taken effect is told by events. Any code that begins with 2 says so.",
            rules: [.W65],
            source: "SDK, GUIDE"
        ),
        ServiceCode(
            "400",
            .result,
            "bad parameter",
            "A parameter is missing or wrong.",
            rules: [.R12, .R32, .R40],
            source: "RA, C20"
        ),
        ServiceCode("402", .result, "account may not", "The account does not allow it.", source: "RA"),
        ServiceCode("403", .result, "forbidden", "It is not allowed.", source: "HIST"),
        ServiceCode(
            "404",
            .result,
            "not there",
            "There is no such call or conference, often because it has ended. The Python SDK returns an empty object for it.",
            rules: [.R11, .R43, .W65, .W66],
            source: "RA, GUIDE"
        ),
        ServiceCode(
            "409",
            .result,
            "conflict",
            "It clashes with the state of the call or the conference, or another client controls the call.",
            rules: [.R11, .R13, .R16, .R17, .W65],
            source: "RA, GUIDE"
        ),
        ServiceCode(
            "410",
            .result,
            "gone",
            "It was there and has ended. The Python SDK returns an empty object for it.",
            rules: [.R11, .W65, .W66],
            source: "GUIDE"
        ),
        ServiceCode("500", .result, "service fault", "The service failed.", source: "RA"),
    ]

    private static let rest: [ServiceCode] = [
        ServiceCode(
            "10000",
            .rest,
            "invalid argument",
            "An argument is wrong or blank, or what is to be changed is over. Status 422.",
            rules: [.T3, .T13],
            source: "ERR, ASSUMED"
        ),
        ServiceCode(
            "13221",
            .rest,
            "bad method",
            "A callback's method is neither GET nor POST. Status 422.",
            source: "ERR"
        ),
        ServiceCode(
            "13238",
            .rest,
            "forbidden verb",
            "A warning in the log: a document that is played has Dial, Gather, Hangup or Record in it.",
            rules: [.R24],
            source: "ERR"
        ),
        ServiceCode(
            "13240",
            .rest,
            "coach failure",
            "A warning in the log of cXML: the call to be coached is not there.",
            rules: [.R32],
            source: "CXML"
        ),
        ServiceCode(
            "13420",
            .rest,
            "not audio",
            "A warning in the log: what is to be played is no audio.",
            rules: [.R24],
            source: "ERR"
        ),
        ServiceCode("13621", .rest, "bad recording event", "A word of a recording callback is unknown.", source: "ERR"),
        ServiceCode("13699", .rest, "bad trim", "The value of trim is unknown.", rules: [.R54], source: "ERR"),
        ServiceCode(
            "16002",
            .rest,
            "conference attributes",
            "They are missing or wrong, or the call to be coached is not in this conference. Status 422.",
            rules: [.T5],
            source: "ERR"
        ),
        ServiceCode(
            "20003",
            .rest,
            "authentication",
            "The credentials are wrong, the feature is blocked, or the account is another's. Status 401.",
            source: "ERR, ASSUMED"
        ),
        ServiceCode(
            "20404",
            .rest,
            "no such resource",
            "The conference, the participant, the recording or the stream is not there. Status 404.",
            rules: [.T7, .T8],
            source: "ERR, ASSUMED"
        ),
        ServiceCode("20429", .rest, "too many requests", "Status 429.", source: "ERR, RATE"),
        ServiceCode(
            "21220",
            .rest,
            "stream not possible now",
            "A stream cannot be started in the current state. Status 422.",
            rules: [.T10],
            source: "ERR"
        ),
        ServiceCode("21402", .rest, "bad URL", "It is not absolute, or no URL. Status 422.", source: "ERR"),
        ServiceCode("21408", .rest, "no callback URL", "It is not set. Status 422.", source: "ERR"),
        ServiceCode("21456", .rest, "bad callback URL", "Status 422.", source: "ERR"),
        ServiceCode(
            "21475",
            .rest,
            "bad conference status",
            "Only completed can be asked for. Status 422.",
            rules: [.T3],
            source: "ERR"
        ),
        ServiceCode("21481", .rest, "bad page token", "Status 422.", source: "ERR"),
        ServiceCode(
            "31922",
            .rest,
            "bad WebSocket URL",
            "It is wrong, not wss, or has white space in it. Status 422.",
            rules: [.R73, .T10],
            source: "ERR, RA"
        ),
        ServiceCode(
            "54453",
            .rest,
            "page token missing",
            "A page beyond the first needs one. Status 422.",
            source: "ERR"
        ),
        ServiceCode("54454", .rest, "bad page size", "It is from 1 to 1000. Status 422.", source: "ERR"),
    ]

    private static let webhooks: [ServiceCode] = [
        ServiceCode(
            "11200",
            .webhook,
            "webhook timed out",
            "The receiver did not answer in time.",
            source: "ERR, HOOKS"
        ),
        ServiceCode("11210", .webhook, "webhook host unknown", "The receiver's name has no address.", source: "ERR"),
        ServiceCode(
            "11215",
            .webhook,
            "too many redirects",
            "The receiver sent the webhook on more than three times.",
            source: "ERR, HOOKS"
        ),
        ServiceCode(
            "11217",
            .webhook,
            "webhook refused",
            "The receiver answered with a status that is no success.",
            source: "ERR"
        ),
        ServiceCode(
            "11220",
            .webhook,
            "webhook TLS failure",
            "The connection to the receiver could not be secured.",
            source: "ERR"
        ),
        ServiceCode("11251", .webhook, "webhook protocol error", "The receiver spoke no HTTP.", source: "ERR"),
        ServiceCode(
            "11750",
            .webhook,
            "webhook answer too long",
            "The receiver's body is longer than 64 kB.",
            source: "ERR"
        ),
        ServiceCode(
            "12300",
            .webhook,
            "webhook content type",
            "The receiver's body is of a type that cannot be read.",
            source: "ERR"
        ),
    ]

    private static let streams: [ServiceCode] = [
        ServiceCode(
            "invalid_url",
            .stream,
            "bad stream URL",
            "It is malformed, or not wss.",
            rules: [.R73],
            source: "STREAM"
        ),
        ServiceCode("missing_url", .stream, "no stream URL", "None was given.", rules: [.R73], source: "STREAM"),
        ServiceCode("invalid_track", .stream, "unknown track", "The word for a track is unknown.", source: "STREAM"),
        ServiceCode(
            "codec_error",
            .stream,
            "codec not possible",
            "The codec is not supported, or has more than one channel.",
            rules: [.S13],
            source: "STREAM"
        ),
        ServiceCode(
            "connection_refused",
            .stream,
            "endpoint refused",
            "The connection was refused, or the answer to its opening was none of a WebSocket.",
            rules: [.R73],
            source: "STREAM, ASSUMED"
        ),
        ServiceCode(
            "connection_refused_timeout_or_ssl_error",
            .stream,
            "endpoint not reached",
            "It did not answer in time, has no address, or its certificate is not trusted.",
            rules: [.R73],
            source: "STREAM, ASSUMED"
        ),
        ServiceCode("general_error", .stream, "internal error", "The service failed.", source: "STREAM"),
        ServiceCode(
            "Duplicated stream ID",
            .stream,
            "stream id in use",
            "Another stream of the conference has it.",
            rules: [.R75],
            source: "STREAM"
        ),
        ServiceCode(
            "Duplicated stream name",
            .stream,
            "stream name in use",
            "Another stream of the conference has it; the first goes on.",
            rules: [.R75],
            source: "STREAM"
        ),
    ]
}
