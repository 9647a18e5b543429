// S1 to S26: the WebSocket that carries a conference's audio.
extension Rules {
    static let streamRules = streamMessageRules + streamAudioRules + streamLifeRules

    private static let streamMessageRules: [Rule] = [
        Rule(
            .S1,
            "Bad messages from the endpoint",
            .assumed,
            "An unknown event, bad JSON or base64, another streamSid and binary frames are ignored and logged; the socket stays.",
            source: "ASSUMED",
            knobs: [.badStreamMessage]
        ),
        Rule(
            .S2,
            "Listen-only streams",
            .assumed,
            "All that the endpoint sends on a stream that may not send is ignored.",
            source: "ASSUMED"
        ),
        Rule(
            .S3,
            "Queue of what is to be played",
            .assumed,
            "Audio is played at the pace of real time, however it arrives. Up to 60 s of it wait, then the newest is dropped; "
                + "with realtime it is 200 ms, and the oldest is dropped.",
            source: "ASSUMED, STREAM, C14",
            knobs: [.streamQueueMax, .realtimeQueueMax]
        ),
        Rule(
            .S4,
            "Marks after a clear",
            .mixed,
            "Marks that a clear removes come back. That they come at once, in the order in which they were sent, is assumed.",
            source: "STREAM, ASSUMED"
        ),
        Rule(
            .S5,
            "Odd lengths",
            .assumed,
            "Half a sample at the end of a payload is dropped.",
            source: "ASSUMED"
        ),
        Rule(
            .S6,
            "Sending into a conference",
            .assumed,
            "What a stream sends is heard by all members who are not on hold, by other streams and by the recording, and not by "
                + "itself. While the conference waits it is discarded.",
            source: "ASSUMED",
            knobs: [.streamEcho]
        ),
    ]

    private static let streamAudioRules: [Rule] = [
        Rule(
            .S10,
            "Packet interval",
            .assumed,
            "A media message carries 20 ms. @40i makes it 40, and timestamps step by 40. Allowed are 10, 20 and so on to 120.",
            source: "ASSUMED",
            knobs: [.streamFrameMilliseconds]
        ),
        Rule(
            .S11,
            "Byte order of L16",
            .assumed,
            "Samples are little-endian.",
            source: "ASSUMED, AGENT",
            knobs: [.l16Endian]
        ),
        Rule(
            .S12,
            "Silence",
            .assumed,
            "Once the conference runs, a media message is sent for every interval, silence included.",
            source: "ASSUMED",
            knobs: [.streamSilence]
        ),
        Rule(
            .S13,
            "Sample rates",
            .mixed,
            "Audio is mono. Assumed: PCMU and PCMA take 8000, G722 16000, and L16 8000, 16000, 24000, 32000 or 48000; anything "
                + "else is reported as codec_error.",
            source: "STREAM, ASSUMED",
            knobs: [.l16DefaultRate]
        ),
        Rule(
            .S14,
            "Mix",
            .assumed,
            "Members' samples are added, clipped, and converted to the stream's rate.",
            source: "ASSUMED"
        ),
    ]

    private static let streamLifeRules: [Rule] = [
        Rule(
            .S20,
            "Order of messages",
            .mixed,
            "connected, start, then the others, stop last. Assumed: the service closes with 1000 after stop; an endpoint that "
                + "closes, or a broken socket, ends the stream without a stop.",
            source: "STREAM, ASSUMED",
            knobs: [.streamCloseEvent]
        ),
        Rule(
            .S21,
            "When a stream lives",
            .assumed,
            "It is opened when the join is accepted, sends no media before the conference runs, and ends with it, by REST or by "
                + "closing.",
            source: "ASSUMED"
        ),
        Rule(
            .S22,
            "Timestamp zero",
            .assumed,
            "Timestamps count from the first media message.",
            source: "ASSUMED"
        ),
        Rule(
            .S23,
            "Slow endpoint",
            .assumed,
            "Messages wait up to 10 s of audio. Then the oldest media are dropped, and their numbers show the gap.",
            source: "ASSUMED",
            knobs: [.streamBacklog]
        ),
        Rule(
            .S24,
            "Digits of a conference",
            .assumed,
            "A digit of any running member becomes one dtmf message, of 120 ms unless the scenario says otherwise. A digit is a "
                + "key that is pressed on the member's phone; what the program sends on the leg (R48) the phone hears.",
            source: "ASSUMED",
            knobs: [.streamDTMF]
        ),
        Rule(
            .S25,
            "WebSocket pings",
            .assumed,
            "None are sent; those that come are answered.",
            source: "ASSUMED"
        ),
        Rule(
            .S26,
            "Redirects",
            .assumed,
            "The opening of a stream follows none.",
            source: "ASSUMED"
        ),
    ]
}
