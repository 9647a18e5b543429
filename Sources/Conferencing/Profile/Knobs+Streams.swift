extension Knobs {
    static let streams = streamOpening + streamAudio

    private static let streamOpening: [Knob] = [
        Knob(
            .streamPlain,
            \.streams.plain,
            default: "loopback",
            "Where streams may go by ws:// without TLS. loopback: to this machine. never: nowhere. always: everywhere.",
            source: "STREAM, RA",
            shownIn: "knobs/stream_plain.yaml"
        ),
        Knob(
            .streamQuery,
            \.streams.query,
            default: "keep",
            "What becomes of a query in a stream's address. keep: it is sent. strip: it is cut off. refuse: the stream is "
                + "refused.",
            source: "ASSUMED, STREAM",
            shownIn: "knobs/stream_query.yaml"
        ),
        Knob(
            notYet: .streamTLSVerify,
            ["true", "false"],
            "Whether the endpoint's certificate is checked.",
            source: "STREAM"
        ),
        Knob(
            .streamConnectTimeout,
            duration: \.streams.connectTimeout,
            .positive,
            default: "5s",
            "How long opening a stream's socket may take.",
            source: "ASSUMED",
            shownIn: "knobs/stream_connect_timeout.yaml"
        ),
        Knob(
            .streamCallSID,
            \.streams.callSID,
            default: "attaching_call",
            "What start.callSid of a conference's stream says. attaching_call: the call that attached it. conference_id: the "
                + "conference. omit: nothing.",
            source: "ASSUMED, STREAM",
            shownIn: "knobs/stream_call_sid.yaml"
        ),
        Knob(
            .emptyCustomParameters,
            \.streams.emptyCustomParameters,
            default: "omit",
            "How start says that there are no custom parameters. omit: without the field. object: by an empty object.",
            source: "STREAM, C39",
            shownIn: "knobs/empty_custom_parameters.yaml"
        ),
        Knob(
            .badStreamMessage,
            \.streams.badMessage,
            default: "ignore",
            "What follows a bad message of the endpoint. ignore: nothing. close: the socket is closed.",
            rules: [.S1],
            source: "ASSUMED",
            shownIn: "knobs/bad_stream_message.yaml"
        ),
        Knob(
            .streamCloseEvent,
            \.streams.closeEvent,
            default: "stopped",
            "How the end of a stream is reported whose endpoint closed it. stopped: as an end. error: as an error.",
            rules: [.S20],
            source: "ASSUMED",
            shownIn: "knobs/stream_close_event.yaml"
        ),
    ]

    private static let streamAudio: [Knob] = [
        Knob(
            .streamQueueMax,
            duration: \.streams.queueMaximum,
            .positive,
            default: "1m",
            "How much audio of the endpoint may wait to be played before the newest is dropped.",
            rules: [.S3],
            source: "ASSUMED, STREAM, C14",
            shownIn: "knobs/stream_queue_max.yaml"
        ),
        Knob(
            .realtimeQueueMax,
            duration: \.streams.realtimeQueueMaximum,
            .positive,
            default: "200ms",
            "How much audio of the endpoint may wait with realtime, before the oldest is dropped.",
            rules: [.S3],
            source: "ASSUMED, STREAM, C14",
            shownIn: "knobs/realtime_queue_max.yaml"
        ),
        Knob(
            .streamEcho,
            flag: \.streams.echo,
            default: "false",
            "Whether a stream hears what it sent itself.",
            rules: [.S6],
            source: "ASSUMED",
            shownIn: "knobs/stream_echo.yaml"
        ),
        Knob(
            .l16DefaultRate,
            \.streams.l16DefaultRate,
            default: "16000",
            "The sample rate of L16 where none is given. 16000: wide. 8000: as on the telephone.",
            rules: [.S13],
            source: "ASSUMED, STREAM, FS",
            shownIn: "knobs/l16_default_rate.yaml"
        ),
        Knob(
            .streamFrameMilliseconds,
            packet: \.streams.frameMilliseconds,
            default: "20",
            "How much audio a media message carries where the codec does not say.",
            rules: [.S10],
            source: "ASSUMED",
            shownIn: "knobs/stream_frame_ms.yaml"
        ),
        Knob(
            notYet: .l16Endian,
            ["little", "big"],
            "The byte order of L16. little: low byte first. big: high byte first.",
            rules: [.S11],
            source: "ASSUMED, AGENT"
        ),
        Knob(
            notYet: .streamSilence,
            ["send", "suppress"],
            "What is sent while nobody speaks. send: messages with silence. suppress: nothing.",
            rules: [.S12],
            source: "ASSUMED"
        ),
        Knob(
            notYet: .streamBacklog,
            quantity: "a duration",
            default: "10s",
            "How much audio may wait for a slow endpoint before the oldest is dropped.",
            rules: [.S23],
            source: "ASSUMED"
        ),
        Knob(
            .streamDTMF,
            \.streams.dtmf,
            default: "all_members",
            "Whose digits a conference's stream reports. all_members: every running member's. attaching_call: those of the "
                + "call that attached it. none: nobody's.",
            rules: [.S24],
            source: "ASSUMED",
            shownIn: "knobs/stream_dtmf.yaml"
        ),
    ]
}
