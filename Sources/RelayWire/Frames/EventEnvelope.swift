public import JSONCodec

/// What stands in `params` of a `signalwire.event` (section 1 of the events).
///
/// A client must do with `event_type` and `params` alone; a server sends all.
public struct EventEnvelope: Sendable, Hashable {
    /// `event_type`
    public var type: String
    /// `params`: what happened.
    public var params: JSONObject
    /// `timestamp`, in seconds of Unix time.
    public var timestamp: Double?
    /// `event_channel`: the session's name (C38).
    public var channel: String?
    /// `context`, of the offer of an inbound call.
    public var context: String?
    /// `project_id`
    public var project: String?
    /// `space_id`
    public var space: String?

    /// The method's name.
    public static let method = "signalwire.event"
    /// The event that brings a session's authorization state (W20).
    public static let authorizationStateType = "signalwire.authorization.state"

    /// Makes an envelope.
    public init(type: String, params: JSONObject, timestamp: Double? = nil) {
        self.type = type
        self.params = params
        self.timestamp = timestamp
    }

    /// Reads an envelope.
    ///
    /// - Throws: -32602 where `event_type` or `params` is missing.
    public init(_ json: JSONObject) throws(RPCError) {
        guard let type = json["event_type"]?.stringValue, !type.isEmpty else {
            throw .badParams("an event has an event_type")
        }
        guard let params = json["params"]?.objectValue else { throw .badParams("an event has params") }
        self.init(type: type, params: params, timestamp: json["timestamp"]?.doubleValue)
        channel = json["event_channel"]?.stringValue
        context = json["context"]?.stringValue
        project = json["project_id"]?.stringValue
        space = json["space_id"]?.stringValue
    }

    /// The envelope as the wire has it.
    public var json: JSONObject {
        var json: JSONObject = ["event_type": .string(type)]
        if let context { json.append("context", .string(context)) }
        if let channel { json.append("event_channel", .string(channel)) }
        if let timestamp, let number = JSONNumber(timestamp) { json.append("timestamp", .number(number)) }
        if let project { json.append("project_id", .string(project)) }
        if let space { json.append("space_id", .string(space)) }
        json.append("params", .object(params))
        return json
    }
}
