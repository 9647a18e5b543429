import Conferencing
import JSONCodec
import RelayService
import Testing

/// What shows a knob of the wire: a script of frames, and what is heard under each value.
struct WireShowing: Sendable, CustomTestStringConvertible {
    var knob: KnobName
    var play: @Sendable (inout FrameScript) -> Void
    var values: [(value: String, lines: [String])]

    init(
        _ knob: KnobName,
        _ values: KeyValuePairs<String, [String]>,
        play: @escaping @Sendable (inout FrameScript) -> Void
    ) {
        self.knob = knob
        self.values = values.map { ($0.key, $0.value) }
        self.play = play
    }

    var testDescription: String { knob.rawValue }

    static let state = "signalwire.authorization.state"

    /// In the order of the table of knobs.
    static let all = connecting + sessions + patience

    private static let connecting = [
        WireShowing(.maxFrame, ["10 MiB": ["0s 1> done"], "1 KiB": ["0s 1 closed 1009"]]) {
            $0.connect(1)
            $0.mark()
            $0.say(1, "signalwire.ping", ["payload": .string(String(repeating: "p", count: 1024))])
        },
        WireShowing(
            .pipeline,
            [
                "in_order": ["0s 1> welcome", "0s 1> \(state)", "0s 1> done"],
                "concurrent": ["0s 1> error -32003", "20ms 1> welcome", "20ms 1> \(state)"],
            ]
        ) {
            $0.connect(1)
            $0.say(1, "signalwire.ping")
            $0.pass(.seconds(1))
        },
        WireShowing(.acceptExecute, ["true": ["0s 1> done"], "false": ["0s 1> error -32601"]]) {
            $0.connect(1)
            $0.mark()
            $0.say(1, "signalwire.execute", ["method": "signalwire.ping", "params": [:]])
        },
        WireShowing(
            .beforeConnect,
            [
                "rpc_-32003": ["0s 1> error -32003"], "rpc_-32002": ["0s 1> error -32002"],
                "close": ["0s 1 closed 1008"],
            ]
        ) {
            $0.open(1)
            $0.say(1, "signalwire.ping")
        },
        WireShowing(
            .authFailure,
            [
                "rpc_-32002": ["0s 1> error -32002", "0s 1 closed 1000"],
                "result_401": ["0s 1> 401", "0s 1 closed 1000"],
            ]
        ) {
            $0.open(1)
            $0.sayConnect(1, token: "wrong")
        },
        WireShowing(
            .closeAfterRefusal,
            [
                "true": ["0s 1> error -32002", "0s 1 closed 1000"],
                "false": ["0s 1> error -32002", "0s 1> welcome", "0s 1> \(state)"],
            ]
        ) {
            $0.open(1)
            $0.sayConnect(1, token: "wrong")
            $0.sayConnect(1)
        },
        WireShowing(
            .reconnectSameSocket,
            ["rpc_-32600": ["0s 1> error -32600"], "replace_session": ["0s 1> welcome", "0s 1> \(state)"]]
        ) {
            $0.connect(1)
            $0.mark()
            $0.sayConnect(1)
        },
        WireShowing(.connectDeadline, ["30s": ["30s 1 closed 1008"], "5s": ["5s 1 closed 1008"], "none": []]) {
            $0.open(1)
            $0.pass(.seconds(3600))
        },
    ]

    private static let sessions = [
        WireShowing(.authStateEvery, ["none": [], "4s": ["4s 1> \(state)", "8s 1> \(state)"]]) {
            $0.connect(1)
            $0.mark()
            $0.pass(.seconds(9))
        },
        WireShowing(
            .resumeWindow,
            ["30s": ["0s 2> welcome back"], "2s": ["0s 2> welcome", "0s 2> \(state)"]]
        ) {
            $0.connect(1)
            $0.lose(1)
            $0.pass(.seconds(5))
            $0.mark()
            $0.resume(2)
        },
        WireShowing(
            .badAuthState,
            [
                "ignore": ["0s 2> welcome back", "0s 2> \(state)"],
                "rpc_-32002": ["0s 2> error -32002", "0s 2 closed 1000"],
            ]
        ) {
            $0.connect(1)
            $0.lose(1)
            $0.mark()
            $0.resume(2, state: "nonsense")
        },
        WireShowing(
            .staleProtocol,
            [
                "fresh": ["0s 1> welcome", "0s 1> \(state)"],
                "adopt_name": ["0s 1> welcome as asked", "0s 1> \(state)"],
                "rpc_-32003": ["0s 1> error -32003", "0s 1 closed 1000"],
            ]
        ) {
            $0.open(1)
            $0.sayConnect(1, resuming: FrameScript.staleName)
        },
        WireShowing(
            .awayEvents,
            [
                "queue": [
                    "0s 2> welcome back", "0s 2> calling.call.state answered", "0s 2> calling.call.dial answered",
                ], "drop": ["0s 2> welcome back"],
            ]
        ) {
            $0.connect(1)
            $0.dial(1, "a")
            $0.lose(1)
            $0.pass(.seconds(1))
            $0.mark()
            $0.resume(2)
        },
        WireShowing(
            .redeliverUnacked,
            [
                "true": [
                    "0s 2> welcome back", "0s 2> calling.call.state answered", "0s 2> calling.call.dial answered",
                ], "false": ["0s 2> welcome back"],
            ]
        ) {
            $0.connect(1)
            $0.dial(1, "a")
            $0.stopAcknowledging()
            $0.pass(.seconds(1))
            $0.lose(1)
            $0.mark()
            $0.resume(2)
        },
        WireShowing(
            .takeover,
            [
                "newest": ["0s 1 closed 1000", "0s 2> welcome back"],
                "refuse_newer": ["0s 2> error -32003", "0s 2 closed 1000"],
            ]
        ) {
            $0.connect(1)
            $0.mark()
            $0.resume(2)
        },
        WireShowing(.orphanCalls, ["keep": [], "hangup": ["30s 2> calling.conference participant-leave"]]) {
            for socket in [1, 2] {
                $0.connect(socket)
                $0.dial(socket, "call \(socket)")
                $0.pass(.seconds(1))
                $0.join(socket)
            }
            $0.mark()
            $0.lose(1)
            $0.pass(.seconds(60))
        },
    ]

    private static let patience = [
        WireShowing(.ackTimeout, ["none": [], "close_after(3s)": ["3s 1 closed 1008"]]) {
            $0.stopAcknowledging()
            $0.connect(1)
            $0.mark()
            $0.pass(.seconds(60))
        },
        WireShowing(.pingInterval, ["10s": [], "4s": ["4s 1> signalwire.ping"]]) {
            $0.stopAnsweringPings()
            $0.connect(1)
            $0.mark()
            $0.pass(.seconds(9))
        },
        WireShowing(
            .pingTimeout,
            [
                "10s": ["10s 1> signalwire.ping", "20s 1 closed 1001"],
                "1s": ["10s 1> signalwire.ping", "11s 1 closed 1001"],
            ]
        ) {
            $0.stopAnsweringPings()
            $0.connect(1)
            $0.mark()
            $0.pass(.seconds(60))
        },
        WireShowing(
            .disconnectGrace,
            [
                "5s": ["0s 1> signalwire.disconnect", "5s 1 closed 1000"],
                "0s": ["0s 1> signalwire.disconnect", "0s 1 closed 1000"],
            ]
        ) {
            $0.connect(1)
            $0.mark()
            $0.control { .disconnect(project: $0, restart: false) }
            $0.pass(.seconds(60))
        },
    ]
}
