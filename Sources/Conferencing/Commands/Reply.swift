/// The answer to a command. It says that the command was accepted or refused, never that it has taken effect.
public struct Reply: Sendable, Hashable {
    /// The outcome.
    public var code: ReplyCode
    /// The service's words; they differ between sources and are never compared (W67).
    public var message: String
    /// The call, where the service repeats it.
    public var call: CallID?
    /// The conference lifetime that a join was accepted for; the schema makes it optional.
    public var conference: ConferenceID?
    /// The stream that REST was asked to start, `sid` of the answer (T10).
    public var stream: StreamID?
    /// The rules by which the simulated service answers so; the wire does not carry them.
    public var because: Because
    /// The HTTP status of REST's answer where its code is not that status; nil elsewhere (T3).
    public var status: HTTPStatus?

    /// Makes a reply.
    @inlinable public init(
        _ code: ReplyCode,
        _ message: String,
        call: CallID? = nil,
        conference: ConferenceID? = nil,
        stream: StreamID? = nil,
        because: Because = Because()
    ) {
        self.code = code
        self.message = message
        self.call = call
        self.conference = conference
        self.stream = stream
        self.because = because
    }
}

/// A reply's code, as the text that the wire has: `200`, `409`, or a negative JSON-RPC error such as `-32601`.
public struct ReplyCode: Sendable, Hashable {
    /// The code's text.
    public var text: String

    /// Makes a code.
    @inlinable public init(_ text: String) { self.text = text }

    /// Whether the command was accepted: any `2xx` (W65).
    public var isAccepted: Bool {
        let digits = text.utf8
        guard digits.count == 3, digits.first == UInt8(ascii: "2") else { return false }
        return digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Accepted.
    @inlinable public static var accepted: ReplyCode { ReplyCode("200") }
    /// A bad parameter (R12).
    public static let badParameter = ReplyCode("400")
    /// No such call, or not in that conference.
    public static let notFound = ReplyCode("404")
    /// Clashes with the state of the call or the conference.
    public static let conflict = ReplyCode("409")
    /// Was there and is gone.
    public static let gone = ReplyCode("410")
    /// REST: no such conference, or no such participant in it.
    public static let noSuchResource = ReplyCode("20404")
    /// REST: an argument is wrong, or what is to be changed is over.
    public static let invalidArgument = ReplyCode("10000")
    /// REST: a recording cannot be changed so now. Such an answer has sentences and no code, so this is the HTTP status.
    public static let unprocessable = ReplyCode("422")
    /// REST: the call that is to be coached is not in that conference.
    public static let coachedNotHere = ReplyCode("16002")
    /// REST: a stream cannot be started or stopped in the present state (T10).
    public static let badStreamState = ReplyCode("21220")
    /// REST: a stream's address is malformed, or not `wss` (T10).
    public static let badStreamURL = ReplyCode("31922")
    /// The service has no such method; JSON-RPC's own code (R90).
    public static let methodNotFound = ReplyCode("-32601")
    /// A bad parameter, where the profile has it as a protocol error.
    public static let invalidParams = ReplyCode("-32602")

    /// Every code with which the simulated service refuses a command of a scenario.
    public static let refusals: [ReplyCode] = [
        .badParameter, .notFound, .conflict, .gone, .noSuchResource, .invalidArgument, .unprocessable, .coachedNotHere,
        .badStreamState, .badStreamURL, .methodNotFound, .invalidParams,
    ]
}
