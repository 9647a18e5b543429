package import Conferencing
internal import DequeModule
package import JSONCodec

/// The client's half of RELAY as a pure machine: one session that outlives its sockets, requests that each end in exactly
/// one answer, events that are acknowledged and counted once, pings. What the requests and events mean is for whoever
/// drives it.
///
/// The contract: give it one input, carry out all the outputs it appended, in order, then give it the next; at
/// ``nextWakeup`` give it ``Input/woke``. There is one socket at a time. ``Output/open`` disowns any socket before it:
/// nothing of that one is reported any more. A socket that fails to open is reported as ``Input/closed(_:)``, like one
/// that opened and went. What a state does not expect has crossed something on its way and is ignored.
///
/// Time that goes back stands still; time that jumps makes everything fall due at the next ``Input/woke``, where what is
/// due for the requests comes before what is due for the socket.
package struct ClientSession: Sendable {
    /// What happens to it.
    package enum Input: Sendable {
        /// The session is wanted.
        case begin
        /// The socket that was asked for is open.
        case opened
        /// A whole text message has come.
        case received([UInt8])
        /// A binary message has come, which RELAY does not have.
        case binary
        /// The socket is gone, or could not be opened; and why.
        case closed(String)
        /// Something is asked of the service. Whoever drives it never uses an id again.
        case request(RequestID, method: String, params: JSONObject)
        /// The session is to be closed in an orderly way.
        case end
        /// Time has passed.
        case woke
    }

    /// What is to be carried out.
    package enum Output: Sendable {
        /// Open a socket, and forget any other.
        case open
        /// Send one text message.
        case write([UInt8])
        /// Close the socket.
        case close(code: UInt16)
        /// The session is up under this name. One that was not resumed knows nothing of the calls before it (W24).
        case connected(sessionName: String, resumed: Bool)
        /// The session has no socket any more, for the time being; and why.
        case lost(String)
        /// The one answer to a request.
        case answered(RequestID, Answer)
        /// Something has happened; it is acknowledged already (W30).
        case event(EventEnvelope)
        /// A try failed, or the peer did something wrong, and the session goes on all the same.
        case trouble(String)
        /// It is over. Afterwards there is nothing but the answers to requests that come too late.
        case ended(End)
    }

    /// How a request ends.
    package enum Answer: Sendable, Hashable {
        /// With a result, which may be a refusal (W1).
        case result(JSONValue)
        /// With a protocol failure.
        case failure(RPCError)
        /// With nothing: whether the service has carried it out cannot be known.
        case lost(String)
    }

    /// How the session ends.
    package enum End: Sendable, Hashable {
        /// Because it was asked to.
        case asked
        /// The service does not want it: the last of so many refusals in a row.
        case refused(RPCError, tries: Int)
        /// The service cannot be reached, or not again; and why the last try failed.
        case unreachable(String)
    }

    let settings: Settings
    var phase = Phase.idle
    var now = Instant.start
    /// Draws the ids of requests.
    var ids: SeededGenerator
    /// Draws the jitter of the backoff.
    var jitter: SeededGenerator

    /// The session to resume; nil before the first, and where it is to be forgotten.
    var sessionName: String?
    /// The newest state the service told (W20).
    var authorizationState: Secret?
    /// Whether a socket carries the session, as far as has been told.
    package internal(set) var isConnected = false
    /// Whether there ever was a session.
    var hasSucceeded = false
    /// When the session was lost; nil while it is up and before the first.
    var lostAt: Instant?
    /// Tries in a row that the service refused.
    var refusals = 0
    /// Tries before the first success that came to nothing in another way.
    var failures = 0
    /// Waits since the last success.
    var waits = 0
    /// Why the last try failed.
    var lastWhy = "never connected"

    var requests = Requests()
    var seenEvents = EventMemory()

    /// Makes a session that has not begun.
    package init(_ settings: Settings) {
        self.settings = settings
        ids = SeededGenerator(seed: settings.seed, stream: "relay ids")
        jitter = SeededGenerator(seed: settings.seed, stream: "relay backoff")
    }

    /// Takes one input to its end; appends what is to be carried out.
    package mutating func handle(_ input: Input, at instant: Instant, into outputs: inout [Output]) {
        now = max(now, instant)
        switch input {
        case .begin: begin(&outputs)
        case .opened: opened(&outputs)
        case .received(let bytes): received(bytes, &outputs)
        case .binary: binary(&outputs)
        case .closed(let why): closed(why, &outputs)
        case .request(let id, let method, let params):
            request(Request(id: id, method: method, params: params, due: now + settings.requestTimeout), &outputs)
        case .end: end(&outputs)
        case .woke: fallDue(&outputs)
        }
    }

    mutating func write(_ frame: Frame, _ outputs: inout [Output]) { outputs.append(.write(frame.bytes)) }

    mutating func nextFrameID() -> FrameID {
        let high = ids.next()
        return FrameID(WireIdentifiers.uuid(high, ids.next()))
    }
}
