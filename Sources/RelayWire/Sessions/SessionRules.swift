package import Conferencing

/// How a server treats sockets and sessions: what the profile says, and what bounds it.
package struct SessionRules: Sendable {
    /// The knobs of the wire, for sockets whose connect has not named a project yet, and for projects without their own.
    package var wire: WireProfile
    /// How long the credentials of a connect are being looked at where requests are handled at the same time (W3); where
    /// they are handled in order nobody can tell.
    package var connectWork = TimeSpan.milliseconds(20)
    /// How long it waits for the answer to a disconnect when it shuts down itself.
    package var shutdownGrace = TimeSpan.milliseconds(300)
    /// How many events a session may have that were not acknowledged; beyond it the oldest are forgotten.
    package var mostUndelivered = 10_000
    /// How many sockets may be open, and how many sessions be kept.
    package var mostSockets = 10_000
    /// The longest name in bytes that a client may give a session (W24, `adopt_name`).
    package var longestName = 256

    /// The defaults, or those of a profile.
    package init(wire: WireProfile = WireProfile()) { self.wire = wire }
}
