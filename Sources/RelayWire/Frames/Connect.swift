public import JSONCodec

/// How a client shows who it is.
public enum Credentials: Sendable {
    /// A project and its API token.
    case token(project: String, Secret)
    /// A JWT, which names its project itself.
    case jwt(Secret)
}

/// `signalwire.connect`, a client's first request (section 3 of the wire).
public struct ConnectRequest: Sendable {
    /// The version of the protocol: major, minor and revision.
    public struct Version: Sendable, Hashable {
        /// Up to 4 is accepted.
        public var major: Int
        /// Only 0 is accepted.
        public var minor: Int
        /// Whatever it is.
        public var revision: Int

        /// Makes a version.
        public init(_ major: Int, _ minor: Int, _ revision: Int) {
            self.major = major
            self.minor = minor
            self.revision = revision
        }
    }

    /// `version`; 2.0.0 is what the Python SDK sends (C21).
    public var version = Version(2, 0, 0)
    /// `authentication`
    public var credentials: Credentials
    /// `agent`, a free label.
    public var agent: String?
    /// `event_acks`; the server never requires it.
    public var eventAcks = true
    /// `contexts`: the inbound calls that are wanted.
    public var contexts: [String] = []
    /// `protocol`: the session to resume.
    public var resuming: String?
    /// `authorization_state`, only together with `protocol`.
    public var authorizationState: Secret?

    /// A connect with these credentials, and nothing else said.
    public init(_ credentials: Credentials) { self.credentials = credentials }

    /// The method's name.
    public static let method = "signalwire.connect"

    /// Reads the parameters.
    ///
    /// - Throws: -32602 for what is missing or malformed (W15), -32001 for a version that is not spoken.
    public init(_ params: JSONObject) throws(RPCError) {
        guard let version = params["version"], let major = version["major"]?.intValue,
            let minor = version["minor"]?.intValue, let revision = version["revision"]?.intValue
        else { throw .badParams("version needs major, minor and revision") }
        guard (0...4).contains(major), minor == 0 else { throw RPCError(-32001, "Unsupported protocol version") }
        guard let authentication = params["authentication"]?.objectValue else {
            throw .badParams("authentication is missing")
        }
        if let jwt = authentication["jwt_token"]?.stringValue {
            self.init(.jwt(Secret(jwt)))
        } else if let project = authentication["project"]?.stringValue, let token = authentication["token"]?.stringValue
        {
            self.init(.token(project: project, Secret(token)))
        } else {
            throw .badParams("authentication needs project and token, or jwt_token")
        }
        self.version = Version(major, minor, revision)
        agent = params["agent"]?.stringValue
        eventAcks = params["event_acks"]?.boolValue ?? false
        if let contexts = params["contexts"] { self.contexts = try contexts.texts(named: "contexts") }
        if let resuming = params["protocol"] {
            guard case .string(let name) = resuming else { throw .badParams("protocol must be a string") }
            self.resuming = name.isEmpty ? nil : name
        }
        if let state = params["authorization_state"]?.stringValue, !state.isEmpty {
            guard self.resuming != nil else { throw .badParams("authorization_state needs protocol") }
            authorizationState = Secret(state)
        }
    }

    /// The parameters as the wire has them.
    public var params: JSONObject {
        var params: JSONObject = [
            "version": [
                "major": .number(JSONNumber(version.major)), "minor": .number(JSONNumber(version.minor)),
                "revision": .number(JSONNumber(version.revision)),
            ]
        ]
        if let agent { params.append("agent", .string(agent)) }
        params.append("event_acks", .bool(eventAcks))
        switch credentials {
        case .token(let project, let token):
            params.append("authentication", ["project": .string(project), "token": .string(token.revealed)])
        case .jwt(let token): params.append("authentication", ["jwt_token": .string(token.revealed)])
        }
        if !contexts.isEmpty { params.append("contexts", .array(contexts.map { .string($0) })) }
        if let resuming { params.append("protocol", .string(resuming)) }
        if let authorizationState { params.append("authorization_state", .string(authorizationState.revealed)) }
        return params
    }
}

extension JSONValue {
    /// The texts of an array; anything else in it, or another value, is a bad parameter.
    func texts(named name: String) throws(RPCError) -> [String] {
        guard let items = arrayValue else { throw .badParams("\(name) must be an array of strings") }
        var texts: [String] = []
        for item in items {
            guard let text = item.stringValue else { throw .badParams("\(name) must be an array of strings") }
            texts.append(text)
        }
        return texts
    }
}

/// The answer to a connect that was accepted.
public struct ConnectResult: Sendable {
    /// `protocol`: the session's name, by which it is resumed; opaque to clients, who adopt it from every answer.
    public var sessionName: String
    /// `identity`: unique for this connection.
    public var identity: String
    /// `authorization`: scopes and the like, opaque.
    public var authorization: JSONObject

    /// Makes an answer.
    public init(sessionName: String, identity: String, authorization: JSONObject = [:]) {
        self.sessionName = sessionName
        self.identity = identity
        self.authorization = authorization
    }

    /// Reads an answer; nil where it has no `protocol`, without which there is no session.
    public init?(_ result: JSONValue) {
        guard let name = result["protocol"]?.stringValue, !name.isEmpty else { return nil }
        self.init(
            sessionName: name,
            identity: result["identity"]?.stringValue ?? "",
            authorization: result["authorization"]?.objectValue ?? [:]
        )
    }

    /// The answer as the wire has it.
    public var result: JSONValue {
        [
            "protocol": .string(sessionName), "identity": .string(identity), "authorization": .object(authorization),
            "ice_servers": [],
        ]
    }
}
