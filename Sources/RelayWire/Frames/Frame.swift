public import JSONCodec

/// One frame: a WebSocket text message with one JSON-RPC 2.0 object, in either direction (W1).
public enum Frame: Sendable, Hashable {
    /// A request; both sides send them, and each is answered.
    case request(FrameID, method: String, params: JSONObject)
    /// An answer. That of a ping may be anything (W41), so it need not be an object.
    case result(FrameID, JSONValue)
    /// A protocol failure. A command that is refused is a ``result(_:_:)`` with a code (W1).
    case failure(FrameID, RPCError)
}

/// A protocol failure: an `error` frame has a code and a message, and nothing else.
public struct RPCError: Error, Sendable, Hashable {
    /// A negative whole number.
    public var code: Int
    /// The service's words; they differ between sources and are never compared (W67).
    public var message: String

    /// Makes an error.
    public init(_ code: Int, _ message: String) {
        self.code = code
        self.message = message
    }

    /// -32700
    public static func notJSON(_ why: String) -> RPCError { RPCError(-32700, "Not JSON: " + why) }
    /// -32600
    public static func malformed(_ why: String) -> RPCError { RPCError(-32600, "Malformed request: " + why) }
    /// -32601
    public static func unknownMethod(_ method: String) -> RPCError { RPCError(-32601, "Method not found: " + method) }
    /// -32602
    public static func badParams(_ why: String) -> RPCError { RPCError(-32602, "Bad params: " + why) }
}

/// Why bytes are no frame, and the id that an answer bears.
public struct BadFrame: Error, Sendable, Hashable {
    /// The id of what could not be read, where at least that could be.
    public var id: FrameID
    /// What is wrong, as the sender is told (W2).
    public var error: RPCError

    /// Makes the reason.
    public init(_ id: FrameID, _ error: RPCError) {
        self.id = id
        self.error = error
    }

    /// The frame that says so.
    public var answer: Frame { .failure(id, error) }
}

// MARK: - Bytes to frames

extension Frame {
    /// The largest frame that is read (`max_frame`), and how deep it may nest.
    public static let limits = JSONLimits(maximumDepth: 64, maximumBytes: 10 << 20)

    /// Reads a frame.
    ///
    /// Keys that are not known are ignored. A missing `jsonrpc` is forgiven, another version is not.
    ///
    /// - Throws: `BadFrame` with -32700 for what is no JSON and -32600 for what is no request or answer (W2).
    public init(decoding bytes: [UInt8], limits: JSONLimits = Frame.limits) throws(BadFrame) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(parsing: bytes, limits: limits)
        } catch {
            throw BadFrame(.unknown, .notJSON("\(error)"))
        }
        guard case .object(let object) = json else {
            throw BadFrame(.unknown, .malformed("a frame is one object"))
        }
        try self.init(object)
    }

    private init(_ object: JSONObject) throws(BadFrame) {
        let id = object["id"].flatMap { FrameID($0) }
        func malformed(_ why: String) -> BadFrame { BadFrame(id ?? .unknown, .malformed(why)) }

        if let version = object["jsonrpc"], version != "2.0" { throw malformed("jsonrpc must be \"2.0\"") }
        if let method = object["method"] {
            guard let id else { throw malformed("a request has an id, a string or a number") }
            guard case .string(let method) = method else { throw malformed("method must be a string") }
            switch object["params"] {
            case .object(let params)?: self = .request(id, method: method, params: params)
            case nil: self = .request(id, method: method, params: [:])
            case .some: throw malformed("params must be an object")
            }
        } else if let error = object["error"] {
            // An error for what had no readable id has none itself; whoever gets it can only tell of it.
            let code = error["code"]?.intValue ?? -1
            self = .failure(id ?? .unknown, RPCError(code, error["message"]?.stringValue ?? error.text))
        } else if let result = object["result"] {
            guard let id else { throw malformed("an answer has an id, a string or a number") }
            self = .result(id, result)
        } else {
            throw malformed("there is no method, no result and no error")
        }
    }
}

// MARK: - Frames to bytes

extension Frame {
    /// The frame as one line of JSON.
    public var bytes: [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.key("jsonrpc")
        writer.string("2.0")
        writer.key("id")
        switch self {
        case .request(let id, let method, let params):
            writer.value(id.value)
            writer.key("method")
            writer.string(method)
            writer.key("params")
            writer.value(.object(params))
        case .result(let id, let result):
            writer.value(id.value)
            writer.key("result")
            writer.value(result)
        case .failure(let id, let error):
            writer.value(id.value)
            writer.key("error")
            writer.value(["code": .number(JSONNumber(error.code)), "message": .string(error.message)])
        }
        writer.endObject()
        return writer.bytes
    }
}
