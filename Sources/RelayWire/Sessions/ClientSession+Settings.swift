package import Conferencing

extension ClientSession {
    /// Who a client is, and how patient.
    package struct Settings: Sendable {
        /// How it shows who it is.
        package var credentials: Credentials
        /// The inbound calls that it wants.
        package var contexts: [String] = []
        /// A free label.
        package var agent: String?
        /// How long a request may take, from the call.
        package var requestTimeout = TimeSpan.seconds(10)
        /// How long a socket may take to open, and then the connect to be answered.
        package var connectTimeout = TimeSpan.seconds(10)
        /// The time from one own ping to the next.
        package var pingInterval = TimeSpan.seconds(30)
        /// How long a ping's answer may take.
        package var pingTimeout = TimeSpan.seconds(10)
        /// The first wait before another try; each further one is twice as long.
        package var firstBackoff = TimeSpan.seconds(1)
        /// The longest wait. To each wait up to a quarter is added by lot, so that clients do not come back all at once.
        package var longestBackoff = TimeSpan.seconds(30)
        /// How many refusals in a row end the session.
        package var maximumRefusals = 3
        /// How many tries that come to nothing end it before the first success: no socket, or no answer on it.
        package var maximumOpenFailures = 5
        /// How long a lost session is tried to be regained.
        package var reconnectPatience = TimeSpan.seconds(60)
        /// How long the service may take to close after it has sent the client away.
        package var dismissalGrace = TimeSpan.seconds(2)
        /// How long the socket may take to close in the end.
        package var endGrace = TimeSpan.seconds(1)
        /// How many requests may wait for a connection.
        package var maximumQueued = 500
        /// How many events are remembered in order to know those that come again; beyond it the oldest are forgotten.
        package var maximumSeenEvents = 10_000
        /// From which ids and jitter are drawn.
        package var seed: UInt64

        /// The defaults.
        package init(_ credentials: Credentials, seed: UInt64) {
            self.credentials = credentials
            self.seed = seed
        }
    }
}
