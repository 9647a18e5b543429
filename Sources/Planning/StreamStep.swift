public import Conferencing

/// What the verb `stream` does.
public enum StreamStep: Sendable {
    /// Starts a stream in the newest lifetime of a room, over REST.
    case start(RoomIndex, StreamStart)
    /// Stops a room's stream by its name, over REST.
    case stop(String, RoomIndex)
    /// A stream's endpoint says something, or closes the socket.
    case endpoint(String, EndpointAction)

    /// What *start stream* asks for, as far as it is known before the run.
    public struct StreamStart: Sendable, Hashable {
        /// The options, with every literal value in place.
        public var request: StreamRequest
        /// The options whose text only the run knows; their paths begin with the option.
        public var late: [JoinPlan.LateOption]

        /// Makes what is asked for.
        public init(_ request: StreamRequest, late: [JoinPlan.LateOption]) {
            self.request = request
            self.late = late
        }
    }
}

/// A secret that a scenario may use.
public struct PlannedSecret: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The variable of the environment that holds it.
    public var variable: String

    /// Makes a secret.
    public init(name: String, variable: String) {
        self.name = name
        self.variable = variable
    }
}

/// What the endpoint does when a stream of a name is opened.
public struct PlannedEndpoint: Sendable, Hashable {
    /// The stream's name.
    public var stream: String
    /// What it does.
    public var behaviour: EndpointBehaviour

    /// Makes what an endpoint does.
    public init(stream: String, behaviour: EndpointBehaviour) {
        self.stream = stream
        self.behaviour = behaviour
    }
}
