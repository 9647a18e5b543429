package import Conferencing

/// How a server treats sockets and sessions where the sources leave it open: the defaults of the wire's page.
package struct SessionRules: Sendable {
    /// How long a socket may take to connect (W14, `connect_deadline`).
    package var connectDeadline = TimeSpan.seconds(30)
    /// How long after the loss of its socket a session can be resumed (W21, `resume_window`).
    package var resumeWindow = TimeSpan.seconds(30)
    /// How often the server pings (W42, `ping_interval`).
    package var pingInterval = TimeSpan.seconds(10)
    /// How long it waits for the answer (W42, `ping_timeout`).
    package var pingTimeout = TimeSpan.seconds(10)
    /// How long it waits for the answer to a disconnect (W50, `disconnect_grace`).
    package var disconnectGrace = TimeSpan.seconds(5)
    /// How long it waits for that when it shuts down itself.
    package var shutdownGrace = TimeSpan.milliseconds(300)
    /// How many events a session may have that were not acknowledged; beyond it the oldest are forgotten.
    package var mostUndelivered = 10_000
    /// How many sockets may be open, and how many sessions be kept.
    package var mostSockets = 10_000

    /// The defaults.
    package init() {}
}
