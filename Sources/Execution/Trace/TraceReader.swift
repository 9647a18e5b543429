import Conferencing
import JSONCodec
import Planning

/// Reads the lines of a case back: what came from outside becomes the input that it was.
///
/// What is written of an input and not read here would be lost to a replay, so that each has its part in both.
struct TraceReader {
    /// One line.
    struct Line {
        /// When it happened.
        var at: Instant
        /// What came; nil for what the executor did by itself.
        var input: Executor.Input?
    }

    let plan: Plan
    var index: IdentifierIndex
    private let tags: [String: CallTag]
    private let members: [String: Int32]
    private let secret: String?
    private let hasSecrets: Bool
    /// Whether something was read in which a secret had stood.
    private(set) var hasReadSecret = false

    /// Reads the lines of a case, of which there are so many.
    init(_ head: TraceHead, _ plan: Plan, lines: Int, secrets: SecretValues) {
        self.plan = plan
        index = IdentifierIndex(head, most: Int32(clamping: plan.cast.count + lines) &+ 1024)
        let places = plan.cast.indices
        tags = Dictionary(
            places.map { (plan.cast[$0].dial.tagText, plan.cast[$0].dial.tag) },
            uniquingKeysWith: { first, _ in first }
        )
        members = Dictionary(places.map { (plan.cast[$0].name, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        secret = secrets.onlyHidden
        hasSecrets = secrets.hidesAnything
    }

    mutating func line(_ written: JSONValue) throws(TraceMistake) -> Line {
        let at = Instant(nanoseconds: try written.nanoseconds("at"))
        guard at >= .start else { throw TraceMistake("it is before the case began") }
        guard written["of_fault"] == nil else { return Line(at: at, input: nil) }
        let kind = try written.string("kind")
        guard TraceReader.kindsOfInputs.contains(kind) else { return Line(at: at, input: nil) }
        return Line(at: at, input: try input(kind, try unveiled(written)))
    }

    private static let kindsOfInputs: Set = [
        "reply", "listing", "event", "webhook", "stream", "beep", "unanswered", "connection", "fault", "foreign",
        "idle",
        "interrupted",
    ]

    private mutating func input(_ kind: String, _ json: JSONValue) throws(TraceMistake) -> Executor.Input? {
        switch kind {
        case "reply": return .reply(try request(json), try reply(json))
        case "listing": return .listing(try request(json), try listing(json))
        case "event": return .event(try event(json))
        case "webhook": return .webhook(try webhook(json))
        case "stream": return .stream(try receipt(json))
        case "beep": return .beep(try beep(json))
        case "unanswered": return .unanswered(try request(json), try json.string("why"))
        case "connection": return .connection(try connection(json))
        case "foreign": return .foreign(type: try json.string("event_type"), json["params"] ?? .null)
        case "idle": return .idle
        case "interrupted": return .interrupted
        case "fault":
            // What a fault has kept came all the same.
            switch try json.string("fault") {
            case "drop_event": return .event(try event(json))
            case "delay" where json["request"] != nil: return .reply(try request(json), try reply(json))
            case "delay": return .event(try event(json))
            case _: return nil
            }
        case _: return nil
        }
    }

    private func request(_ json: JSONValue) throws(TraceMistake) -> RequestID {
        RequestID(try json.integer("request", as: Int32.self))
    }

    private mutating func reply(_ json: JSONValue) throws(TraceMistake) -> Reply {
        var reply = Reply(ReplyCode(try json.string("code")), try json.string("message"))
        if json["call_id"] != nil { reply.call = try call(json, "call_id") }
        if json["conference_id"] != nil { reply.conference = try conference(json, "conference_id") }
        if json["stream_id"] != nil { reply.stream = try index.stream(try json.string("stream_id")) }
        if json["http_status"] != nil {
            reply.status = HTTPStatus(rawValue: try json.integer("http_status", as: UInt16.self))
        }
        reply.because = try because(json)
        return reply
    }

    private func connection(_ json: JSONValue) throws(TraceMistake) -> ConnectionChange {
        switch try json.string("state") {
        case "lost": return .lost(try json.string("why"))
        case "resumed": return .resumed
        case "replaced": return .replaced
        case "gone": return .gone(try json.string("why"))
        case let other: throw TraceMistake("a connection is never '\(other)'")
        }
    }

    private mutating func beep(_ json: JSONValue) throws(TraceMistake) -> BeepSound {
        var heardBy: [CallID] = []
        for text in try json.strings("heard_by") { heardBy.append(try index.call(text)) }
        return BeepSound(
            conference: try conference(json, "conference_id"),
            mover: try call(json, "call_id"),
            cause: try json.word("cause", as: BeepSound.Cause.self),
            heardBy: heardBy,
            because: try because(json)
        )
    }

    // MARK: - Parts

    mutating func call(_ json: JSONValue, _ name: String) throws(TraceMistake) -> CallID {
        try index.call(try json.string(name))
    }

    mutating func callIfAny(_ json: JSONValue, _ name: String) throws(TraceMistake) -> CallID? {
        json[name] == nil ? nil : try call(json, name)
    }

    mutating func conference(_ json: JSONValue, _ name: String) throws(TraceMistake) -> ConferenceID {
        try index.conference(try json.string(name))
    }

    func because(_ json: JSONValue) throws(TraceMistake) -> Because {
        var because = Because()
        guard json["because"] != nil else { return because }
        for text in try json.strings("because") {
            guard let rule = RuleID(rawValue: text) else { throw TraceMistake("there is no rule '\(text)'") }
            because.add(rule)
        }
        return because
    }

    /// The tag in an event's params; a text that is nobody's is a number of no member.
    func tag(_ params: JSONValue, of json: JSONValue) throws(TraceMistake) -> CallTag? {
        if let name = json["tag_of"]?.stringValue {
            guard let place = members[name] else { throw TraceMistake("nobody is called '\(name)'") }
            return CallTag(place)
        }
        guard params["tag"] != nil else { return nil }
        let text = try params.string("tag")
        return tags[text] ?? CallTag(Int32(text) ?? -1)
    }

    // MARK: - Secrets

    /// The same with the secret in its place: what stands there was found by the secret's value.
    private mutating func unveiled(_ json: JSONValue) throws(TraceMistake) -> JSONValue {
        switch json {
        case .string(let text):
            guard text.contains(SecretValues.shown) else { return json }
            guard hasSecrets else { return json }
            guard let secret else {
                throw TraceMistake("a secret stood there, and the file does not tell which of several it was")
            }
            hasReadSecret = true
            return .string(text.replacing(SecretValues.shown, with: secret))
        case .array(let items):
            var unveiled: [JSONValue] = []
            for item in items { unveiled.append(try self.unveiled(item)) }
            return .array(unveiled)
        case .object(let object):
            var members: [JSONObject.Member] = []
            for member in object {
                members.append(JSONObject.Member(name: try name(member.name), value: try unveiled(member.value)))
            }
            return .object(JSONObject(members))
        case .null, .bool, .number: return json
        }
    }

    private mutating func name(_ name: String) throws(TraceMistake) -> String {
        guard case .string(let text) = try unveiled(.string(name)) else { return name }
        return text
    }
}
