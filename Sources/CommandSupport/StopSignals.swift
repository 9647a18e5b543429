public import Dispatch
internal import Glibc

/// SIGTERM and SIGINT, the first of them and those after it.
public final class StopSignals {
    // Kept, for a source that nobody holds hears nothing.
    private let sources: [any DispatchSourceSignal]

    /// Hears from now on. On a queue of its own, so that whatever else hangs, this does not.
    ///
    /// With a limit, the process ends so long after the first signal at the latest; the later ones are told by number.
    public init(
        onFirst: @escaping @Sendable () -> Void,
        onSecond: @escaping @Sendable (Int32) -> Void = { _ in },
        within limit: DispatchTimeInterval? = nil
    ) {
        let queue = DispatchQueue(label: "muster.signals")
        let registered = DispatchGroup()
        // Touched on that queue alone.
        nonisolated(unsafe) var count = 0
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                count += 1
                guard count == 1 else { return onSecond(number) }
                if let limit { queue.asyncAfter(deadline: .now() + limit) { StopSignals.leave() } }
                onFirst()
            }
            registered.enter()
            source.setRegistrationHandler { registered.leave() }
            source.resume()
            return source
        }
        // Until then a signal would go unheard.
        registered.wait()
    }

    /// Hears for a run: the first signal ends it in order, and the next one ends the process as the signal would have, with
    /// the exit code that a shell gives to that: 130 after SIGINT.
    public convenience init(of stops: Stops) {
        self.init(onFirst: { stops.stop() }, onSecond: { StopSignals.leave(128 + $0) })
    }

    /// Ends the process now.
    public static func leave(_ status: Int32 = 0) -> Never { _exit(status) }
}
