import JSONCodec
import RelayWire
import Testing

/// Frames, in both directions.
@Suite struct FrameTests {
    struct Row: CustomTestStringConvertible {
        var bytes: String
        var frame: Frame
        var testDescription: String { bytes }
    }

    static let rows = [
        Row(
            bytes: #"{"jsonrpc":"2.0","id":"a","method":"calling.end","params":{"call_id":"c"}}"#,
            frame: .request(FrameID("a"), method: "calling.end", params: ["call_id": "c"])
        ),
        Row(
            bytes: #"{"jsonrpc":"2.0","id":"a","method":"signalwire.ping","params":{}}"#,
            frame: .request(FrameID("a"), method: "signalwire.ping", params: [:])
        ),
        Row(
            bytes: #"{"jsonrpc":"2.0","id":"a","result":{"code":"200"}}"#,
            frame: .result(FrameID("a"), ["code": "200"])
        ),
        Row(bytes: #"{"jsonrpc":"2.0","id":"a","result":null}"#, frame: .result(FrameID("a"), nil)),
        Row(
            bytes: #"{"jsonrpc":"2.0","id":"a","error":{"code":-32002,"message":"no"}}"#,
            frame: .failure(FrameID("a"), RPCError(-32002, "no"))
        ),
        Row(
            bytes: #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}"#,
            frame: .failure(.unknown, RPCError(-32700, "no"))
        ),
    ]

    @Test(arguments: rows) func `a frame is read and written alike`(_ row: Row) throws {
        #expect(try Frame(decoding: Array(row.bytes.utf8)) == row.frame)
        #expect(String(decoding: row.frame.bytes, as: UTF8.self) == row.bytes)
    }

    @Test(arguments: ["7", "7.0", "1e3", #""\u0061""#]) func `W2 an id comes back as it was`(_ id: String) throws {
        let frame = try Frame(decoding: Array(#"{"id":\#(id),"method":"m"}"#.utf8))
        guard case .request(let read, _, let params) = frame else {
            Issue.record("\(frame)")
            return
        }
        #expect(params.isEmpty)
        let answer = try JSONValue(parsing: Frame.result(read, [:]).bytes)
        #expect(answer["id"] == (try JSONValue(parsing: id)))
    }

    struct BadRow: CustomTestStringConvertible {
        var bytes: String
        var code: Int
        var id: FrameID = .unknown
        var testDescription: String { bytes }
    }

    static let badRows = [
        BadRow(bytes: "", code: -32700), BadRow(bytes: "hello", code: -32700), BadRow(bytes: "{", code: -32700),
        BadRow(bytes: "\u{FEFF}{}", code: -32700),
        BadRow(bytes: String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000), code: -32700),
        BadRow(bytes: "[]", code: -32600), BadRow(bytes: "7", code: -32600), BadRow(bytes: "{}", code: -32600),
        BadRow(bytes: #"{"id":"a"}"#, code: -32600, id: FrameID("a")),
        BadRow(bytes: #"{"id":"a","method":7}"#, code: -32600, id: FrameID("a")),
        BadRow(bytes: #"{"id":"a","method":"m","params":[]}"#, code: -32600, id: FrameID("a")),
        BadRow(bytes: #"{"jsonrpc":"1.0","id":"a","method":"m"}"#, code: -32600, id: FrameID("a")),
        BadRow(bytes: #"{"method":"m"}"#, code: -32600), BadRow(bytes: #"{"id":{},"method":"m"}"#, code: -32600),
        BadRow(bytes: #"{"id":null,"method":"m"}"#, code: -32600), BadRow(bytes: #"{"result":{}}"#, code: -32600),
    ]

    @Test(arguments: badRows) func `W2 what is no frame says why, and under which id`(_ row: BadRow) {
        #expect {
            try Frame(decoding: Array(row.bytes.utf8))
        } throws: { error in
            (error as? BadFrame).map { $0.error.code == row.code && $0.id == row.id } ?? false
        }
    }

    // MARK: - The connect

    static let connects = [
        #"{"version":{"major":2,"minor":0,"revision":0},"event_acks":true,"authentication":{"project":"p","token":"t"}}"#,
        #"{"version":{"major":4,"minor":0,"revision":3},"agent":"x","event_acks":false,"#
            + #""authentication":{"jwt_token":"j"},"contexts":["a","b"],"protocol":"s","authorization_state":"z"}"#,
    ]

    @Test(arguments: connects) func `a connect is read and written alike`(_ text: String) throws {
        let params = try #require(try JSONValue(parsing: text).objectValue)
        #expect(JSONValue.object(try ConnectRequest(params).params).text == text)
    }

    static let version = #""version":{"major":2,"minor":0,"revision":0}"#
    static let who = #""authentication":{"project":"p","token":"t"}"#

    static let badConnects: [(String, Int)] = [
        ("{\(who)}", -32602), ("{\(version)}", -32602), (#"{"version":{"major":2},\#(who)}"#, -32602),
        (#"{"version":{"major":5,"minor":0,"revision":0},\#(who)}"#, -32001),
        (#"{"version":{"major":2,"minor":1,"revision":0},\#(who)}"#, -32001),
        (#"{\#(version),"authentication":{"project":"p"}}"#, -32602),
        (#"{\#(version),"authentication":"t"}"#, -32602), (#"{\#(version),\#(who),"contexts":"a"}"#, -32602),
        (#"{\#(version),\#(who),"contexts":[1]}"#, -32602), (#"{\#(version),\#(who),"protocol":7}"#, -32602),
        (#"{\#(version),\#(who),"authorization_state":"z"}"#, -32602),
    ]

    @Test(arguments: badConnects) func `W15 a wrong connect is refused with its code`(
        _ text: String,
        _ code: Int
    ) throws {
        let params = try #require(try JSONValue(parsing: text).objectValue)
        #expect {
            try ConnectRequest(params)
        } throws: {
            ($0 as? RPCError)?.code == code
        }
    }

    @Test func `a secret shows itself to nobody`() {
        let secret = Secret("PT-canary")
        var dumped = ""
        dump(Credentials.token(project: "p", secret), to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\(Credentials.jwt(secret))", dumped] {
            #expect(!text.contains("canary"))
        }
    }

    @Test(arguments: [("", "", true), ("a", "a", true), ("a", "b", false), ("a", "ab", false), ("ab", "a", false)])
    func `a secret matches itself alone`(_ left: String, _ right: String, _ isSame: Bool) {
        #expect(Secret(left).matches(Secret(right)) == isSame)
    }
}
