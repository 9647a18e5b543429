import Dispatch
import Glibc

/// SIGTERM and SIGINT: the first asks the server to end, and from then on it has less than a second.
final class StopSignals {
    /// Has an element as soon as one has come.
    let asked: AsyncStream<Void>
    // Kept, for a source that nobody holds hears nothing.
    private let sources: [any DispatchSourceSignal]

    init() {
        let (asked, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        self.asked = asked
        let queue = DispatchQueue(label: "muster-net.signals")
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                // On this queue and no other: whatever else hangs, this does not.
                queue.asyncAfter(deadline: .now() + .milliseconds(900)) { StopSignals.leave() }
                continuation.yield()
            }
            source.resume()
            return source
        }
    }

    /// Ends the process as one that did what it was asked.
    static func leave() -> Never { _exit(0) }
}
