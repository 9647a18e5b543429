internal import Conferencing
package import NIOCore
package import RelayService
package import RelayWire

/// Drives the service: owns the machine, the clock, the sockets' channels and the one timer.
///
/// It lives on the event loop of its sockets. So a message goes from socket to machine and its answers back to sockets in
/// one go, in order, and no queue lies between that would need a bound.
package actor ServiceRunner {
    private let loop: any EventLoop
    private let origin = ContinuousClock.now
    private var now = Instant.start
    private var service: RelayService
    private var sockets: [SocketID: any Channel] = [:]
    private var unflushed: Set<SocketID> = []
    private var nextSocket = 0
    /// When the timer that is under way fires.
    private var alarm: Instant?
    private var inputs: [RelayService.Input] = []
    private var isHandling = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.executor.asUnownedSerialExecutor() }

    /// Makes a runner; all channels that it is told of must be of this loop.
    package init(_ settings: RelayService.Settings, loop: any EventLoop) {
        self.loop = loop
        service = RelayService(settings)
    }

    /// Whether the service is down and no socket is left, not even one that is still closing.
    package var isQuiet: Bool { service.isDown && sockets.isEmpty }

    /// Takes a new socket in, and names it.
    func open(_ channel: any Channel) -> SocketID {
        let id = SocketID(nextSocket)
        nextSocket += 1
        sockets[id] = channel
        give(.opened(id))
        return id
    }

    /// Tells the machine that a socket is gone; nothing is written to it any more.
    func forget(_ id: SocketID) {
        guard sockets.removeValue(forKey: id) != nil else { return }
        unflushed.remove(id)
        give(.closed(id))
    }

    /// Gives the machine one input and carries out what it says.
    package func give(_ input: RelayService.Input) {
        inputs.append(input)
        // A socket that closes while it is written to comes back here; its turn is after what is being carried out.
        guard !isHandling else { return }
        isHandling = true
        drain()
    }

    /// Gives the machine all the inputs that wait, and then sets the timer.
    private func drain() {
        var index = 0
        while index < inputs.count {
            var outputs: [RelayService.Output] = []
            service.handle(inputs[index], at: moment(), into: &outputs)
            carryOut(outputs)
            index += 1
        }
        inputs.removeAll(keepingCapacity: true)
        isHandling = false
        rearm()
    }

    /// Does what the control API asks for.
    package func control(_ request: ControlRequest) -> ControlAnswer {
        var outputs: [RelayService.Output] = []
        let answer = service.control(request, at: moment(), into: &outputs)
        isHandling = true
        carryOut(outputs)
        drain()
        return answer
    }

    /// Whether a project has this token, for REST.
    package func authenticates(project: String, token: Secret) -> Bool {
        service.authenticates(project: project, token: token)
    }

    /// The moment on the service's clock; never before the last one.
    private func moment() -> Instant {
        let (seconds, attoseconds) = (ContinuousClock.now - origin).components
        now = max(now, Instant(nanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000))
        return now
    }

    private func carryOut(_ outputs: [RelayService.Output]) {
        for output in outputs {
            switch output {
            case .write(let id, let text):
                guard let channel = sockets[id] else { continue }
                channel.write(SocketMessage.text(text), promise: nil)
                flushLater(id)
            // 1006 is no code to be sent: it means an end without a word.
            case .close(let id, code: 1006): sockets[id]?.close(promise: nil)
            case .close(let id, let code):
                guard let channel = sockets[id] else { continue }
                channel.write(SocketMessage.close(code: code), promise: nil)
                flushLater(id)
            }
        }
    }

    /// Bytes go out once a turn of the loop: what belongs together leaves together.
    private func flushLater(_ id: SocketID) {
        if unflushed.isEmpty { loop.execute { self.assumeIsolated { $0.flush() } } }
        unflushed.insert(id)
    }

    private func flush() {
        let ids = unflushed
        unflushed.removeAll(keepingCapacity: true)
        for id in ids { sockets[id]?.flush() }
    }

    /// Sets the timer, unless one is under way that comes soon enough.
    private func rearm() {
        guard let next = service.nextWakeup, alarm.map({ next < $0 }) ?? true else { return }
        alarm = next
        let wait = max(0, next.since(moment()).nanoseconds)
        loop.scheduleTask(in: .nanoseconds(wait)) { self.assumeIsolated { $0.ring(next) } }
    }

    /// A timer has fired; one that a sooner one has replaced says nothing.
    private func ring(_ due: Instant) {
        guard alarm == due else { return }
        alarm = nil
        if let next = service.nextWakeup, next <= moment() { give(.woke) } else { rearm() }
    }
}
