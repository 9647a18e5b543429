import Dispatch
import Glibc

/// SIGTERM and SIGINT, the first of them and those after it.
final class StopSignals {
    // Kept, for a source that nobody holds hears nothing.
    private let sources: [any DispatchSourceSignal]

    /// Hears from now on. On a queue of its own, so that whatever else hangs, this does not.
    init(
        onFirst: @escaping @Sendable () -> Void,
        onSecond: @escaping @Sendable () -> Void = {},
        within limit: DispatchTimeInterval? = nil
    ) {
        let queue = DispatchQueue(label: "muster.signals")
        // Touched on that queue alone.
        nonisolated(unsafe) var count = 0
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                count += 1
                guard count == 1 else { return onSecond() }
                if let limit { queue.asyncAfter(deadline: .now() + limit) { StopSignals.leave() } }
                onFirst()
            }
            source.resume()
            return source
        }
    }

    /// Ends the process now.
    static func leave(_ status: Int32 = 0) -> Never { _exit(status) }
}
