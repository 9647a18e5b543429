internal import Synchronization

/// Tells every case that runs that it is to end.
public final class Stops: Sendable {
    private let state = Mutex<(isStopped: Bool, listeners: [AsyncStream<Void>.Continuation])>((false, []))

    /// Nobody has asked for an end yet.
    public init() {}

    /// Whether the run is to end.
    public var isStopped: Bool { state.withLock { $0.isStopped } }

    /// The run is to end now.
    public func stop() {
        let listeners = state.withLock { state in
            state.isStopped = true
            return state.listeners
        }
        for listener in listeners { listener.yield() }
    }

    /// A stream with an element once the run is to end.
    public func stream() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        let isStopped = state.withLock { state in
            state.listeners.append(continuation)
            return state.isStopped
        }
        if isStopped { continuation.yield() }
        return stream
    }
}
