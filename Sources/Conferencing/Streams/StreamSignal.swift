/// What happens at a stream's endpoint, as the service has it.
public enum StreamSignal: Sendable, Hashable {
    /// The socket is open.
    case opened
    /// The endpoint refused the upgrade, with this HTTP status, or refused the connection (nil).
    case refused(status: Int?)
    /// The endpoint cannot be reached: no such host, no answer, or trouble with TLS.
    case unreachable
    /// The socket is closed, by the endpoint or by an accident.
    case closed
    /// The endpoint says something.
    case said(EndpointMessage)
}

/// What an endpoint says (section 4).
public enum EndpointMessage: Sendable, Hashable {
    /// Audio to be played: how long it lasts.
    case media(TimeSpan)
    /// A mark in the queue of what is to be played.
    case mark(String)
    /// Stops the playing and empties the queue.
    case clear
    /// Something that is no message: an unknown event, bad JSON or base64, a wrong `streamSid`, a binary frame (S1).
    case malformed
}

/// What muster's own endpoint does on a stream's socket, as a scenario has it.
public enum EndpointAction: Sendable, Hashable {
    /// Says something.
    case say(EndpointMessage)
    /// Closes the socket.
    case close
}

/// What muster's own endpoint does when a stream's socket is to be opened.
public enum EndpointBehaviour: Sendable, Hashable {
    /// Accepts the upgrade after so long.
    case accept(after: TimeSpan)
    /// Answers the upgrade with an HTTP status.
    case refuse(status: Int)
    /// Does not answer.
    case silence

    /// What it does where nothing is said.
    public static let standard = EndpointBehaviour.accept(after: .zero)
}
